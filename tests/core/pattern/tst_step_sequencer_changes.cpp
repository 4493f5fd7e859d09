// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pattern/step_sequencer.h"

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
using namespace timbrel::test::sequencing;
using test::patternOf;
using test::SequencerStage;

class TestStepSequencerChanges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
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
    void controlAndGeneratorMayChangeEverythingWhileItPlays();
};

void TestStepSequencerChanges::patternsChangeAtTheBoundary_data()
{
    QTest::addColumn<int>("boundary");
    QTest::addColumn<double>("beat"); // at which the second pattern is heard first
    QTest::newRow("step") << int(ChangeAt::Step) << 1.5;
    QTest::newRow("beat") << int(ChangeAt::Beat) << 2.0;
    QTest::newRow("bar") << int(ChangeAt::Bar) << 4.0;
}

void TestStepSequencerChanges::patternsChangeAtTheBoundary()
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

void TestStepSequencerChanges::theNewerOfTwoSourcesPlays()
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

void TestStepSequencerChanges::anotherShapeBeginsAtItsBeginning()
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

void TestStepSequencerChanges::itStartsAndStopsInTheMiddle()
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

void TestStepSequencerChanges::aFirstPatternMayComeLater()
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

void TestStepSequencerChanges::aLateGenerationRepeatsTheBar()
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

void TestStepSequencerChanges::aGenerationInTimeIsNotLate()
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

void TestStepSequencerChanges::itJoinsTheTransport()
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

void TestStepSequencerChanges::aLoopOfTheTransportPlaysNothingTwice()
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

void TestStepSequencerChanges::anotherClocksStartIsNotMissed()
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

void TestStepSequencerChanges::theStatusSaysWhichStepIsHeard()
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

void TestStepSequencerChanges::controlAndGeneratorMayChangeEverythingWhileItPlays()
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

QTEST_GUILESS_MAIN(TestStepSequencerChanges)
#include "tst_step_sequencer_changes.moc"
