// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/midi/clock_follower.h"
#include "support/realtime_guard.h"

#include <QtTest>

#include <cmath>

using namespace timbrel;
using namespace timbrel::midi;
using namespace std::chrono_literals;

namespace {

/// Sends pulses as a real clock does: late by chance.
struct Sender
{
    ClockFollower follower;
    Random random {1};
    double now = 100.0; ///< seconds, when the next pulse is due
    double tempo = 120.0;
    double jitter = 0.0; ///< seconds

    [[nodiscard]] static Clock::time_point at(double seconds)
    {
        return Clock::time_point(
            std::chrono::nanoseconds(static_cast<std::int64_t>(seconds * 1e9)));
    }
    [[nodiscard]] double period() const { return 60.0 / tempo / 24.0; }
    void send(const MidiMessage& message) { (void)follower.take(message, at(now)); }
    void pulses(int count)
    {
        for (int i = 0; i < count; ++i) {
            double late = jitter * std::abs(random.normal());
            if (jitter > 0.0 && random.chance(0.05)) // the system was busy
                late += 0.008;
            (void)follower.take(MidiMessage::clock(), at(now + late));
            now += period();
        }
    }
    /// Where the reading puts this moment, in beats.
    [[nodiscard]] double beatAt(double seconds) const
    {
        const ClockReading& reading = follower.reading();
        return reading.beat
            + std::chrono::duration<double>(at(seconds) - reading.time).count()
            * reading.beatsPerMinute / 60.0;
    }
};

} // namespace

class TestClockFollower : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEvenClockIsReadExactly_data()
    {
        QTest::addColumn<double>("tempo");
        for (const double tempo : {20.0, 60.0, 123.45, 300.0, 400.0})
            QTest::addRow("%.2f", tempo) << tempo;
    }
    void anEvenClockIsReadExactly()
    {
        QFETCH(double, tempo);
        Sender sender;
        sender.tempo = tempo;
        QVERIFY(!sender.follower.reading().isKnown);
        sender.pulses(3);
        QVERIFY(sender.follower.reading().isKnown);
        QVERIFY(!sender.follower.reading().isRunning);
        QVERIFY(std::abs(sender.follower.reading().beatsPerMinute / tempo - 1.0) < 1e-4);
        sender.send(MidiMessage::start());
        const double start = sender.now;
        sender.pulses(24 * 8 + 1);
        QVERIFY(sender.follower.reading().isRunning);
        QCOMPARE(sender.follower.reading().beat, 8.0);
        QVERIFY(std::abs(sender.beatAt(start)) < 1e-3);
        QVERIFY(std::abs(sender.follower.reading().beatsPerMinute / tempo - 1.0) < 1e-5);
    }

    void aLateOneNowAndThenMovesNothing()
    {
        Sender sender;
        sender.tempo = 127.0;
        sender.jitter = 0.001;
        sender.pulses(48);
        sender.send(MidiMessage::start());
        const double start = sender.now;
        double worstTempo = 0.0;
        double worstBeat = 0.0;
        for (int i = 0; i < 24 * 64; ++i) {
            sender.pulses(1);
            const ClockReading& reading = sender.follower.reading();
            worstTempo = std::max(worstTempo, std::abs(reading.beatsPerMinute - 127.0));
            worstBeat = std::max(
                worstBeat,
                std::abs(sender.beatAt(sender.now) - (sender.now - start) * 127.0 / 60.0));
        }
        QVERIFY2(worstTempo < 1.3, qPrintable(QString::number(worstTempo)));
        QVERIFY2(worstBeat < 0.005, qPrintable(QString::number(worstBeat))); // 2.4 ms
    }

    void anotherTempoIsTakenUpAfterAQuarterOfABeat()
    {
        Sender sender;
        sender.tempo = 100.0;
        sender.send(MidiMessage::start());
        sender.pulses(100);
        sender.tempo = 140.0;
        sender.pulses(8);
        QVERIFY(std::abs(sender.follower.reading().beatsPerMinute - 140.0) < 3.0);
        sender.pulses(40);
        QVERIFY(std::abs(sender.follower.reading().beatsPerMinute - 140.0) < 0.01);
        QVERIFY(std::abs(sender.beatAt(sender.now) - 148.0 / 24.0) < 0.002);
    }

    void aTempoThatSlidesIsFollowed()
    {
        Sender sender;
        sender.tempo = 90.0;
        sender.send(MidiMessage::start());
        sender.pulses(96);
        for (int i = 1; i <= 24 * 16; ++i) { // 30 a minute faster in 16 beats
            sender.tempo = 90.0 + 30.0 * i / (24.0 * 16.0);
            sender.pulses(1);
            QVERIFY(std::abs(sender.follower.reading().beatsPerMinute - sender.tempo) < 3.0);
            QVERIFY(std::abs(sender.beatAt(sender.now) - (96.0 + i) / 24.0) < 0.02);
        }
    }

    void itStartsStopsAndGoesOn()
    {
        Sender sender;
        sender.pulses(30); // before a start pulses are tempo alone
        QCOMPARE(sender.follower.reading().starts, std::uint64_t {0});
        sender.send(MidiMessage::start());
        QVERIFY(!sender.follower.reading().isRunning); // with the next pulse
        sender.pulses(37);
        QVERIFY(sender.follower.reading().isRunning);
        QCOMPARE(sender.follower.reading().beat, 36.0 / 24.0);
        sender.send(MidiMessage::stop());
        QVERIFY(!sender.follower.reading().isRunning);
        sender.pulses(50);
        sender.send(MidiMessage::resume());
        sender.pulses(1);
        QVERIFY(sender.follower.reading().isRunning);
        QCOMPARE(sender.follower.reading().beat, 37.0 / 24.0);
        QCOMPARE(sender.follower.reading().starts, std::uint64_t {2});
        sender.send(MidiMessage::stop());
        sender.send(MidiMessage::songPosition(4 * 300 + 2)); // beat 300 and a half
        sender.send(MidiMessage::resume());
        sender.pulses(13);
        QCOMPARE(sender.follower.reading().beat, 301.0);
        sender.send(MidiMessage::start());
        sender.pulses(1);
        QCOMPARE(sender.follower.reading().beat, 0.0);
    }

    void aClockThatIsGoneIsNoticed()
    {
        Sender sender;
        sender.send(MidiMessage::start());
        sender.pulses(50);
        sender.follower.passTo(Sender::at(sender.now + 0.1));
        QVERIFY(sender.follower.reading().isKnown);
        sender.follower.passTo(Sender::at(sender.now + 0.5));
        QVERIFY(!sender.follower.reading().isKnown);
        QVERIFY(!sender.follower.reading().isRunning);
        sender.now += 1000.0;
        sender.tempo = 90.0;
        sender.pulses(10);
        QVERIFY(std::abs(sender.follower.reading().beatsPerMinute - 90.0) < 1e-3);
    }

    void otherMessagesAreNotAClock()
    {
        ClockFollower follower;
        QVERIFY(!follower.take(MidiMessage::noteOn(0, 60, 100), {}));
        QVERIFY(!follower.take({{0xFE, 0, 0}, 1}, {})); // active sensing
        QVERIFY(!follower.take({}, {}));
    }

    void aBurstOfPulsesIsBorne()
    {
        ClockFollower follower;
        (void)follower.take(MidiMessage::start(), {});
        for (int i = 0; i < 1000; ++i) // all at once, and backwards
            (void)follower.take(MidiMessage::clock(), Clock::time_point(1s - i * 1us));
        QVERIFY(std::isfinite(follower.reading().beatsPerMinute));
        QVERIFY(std::isfinite(follower.reading().beat));
    }

    void followingNeitherAllocatesNorLocks()
    {
        if (!test::RealtimeGuard::canCount())
            QSKIP(test::kGuardCannotCount);
        Sender sender;
        sender.jitter = 0.001;
        const test::RealtimeGuard guard;
        sender.send(MidiMessage::start());
        sender.pulses(500);
        QCOMPARE(guard.violations(), std::uint64_t {0});
    }
};

QTEST_GUILESS_MAIN(TestClockFollower)
#include "tst_clock_follower.moc"
