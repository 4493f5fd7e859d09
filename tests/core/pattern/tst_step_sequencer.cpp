// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pattern/step_sequencer.h"
#include "support/realtime_guard.h"

#include <QtTest>

#include <cmath>
#include <thread>

#include "sequencer_stage.h"

using namespace timbrel;
using namespace timbrel::pattern;
using audio::EngineCommand;
using midi::MidiMessage;
using music::Pattern;
using music::PatternShape;
using test::patternOf;
using test::SequencerStage;

namespace {

constexpr int kKick = 36; // of the standard rows
constexpr int kSnare = 38;
constexpr int kOpenHat = 46;
constexpr int kClosedHat = 42;
constexpr PatternShape kBar {8, 16, 4, 4};
constexpr PatternShape kTwoBars {8, 32, 4, 4};

using Frames = std::vector<std::uint64_t>;

/// Frames of beats at 120 a minute and 48 kHz.
Frames atBeats(std::initializer_list<double> beats)
{
    Frames frames;
    for (const double beat : beats)
        frames.push_back(static_cast<std::uint64_t>(std::llround(beat * 24000.0)));
    return frames;
}

} // namespace

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
    void patternsChangeAtTheBoundary_data();
    void patternsChangeAtTheBoundary();
    void theNewerOfTwoSourcesPlays();
    void anotherShapeBeginsAtItsBeginning();
    void itStartsAndStopsInTheMiddle();
    void aFirstPatternMayComeLater();
    void aLateGenerationRepeatsTheBar();
    void aGenerationInTimeIsNotLate();
    void itJoinsTheTransport();
    void aLoopOfTheTransportPlaysNothingTwice();
    void anotherClocksStartIsNotMissed();
    void theStatusSaysWhichStepIsHeard();
    void hostilePatternsAreBorne();
    void playingNeitherAllocatesNorLocks();
    void controlAndGeneratorMayChangeEverythingWhileItPlays();
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

void TestStepSequencer::patternsChangeAtTheBoundary_data()
{
    QTest::addColumn<int>("boundary");
    QTest::addColumn<double>("beat"); // at which the second pattern is heard first
    QTest::newRow("step") << int(ChangeAt::Step) << 1.5;
    QTest::newRow("beat") << int(ChangeAt::Beat) << 2.0;
    QTest::newRow("bar") << int(ChangeAt::Bar) << 4.0;
}

void TestStepSequencer::patternsChangeAtTheBoundary()
{
    QFETCH(int, boundary);
    QFETCH(double, beat);
    SequencerStage stage;
    Pattern kicks(kTwoBars);
    Pattern snares(kTwoBars);
    for (std::size_t step = 0; step < 32; ++step) {
        kicks.set(0, step, {1.0F, 0.0F});
        snares.set(1, step, {1.0F, 0.0F});
    }
    stage.settings.changeAt = static_cast<ChangeAt>(boundary);
    stage.send();
    stage.offer(kicks);
    stage.start();
    stage.renderBeats(1.27); // the next step, at 1.5, is not decided yet
    stage.offer(snares);
    stage.renderBeats(4.0);
    QCOMPARE(static_cast<double>(stage.framesOf(kSnare).front()) / 24000.0, beat);
    QCOMPARE(static_cast<double>(stage.framesOf(kKick).back()) / 24000.0, beat - 0.25);
}

void TestStepSequencer::theNewerOfTwoSourcesPlays()
{
    SequencerStage stage;
    stage.settings.changeAt = ChangeAt::Step;
    stage.send();
    std::array<Pattern, 3> patterns;
    for (std::size_t row = 0; row < 3; ++row) {
        patterns[row] = Pattern(kBar);
        for (std::size_t step = 0; step < 16; ++step)
            patterns[row].set(row, step, {1.0F, 0.0F});
    }
    stage.offer(patterns[0]);
    stage.start();
    stage.renderBeats(1.0);
    stage.offer(patterns[1], true);
    stage.renderBeats(1.0);
    const auto drawn = stage.offer(patterns[2]);
    stage.renderBeats(1.0);
    const auto struck = stage.struck();
    QCOMPARE(struck.size(), std::size_t {12});
    for (std::size_t i = 0; i < 12; ++i) // what is given at a step's time is heard at the next
        QCOMPARE(int(struck[i].message.number()), i < 5 ? kKick : i < 9 ? kSnare : 39);
    QCOMPARE(stage.link().status.read().patternNumber, drawn);
    // one that was asked for before, but comes after
    auto older = std::make_unique<OfferedPattern>();
    older->pattern = patterns[0];
    older->number = drawn - 1;
    stage.link().generated.publish(std::move(older));
    stage.renderBeats(1.0);
    QCOMPARE(int(stage.struck().back().message.number()), 39);
}

void TestStepSequencer::anotherShapeBeginsAtItsBeginning()
{
    SequencerStage stage;
    stage.offer(patternOf(kBar, 0, {0}));
    stage.start();
    stage.renderBeats(5.0);
    stage.offer(patternOf({8, 24, 3, 4}, 1, {0, 13})); // two bars of triplets
    stage.renderBeats(12.0);
    QCOMPARE(stage.framesOf(kKick), atBeats({0.0, 4.0}));
    QCOMPARE(stage.framesOf(kSnare), atBeats({8.0, 8.0 + 13.0 / 3.0, 16.0}));
}

void TestStepSequencer::itStartsAndStopsInTheMiddle()
{
    SequencerStage stage;
    Pattern pattern(kTwoBars);
    for (std::size_t step = 0; step < 32; ++step)
        pattern.set(step % 8, step, {1.0F, 0.0F});
    stage.offer(pattern);
    stage.render(10000);
    QCOMPARE(stage.struck().size(), std::size_t {0});
    stage.start(4.5); // step 18
    stage.renderBeats(0.6);
    stage.stop();
    stage.renderBeats(2.0);
    auto struck = stage.struck();
    QCOMPARE(struck.size(), std::size_t {3});
    QCOMPARE(struck[0].frame, std::uint64_t {10000});
    QCOMPARE(int(struck[0].message.number()), 39); // row 2
    QCOMPARE(struck[2].frame, std::uint64_t {22000});
    // and all have ended
    const auto told = stage.pulses->told();
    QCOMPARE(std::count_if(
                 told.begin(), told.end(), [](const auto& it) { return it.message.isNoteOff(); }),
             std::ptrdiff_t {3});
    const auto again = stage.frames();
    stage.start();
    stage.renderBeats(0.2);
    stage.start(); // from the beginning anew
    stage.renderBeats(0.1);
    struck = stage.struck(kKick);
    QCOMPARE(struck.size(), std::size_t {2});
    QCOMPARE(struck[0].frame, again);
    QCOMPARE(struck[1].frame, again + 4800);
}

void TestStepSequencer::aFirstPatternMayComeLater()
{
    SequencerStage stage;
    stage.start();
    stage.renderBeats(0.6);
    Pattern pattern(kBar);
    for (std::size_t step = 0; step < 16; ++step)
        pattern.set(0, step, {1.0F, 0.0F});
    stage.offer(pattern);
    stage.renderBeats(0.5);
    QCOMPARE(stage.framesOf(kKick), atBeats({0.75, 1.0}));
}

void TestStepSequencer::aLateGenerationRepeatsTheBar()
{
    SequencerStage stage;
    Pattern two(kTwoBars); // kick in the first bar, snare in the second
    two.set(0, 0, {1.0F, 0.0F});
    two.set(1, 16, {1.0F, 0.0F});
    stage.offer(two);
    stage.start();
    stage.renderBeats(6.0);
    stage.link().requested = 1; // asked for, not there in time
    stage.renderBeats(5.5);
    QCOMPARE(stage.framesOf(kKick), atBeats({0.0}));
    QCOMPARE(stage.framesOf(kSnare), atBeats({4.0, 8.0}));
    QCOMPARE(stage.link().status.read().lateGenerations, std::uint64_t {1});
    stage.offer(patternOf(kTwoBars, 2, {0, 16, 17}), true);
    stage.link().served = 1;
    stage.renderBeats(8.6);
    // the new one is where it would be: the fourth bar is its second
    QCOMPARE(stage.framesOf(kSnare), atBeats({4.0, 8.0}));
    QCOMPARE(stage.framesOf(39), atBeats({12.0, 12.25, 16.0, 20.0}));
    QCOMPARE(stage.link().status.read().lateGenerations, std::uint64_t {1});
}

void TestStepSequencer::aGenerationInTimeIsNotLate()
{
    SequencerStage stage;
    stage.offer(patternOf(kBar, 0, {0}));
    stage.start();
    for (std::uint64_t request = 1; request <= 5; ++request) {
        stage.renderBeats(2.0);
        stage.link().requested = request;
        stage.renderBeats(1.0);
        stage.offer(patternOf(kBar, request % 2, {0}), true);
        stage.link().served = request;
        stage.renderBeats(1.0);
    }
    QCOMPARE(stage.link().status.read().lateGenerations, std::uint64_t {0});
    QCOMPARE(stage.framesOf(kSnare), atBeats({4.0, 12.0}));
    QCOMPARE(stage.framesOf(kKick), atBeats({0.0, 8.0, 16.0}));
}

void TestStepSequencer::itJoinsTheTransport()
{
    SequencerStage stage;
    Pattern pattern(kBar);
    for (std::size_t step = 0; step < 16; ++step)
        pattern.set(step % 8, step, {1.0F, 0.0F});
    stage.offer(pattern);
    stage.setTempo(77.0); // the transport's counts
    EngineCommand command;
    command.kind = EngineCommand::Kind::Tempo;
    command.tempo = {100.0, 4};
    stage.ask(command);
    command.kind = EngineCommand::Kind::Play;
    command.from = std::chrono::milliseconds(700);
    stage.ask(command);
    stage.render(20000);
    stage.start();
    stage.render(96000);
    const auto struck = stage.struck();
    QVERIFY(struck.size() > 12);
    const double startBeat = (700.0 + 20000.0 / 48.0) / 600.0;
    const auto first = static_cast<std::size_t>(std::ceil(startBeat * 4.0));
    for (std::size_t i = 0; i < struck.size(); ++i) {
        const double beat = static_cast<double>(first + i) / 4.0;
        const double frame = (beat * 600.0 - 700.0) * 48.0;
        QVERIFY(std::abs(static_cast<double>(struck[i].frame) - frame) < 1.0);
        QCOMPARE(int(struck[i].message.number()),
                 music::standardDrumRows()[(first + i) % 8].notes.front().value());
    }
    QCOMPARE(stage.core->status.read().beats.leader, audio::BeatLeader::Transport);
    // when the transport stops it goes on from there by its own tempo
    stage.ask(EngineCommand::Kind::Stop);
    stage.render(256);
    const auto before = stage.core->status.read().beats.beat;
    stage.render(48000);
    const auto after = stage.core->status.read().beats;
    QCOMPARE(after.leader, audio::BeatLeader::Own);
    QVERIFY(std::abs(after.beat - before - 77.0 / 60.0) < 0.02);
}

void TestStepSequencer::aLoopOfTheTransportPlaysNothingTwice()
{
    SequencerStage stage(48000.0, 300);
    Pattern pattern(kBar);
    pattern.set(0, 0, {1.0F, -0.3F}); // early: before the loop's end
    pattern.set(1, 0, {1.0F, 0.0F});
    pattern.set(1, 8, {1.0F, 0.0F});
    stage.offer(pattern);
    EngineCommand command; // 120 a minute: a bar is two seconds
    command.kind = EngineCommand::Kind::Loop;
    command.isOn = true;
    command.end = std::chrono::seconds(2);
    stage.ask(command);
    command.kind = EngineCommand::Kind::Play;
    command.isOn = false;
    command.end = {};
    stage.ask(command);
    stage.start();
    stage.renderBeats(15.9);
    QCOMPARE(stage.framesOf(kSnare), atBeats({0, 2, 4, 6, 8, 10, 12, 14}));
    const Frames kicks = stage.framesOf(kKick);
    QCOMPARE(kicks, atBeats({0, 3.925, 7.925, 11.925}));
    QVERIFY(stage.core->status.read().beats.leaps >= 3);
}

void TestStepSequencer::anotherClocksStartIsNotMissed()
{
    SequencerStage stage;
    stage.offer(patternOf(kBar, 0, {0, 1}));
    stage.ask(EngineCommand::Kind::BeatExternal, 0.0, true);
    stage.render(4800);
    audio::ExternalBeat external;
    external.isRunning = true;
    external.starts = 1;
    external.time = midi::Clock::time_point(std::chrono::milliseconds(95)); // 5 ms ago
    external.beatsPerMinute = 120.0;
    stage.core->externalBeat.write(external);
    stage.render(24000);
    const Frames kicks = stage.framesOf(kKick);
    QCOMPARE(kicks.size(), std::size_t {2});
    QCOMPARE(kicks[0], std::uint64_t {4800}); // at once
    QVERIFY(std::abs(double(kicks[1]) - (0.095 + 0.125) * 48000.0) < 3.0); // where the clock says
}

void TestStepSequencer::theStatusSaysWhichStepIsHeard()
{
    SequencerStage stage;
    const auto number = stage.offer(patternOf(kTwoBars, 0, {0}));
    stage.start();
    stage.renderBeats(5.1);
    const SequencerStatus status = stage.link().status.read();
    QVERIFY(status.isRunning);
    QCOMPARE(status.patternNumber, number);
    QCOMPARE(status.steps, 32U);
    QCOMPARE(status.bars, std::uint64_t {2});
    QCOMPARE(status.stepsPerSecond, 8.0);
    QVERIFY(std::abs(status.step - 20.4) < 0.05);
    QCOMPARE(status.stepAt(status.heard), std::size_t {20});
    QCOMPARE(status.stepAt(status.heard + std::chrono::milliseconds(125)), std::size_t {21});
    QCOMPARE(status.stepAt(status.heard + std::chrono::seconds(4)), std::size_t {20});
    stage.stop();
    stage.render(512);
    QVERIFY(!stage.link().status.read().isRunning);
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

void TestStepSequencer::controlAndGeneratorMayChangeEverythingWhileItPlays()
{
    SequencerStage stage;
    stage.start();
    std::atomic<bool> isDone = false;
    std::thread rendering([&] {
        for (int i = 0; i < 400; ++i)
            stage.render(2560);
        isDone = true;
    });
    std::thread generating([&] {
        for (std::uint64_t i = 1; !isDone; ++i) {
            stage.offer(patternOf(i % 2 == 0 ? kBar : kTwoBars, i % 8, {0, 3, 5, 7, 9}), true);
            stage.link().served = i;
        }
    });
    for (std::uint64_t i = 1; !isDone; ++i) {
        stage.offer(patternOf(kBar, i % 8, {0, 2, 4, 6, 8, 10}));
        stage.link().requested = i;
        stage.settings.changeAt = static_cast<ChangeAt>(i % 3);
        stage.settings.rows[i % 8].isMuted = i % 5 == 0;
        stage.send();
        if (i % 50 == 0)
            stage.setTempo(60.0 + static_cast<double>(i % 300));
        (void)stage.link().status.read();
    }
    rendering.join();
    generating.join();
    QVERIFY(stage.struck().size() > 20);
}

QTEST_GUILESS_MAIN(TestStepSequencer)
#include "tst_step_sequencer.moc"
