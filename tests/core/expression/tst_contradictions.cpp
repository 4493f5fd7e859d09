// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/contradictions.h"
#include "core/expression/settings_proposal.h"
#include "core/midi/midi_file.h"
#include "support/shared_data.h"
#include "support/synthetic_families.h"

#include <QtTest>

#include <cmath>

using namespace timbrel;
using namespace timbrel::expression;
using music::Event;
using music::EventKind;
using music::Sequence;

namespace {

constexpr std::uint8_t kController = 74;

Microseconds ms(double milliseconds)
{
    return Microseconds {std::llround(milliseconds * 1000.0)};
}

/// A note of a phrase, and where the controller goes while it is held: up to a peak and back.
struct Played
{
    double begin = 0.0; ///< ms
    double length = 400.0;
    int number = 60;
    int velocity = 80;
    int peak = 100; ///< below 0: the controller is left alone
};

Sequence phrase(const std::vector<Played>& notes, double lead = 0.0)
{
    Sequence events;
    if (lead > 0.0)
        events.push_back({ms(0), EventKind::Controller, 0, kController, 0});
    for (const Played& note : notes) {
        const double begin = lead + note.begin;
        const auto number = static_cast<std::uint8_t>(note.number);
        if (note.peak >= 0)
            events.push_back({ms(begin), EventKind::Controller, 0, kController, 0});
        events.push_back(
            {ms(begin), EventKind::NoteOn, 0, number, static_cast<std::uint8_t>(note.velocity)});
        for (double at = 10.0; note.peak >= 0 && at < note.length; at += 10.0)
            events.push_back({ms(begin + at),
                              EventKind::Controller,
                              0,
                              kController,
                              static_cast<std::uint8_t>(std::lround(
                                  note.peak * std::sin(3.14159265 * at / note.length)))});
        if (note.peak >= 0)
            events.push_back({ms(begin + note.length), EventKind::Controller, 0, kController, 0});
        events.push_back({ms(begin + note.length), EventKind::NoteOff, 0, number, 0});
    }
    music::sortByTime(events);
    return events;
}

Settings plainSettings()
{
    Settings settings;
    settings.controllers = {kController};
    settings.controllerDefaults[kController] = 0;
    settings.controllerOutputCounts[kController] = 32;
    settings.updateRate = 75;
    settings.features = FeatureSet::all5();
    return settings;
}

const std::vector<Played>& melody()
{
    static const std::vector<Played> notes = {{0.0, 400.0, 60, 80, 100},
                                              {500.0, 300.0, 64, 80, 90},
                                              {1000.0, 500.0, 62, 110, 120},
                                              {1850.0, 300.0, 67, 80, 60}};
    return notes;
}

Settings proposed(const std::vector<Sequence>& examples)
{
    Random random(1);
    auto settings = proposeSettings(examples).conf.settings(random);
    if (!settings)
        qFatal("no settings");
    return std::move(*settings);
}

bool isAt(const Contradiction& found, std::size_t example, Microseconds begin, Microseconds end)
{
    const auto is = [&](const ContradictionPlace& place) {
        return place.example == example && place.time >= begin && place.time < end;
    };
    return is(found.first) || is(found.second);
}

std::vector<Sequence> filesStartingWith(const std::filesystem::path& folder, const char* start)
{
    std::vector<Sequence> examples;
    for (const auto& path : test::filesIn(folder, ".mid"))
        if (path.filename().string().starts_with(start))
            if (const auto file = midi::readMidiFile(path))
                examples.push_back(midi::mergedSequence(*file));
    return examples;
}

/// The notes of one file with the controllers of another, later and less far.
Sequence mixed(const std::filesystem::path& folder,
               const char* notes,
               const char* controllers,
               Microseconds late,
               double factor)
{
    Sequence events;
    const auto played = filesStartingWith(folder, notes);
    const auto moved = filesStartingWith(folder, controllers);
    for (const Event& event : played.front())
        if (event.kind != EventKind::Controller)
            events.push_back(event);
    for (Event event : moved.front())
        if (event.kind == EventKind::Controller) {
            event.time += event.time > ms(0) ? late : ms(0);
            event.value = static_cast<std::uint8_t>(std::lround(event.value * factor));
            events.push_back(event);
        }
    music::sortByTime(events);
    return events;
}

} // namespace

class TestContradictions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theSamePhraseTwiceIsNone();
    void theSameCueWithAnotherCourseIsOne();
    void onlyEnabledFeaturesTell_data();
    void onlyEnabledFeaturesTell();
    void whatCameBeforeTheLastNoteTells();
    void theTimeBetweenTheNotesTells();
    void handsThatAreNotExactAreNoContradiction();
    void oneOutputStepIsNone();
    void aSwitchThatContradictsIsOne();
    void timesAreThoseOfTheExample();
    void silenceBeforeTheFirstNoteCounts();
    void twoPlacesOfOneExampleCount();
    void theOddOneIsReportedNotTheRest();
    void fivePlantedAmongFamiliesAreFound();
    void familiesAgreeWithThemselves();
    void realExamplesAgree();
    void plantedAmongRealExamplesAreFound();
    void strangeExamplesAreNoTrouble();
    void canBeStopped();
};

void TestContradictions::theSamePhraseTwiceIsNone()
{
    const auto examples = std::vector {phrase(melody()), phrase(melody()), phrase(melody())};
    QVERIFY(findContradictions(examples, plainSettings()).empty());
}

void TestContradictions::theSameCueWithAnotherCourseIsOne()
{
    auto other = melody();
    other[2].peak = 40;
    const auto found = findContradictions({phrase(melody()), phrase(other)}, plainSettings());
    QCOMPARE(found.size(), std::size_t {1});
    const Contradiction& one = found.front();
    QCOMPARE(int {one.controller}, int {kController});
    QCOMPARE(one.first.example, std::size_t {0});
    QCOMPARE(one.second.example, std::size_t {1});
    QVERIFY(one.first.time > ms(1000) && one.first.time < ms(1500));
    QCOMPARE(one.first.time, one.second.time);
    QCOMPARE(one.first.range.begin, ms(1000));
    QCOMPARE(one.first.range.end, ms(1500));
    QVERIFY(one.first.value - one.second.value > 60);
    QVERIFY(one.steps >= 15 && one.steps <= 21);
}

void TestContradictions::onlyEnabledFeaturesTell_data()
{
    QTest::addColumn<int>("number");
    QTest::addColumn<int>("velocity");
    QTest::addColumn<int>("feature");
    QTest::newRow("velocity") << 62 << 60 << int(Feature::Velocity);
    QTest::newRow("interval") << 71 << 110 << int(Feature::Interval);
    QTest::newRow("note number") << 62 + 12 << 110 << int(Feature::NoteNumber);
}

void TestContradictions::onlyEnabledFeaturesTell()
{
    QFETCH(int, number);
    QFETCH(int, velocity);
    QFETCH(int, feature);
    std::vector<Played> other = melody();
    other[2].number = number;
    other[2].velocity = velocity;
    other[2].peak = 40;
    other.resize(3);
    const std::vector examples {phrase(melody()), phrase(other)};
    Settings settings = plainSettings();
    settings.features = {};
    settings.features.set(Feature::NoteStruck);
    settings.features.set(Feature::SomeNoteOn);
    QCOMPARE(findContradictions(examples, settings).size(), std::size_t {1});
    settings.features.set(static_cast<Feature>(feature));
    QCOMPARE(findContradictions(examples, settings).size(), std::size_t {0});
}

void TestContradictions::whatCameBeforeTheLastNoteTells()
{
    // legato: the last two events are the strokes of two notes; the first of them differs
    const auto legato = [](int firstVelocity, int peak) {
        return phrase({{0.0, 200.0, 48, 80, -1},
                       {500.0, 1200.0, 60, firstVelocity, -1},
                       {900.0, 600.0, 64, 80, peak}});
    };
    QVERIFY(findContradictions({legato(80, 100), legato(30, 20)}, plainSettings()).empty());
    QVERIFY(!findContradictions({legato(80, 100), legato(80, 20)}, plainSettings()).empty());
}

void TestContradictions::theTimeBetweenTheNotesTells()
{
    const auto pair = [](double second, int peak) {
        return phrase({{0.0, 300.0, 60, 80, 50}, {second, 300.0, 62, 80, peak}});
    };
    QVERIFY(findContradictions({pair(500.0, 100), pair(900.0, 20)}, plainSettings()).empty());
    QVERIFY(!findContradictions({pair(500.0, 100), pair(503.0, 20)}, plainSettings()).empty());
    Settings free = plainSettings();
    free.training.tempoJitterFactor = 0.3;
    QVERIFY(!findContradictions({pair(500.0, 100), pair(550.0, 20)}, free).empty());
    QVERIFY(findContradictions({pair(500.0, 100), pair(550.0, 20)}, plainSettings()).empty());
}

void TestContradictions::handsThatAreNotExactAreNoContradiction()
{
    Random random(5);
    std::vector<Sequence> examples;
    for (int i = 0; i < 30; ++i) {
        auto played = melody();
        for (Played& note : played) {
            note.begin = std::max(0.0, note.begin + random.uniform(-4.0, 4.0));
            note.length *= random.uniform(0.99, 1.01);
        }
        examples.push_back(phrase(played));
    }
    QCOMPARE(findContradictions(examples, plainSettings()).size(), std::size_t {0});
    auto odd = melody();
    odd[1].peak = 10;
    examples.push_back(phrase(odd));
    const auto found = findContradictions(examples, plainSettings());
    QCOMPARE(found.size(), std::size_t {1});
    QVERIFY(isAt(found.front(), 30, ms(500), ms(800)));
}

void TestContradictions::oneOutputStepIsNone()
{
    // 32 values from 0 to 124 are 4 apart
    const auto rising = [](int to) {
        return Sequence {{ms(0), EventKind::NoteOn, 0, 60, 80},
                         {ms(100), EventKind::Controller, 0, kController, 124},
                         {ms(200), EventKind::Controller, 0, kController, std::uint8_t(to)},
                         {ms(500), EventKind::NoteOff, 0, 60, 0},
                         {ms(500), EventKind::Controller, 0, kController, 0}};
    };
    QVERIFY(findContradictions({rising(60), rising(64)}, plainSettings()).empty());
    const auto found = findContradictions({rising(60), rising(68)}, plainSettings());
    QCOMPARE(found.size(), std::size_t {1});
    QCOMPARE(found.front().steps, 2);
    QCOMPARE(found.front().first.value, 60);
    QCOMPARE(found.front().second.value, 68);
}

void TestContradictions::aSwitchThatContradictsIsOne()
{
    const auto switched = [](int to) {
        return Sequence {{ms(0), EventKind::Controller, 0, kController, 0},
                         {ms(0), EventKind::NoteOn, 0, 60, 80},
                         {ms(100), EventKind::Controller, 0, kController, std::uint8_t(to)},
                         {ms(500), EventKind::NoteOff, 0, 60, 0},
                         {ms(500), EventKind::Controller, 0, kController, 0}};
    };
    Settings settings = plainSettings();
    settings.controllerOutputCounts[kController] = 2;
    QVERIFY(findContradictions({switched(100), switched(100)}, settings).empty());
    const auto found = findContradictions({switched(100), switched(0)}, settings);
    QCOMPARE(found.size(), std::size_t {1});
    QCOMPARE(found.front().steps, 1);
}

void TestContradictions::timesAreThoseOfTheExample()
{
    auto other = melody();
    other[0].peak = 20;
    auto late = phrase(other);
    for (Event& event : late)
        event.time += ms(10'000);
    const auto found = findContradictions({phrase(melody()), late}, plainSettings());
    QCOMPARE(found.size(), std::size_t {1});
    QCOMPARE(found.front().second.time - found.front().first.time, ms(10'000));
}

void TestContradictions::silenceBeforeTheFirstNoteCounts()
{
    auto other = phrase(melody(), 500.0);
    other.front().value = 90;
    const auto found = findContradictions({phrase(melody(), 500.0), other}, plainSettings());
    QCOMPARE(found.size(), std::size_t {1});
    QVERIFY(found.front().second.time < ms(500));
    QVERIFY(std::abs(found.front().second.value - 90) <= 2);
}

void TestContradictions::twoPlacesOfOneExampleCount()
{
    const auto example = phrase({{0.0, 400.0, 60, 80, 100},
                                 {500.0, 400.0, 62, 80, 100},
                                 {1000.0, 400.0, 64, 80, 30},
                                 {1500.0, 400.0, 66, 80, 100}});
    const auto found = findContradictions({example}, plainSettings());
    QCOMPARE(found.size(), std::size_t {1});
    QVERIFY(isAt(found.front(), 0, ms(1000), ms(1400)));
}

void TestContradictions::theOddOneIsReportedNotTheRest()
{
    std::vector<Sequence> examples(40, phrase(melody()));
    auto low = melody();
    low[1].peak = 5;
    auto high = melody();
    high[1].peak = 127;
    examples[17] = phrase(low);
    examples[31] = phrase(high);
    const auto found = findContradictions(examples, plainSettings());
    QCOMPARE(found.size(), std::size_t {2});
    for (const std::size_t planted : {17U, 31U})
        QCOMPARE(std::count_if(found.begin(),
                               found.end(),
                               [&](const Contradiction& one) {
                                   return isAt(one, planted, ms(500), ms(800))
                                       && !isAt(one, planted == 17 ? 31 : 17, ms(0), ms(5000));
                               }),
                 1);
}

/// Every family as it is, and once more with one note in which the controller goes elsewhere.
void TestContradictions::fivePlantedAmongFamiliesAreFound()
{
    for (const test::Family family : test::kFamilies) {
        std::vector<Sequence> examples;
        for (std::uint64_t seed = 1; seed <= 6; ++seed)
            examples.push_back(test::makeFamilyFile(family, seed, 20));
        const Settings settings = proposed(examples);
        const auto before = findContradictions(examples, settings).size();
        const auto notes = test::familyNotes(3, 20);
        Sequence planted = examples[2];
        const Microseconds begin = notes[9].start;
        const Microseconds end = begin + notes[9].length;
        const auto& rule = test::ruleOf(family);
        for (Event& event : planted)
            if (event.kind == EventKind::Controller && event.time >= begin && event.time < end)
                event.value = static_cast<std::uint8_t>(rule.minimum + rule.maximum - event.value);
        examples.push_back(planted);
        const auto found = findContradictions(examples, settings);
        QVERIFY2(std::any_of(
                     found.begin(),
                     found.end(),
                     [&](const Contradiction& one) { return isAt(one, 6, begin, end + ms(100)); }),
                 rule.name.c_str());
        QVERIFY2(before == 0, rule.name.c_str());
        QVERIFY2(found.size() <= 2, rule.name.c_str());
    }
}

void TestContradictions::familiesAgreeWithThemselves()
{
    const auto data = test::sharedData();
    if (!data)
        QSKIP(test::kNoSharedData);
    for (const char* family :
         {"dev_env", "dev_velocity", "dev_interval", "dev_step", "dev_vibrato"}) {
        const auto examples = filesStartingWith(*data / "midi/synthetic", family);
        QCOMPARE(examples.size(), std::size_t {4});
        const auto found = findContradictions(examples, proposed(examples));
        QVERIFY2(found.empty(), family);
    }
}

void TestContradictions::realExamplesAgree()
{
    const auto data = test::sharedData();
    if (!data)
        QSKIP(test::kNoSharedData);
    const auto folder = *data / "midi/larasynth";
    for (const char* start : {"", "vel_", "int_", "triangle", "vel_loud", "vel_soft", "vel_127"}) {
        const auto examples = filesStartingWith(folder, start);
        QVERIFY2(!examples.empty(), start);
        QVERIFY2(findContradictions(examples, proposed(examples)).empty(), start);
    }
    QCOMPARE(filesStartingWith(folder, "").size(), std::size_t {6});
}

void TestContradictions::plantedAmongRealExamplesAreFound()
{
    const auto data = test::sharedData();
    if (!data)
        QSKIP(test::kNoSharedData);
    const auto folder = *data / "midi/larasynth";
    const auto originals = filesStartingWith(folder, "");
    const Settings settings = proposed(originals);
    const std::vector<Sequence> planted = {
        mixed(folder, "vel_soft", "vel_loud", ms(0), 1.0), // soft as if loud
        mixed(folder, "int_up", "int_down", ms(0), 1.0), // up as if down
        mixed(folder, "triangle", "triangle", ms(0), 0.5), // half as far
        mixed(folder, "triangle", "triangle", ms(200), 1.0), // too late
        mixed(folder, "vel_127", "vel_127", ms(0), 0.0), // not at all
    };
    const auto isIn = [](const Contradiction& one, std::size_t example) {
        return one.first.example == example || one.second.example == example;
    };
    auto all = originals;
    for (const Sequence& one : planted) {
        auto examples = originals;
        examples.push_back(one);
        all.push_back(one);
        const auto found = findContradictions(examples, settings);
        QVERIFY(!found.empty());
        for (const Contradiction& contradiction : found)
            QVERIFY(isIn(contradiction, originals.size()));
    }
    const auto found = findContradictions(all, settings);
    for (std::size_t i = originals.size(); i < all.size(); ++i)
        QVERIFY(std::any_of(
            found.begin(), found.end(), [&](const Contradiction& one) { return isIn(one, i); }));
}

void TestContradictions::strangeExamplesAreNoTrouble()
{
    Settings settings = plainSettings();
    QVERIFY(findContradictions({}, settings).empty());
    QVERIFY(findContradictions({Sequence {}, Sequence {}}, settings).empty());
    const Microseconds far {std::int64_t {1} << 52};
    const Sequence endless {{ms(0), EventKind::NoteOn, 0, 60, 80},
                            {far, EventKind::Controller, 0, kController, 80}};
    QVERIFY(findContradictions({endless, endless}, settings).empty());
    const Sequence stray {{ms(0), EventKind::NoteOff, 0, 60, 80},
                          {ms(0), EventKind::NoteOn, 0, 60, 80},
                          {ms(0), EventKind::NoteOff, 0, 60, 80}};
    QVERIFY(findContradictions({stray, stray}, settings).empty());
    settings.controllers.clear();
    QVERIFY(findContradictions({phrase(melody())}, settings).empty());
    settings.features = {};
    QVERIFY(findContradictions({phrase(melody())}, settings).empty());
}

void TestContradictions::canBeStopped()
{
    auto other = melody();
    other[2].peak = 40;
    std::stop_source stop;
    stop.request_stop();
    QVERIFY(findContradictions({phrase(melody()), phrase(other)}, plainSettings(), stop.get_token())
                .empty());
}

QTEST_APPLESS_MAIN(TestContradictions)
#include "tst_contradictions.moc"
