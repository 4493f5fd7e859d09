// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/output_scheduler.h"
#include "support/realtime_guard.h"

#include <QtTest>

#include <memory>
#include <vector>

using namespace timbrel;
using namespace timbrel::expression;
using midi::MidiMessage;
using Time = OutputScheduler::Time;

namespace {

constexpr Time kByte = std::chrono::microseconds(320); // 31,250 baud
constexpr double kBaud = 31250.0;

Outgoing controller(unsigned number, unsigned value)
{
    return {MidiMessage::controller(0, number, value), OutgoingKind::Controller, 127};
}

Outgoing note(unsigned number)
{
    return {MidiMessage::noteOn(0, number, 100), OutgoingKind::Note, 0};
}

QByteArray textOf(const OutgoingList& list)
{
    QByteArray text;
    for (const Outgoing& outgoing : list.messages()) {
        const auto& message = outgoing.message;
        text += text.isEmpty() ? "" : " ";
        text += message.isController()
            ? QByteArray::number(message.number()) + "=" + QByteArray::number(message.value())
            : "n" + QByteArray::number(message.number());
    }
    return text;
}

/// What goes out at one moment.
QByteArray submitted(OutputScheduler& scheduler, const std::vector<Outgoing>& messages, Time now)
{
    OutgoingList ready;
    scheduler.submit(messages, now, ready);
    return textOf(ready);
}

QByteArray flushed(OutputScheduler& scheduler, Time now)
{
    OutgoingList ready;
    scheduler.flush(now, ready);
    return textOf(ready);
}

} // namespace

class TestOutputScheduler : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFastWireTakesEverythingAtOnceInOrder()
    {
        OutputScheduler scheduler(std::nullopt, 3.0);
        QCOMPARE(submitted(scheduler,
                           {controller(1, 5), controller(2, 99), note(60), controller(1, 6)},
                           Time(0)),
                 QByteArray("1=5 2=99 n60 1=6"));
        QCOMPARE(scheduler.nextAt(), OutputScheduler::kNever);
    }

    void aNoteWaitsForTheMostChangedWithinItsTime()
    {
        OutputScheduler scheduler(kBaud, 3.0);
        std::vector<Outgoing> start;
        for (unsigned number = 1; number <= 8; ++number)
            start.push_back(controller(number, 50));
        OutgoingList all;
        scheduler.submit(start, Time(0), all);
        scheduler.drain(Time(0), all);
        QCOMPARE(all.messages().size(), 8U);
        // 3 bytes, then 2 each with running status: 0.64 ms; 3 ms hold four
        const Time later = std::chrono::seconds(1);
        std::vector<Outgoing> batch;
        for (unsigned number = 1; number <= 8; ++number)
            batch.push_back(controller(number, 50 + 5 * number));
        batch.push_back(note(60));
        QCOMPARE(submitted(scheduler, batch, later), QByteArray("8=90 7=85 6=80 5=75 n60"));
        // the wire is busy with four controllers of two bytes (it was in running status) and a note
        const Time free = later + 11 * kByte;
        QCOMPARE(scheduler.nextAt(), free);
        QCOMPARE(flushed(scheduler, free - Time(1)), QByteArray());
        QCOMPARE(flushed(scheduler, free), QByteArray("4=70"));
        QCOMPARE(scheduler.nextAt(), free + 3 * kByte); // the note's status was in between
        QCOMPARE(flushed(scheduler, free + 3 * kByte), QByteArray("3=65"));
        QCOMPARE(flushed(scheduler, free + 5 * kByte), QByteArray("2=60"));
        QCOMPARE(flushed(scheduler, free + 7 * kByte), QByteArray("1=55"));
        QCOMPARE(scheduler.nextAt(), OutputScheduler::kNever);
    }

    void firstValuesComeBeforeChangedOnes()
    {
        OutputScheduler scheduler(kBaud, 1.0); // one controller of three bytes
        OutgoingList ignored;
        scheduler.submit(std::vector {controller(1, 0), note(1)}, Time(0), ignored);
        QCOMPARE(submitted(scheduler,
                           {controller(1, 127), controller(2, 1), note(60)},
                           std::chrono::seconds(1)),
                 QByteArray("2=1 n60"));
    }

    void theNotesOfAChordShareTheWait()
    {
        OutputScheduler scheduler(kBaud, 3.0);
        std::vector<Outgoing> batch;
        for (unsigned number = 1; number <= 8; ++number)
            batch.push_back(controller(number, 10 * number));
        for (unsigned number : {60U, 64U, 67U})
            batch.push_back(note(number));
        // all first values, equally urgent: in order; 3 + 2 + 2 + 2 bytes are 2.88 ms
        QCOMPARE(submitted(scheduler, batch, Time(0)),
                 QByteArray("1=10 2=20 3=30 4=40 n60 n64 n67"));
    }

    void theWaitIncludesAControllerThatIsOnItsWay()
    {
        OutputScheduler scheduler(kBaud, 1.0);
        QCOMPARE(submitted(scheduler, {controller(1, 1)}, Time(0)), QByteArray("1=1"));
        // 0.96 ms of it are left: no room for another in front of the note
        QCOMPARE(submitted(scheduler, {controller(2, 1), note(60)}, Time(1000)), QByteArray("n60"));
    }

    void withoutAnyWaitTheNoteGoesFirst()
    {
        OutputScheduler scheduler(kBaud, 0.0);
        QCOMPARE(submitted(scheduler, {controller(1, 1), note(60)}, Time(0)), QByteArray("n60"));
        QCOMPARE(flushed(scheduler, 3 * kByte), QByteArray("1=1"));
    }

    void aNewerValueReplacesOneThatWaits()
    {
        OutputScheduler scheduler(kBaud, 3.0);
        QCOMPARE(submitted(scheduler, {controller(1, 1), controller(2, 2)}, Time(0)),
                 QByteArray("1=1"));
        QCOMPARE(submitted(scheduler, {controller(2, 9)}, Time(10)), QByteArray());
        QCOMPARE(submitted(scheduler, {controller(1, 5)}, Time(20)), QByteArray());
        QCOMPARE(submitted(scheduler, {controller(1, 1)}, Time(30)), QByteArray()); // as it was
        OutgoingList rest;
        scheduler.drain(Time(40), rest);
        QCOMPARE(textOf(rest), QByteArray("2=9"));
    }

    void notesAndOtherMessagesKeepTheirOrder()
    {
        OutputScheduler scheduler(kBaud, 3.0);
        const Outgoing bend {MidiMessage::of(0xE0, 0, 64), OutgoingKind::Other, 0};
        OutgoingList ready;
        scheduler.submit(
            std::vector {note(1), bend, note(2), controller(1, 4), note(3)}, Time(0), ready);
        QCOMPARE(ready.messages().size(), 5U);
        QCOMPARE(ready.messages()[1].message, bend.message);
        QCOMPARE(int {ready.messages()[2].message.number()}, 2);
        QCOMPARE(ready.messages()[3].kind, OutgoingKind::Controller);
    }

    void systemMessagesEndRunningStatus()
    {
        OutputScheduler scheduler(kBaud, 0.0);
        (void)submitted(scheduler, {note(1)}, Time(0)); // 3 bytes
        scheduler.occupy(10, Time(0)); // 10 bytes of exclusive
        (void)submitted(scheduler, {note(2), controller(1, 1)}, Time(0)); // 3 bytes
        QCOMPARE(scheduler.nextAt(), 16 * kByte);
        const Outgoing clock {MidiMessage {{0xF8, 0, 0}, 1}, OutgoingKind::Other, 0};
        (void)submitted(scheduler, {clock, note(3)}, Time(0)); // 1 and, with running status, 2
        QCOMPARE(scheduler.nextAt(), 16 * kByte + 3 * kByte);
    }

    void nothingIsAllocatedOrLocked()
    {
        if (!test::RealtimeGuard::canCount())
            QSKIP(test::kGuardCannotCount);
        OutputScheduler scheduler(kBaud, 3.0);
        auto ready = std::make_unique<OutgoingList>();
        std::array<Outgoing, 3> batch {};
        const test::RealtimeGuard guard;
        for (unsigned i = 0; i < 5000; ++i) {
            ready->clear();
            batch = {controller(i % 128, i % 127), controller(i % 30, i % 126), note(i % 128)};
            scheduler.submit(batch, Time(i * 1000), *ready);
        }
        scheduler.drain(Time(0), *ready);
        const auto violations = guard.violations();
        QCOMPARE(violations, 0U);
    }
};

QTEST_APPLESS_MAIN(TestOutputScheduler)
#include "tst_output_scheduler.moc"
