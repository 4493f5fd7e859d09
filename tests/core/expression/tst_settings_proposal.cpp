// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/representation.h"
#include "core/expression/settings_proposal.h"
#include "core/midi/midi_file.h"
#include "support/shared_data.h"

#include <QtTest/QTest>

using namespace timbrel;
using namespace timbrel::expression;
using music::Event;
using music::EventKind;
using music::Sequence;

namespace {

Event note(int milliseconds, int number, int velocity)
{
    return {Microseconds {milliseconds * 1000},
            velocity > 0 ? EventKind::NoteOn : EventKind::NoteOff,
            0,
            static_cast<std::uint8_t>(number),
            static_cast<std::uint8_t>(velocity)};
}

Event move(int milliseconds, int controller, int value, int channel = 0)
{
    return {Microseconds {milliseconds * 1000},
            EventKind::Controller,
            static_cast<std::uint8_t>(channel),
            static_cast<std::uint8_t>(controller),
            static_cast<std::uint8_t>(value)};
}

/// Up and down again in the second of a note.
Sequence swell(int controller, int velocity = 80, int peak = 127)
{
    Sequence events = {move(0, controller, 0), note(0, 60, velocity)};
    for (int i = 1; i < 100; ++i)
        events.push_back(move(10 * i, controller, peak * (i < 50 ? i : 100 - i) / 50));
    events.push_back(move(1000, controller, 0));
    events.push_back(note(1000, 60, 0));
    return events;
}

/// Jumps to a value of its own with every note.
Sequence jumps(const std::vector<std::pair<int, int>>& velocitiesAndValues, int pitchStep = 0)
{
    Sequence events = {move(0, 7, 10)};
    int time = 0;
    int pitch = 60;
    for (const auto& [velocity, value] : velocitiesAndValues) {
        time += 500;
        events.push_back(move(time, 7, value));
        events.push_back(note(time, pitch, velocity));
        events.push_back(note(time + 250, pitch, 0));
        pitch += pitchStep;
    }
    events.push_back(move(time + 250, 7, 10));
    return events;
}

Settings settingsOf(const Proposal& proposal)
{
    Random random(1);
    auto settings = proposal.conf.settings(random);
    if (!settings)
        qFatal("no settings: %s %s", errorName(settings.error().id), settings.error().name.c_str());
    return std::move(*settings);
}

const ProposalReason* reasonFor(const Proposal& proposal, std::string_view key)
{
    for (const ProposalReason& reason : proposal.reasons)
        if (reason.key == key)
            return &reason;
    return nullptr;
}

} // namespace

class TestSettingsProposal : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void singleNoteGetsAPlainNetwork();
    void controllersThatStandStillAreLeftOut();
    void channelsThatDifferAreNoMovement();
    void setupControllersAreLeftOut();
    void mostlyMovingOnesAreChosenFromMany();
    void defaultsAreWhereExamplesRest();
    void countsFollowTheValues_data();
    void countsFollowTheValues();
    void velocityOnlyWhereItMatters();
    void velocityWhereExamplesContradictWithoutIt();
    void intervalsOnlyWherePitchChanges();
    void releasesOnlyWhereNotesOverlap();
    void rateFollowsTheFastestController();
    void tempoVariesOnlyWhereControllersFollowTheNotes();
    void everyReasonStandsAboveItsKey();
    void everyReasonSaysWhatWasSeen();
    void nothingToLearnIsSaid();
    void realFilesGiveSettingsThatHold();
};

void TestSettingsProposal::singleNoteGetsAPlainNetwork()
{
    const auto settings = settingsOf(proposeSettings({swell(74)}));
    QCOMPARE(settings.controllers, std::vector<std::uint8_t> {74});
    QCOMPARE(settings.controllerDefaults.at(74), 0);
    QCOMPARE(settings.controllerOutputCounts.at(74), 32);
    QCOMPARE(settings.features.width(), std::size_t {1});
    QVERIFY(settings.features.has(Feature::SomeNoteOn));
    QCOMPARE(settings.training.tempoJitterFactor, 0.0);
    QCOMPARE(settings.training.tempoAdjustmentFactor, 0.0);
    QCOMPARE(settings.training.meanPaddingSeconds, 0.5);
    QCOMPARE(settings.blockCounts, std::vector<int> {43});
}

void TestSettingsProposal::controllersThatStandStillAreLeftOut()
{
    auto events = swell(1);
    events.insert(events.begin(), move(0, 10, 64));
    QCOMPARE(settingsOf(proposeSettings({events})).controllers, std::vector<std::uint8_t> {1});
}

void TestSettingsProposal::channelsThatDifferAreNoMovement()
{
    auto events = swell(1);
    events.insert(events.begin(), {move(0, 10, 30, 0), move(0, 10, 90, 1), move(0, 7, 1, 2)});
    QCOMPARE(settingsOf(proposeSettings({events})).controllers, std::vector<std::uint8_t> {1});
    events.push_back(move(1200, 10, 91, 1));
    QCOMPARE(settingsOf(proposeSettings({events})).controllers,
             (std::vector<std::uint8_t> {1, 10}));
}

void TestSettingsProposal::setupControllersAreLeftOut()
{
    auto events = swell(1);
    for (const int controller : {0, 32, 6, 38, 98, 99, 100, 101, 120, 121, 123, 127})
        for (const int value : {0, 5})
            events.push_back(move(2000, controller, value));
    QCOMPARE(settingsOf(proposeSettings({events})).controllers, std::vector<std::uint8_t> {1});
}

void TestSettingsProposal::mostlyMovingOnesAreChosenFromMany()
{
    Sequence events = {note(0, 60, 80)};
    for (int i = 0; i < 12; ++i) {
        events.push_back(move(i, 10 + i, 0));
        events.push_back(move(i, 10 + i, 10 * (12 - i)));
    }
    const auto proposal = proposeSettings({events});
    QCOMPARE(settingsOf(proposal).controllers,
             (std::vector<std::uint8_t> {10, 11, 12, 13, 14, 15, 16, 17}));
    QCOMPARE(proposal.leftOut, (std::vector<std::uint8_t> {18, 19, 20, 21}));
    QVERIFY(reasonFor(proposal, "midi.controllers")->reason.find("18, 19, 20, 21")
            != std::string::npos);
}

void TestSettingsProposal::defaultsAreWhereExamplesRest()
{
    const Sequence once = {move(0, 5, 90), note(0, 60, 9), move(20, 5, 20), note(30, 60, 0)};
    QCOMPARE(settingsOf(proposeSettings({once})).controllerDefaults.at(5),
             90); // of equals, the start
    const Sequence back = {move(0, 5, 40), note(0, 60, 9), move(20, 5, 20), note(30, 60, 0)};
    const auto proposal = proposeSettings({once, back, back});
    QCOMPARE(settingsOf(proposal).controllerDefaults.at(5), 20);
    QVERIFY(reasonFor(proposal, "midi.controller_defaults")->reason.find("most often")
            != std::string::npos);
    QVERIFY(reasonFor(proposeSettings({swell(5)}), "midi.controller_defaults")
                ->reason.find("starts and ends at 0")
            != std::string::npos);
}

void TestSettingsProposal::countsFollowTheValues_data()
{
    QTest::addColumn<QList<int>>("values");
    QTest::addColumn<int>("count");
    QTest::newRow("two") << QList<int> {20, 80} << 2;
    QTest::newRow("three even") << QList<int> {20, 50, 80} << 3;
    QTest::newRow("three uneven") << QList<int> {0, 25, 100} << 5;
    QTest::newRow("a small range") << QList<int> {60, 61, 62, 63, 64} << 5;
    QTest::newRow("neighbours and a far one") << QList<int> {0, 1, 127} << 2;
    QTest::newRow("few that fit no grid") << QList<int> {0, 30, 47, 90, 127} << 14;
    QTest::newRow("one") << QList<int> {5} << 2;
    QTest::newRow("none") << QList<int> {} << 2;
}

void TestSettingsProposal::countsFollowTheValues()
{
    QFETCH(QList<int>, values);
    QFETCH(int, count);
    Sequence events;
    for (const int value : values)
        events.push_back(move(0, 3, value));
    events.push_back(move(0, 4, 100));
    QCOMPARE(proposedOutputCount({events}, 3), count);
}

void TestSettingsProposal::velocityOnlyWhereItMatters()
{
    // the value follows the velocity
    QVERIFY(
        settingsOf(proposeSettings({jumps({{30, 30}, {60, 62}, {90, 88}, {120, 121}, {45, 44}})}))
            .features.has(Feature::Velocity));
    // it does not
    QVERIFY(!settingsOf(proposeSettings({jumps({{30, 90},
                                                {120, 90},
                                                {30, 20},
                                                {120, 20},
                                                {75, 55},
                                                {40, 60},
                                                {110, 60},
                                                {40, 30},
                                                {110, 30}})}))
                 .features.has(Feature::Velocity));
    // velocities are all but equal
    QVERIFY(!settingsOf(proposeSettings({jumps({{80, 30}, {82, 62}, {84, 88}, {86, 121}})}))
                 .features.has(Feature::Velocity));
    // one example soft, one loud
    QVERIFY(settingsOf(proposeSettings({swell(1, 30, 40), swell(1, 120, 120)}))
                .features.has(Feature::Velocity));
    QVERIFY(!settingsOf(proposeSettings({swell(1, 30), swell(1, 120)}))
                 .features.has(Feature::Velocity));
}

void TestSettingsProposal::velocityWhereExamplesContradictWithoutIt()
{
    // too few notes, and too unlike, for velocity to go with anything
    const std::vector<Sequence> examples
        = {swell(1, 30, 100), swell(1, 60, 20), swell(1, 90, 110), swell(1, 120, 30)};
    const auto proposal = proposeSettings(examples);
    QVERIFY(settingsOf(proposal).features.has(Feature::Velocity));
    QVERIFY(reasonFor(proposal, "representation.input_features")->reason.find("contradict")
            != std::string::npos);
    // velocity does not explain this
    QVERIFY(!settingsOf(proposeSettings({swell(1, 30, 100), swell(1, 30, 20), swell(1, 60, 60)}))
                 .features.has(Feature::Velocity));
}

void TestSettingsProposal::intervalsOnlyWherePitchChanges()
{
    const std::vector<std::pair<int, int>> course = {{80, 30}, {80, 60}, {80, 30}};
    QVERIFY(settingsOf(proposeSettings({jumps(course, 2)})).features.has(Feature::Interval));
    QVERIFY(!settingsOf(proposeSettings({jumps(course)})).features.has(Feature::Interval));
    QVERIFY(settingsOf(proposeSettings({jumps(course)})).features.has(Feature::NoteStruck));
}

void TestSettingsProposal::releasesOnlyWhereNotesOverlap()
{
    Sequence events = {move(0, 1, 0),
                       note(0, 60, 80),
                       note(100, 64, 80),
                       move(100, 1, 50),
                       note(200, 60, 0),
                       note(300, 64, 0),
                       move(300, 1, 0)};
    QVERIFY(settingsOf(proposeSettings({events})).features.has(Feature::NoteReleased));
    std::swap(events[2], events[4]);
    events[2].time = events[1].time + Microseconds {50'000};
    music::sortByTime(events);
    QVERIFY(!settingsOf(proposeSettings({events})).features.has(Feature::NoteReleased));
}

void TestSettingsProposal::rateFollowsTheFastestController()
{
    // 32 values up and down within a second: 62 steps a second
    QCOMPARE(settingsOf(proposeSettings({swell(1)})).updateRate, 75);
    auto slow = swell(1);
    for (Event& event : slow)
        event.time *= 4;
    QCOMPARE(settingsOf(proposeSettings({slow})).updateRate, 20);
    QCOMPARE(settingsOf(proposeSettings({jumps({{80, 30}, {80, 90}, {80, 30}})})).updateRate, 20);
}

void TestSettingsProposal::tempoVariesOnlyWhereControllersFollowTheNotes()
{
    const auto free = settingsOf(proposeSettings({jumps({{80, 30}, {80, 90}, {80, 30}})}));
    QVERIFY(free.training.tempoJitterFactor > 0.0 && free.training.tempoAdjustmentFactor > 0.0);
    auto twice = swell(1);
    for (Event event : swell(1)) {
        event.time += Microseconds {1'500'000};
        twice.push_back(event);
    }
    const auto bound = settingsOf(proposeSettings({twice}));
    QCOMPARE(bound.training.tempoJitterFactor, 0.0);
    QCOMPARE(bound.training.meanPaddingSeconds, 1.0);
}

void TestSettingsProposal::everyReasonStandsAboveItsKey()
{
    const auto proposal = proposeSettings({swell(1), jumps({{80, 30}, {20, 90}, {80, 30}}, 3)});
    for (const char* key : {"midi.controllers",
                            "midi.controller_defaults",
                            "representation.controller_output_counts",
                            "representation.update_rate",
                            "representation.input_features",
                            "training.mean_padding",
                            "training.padding_stddev",
                            "training.example_repetitions",
                            "training.tempo_jitter_factor",
                            "training.tempo_adjustment_factor"}) {
        const ProposalReason* reason = reasonFor(proposal, key);
        QVERIFY2(reason != nullptr, key);
        const std::string text = proposal.conf.text();
        const auto at
            = text.find("\n" + std::string(key).substr(std::string(key).find('.') + 1) + " =");
        QVERIFY2(at != std::string::npos, key);
        const auto comment = text.rfind("# Here: " + reason->reason.substr(0, 30), at);
        QVERIFY2(comment != std::string::npos, key);
        // nothing but comment lines between
        for (auto line = comment; line < at; line = text.find('\n', line) + 1)
            QVERIFY2(text[line] == '#', key);
    }
    QVERIFY(proposal.conf.problems().empty());
}

void TestSettingsProposal::everyReasonSaysWhatWasSeen()
{
    const auto partsOf = [](const Proposal& proposal, const char* key) {
        for (const ProposalReason& reason : proposal.reasons)
            if (reason.key == key)
                return reason.parts;
        return std::vector<ProposalPart>();
    };
    using Parts = std::vector<ProposalPart>;
    const auto single = proposeSettings({swell(74)});
    for (const ProposalReason& reason : single.reasons)
        QVERIFY2(!reason.parts.empty(), reason.key.c_str());
    QCOMPARE(partsOf(single, "midi.controllers"),
             (Parts {{ProposalFact::ControllersMove, {"74"}}}));
    QCOMPARE(partsOf(single, "midi.controller_defaults"),
             (Parts {{ProposalFact::RestsAt, {"74", "0"}}}));
    QCOMPARE(partsOf(single, "representation.input_features"),
             (Parts {{ProposalFact::KeyDownTells, {}},
                     {ProposalFact::IsOneNote, {}},
                     {ProposalFact::EquallyLoud, {}},
                     {ProposalFact::PitchNeverChanges, {}}}));
    QCOMPARE(partsOf(single, "training.mean_padding"),
             (Parts {{ProposalFact::SingleNoteMayComeSoon, {}}}));
    const auto several = proposeSettings({jumps({{20, 30}, {60, 60}, {120, 90}}, 2)});
    QCOMPARE(partsOf(several, "representation.update_rate"),
             (Parts {{ProposalFact::ChangesWithNotes, {}}}));
    QCOMPARE(partsOf(several, "training.tempo_jitter_factor"),
             (Parts {{ProposalFact::ChangesOnlyWithNotes, {}}}));
    const auto features = partsOf(several, "representation.input_features");
    QVERIFY(
        std::find(features.begin(), features.end(), ProposalPart {ProposalFact::PitchDiffers, {}})
        != features.end());
}

void TestSettingsProposal::nothingToLearnIsSaid()
{
    for (const auto& examples : {std::vector<Sequence> {},
                                 {Sequence {}},
                                 {Sequence {note(0, 60, 80), note(9, 60, 0)}},
                                 {Sequence {move(0, 1, 5), move(3, 1, 5)}}}) {
        const auto proposal = proposeSettings(examples);
        QVERIFY(proposal.conf.problems().empty());
        QCOMPARE(proposal.reasons.size(), std::size_t {1});
        QCOMPARE(proposal.reasons[0].key, std::string("midi.controllers"));
        QCOMPARE(settingsOf(proposal).controllers, (std::vector<std::uint8_t> {1, 2}));
    }
}

void TestSettingsProposal::realFilesGiveSettingsThatHold()
{
    const auto data = test::sharedData();
    if (!data)
        QSKIP(test::kNoSharedData);
    std::size_t count = 0;
    for (const char* folder :
         {"midi/synthetic", "midi/larasynth", "midi/freedoom", "midi/musescore"})
        for (const auto& path : test::filesIn(*data / folder, ".mid")) {
            const auto file = midi::readMidiFile(path);
            if (!file)
                continue;
            const auto proposal = proposeSettings({midi::mergedSequence(*file)});
            QVERIFY2(proposal.conf.problems().empty(), path.c_str());
            ++count;
            if (path.filename().string().starts_with("dev_velocity"))
                QVERIFY2(music::countNotes(midi::mergedSequence(*file)) < 2
                             || settingsOf(proposal).features.has(Feature::Velocity),
                         path.c_str());
            if (path.filename().string().starts_with("dev_interval"))
                QVERIFY2(settingsOf(proposal).features.has(Feature::Interval)
                             || music::countNotes(midi::mergedSequence(*file)) < 2,
                         path.c_str());
        }
    QVERIFY(count > 30);
}

QTEST_APPLESS_MAIN(TestSettingsProposal)
#include "tst_settings_proposal.moc"
