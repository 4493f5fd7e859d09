// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/default_line.h"
#include "core/expression/heard_stretches.h"
#include "core/expression/learnable_steps.h"
#include "core/expression/training_stream.h"
#include "core/music/controller_edits.h"
#include "core/music/note_edits.h"

#include <QtTest>

#include <cmath>

using namespace timbrel;
using namespace timbrel::expression;
using music::ControllerPoint;
using music::Event;
using music::EventKind;
using music::Score;
using music::Sequence;

namespace {

constexpr std::uint8_t kController = 74;
constexpr music::LaneKey kLane {kController, 0};

Microseconds us(std::int64_t time)
{
    return Microseconds {time};
}

Settings settingsWith(int updateRate, int outputs)
{
    Settings settings;
    settings.controllers = {kController};
    settings.controllerDefaults[kController] = 30;
    settings.controllerOutputCounts[kController] = outputs;
    settings.updateRate = updateRate;
    settings.features = FeatureSet::all5();
    settings.training.meanPaddingSeconds = 0.0;
    settings.training.paddingStandardDeviationSeconds = 0.0;
    return settings;
}

/// Begins at 0, with a note event or a point; some things happen at one time.
Sequence randomExample(Random& random)
{
    Sequence events;
    const auto time = [&] { return us(static_cast<std::int64_t>(random.below(2000)) * 1000); };
    const auto notes = random.below(12);
    for (std::size_t i = 0; i < notes; ++i) {
        const Microseconds begin = i == 0 ? us(0) : time();
        const auto number = static_cast<std::uint8_t>(40 + 2 * i);
        events.push_back({begin, EventKind::NoteOn, 0, number, 80});
        events.push_back({begin + time() / 4 + us(1000), EventKind::NoteOff, 0, number, 0});
    }
    for (std::size_t i = 0; i < 5 + random.below(300); ++i)
        events.push_back({i == 0 && random.chance(0.5) ? us(0) : time() + us(1),
                          EventKind::Controller,
                          0,
                          kController,
                          static_cast<std::uint8_t>(random.below(128))});
    music::sortByTime(events);
    return music::rebased(std::move(events));
}

/// Index after index, as the trainer is given them.
std::vector<int> taught(const Sequence& example, const Settings& settings)
{
    SequenceWalker walker(trainingExamplesOf({example}, settings, nullptr), 1);
    Random random(1);
    walker.begin(random);
    std::vector<float> features(settings.features.width());
    std::vector<int> targets(1);
    std::vector<int> all;
    while (walker.next({features, targets}))
        all.push_back(targets.front());
    return all;
}

/// When the trainer asks, the plain way.
std::vector<Microseconds> updateTimes(const Sequence& example, Microseconds period)
{
    std::vector<Microseconds> times;
    Microseconds next = us(0);
    for (const Event& event : example) {
        for (; next < event.time; next += period)
            times.push_back(next);
        if (event.kind != EventKind::Controller) {
            times.push_back(event.time);
            next = event.time + period;
        }
    }
    return times;
}

} // namespace

class TestLearnableSteps : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theStaircaseIsWhatTrainingHears();
    void stretchesHearWhatTrainingHears();
    void aPartIsThatPartOfTheWhole();
    void errorsAreThoseOfTheUpdates();
    void anEmptyLaneRestsOnItsDefault();
    void eventTimesAreEachOnce();
    void defaultsAreCheckedAtBothEnds();
    void theFirstNoteExplainsAMove();
};

void TestLearnableSteps::theStaircaseIsWhatTrainingHears()
{
    for (std::uint64_t seed = 1; seed <= 150; ++seed) {
        Random random(seed);
        const Sequence example = randomExample(random);
        const Settings settings = settingsWith(10 + static_cast<int>(random.below(200)),
                                               1 + static_cast<int>(random.below(40)));
        const ControllerCoding coding = outputCodingOf({example}, settings, nullptr).controllers[0];
        const Microseconds period = updatePeriodOf(settings.updateRate);
        const Score score = music::scoreFrom(example);
        const auto steps = learnableSteps(
            music::findLane(score, kLane)->points, noteEventTimes(score), coding, period);
        const auto targets = taught(example, settings);
        const auto times = updateTimes(example, period);
        QCOMPARE(times.size(), targets.size());
        for (std::size_t i = 0; i < times.size(); ++i) {
            if (i + 1 < times.size() && times[i + 1] == times[i])
                continue; // notes of one time: the last update is heard
            QCOMPARE(valueAt(steps.points, times[i], -1), coding.valueOf(targets[i]));
        }
    }
}

void TestLearnableSteps::stretchesHearWhatTrainingHears()
{
    for (std::uint64_t seed = 1; seed <= 150; ++seed) {
        Random random(seed);
        const Sequence example = randomExample(random);
        const Settings settings = settingsWith(10 + static_cast<int>(random.below(200)),
                                               1 + static_cast<int>(random.below(40)));
        const std::vector<Sequence> examples {example};
        const HeardStretches heard(
            examples, settings.features, updatePeriodOf(settings.updateRate), {});
        const auto coding = outputCodingOf(examples, settings, nullptr).controllers[0];
        const auto targets = heard.targets(coding);
        const auto expected = taught(example, settings);
        // training ends just before the last event, stretches with it
        QVERIFY(targets.size() == expected.size() || targets.size() == expected.size() + 1);
        for (std::size_t i = 0; i < expected.size(); ++i)
            QCOMPARE(int {targets[i]}, expected[i]);
    }
}

void TestLearnableSteps::aPartIsThatPartOfTheWhole()
{
    for (std::uint64_t seed = 1; seed <= 100; ++seed) {
        Random random(seed);
        const Score score = music::scoreFrom(randomExample(random));
        const auto& lane = music::findLane(score, kLane)->points;
        const auto events = noteEventTimes(score);
        const ControllerCoding coding {kController, 9, 0, 127, 30};
        const auto whole = learnableSteps(lane, events, coding, us(13'333));
        const Microseconds begin = us(static_cast<std::int64_t>(random.below(2'000'000)));
        const Microseconds end = begin + us(static_cast<std::int64_t>(random.below(900'000)) + 1);
        const auto part = learnableSteps(lane, events, coding, us(13'333), {begin, end});
        for (Microseconds time = begin; time < end; time += us(997))
            // the first update of the range may still be ahead
            if (time >= begin + us(13'333))
                QCOMPARE(valueAt(part.points, time, -1), valueAt(whole.points, time, -1));
    }
}

void TestLearnableSteps::errorsAreThoseOfTheUpdates()
{
    // values of 0, 60 and 120; updates every 10 ms
    const std::vector<ControllerPoint> lane
        = {{us(0), 0, 1}, {us(10'000), 20, 2}, {us(12'000), 110, 3}, {us(20'000), 70, 4}};
    const ControllerCoding coding {kController, 3, 0, 120, 0};
    const auto steps = learnableSteps(lane, {}, coding, us(10'000));
    const std::vector<ControllerPoint> expected = {{us(0), 0, 0}, {us(20'000), 60, 0}};
    QVERIFY(steps.points == expected);
    QCOMPARE(steps.largestError, 20);
    QCOMPARE(steps.meanError, (2000.0 * 20 + 8000.0 * 110) / 20'000.0);
}

void TestLearnableSteps::anEmptyLaneRestsOnItsDefault()
{
    const ControllerCoding coding {kController, 3, 0, 120, 50};
    const auto steps = learnableSteps({}, {}, coding, us(10'000));
    QCOMPARE(steps.points.size(), std::size_t {1});
    QCOMPARE(int {steps.points.front().value}, 60);
    QCOMPARE(steps.meanError, 0.0);
}

void TestLearnableSteps::eventTimesAreEachOnce()
{
    Score score;
    const music::Note notes[]
        = {{us(0), us(500), 0, 60}, {us(0), us(900), 0, 64}, {us(500), us(10), 0, 62}};
    apply(score, music::addNotes(score, notes));
    QCOMPARE(noteEventTimes(score), (std::vector<Microseconds> {us(0), us(500), us(510), us(900)}));
}

void TestLearnableSteps::defaultsAreCheckedAtBothEnds()
{
    const std::vector<ControllerPoint> lane
        = {{us(0), 90, 1}, {us(0), 64, 2}, {us(10), 20, 3}, {us(20), 63, 4}};
    const auto check = checkDefault(lane, us(5), 64);
    QVERIFY(check.startsOnDefault); // of one time, the last counts
    QVERIFY(!check.endsOnDefault);
    QVERIFY(!checkDefault(lane, us(5), 90).startsOnDefault);
    QVERIFY(checkDefault(lane, us(5), 63).endsOnDefault);
    const auto none = checkDefault({}, us(5), 63);
    QVERIFY(none.startsOnDefault && none.endsOnDefault);
}

void TestLearnableSteps::theFirstNoteExplainsAMove()
{
    Score score;
    apply(score, music::setPoint(score, kLane, us(100), 90));
    QVERIFY(!checkDefault(score, kLane, 0).startsOnDefault);
    const music::Note note {us(100), us(500), 0, 60};
    apply(score, music::addNotes(score, {&note, 1}));
    QVERIFY(checkDefault(score, kLane, 0).startsOnDefault);
    apply(score, music::setPoint(score, kLane, us(99), 90));
    QVERIFY(!checkDefault(score, kLane, 0).startsOnDefault);
    QVERIFY(checkDefault(score, {1, 0}, 0).endsOnDefault);
}

QTEST_APPLESS_MAIN(TestLearnableSteps)
#include "tst_learnable_steps.moc"
