// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/midi/inbound_queue.h"
#include "core/midi/port.h"
#include "support/fake_ports.h"
#include "support/realtime_guard.h"

#include <QtTest>

#include <numeric>
#include <thread>

using namespace timbrel;
using namespace timbrel::midi;

namespace {

const std::vector<PortInfo> kPorts
    = {{"Midi Through:Midi Through Port-0", "Midi Through:Midi Through Port-0 14:0"},
       {"Keystation:Keystation MIDI 1", "Keystation:Keystation MIDI 1 20:0"},
       {"Keystation:Keystation MIDI 1", "Keystation:Keystation MIDI 1 24:0"},
       {"Keystation Mini:Port", "Keystation Mini:Port 28:0"},
       {"FLUID Synth:port", "FLUID Synth:port 128:0"}};

std::vector<std::uint8_t> exclusive(std::size_t size)
{
    std::vector<std::uint8_t> bytes(size);
    std::iota(bytes.begin(), bytes.end(), std::uint8_t {0});
    for (auto& byte : bytes)
        byte &= 127U;
    bytes.front() = 0xF0;
    bytes.back() = 0xF7;
    return bytes;
}

void pushNote(InboundQueue& queue, unsigned note)
{
    const auto message = MidiMessage::noteOn(0, note, 1);
    queue.push(message.bytes, {});
}

} // namespace

class TestPort : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void portsAreFoundByNameOrUniquePart_data()
    {
        QTest::addColumn<QString>("wanted");
        QTest::addColumn<QString>("fullName"); // empty: see the id
        QTest::addColumn<int>("error");
        const int notFound = static_cast<int>(ErrorId::PortNotFound);
        const int ambiguous = static_cast<int>(ErrorId::PortAmbiguous);
        QTest::newRow("exact") << "Keystation Mini:Port"
                               << "Keystation Mini:Port 28:0" << 0;
        QTest::newRow("exact with numbers") << "Keystation:Keystation MIDI 1 24:0"
                                            << "Keystation:Keystation MIDI 1 24:0" << 0;
        QTest::newRow("part") << "fluid"
                              << "FLUID Synth:port 128:0" << 0;
        QTest::newRow("numbers are a part") << "14:0"
                                            << "Midi Through:Midi Through Port-0 14:0" << 0;
        QTest::newRow("part of several") << "keystation"
                                         << "" << ambiguous;
        QTest::newRow("name of two") << "Keystation:Keystation MIDI 1"
                                     << "" << ambiguous;
        QTest::newRow("nowhere") << "Juno"
                                 << "" << notFound;
        QTest::newRow("nothing") << ""
                                 << "" << notFound;
    }
    void portsAreFoundByNameOrUniquePart()
    {
        QFETCH(QString, wanted);
        QFETCH(QString, fullName);
        QFETCH(int, error);
        const auto port = choosePort(wanted.toStdString(), kPorts);
        if (!fullName.isEmpty()) {
            QVERIFY(port.has_value());
            QCOMPARE(QString::fromStdString(port->fullName), fullName);
        } else {
            QVERIFY(!port.has_value());
            QCOMPARE(static_cast<int>(port.error().id), error);
            QCOMPARE(port.error().name, wanted.toStdString());
        }
    }

    void anExactNameWinsOverOthersThatContainIt()
    {
        const auto port = choosePort("A", {{"A", "A 1:0"}, {"AB", "AB 2:0"}});
        QVERIFY(port.has_value());
        QCOMPARE(port->fullName, std::string("A 1:0"));
    }

    void errorsListWhatThereIs()
    {
        const auto none = choosePort("Juno", {kPorts[0], kPorts[4]});
        QCOMPARE(none.error().expected,
                 std::string("Midi Through:Midi Through Port-0\nFLUID Synth:port"));
        const auto two = choosePort("keystation midi", kPorts); // told apart by their numbers
        QCOMPARE(
            two.error().found,
            std::string("Keystation:Keystation MIDI 1 20:0\nKeystation:Keystation MIDI 1 24:0"));
    }

    void aLoopIsRefused()
    {
        QVERIFY(refuseLoop(kPorts[1], kPorts[2]).has_value()); // two devices of one name
        const auto loop = refuseLoop(kPorts[0], kPorts[0]);
        QVERIFY(!loop.has_value());
        QCOMPARE(loop.error().id, ErrorId::PortLoop);
    }

    void aBackendOpensByPartAndVirtually()
    {
        test::FakeWire wire;
        test::FakeBackend backend(wire);
        QCOMPARE((*backend.openInput({"keys", false}))->port().fullName,
                 std::string("Fake keys 20:0"));
        QCOMPARE((*backend.openOutput({"", true}))->port().name, std::string("Timbrel out"));
        QCOMPARE(backend.openInput({"synth", false}).error().id, ErrorId::PortNotFound);
    }

    void messagesAreRecognised_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("size");
        QTest::newRow("note") << QByteArray::fromHex("903c40") << 3;
        QTest::newRow("program") << QByteArray::fromHex("c305") << 2;
        QTest::newRow("clock") << QByteArray::fromHex("f8") << 1;
        QTest::newRow("song position") << QByteArray::fromHex("f20102") << 3;
        QTest::newRow("short note") << QByteArray::fromHex("903c") << 0;
        QTest::newRow("long note") << QByteArray::fromHex("903c4001") << 0;
        QTest::newRow("status as data") << QByteArray::fromHex("903c90") << 0;
        QTest::newRow("no status") << QByteArray::fromHex("3c4000") << 0;
        QTest::newRow("undefined") << QByteArray::fromHex("f4") << 0;
        QTest::newRow("exclusive") << QByteArray::fromHex("f001f7") << 0;
        QTest::newRow("nothing") << QByteArray() << 0;
    }
    void messagesAreRecognised()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, size);
        const std::vector<std::uint8_t> raw(bytes.begin(), bytes.end());
        const auto message = MidiMessage::fromBytes(raw);
        QCOMPARE(int {message.size}, size);
        if (size > 0)
            QVERIFY(std::equal(raw.begin(), raw.end(), message.bytes.begin()));
    }

    void waitSleepsUntilTheDeadline()
    {
        InboundQueue queue;
        std::array<TimedMessage, 4> messages;
        const auto deadline = Clock::now() + std::chrono::milliseconds(20);
        QCOMPARE(queue.wait(deadline, messages), 0U);
        QVERIFY(Clock::now() >= deadline);
    }

    void waitEndsWithAMessageOrAWake()
    {
        InboundQueue queue;
        std::array<TimedMessage, 2> messages;
        const auto never = Clock::time_point::max();
        std::thread player([&] {
            const auto on = MidiMessage::noteOn(0, 60, 100);
            queue.push(std::span(on.bytes), Clock::time_point(std::chrono::seconds(5)));
        });
        QCOMPARE(queue.wait(never, messages), 1U);
        player.join();
        QCOMPARE(messages[0].message, MidiMessage::noteOn(0, 60, 100));
        QCOMPARE(messages[0].arrival, Clock::time_point(std::chrono::seconds(5)));
        queue.wake(); // before the wait: it must not be missed
        QCOMPARE(queue.wait(never, messages), 0U);
    }

    void moreThanFitsComesWithTheNextWait()
    {
        InboundQueue queue;
        std::array<TimedMessage, 2> messages;
        for (unsigned note = 0; note < 5; ++note)
            pushNote(queue, note);
        const auto never = Clock::time_point::max();
        QCOMPARE(queue.wait(never, messages), 2U);
        QCOMPARE(queue.wait(never, messages), 2U);
        QCOMPARE(queue.wait(never, messages), 1U);
        QCOMPARE(int {messages[0].message.number()}, 4);
    }

    void aFullQueueCountsWhatIsLost()
    {
        InboundQueue queue;
        for (std::size_t i = 0; i < InboundQueue::kCapacity + 3; ++i)
            pushNote(queue, 1);
        QCOMPARE(queue.dropped(), 3U);
    }

    void longMessagesPassWithinBounds()
    {
        InboundQueue queue;
        std::array<TimedMessage, 4> messages;
        const auto tooLong = exclusive(kMaximumLongMessage + 1);
        const auto longest = exclusive(kMaximumLongMessage);
        queue.push(tooLong, {});
        QCOMPARE(queue.dropped(), 1U);
        for (int round = 0; round < 20; ++round) { // more often than there are slots
            queue.push(longest, {});
            QCOMPARE(queue.wait({}, messages), 1U);
            const auto bytes = queue.longMessage(messages[0]);
            QVERIFY(std::equal(bytes.begin(), bytes.end(), longest.begin(), longest.end()));
            queue.releaseLong(messages[0]);
        }
        for (std::size_t i = 0; i < InboundQueue::kLongSlots + 2; ++i) // nobody gives them back
            queue.push(exclusive(10 + i), {});
        QCOMPARE(queue.dropped(), 3U);
        const std::vector<std::uint8_t> broken = {0xF0, 1, 2};
        queue.push(broken, {}); // no message: passed over
        QCOMPARE(queue.dropped(), 3U);
    }

    void theQueueAllocatesAndLocksNothing()
    {
        if (!test::RealtimeGuard::canCount())
            QSKIP(test::kGuardCannotCount);
        InboundQueue queue;
        std::array<TimedMessage, 4> messages;
        const auto bytes = exclusive(1000);
        const test::RealtimeGuard guard;
        for (int i = 0; i < 100; ++i) {
            queue.push(bytes, {});
            pushNote(queue, 1);
            const std::size_t count = queue.wait({}, messages);
            for (std::size_t k = 0; k < count; ++k)
                queue.releaseLong(messages[k]);
        }
        const auto violations = guard.violations();
        QCOMPARE(violations, 0U);
    }
};

QTEST_APPLESS_MAIN(TestPort)
#include "tst_port.moc"
