// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pattern/step_sequencer.h"
#include "support/realtime_guard.h"

#include <QtTest>

#include <cmath>

#include "sequencer_stage.h"

using namespace timbrel;
using namespace timbrel::pattern;
using midi::MidiMessage;
using music::Pattern;
using music::PatternShape;
using namespace timbrel::test::sequencing;
using test::patternOf;
using test::SequencerStage;

class TestStepSequencer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stepsFallOnTheirFrame_data();
    void stepsFallOnTheirFrame();
    void offsetsPlayBeforeAndAfterTheStep();
    void offBeatStepsSwing_data();
    void offBeatStepsSwing();
    void aNewTempoKeepsThePlace();
    void mutedRowsAndThoseThatAreNotSoloAreSilent();
    void velocitiesAreSentAsMidiHasThem();
    void humanisedOnsetsAreSeededAndHeld();
    void theClosedHatEndsTheOpenOne();
    void ofTwoHatsAtOnceTheClosedOneIsHeard();
    void everyNoteEnds();
    void hostilePatternsAreBorne();
    void playingNeitherAllocatesNorLocks();
};

void TestStepSequencer::stepsFallOnTheirFrame_data()
{
    QTest::addColumn<double>("rate");
    QTest::addColumn<int>("block");
    QTest::addColumn<int>("steps");
    QTest::addColumn<int>("stepsPerBeat");
    QTest::addColumn<double>("tempo");
    for (const double rate : {44100.0, 48000.0, 96000.0})
        for (const int block : {64, 333, 1024})
            for (const auto& [steps, perBeat] :
                 {std::pair {12, 3}, {16, 4}, {24, 6}, {32, 8}, {32, 4}, {64, 16}})
                QTest::addRow("%.0f Hz, %d, %d of %d", rate, block, steps, perBeat)
                    << rate << block << steps << perBeat << 117.3;
}

void TestStepSequencer::stepsFallOnTheirFrame()
{
    QFETCH(double, rate);
    QFETCH(int, block);
    QFETCH(int, steps);
    QFETCH(int, stepsPerBeat);
    QFETCH(double, tempo);
    SequencerStage stage(rate, static_cast<std::size_t>(block));
    Pattern pattern(PatternShape {8, static_cast<std::size_t>(steps), stepsPerBeat, 4});
    for (std::size_t step = 0; step < pattern.shape().steps; ++step)
        pattern.set(step % 3, step, {0.8F, 0.0F});
    stage.offer(pattern);
    stage.setTempo(tempo);
    stage.start();
    stage.renderBeats(3.1 * steps / stepsPerBeat, tempo);
    const auto struck = stage.struck();
    QVERIFY(struck.size() > pattern.shape().steps * 3);
    for (std::size_t i = 0; i < struck.size(); ++i) {
        const double beat = static_cast<double>(i) / stepsPerBeat;
        QCOMPARE(static_cast<std::int64_t>(struck[i].frame),
                 std::llround(beat * 60.0 / tempo * rate));
        const std::array notes {kKick, kSnare, 39};
        QCOMPARE(int(struck[i].message.number()), notes[(i % pattern.shape().steps) % 3]);
        QCOMPARE(int(struck[i].message.channel()), 9);
    }
}

void TestStepSequencer::offsetsPlayBeforeAndAfterTheStep()
{
    SequencerStage stage;
    Pattern pattern(kBar);
    pattern.set(0, 0, {1.0F, -0.5F}); // at the start it cannot be earlier than that
    pattern.set(0, 4, {1.0F, -0.5F});
    pattern.set(1, 4, {1.0F, 0.5F});
    pattern.set(1, 8, {1.0F, 0.25F});
    stage.offer(pattern);
    stage.start();
    stage.renderBeats(7.9);
    QCOMPARE(stage.framesOf(kKick), atBeats({0.0, 0.875, 3.875, 4.875, 7.875}));
    QCOMPARE(stage.framesOf(kSnare), atBeats({1.125, 2.0625, 5.125, 6.0625}));
}

void TestStepSequencer::offBeatStepsSwing_data()
{
    QTest::addColumn<int>("stepsPerBeat");
    QTest::addColumn<float>("swing");
    QTest::addColumn<std::vector<double>>("beats"); // of the steps of the first beat
    using Beats = std::vector<double>;
    QTest::newRow("straight") << 4 << 0.5F << Beats {0.0, 0.25, 0.5, 0.75};
    QTest::newRow("a triplet's") << 4 << 0.6875F << Beats {0.0, 0.34375, 0.5, 0.84375};
    QTest::newRow("the most") << 4 << 0.75F << Beats {0.0, 0.375, 0.5, 0.875};
    QTest::newRow("more than the most") << 4 << 0.9F << Beats {0.0, 0.375, 0.5, 0.875};
    QTest::newRow("eighths") << 2 << 0.625F << Beats {0.0, 0.625};
    QTest::newRow("thirty-seconds swing as sixteenths do")
        << 8 << 0.75F << Beats {0.0, 0.1875, 0.375, 0.4375, 0.5, 0.6875, 0.875, 0.9375};
    QTest::newRow("triplets do not") << 3 << 0.75F << Beats {0.0, 1.0 / 3.0, 2.0 / 3.0};
    QTest::newRow("sextuplets do not") << 6 << 0.75F << Beats {0.0, 1.0 / 6.0, 1.0 / 3.0, 0.5};
}

void TestStepSequencer::offBeatStepsSwing()
{
    QFETCH(int, stepsPerBeat);
    QFETCH(float, swing);
    QFETCH(std::vector<double>, beats);
    SequencerStage stage;
    Pattern pattern(PatternShape {8, static_cast<std::size_t>(stepsPerBeat) * 4, stepsPerBeat, 4});
    for (std::size_t step = 0; step < pattern.shape().steps; ++step)
        pattern.set(0, step, {1.0F, 0.0F});
    stage.offer(pattern);
    stage.settings.swing = swing;
    stage.send();
    stage.start();
    stage.renderBeats(2.0);
    const Frames frames = stage.framesOf(kKick);
    for (std::size_t i = 0; i < beats.size(); ++i) {
        QCOMPARE(static_cast<std::int64_t>(frames.at(i)), std::llround(beats[i] * 24000.0));
        // each beat alike
        QCOMPARE(frames.at(i + static_cast<std::size_t>(stepsPerBeat)) - frames.at(i),
                 std::uint64_t {24000});
    }
}

void TestStepSequencer::aNewTempoKeepsThePlace()
{
    SequencerStage stage(48000.0, 240);
    Pattern pattern(kBar);
    for (std::size_t step = 0; step < 16; ++step)
        pattern.set(0, step, {1.0F, 0.0F});
    stage.offer(pattern);
    stage.start();
    double beat = 0.0;
    std::vector<std::pair<double, double>> stretches; // begins at this beat, beats a frame
    for (const double tempo : {120.0, 133.7, 61.0, 240.0}) {
        stage.setTempo(tempo);
        stretches.emplace_back(beat, tempo / 60.0 / 48000.0);
        stage.render(48000);
        beat += tempo / 60.0;
    }
    const Frames frames = stage.framesOf(kKick);
    QCOMPARE(frames.size(), static_cast<std::size_t>(std::ceil(beat * 4.0)));
    for (std::size_t i = 0; i < frames.size(); ++i) {
        const double due = static_cast<double>(i) / 4.0;
        std::size_t at = 0;
        while (at + 1 < stretches.size() && stretches[at + 1].first <= due)
            ++at;
        const double frame = static_cast<double>(at) * 48000.0
            + (due - stretches[at].first) / stretches[at].second;
        QVERIFY(std::abs(static_cast<double>(frames[i]) - frame) <= 0.51);
    }
}

void TestStepSequencer::mutedRowsAndThoseThatAreNotSoloAreSilent()
{
    SequencerStage stage;
    Pattern pattern(kBar);
    for (std::size_t step = 0; step < 16; ++step)
        for (std::size_t row = 0; row < 2; ++row)
            pattern.set(row, step, {1.0F, 0.0F});
    stage.offer(pattern);
    stage.start();
    stage.renderBeats(0.99);
    stage.settings.rows[0].isMuted = true; // 240 frames before the beat: it holds at once
    stage.send();
    stage.renderBeats(1.0);
    QCOMPARE(stage.framesOf(kKick), atBeats({0.0, 0.25, 0.5, 0.75}));
    QCOMPARE(stage.framesOf(kSnare).size(), std::size_t {8});
    stage.settings.rows[0].isMuted = false;
    stage.settings.rows[0].isSolo = true;
    stage.send();
    stage.renderBeats(1.0);
    QCOMPARE(stage.framesOf(kKick).size(), std::size_t {8});
    QCOMPARE(stage.framesOf(kSnare).size(), std::size_t {8});
    stage.settings.rows[0].isMuted = true; // muted is muted, solo or not
    stage.send();
    stage.renderBeats(1.0);
    QCOMPARE(stage.struck().size(), std::size_t {16});
}

void TestStepSequencer::velocitiesAreSentAsMidiHasThem()
{
    SequencerStage stage;
    Pattern pattern(kBar);
    pattern.set(0, 0, {1.0F, 0.0F});
    pattern.set(0, 1, {0.5F, 0.0F});
    pattern.set(0, 2, {0.0001F, 0.0F}); // an onset is never velocity 0, which would be a note off
    stage.offer(pattern);
    stage.start();
    stage.renderBeats(1.0);
    const auto struck = stage.struck();
    QCOMPARE(struck.size(), std::size_t {3});
    QCOMPARE(int(struck[0].message.value()), 127);
    QCOMPARE(int(struck[1].message.value()), 64);
    QCOMPARE(int(struck[2].message.value()), 1);
}

void TestStepSequencer::humanisedOnsetsAreSeededAndHeld()
{
    const auto play = [](std::uint64_t seed, std::size_t block) {
        SequencerStage stage(48000.0, block);
        Pattern pattern(kBar);
        for (std::size_t step = 0; step < 16; ++step)
            pattern.set(step % 8, step, {0.6F, 0.0F});
        stage.offer(pattern);
        stage.settings.humanise = {10.0F, 0.1F, seed};
        stage.send();
        stage.start();
        stage.renderBeats(64.0);
        return stage.struck();
    };
    const auto first = play(1, 256);
    double sum = 0.0;
    double squares = 0.0;
    double velocities = 0.0;
    for (std::size_t i = 1; i < first.size(); ++i) { // the very first cannot be early
        const double off = (static_cast<double>(first[i].frame) - double(i) * 6000.0) / 48.0; // ms
        QVERIFY(std::abs(off) <= 30.05);
        sum += off;
        squares += off * off;
        velocities += std::pow(double(first[i].message.value()) - 76.0, 2);
    }
    const auto count = static_cast<double>(first.size() - 1);
    QVERIFY(count >= 254.0);
    QVERIFY(std::abs(sum / count) < 3.0);
    QVERIFY(std::abs(std::sqrt(squares / count) - 10.0) < 2.0);
    QVERIFY(std::abs(std::sqrt(velocities / count) - 12.7) < 3.0);

    const auto again = play(1, 96);
    const auto other = play(2, 256);
    bool isAnother = other.size() != first.size();
    for (std::size_t i = 0; i < first.size(); ++i) {
        QCOMPARE(again.at(i).frame, first[i].frame);
        QCOMPARE(again.at(i).message, first[i].message);
        isAnother = isAnother || other[i].frame != first[i].frame;
    }
    QVERIFY(isAnother);
}

void TestStepSequencer::theClosedHatEndsTheOpenOne()
{
    SequencerStage stage;
    Pattern pattern(kBar);
    pattern.set(3, 0, {1.0F, 0.0F});
    pattern.set(4, 6, {1.0F, 0.0F});
    stage.offer(pattern);
    stage.start();
    stage.renderBeats(2.0);
    std::vector<test::Pulses::Told> ends;
    for (const auto& told : stage.pulses->told())
        if (told.message == MidiMessage::noteOff(9, kOpenHat))
            ends.push_back(told);
    QCOMPARE(ends.size(), std::size_t {1});
    QCOMPARE(ends[0].frame, atBeats({1.5})[0]);
}

void TestStepSequencer::ofTwoHatsAtOnceTheClosedOneIsHeard()
{
    SequencerStage stage;
    Pattern pattern(kBar);
    pattern.set(3, 2, {1.0F, 0.0F});
    pattern.set(4, 2, {1.0F, 0.0F});
    pattern.set(3, 8, {1.0F, 0.0F});
    stage.offer(pattern);
    stage.start();
    stage.renderBeats(4.0);
    QCOMPARE(stage.framesOf(kOpenHat), atBeats({2.0}));
    QCOMPARE(stage.framesOf(kClosedHat), atBeats({0.5}));
    stage.settings.rows[4].isMuted = true;
    stage.send();
    stage.renderBeats(1.0);
    QCOMPARE(stage.framesOf(kOpenHat), atBeats({2.0, 4.5}));
}

void TestStepSequencer::everyNoteEnds()
{
    SequencerStage stage;
    Pattern pattern(kBar);
    for (std::size_t step = 0; step < 16; ++step)
        for (std::size_t row = 0; row < 8; ++row)
            if ((step + row) % 3 == 0)
                pattern.set(row, step, {1.0F, static_cast<float>(row) / 8.0F - 0.5F});
    stage.offer(pattern);
    stage.start();
    stage.renderBeats(5.3);
    stage.stop();
    stage.renderBeats(0.1);
    std::array<int, 128> sounding {};
    std::uint64_t last = 0;
    for (const auto& told : stage.pulses->told()) {
        QVERIFY(told.frame >= last);
        last = told.frame;
        auto& count = sounding[told.message.number()];
        count += told.message.isNoteOn() ? 1 : -1;
        QVERIFY(count == 0 || count == 1);
    }
    QCOMPARE(std::count(sounding.begin(), sounding.end(), 0), std::ptrdiff_t {128});
}

void TestStepSequencer::hostilePatternsAreBorne()
{
    SequencerStage stage(48000.0, 256);
    stage.settings.changeAt = ChangeAt::Step;
    stage.settings.swing = std::numeric_limits<float>::quiet_NaN();
    stage.send();
    stage.start();
    for (const PatternShape shape : {PatternShape {0, 0, 4, 4},
                                     PatternShape {40, 1, 4, 4},
                                     PatternShape {8, 7, 0, 0},
                                     PatternShape {8, 7, 5, 3},
                                     PatternShape {3, 64, 64, 1},
                                     PatternShape {8, 5, 1, 100}}) {
        Pattern pattern(shape);
        for (std::size_t row = 0; row < shape.rows; ++row)
            for (std::size_t step = 0; step < shape.steps; ++step)
                pattern.set(row, step, {1.0F, 0.5F});
        stage.offer(pattern);
        stage.renderBeats(3.0);
        stage.offer(pattern, true);
        stage.setTempo(1e9);
        stage.renderBeats(3.0);
        stage.setTempo(std::numeric_limits<double>::quiet_NaN());
    }
    QVERIFY(!stage.struck().empty());
}

void TestStepSequencer::playingNeitherAllocatesNorLocks()
{
    if (!test::RealtimeGuard::canCount())
        QSKIP(test::kGuardCannotCount);
    SequencerStage stage;
    Pattern pattern(PatternShape {8, 64, 16, 4});
    for (std::size_t step = 0; step < 64; ++step)
        for (std::size_t row = 0; row < 8; ++row)
            pattern.set(row, step, {1.0F, -0.5F});
    stage.settings.humanise = {30.0F, 0.5F, 3};
    stage.settings.changeAt = ChangeAt::Step;
    stage.send();
    stage.offer(pattern);
    stage.offer(pattern, true);
    stage.start();
    stage.setTempo(400.0);
    std::vector<float> left(256);
    std::vector<float> right(256);
    midi::Clock::time_point now;
    for (int block = 0; block < 2000; ++block) {
        if (block % 100 == 50)
            stage.offer(pattern, block % 200 == 50);
        if (block % 500 == 499)
            stage.stop();
        if (block % 500 == 10)
            stage.start();
        const test::RealtimeGuard guard;
        stage.core->renderAt(left, right, now);
        QCOMPARE(guard.violations(), std::uint64_t {0});
        now += std::chrono::microseconds(5333);
    }
    QVERIFY(stage.struck().size() > 5000);
}

QTEST_GUILESS_MAIN(TestStepSequencer)
#include "tst_step_sequencer.moc"
