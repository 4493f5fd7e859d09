// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/engine_core.h"
#include "core/audio/midi_clock_output.h"

#include <QtTest>

#include <cmath>

#include "engine_stage.h"

using namespace timbrel;
using namespace timbrel::audio;
using namespace std::chrono_literals;
using midi::MidiMessage;

namespace {

constexpr std::size_t kMostSent = 10'000;

/// What a clock output has sent, by frame.
class Wire final : public BlockSink
{
public:
    Wire() { sent.reserve(kMostSent); } // play() is real-time code
    struct Sent
    {
        MidiMessage message;
        std::uint64_t frame = 0;
    };
    void play(const MidiMessage& message,
              std::size_t frame,
              PlayTargets targets) noexcept TIMBREL_REALTIME override
    {
        isRight = isRight && targets == PlayTargets {false, true};
        sent.push_back({message, start + frame});
    }
    [[nodiscard]] std::vector<std::uint64_t> framesOf(const MidiMessage& message) const
    {
        std::vector<std::uint64_t> frames;
        for (const Sent& it : sent)
            if (it.message == message)
                frames.push_back(it.frame);
        return frames;
    }

    std::vector<Sent> sent;
    std::uint64_t start = 0;
    bool isRight = true;
};

struct ClockStage
{
    explicit ClockStage(double rate = 48000.0) { clock.setRate(rate); }
    void pass(std::size_t frames, std::size_t block = 256)
    {
        for (std::size_t done = 0; done < frames;) {
            const std::size_t count = std::min(block, frames - done);
            output.pass(clock, count, wire);
            clock.advance(count);
            wire.start += count;
            done += count;
        }
    }
    BeatClock clock;
    MidiClockOutput output;
    Wire wire;
};

} // namespace

class TestMidiClockOutput : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pulsesComeTwentyFourABeat_data();
    void pulsesComeTwentyFourABeat();
    void aStartIsABeatZero();
    void aStartInTheMiddleTellsThePosition();
    void pulsesGoOnWhileTheBeatsStand();
    void anEngineSendsItsClockWhenItIsHeard();
    void aClockThatIsSwitchedOffStopsTheOthers();
    void anotherPortIsToldWhereTheBeatsAre();
};

void TestMidiClockOutput::pulsesComeTwentyFourABeat_data()
{
    QTest::addColumn<int>("block");
    for (const int block : {1, 64, 1000})
        QTest::addRow("%d", block) << block;
}

void TestMidiClockOutput::pulsesComeTwentyFourABeat()
{
    QFETCH(int, block);
    ClockStage stage(44100.0);
    stage.clock.setTempo(127.0);
    stage.clock.start(0.0);
    stage.pass(100'000, static_cast<std::size_t>(block));
    const auto pulses = stage.wire.framesOf(MidiMessage::clock());
    QCOMPARE(pulses.size(), std::size_t {116});
    for (std::size_t i = 0; i < pulses.size(); ++i)
        QCOMPARE(static_cast<std::int64_t>(pulses[i]),
                 std::llround(static_cast<double>(i) / 24.0 * 60.0 / 127.0 * 44100.0));
    QVERIFY(stage.wire.isRight);
}

void TestMidiClockOutput::aStartIsABeatZero()
{
    ClockStage stage;
    stage.clock.start(0.0);
    stage.pass(2000);
    QCOMPARE(stage.wire.sent.at(0).message, MidiMessage::start());
    QCOMPARE(stage.wire.sent.at(1).message, MidiMessage::clock());
    QCOMPARE(stage.wire.sent.at(1).frame, std::uint64_t {0});
    stage.clock.stop();
    stage.pass(256);
    QCOMPARE(stage.wire.framesOf(MidiMessage::stop()), std::vector<std::uint64_t> {2000});
    // one that is just over is told in full
    ClockStage late;
    late.clock.start(0.1);
    late.pass(1);
    QCOMPARE(late.wire.sent.at(0).message, MidiMessage::start());
    QCOMPARE(late.wire.framesOf(MidiMessage::clock()).size(), std::size_t {3});
}

void TestMidiClockOutput::aStartInTheMiddleTellsThePosition()
{
    ClockStage stage;
    stage.clock.start(5.1); // the next sixteenth is number 21, at 5.25
    stage.pass(6000);
    QCOMPARE(stage.wire.sent.at(0).message, MidiMessage::songPosition(21));
    QCOMPARE(stage.wire.sent.at(1).message, MidiMessage::resume());
    QCOMPARE(stage.wire.sent.at(2).message, MidiMessage::clock());
    QCOMPARE(stage.wire.sent.at(2).frame, std::uint64_t {3600});
    stage.wire.sent.clear();
    stage.clock.leap(1025.0); // beyond what a song position can say at once: 4100 sixteenths
    stage.pass(100);
    QCOMPARE(stage.wire.sent.at(0).message, MidiMessage::stop());
    QCOMPARE(stage.wire.sent.at(1).message, MidiMessage::songPosition(4100));
    QCOMPARE(int(stage.wire.sent.at(1).message.bytes[1]), 4100 % 128);
    QCOMPARE(int(stage.wire.sent.at(1).message.bytes[2]), 4100 / 128);
    QCOMPARE(stage.wire.sent.at(2).message, MidiMessage::resume());
    QCOMPARE(stage.wire.sent.at(3).message, MidiMessage::clock());
}

void TestMidiClockOutput::pulsesGoOnWhileTheBeatsStand()
{
    ClockStage stage; // 1000 frames a pulse
    stage.pass(10'000);
    QCOMPARE(stage.wire.framesOf(MidiMessage::clock()).size(), std::size_t {10});
    stage.clock.start(0.0);
    stage.pass(10'500);
    stage.clock.stop();
    stage.pass(10'000);
    const auto pulses = stage.wire.framesOf(MidiMessage::clock());
    for (std::size_t i = 1; i < pulses.size(); ++i)
        QCOMPARE(pulses[i] - pulses[i - 1], std::uint64_t {1000});
}

void TestMidiClockOutput::anEngineSendsItsClockWhenItIsHeard()
{
    EngineCore core(std::make_unique<test::Pulses>());
    core.setLatency(10ms);
    EngineCommand command;
    for (const auto kind : {EngineCommand::Kind::Outgoing, EngineCommand::Kind::ClockOutput}) {
        command.kind = kind;
        command.isOn = true;
        (void)core.commands.tryPush(command);
    }
    command.kind = EngineCommand::Kind::BeatStart;
    (void)core.commands.tryPush(command);
    std::vector<float> left(480);
    std::vector<float> right(480);
    Clock::time_point now(1s);
    for (int block = 0; block < 100; ++block, now += 10ms)
        core.renderAt(left, right, now);
    QVERIFY(core.isPlaying); // MidiPlayback must look
    OutgoingMidi outgoing;
    QVERIFY(core.outgoing.tryPop(outgoing));
    QCOMPARE(outgoing.message, MidiMessage::start());
    for (int pulse = 0; core.outgoing.tryPop(outgoing); ++pulse) {
        QCOMPARE(outgoing.message, MidiMessage::clock());
        const auto due = Clock::time_point(1010ms) + pulse * 1000000000ns / 48;
        QVERIFY(std::chrono::abs(outgoing.due - due) < 11us); // half a frame
        QVERIFY(pulse < 48);
    }
}

void TestMidiClockOutput::aClockThatIsSwitchedOffStopsTheOthers()
{
    ClockStage stage;
    stage.clock.start(0.0);
    stage.pass(10'000);
    stage.output.end(stage.wire);
    stage.output.end(stage.wire);
    QCOMPARE(stage.wire.framesOf(MidiMessage::stop()), std::vector<std::uint64_t> {10'000});
    stage.pass(6000); // switched on again
    QCOMPARE(stage.wire.framesOf(MidiMessage::songPosition(2)).size(), std::size_t {1});
    QCOMPARE(stage.wire.framesOf(MidiMessage::resume()).size(), std::size_t {1});
}

void TestMidiClockOutput::anotherPortIsToldWhereTheBeatsAre()
{
    EngineCore core(std::make_unique<test::Pulses>());
    EngineCommand command;
    const auto ask = [&](EngineCommand::Kind kind, bool isOn) {
        command.kind = kind;
        command.isOn = isOn;
        (void)core.commands.tryPush(command);
    };
    ask(EngineCommand::Kind::Outgoing, true);
    ask(EngineCommand::Kind::ClockOutput, true);
    ask(EngineCommand::Kind::BeatStart, true);
    std::vector<float> left(480);
    std::vector<float> right(480);
    for (int block = 0; block < 60; ++block) // to beat 1.2
        core.renderAt(left, right, Clock::time_point(block * 10ms));
    ask(EngineCommand::Kind::Outgoing, false);
    core.renderAt(left, right, Clock::time_point(600ms));
    OutgoingMidi outgoing;
    while (core.outgoing.tryPop(outgoing)) { }
    ask(EngineCommand::Kind::Outgoing, true);
    core.renderAt(left, right, Clock::time_point(610ms));
    QVERIFY(core.outgoing.tryPop(outgoing));
    QCOMPARE(outgoing.message, MidiMessage::songPosition(5));
    QVERIFY(core.outgoing.tryPop(outgoing));
    QCOMPARE(outgoing.message, MidiMessage::resume());
}

QTEST_GUILESS_MAIN(TestMidiClockOutput)
#include "tst_midi_clock_output.moc"
