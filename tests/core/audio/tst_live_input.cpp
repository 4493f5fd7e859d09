// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/live_input.h"
#include "support/fake_ports.h"

#include <QtTest>

#include "engine_stage.h"

using namespace timbrel;
using namespace timbrel::audio;
using midi::MidiMessage;
using test::Pulses;

namespace {

struct Stage
{
    Stage()
        : pulses(new Pulses)
        , engine(std::unique_ptr<Instrument>(pulses))
        , input(std::make_unique<LiveInput>(engine, test::fakeInput(wire)))
    { }
    /// Waits for an event of this kind; what came before it is kept.
    bool waitFor(LiveEvent::Kind kind)
    {
        return QTest::qWaitFor([&] {
            LiveEvent event;
            while (input->nextEvent(event)) {
                events.push_back(event);
                if (event.kind == kind)
                    return true;
            }
            return false;
        });
    }
    bool hears(std::size_t count)
    {
        return QTest::qWaitFor([&] { return pulses->told().size() >= count; });
    }

    test::FakeWire wire;
    Pulses* pulses;
    AudioEngine engine;
    std::unique_ptr<LiveInput> input;
    std::vector<LiveEvent> events;
};

} // namespace

class TestLiveInput : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void messagesReachTheEngineAndTheWindow()
    {
        Stage stage;
        const auto before = Clock::now();
        stage.wire.play(MidiMessage::noteOn(2, 60, 99));
        stage.wire.play(MidiMessage::controller(2, 74, 5));
        stage.wire.play(MidiMessage::of(0xE2, 1, 65));
        QVERIFY(stage.hears(3));
        QCOMPARE(stage.pulses->told()[0].message, MidiMessage::noteOn(2, 60, 99));
        QCOMPARE(stage.pulses->told()[1].message, MidiMessage::controller(2, 74, 5));
        LiveEvent event;
        QVERIFY(QTest::qWaitFor([&] { return stage.input->nextEvent(event); }));
        QCOMPARE(event.message, MidiMessage::noteOn(2, 60, 99));
        QVERIFY(event.time >= before && event.time <= Clock::now());
        QCOMPARE(stage.input->dropped(), std::uint64_t {0});
    }
    void longAndSystemMessagesArePassedOver()
    {
        Stage stage;
        const std::vector<std::uint8_t> exclusive {0xF0, 1, 2, 3, 0xF7};
        for (int i = 0; i < 50; ++i) // more than there are places for
            stage.wire.playBytes(exclusive);
        const std::vector<std::uint8_t> clock {0xF8};
        stage.wire.playBytes(clock);
        stage.wire.play(MidiMessage::noteOn(0, 60, 99));
        QVERIFY(stage.hears(1));
        QCOMPARE(stage.pulses->told()[0].message, MidiMessage::noteOn(0, 60, 99));
    }
    void aPortThatGoesReleasesItsKeysAndComesBack()
    {
        Stage stage;
        stage.wire.play(MidiMessage::noteOn(0, 60, 99));
        stage.wire.play(MidiMessage::controller(0, 64, 127));
        QVERIFY(stage.hears(2));
        stage.wire.unplugInput();
        QVERIFY(stage.waitFor(LiveEvent::Kind::PortVanished));
        QVERIFY(!stage.input->isConnected());
        QVERIFY(stage.hears(4));
        QCOMPARE(stage.pulses->told()[2].message, MidiMessage::noteOff(0, 60));
        QCOMPARE(stage.pulses->told()[3].message, MidiMessage::controller(0, 64, 0));
        // the window is told of the releases, too, before the news
        QCOMPARE(stage.events[stage.events.size() - 3].message, MidiMessage::noteOff(0, 60));
        stage.wire.plugInput();
        QVERIFY(stage.waitFor(LiveEvent::Kind::PortReturned));
        QVERIFY(stage.input->isConnected());
        stage.wire.play(MidiMessage::noteOn(0, 61, 99));
        QVERIFY(stage.hears(5));
    }
    void closingReleasesTheKeys()
    {
        Stage stage;
        stage.wire.play(MidiMessage::noteOn(0, 60, 99));
        QVERIFY(stage.hears(1));
        stage.input.reset();
        QVERIFY(stage.hears(2));
        QCOMPARE(stage.pulses->told()[1].message, MidiMessage::noteOff(0, 60));
    }
    void unheardMessagesStillReachTheWindow()
    {
        Stage stage;
        stage.input->setHeard(false);
        stage.wire.play(MidiMessage::noteOn(0, 60, 99));
        QVERIFY(stage.waitFor(LiveEvent::Kind::Message));
        QVERIFY(stage.pulses->told().empty());
    }
};

QTEST_GUILESS_MAIN(TestLiveInput)
#include "tst_live_input.moc"
