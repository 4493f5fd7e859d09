// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/clock_input.h"
#include "support/fake_ports.h"

#include <QtTest>

#include <cmath>
#include <thread>

#include "engine_stage.h"

using namespace timbrel;
using namespace timbrel::audio;
using namespace std::chrono_literals;
using midi::MidiMessage;

namespace {

struct Stage
{
    Stage()
        : engine(std::make_unique<test::Pulses>())
        , input(std::make_unique<ClockInput>(engine, test::fakeInput(wire)))
    { }
    /// In real time.
    void pulses(int count, double tempo)
    {
        const auto period = std::chrono::nanoseconds(std::llround(60e9 / tempo / 24.0));
        for (int i = 0; i < count; ++i) {
            wire.play(MidiMessage::clock());
            next = std::max(next + period, Clock::now() - 100ms);
            std::this_thread::sleep_until(next);
        }
    }
    template<class Condition>
    bool waitFor(Condition condition)
    {
        return QTest::qWaitFor(condition, 20000);
    }

    test::FakeWire wire;
    AudioEngine engine;
    std::unique_ptr<ClockInput> input;
    Clock::time_point next = Clock::now();
};

} // namespace

class TestClockInput : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theClockLeadsTheBeats()
    {
        Stage stage;
        stage.wire.play(MidiMessage::noteOn(0, 60, 100)); // not a clock's
        stage.next = Clock::now();
        stage.pulses(48, 150.0);
        QVERIFY(stage.input->status().reading.isKnown);
        QVERIFY(!stage.engine.status().beats.isRunning);
        stage.wire.play(MidiMessage::start());
        stage.pulses(120, 150.0);
        const auto status = stage.engine.status();
        QVERIFY(status.beats.isRunning);
        QCOMPARE(status.beats.leader, BeatLeader::External);
        QVERIFY(std::abs(status.beats.beatsPerMinute - 150.0) < 20.0);
        const midi::ClockReading reading = stage.input->status().reading;
        const double since = std::chrono::duration<double>(status.time - reading.time).count();
        QVERIFY(std::abs(status.beats.beat - reading.beat - since * 2.5) < 0.1);
        stage.wire.play(MidiMessage::stop());
        QVERIFY(stage.waitFor([&] { return !stage.engine.status().beats.isRunning; }));
    }

    void withoutPulsesTheBeatsStop()
    {
        Stage stage;
        stage.wire.play(MidiMessage::start());
        stage.pulses(48, 200.0);
        QVERIFY(stage.waitFor([&] { return stage.engine.status().beats.isRunning; }));
        QVERIFY(stage.waitFor([&] { return !stage.engine.status().beats.isRunning; }));
        QVERIFY(!stage.input->status().reading.isKnown);
    }

    void thePortMayGoAndComeBack()
    {
        Stage stage;
        stage.wire.unplugInput();
        QVERIFY(stage.waitFor([&] { return !stage.input->status().isConnected; }));
        stage.wire.plugInput();
        QVERIFY(stage.waitFor([&] { return stage.input->status().isConnected; }));
        stage.wire.play(MidiMessage::start());
        stage.pulses(20, 200.0);
        QVERIFY(stage.waitFor([&] { return stage.engine.status().beats.starts == 1; }));
    }

    void afterwardsTheBeatsGoByThemselves()
    {
        Stage stage;
        stage.engine.setBeatTempo(95.0);
        stage.wire.play(MidiMessage::start());
        stage.pulses(48, 200.0);
        stage.input.reset();
        QVERIFY(
            stage.waitFor([&] { return stage.engine.status().beats.leader == BeatLeader::Own; }));
        QVERIFY(stage.waitFor([&] { return stage.engine.status().beats.beatsPerMinute == 95.0; }));
    }
};

QTEST_GUILESS_MAIN(TestClockInput)
#include "tst_clock_input.moc"
