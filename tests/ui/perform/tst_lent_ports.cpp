// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/player.h"

#include <QtTest>

#include "performance_stage.h"

using namespace timbrel;
using namespace timbrel::ui;
using midi::MidiMessage;
using test::FakeWire;
using test::SentMessage;

namespace {

/// A player at fake ports, who lends them to a performance.
struct Stage
{
    Stage()
    {
        choices.isSoundOn = false;
        choices.input = midi::PortChoice {"Fake keys", false};
        choices.output = midi::PortChoice {"Fake synth", false};
        QObject::connect(&player, &Player::liveEvent, [this](const audio::LiveEvent& event) {
            if (event.kind == audio::LiveEvent::Kind::Message)
                heard.push_back(event.message);
        });
        QObject::connect(&player, &Player::trouble, [this](const Error& error) {
            troubles.push_back(error.id);
        });
    }
    Result<std::unique_ptr<midi::MidiBackend>> make()
    {
        if (isMade.exchange(true)) // the one that listens elsewhere; on another thread
            return std::make_unique<test::FakeBackend>(otherWire);
        auto made = std::make_unique<test::FakeBackend>(wire);
        backend = made.get();
        made->inputs = inputs;
        made->outputs = outputs;
        return made;
    }
    std::vector<MidiMessage> notesSent()
    {
        std::vector<MidiMessage> notes;
        for (const SentMessage& sent : wire.sent())
            if (sent.message.isNote())
                notes.push_back(sent.message);
        return notes;
    }

    FakeWire wire;
    FakeWire otherWire; ///< of whatever else is there
    std::atomic<bool> isMade = false;
    std::vector<midi::PortInfo> inputs {{"Fake keys", "Fake keys 20:0"}};
    std::vector<midi::PortInfo> outputs {{"Fake synth", "Fake synth 24:0"}};
    test::FakeBackend* backend = nullptr; ///< the player's
    DeviceChoices choices;
    std::vector<MidiMessage> heard;
    std::vector<ErrorId> troubles;
    Player player {nullptr, [this](const QString&) { return make(); }};
    PerformanceControl control {player};
};

} // namespace

class TestLentPorts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNoteSoundsOnceWhilePerformingAndThePlayerHearsItAgainAfterwards()
    {
        Stage stage;
        stage.player.openDevices(stage.choices);
        stage.wire.play(MidiMessage::noteOn(0, 60, 100));
        QTRY_COMPARE(stage.heard.size(), 1U);
        QTest::qWait(50);
        QVERIFY(stage.notesSent().empty()); // nobody plays it on

        stage.control.start();
        (void)stage.notesSent();
        stage.heard.clear();
        stage.wire.play(MidiMessage::noteOn(0, 62, 100));
        QTRY_COMPARE(stage.heard.size(), 1U); // a recording hears it, too
        QTest::qWait(50);
        QCOMPARE(stage.notesSent().size(), 1U);
        QCOMPARE(stage.heard.size(), 1U);

        QSignalSpy links(&stage.player, &Player::portsChanged);
        stage.control.stop();
        QCOMPARE(stage.notesSent().size(), 1U); // it ends
        QVERIFY(links.empty()); // nothing has gone
        stage.heard.clear();
        stage.wire.play(MidiMessage::noteOn(0, 64, 100));
        QTRY_COMPARE(stage.heard.size(), 1U);
        QTest::qWait(50);
        QVERIFY(stage.notesSent().empty());
        QVERIFY(stage.player.inputState().link == PortState::Link::Connected);
        QVERIFY(stage.player.outputState().link == PortState::Link::Connected);
        QVERIFY(stage.troubles.empty());
    }

    void anotherPortIsTakenUpWithoutEndingThePerformance()
    {
        Stage stage;
        stage.inputs.push_back({"Other keys", "Other keys 28:0"});
        stage.player.openDevices(stage.choices);
        stage.control.start();
        stage.wire.play(MidiMessage::noteOn(0, 60, 100));
        QTRY_COMPARE(stage.heard.size(), 1U);
        DeviceChoices other = stage.choices;
        other.input = midi::PortChoice {"Other keys", false};
        stage.player.openDevices(other);
        QVERIFY(stage.control.isPerforming());
        QCOMPARE(stage.player.inputState().name, QStringLiteral("Other keys"));
        const auto before = stage.notesSent();
        QCOMPARE(before.size(), 2U);
        QVERIFY(before.back().isNoteOff());
        stage.wire.play(MidiMessage::noteOn(0, 62, 100));
        QTRY_COMPARE(stage.heard.size(), 2U);
        QTest::qWait(50);
        QCOMPARE(stage.notesSent().size(), 1U);
    }

    void aPortThatIsThereLaterIsTakenUp()
    {
        Stage stage;
        stage.inputs.clear();
        stage.player.openDevices(stage.choices);
        QVERIFY(stage.player.inputState().link == PortState::Link::Missing);
        stage.control.start();
        stage.control.playNote(60, 100, true);
        QVERIFY(QTest::qWaitFor([&] { return !stage.notesSent().empty(); }));
        stage.backend->inputs = {{"Fake keys", "Fake keys 20:0"}};
        stage.player.portsHaveChanged();
        QVERIFY(stage.player.inputState().link == PortState::Link::Connected);
        QVERIFY(stage.control.isPerforming());
        (void)stage.notesSent();
        stage.wire.play(MidiMessage::noteOn(0, 62, 100));
        QTRY_COMPARE(stage.heard.size(), 1U);
        QTest::qWait(50);
        QCOMPARE(stage.notesSent().size(), 1U);
    }

    void aLoopIsWarnedOfAndNotClosed()
    {
        Stage stage;
        stage.inputs = {{"Midi Through", "Midi Through 14:0"}};
        stage.outputs = stage.inputs;
        stage.choices.input = stage.choices.output = midi::PortChoice {"Midi Through", false};
        stage.player.openDevices(stage.choices);
        QVERIFY(stage.troubles.empty());
        stage.control.start();
        QCOMPARE(stage.troubles, std::vector<ErrorId> {ErrorId::PortLoop});
        stage.wire.play(MidiMessage::noteOn(0, 60, 100));
        QTRY_COMPARE(stage.heard.size(), 1U);
        QTest::qWait(50);
        QVERIFY(stage.notesSent().empty());
    }

    void notesAtAPortThatWasNotChosenAreHeardWhileSomebodyAsks()
    {
        Stage stage;
        stage.choices.input = midi::PortChoice {"My keys", false};
        stage.inputs = {{"My keys", "My keys 20:0"}};
        stage.player.openDevices(stage.choices);
        QStringList heard;
        connect(&stage.player, &Player::noteElsewhere, this, [&](const QString& port) {
            heard << port;
        });
        stage.player.listenElsewhere(true);
        stage.otherWire.play(MidiMessage::controller(0, 1, 2)); // no key was struck
        QTest::qWait(250);
        QVERIFY(heard.isEmpty());
        stage.otherWire.play(MidiMessage::noteOn(0, 60, 100));
        QTRY_COMPARE(heard, QStringList {QStringLiteral("Fake keys")});
        // the chosen one itself is not listened to a second time
        stage.choices.input = midi::PortChoice {"Fake keys", false};
        stage.backend->inputs = {{"Fake keys", "Fake keys 20:0"}};
        stage.player.openDevices(stage.choices);
        stage.otherWire.play(MidiMessage::noteOn(0, 60, 100));
        QTest::qWait(250);
        QCOMPARE(heard.size(), 1);
        stage.player.listenElsewhere(false);
    }

    void aPortThatIsAwayAtTheEndIsOpenedWhenItComesBack()
    {
        Stage stage;
        stage.player.openDevices(stage.choices);
        stage.control.start();
        QSignalSpy changed(&stage.control, &PerformanceControl::portsChanged);
        stage.wire.unplugInput();
        QTRY_COMPARE(changed.size(), 1);
        QVERIFY(stage.player.inputState().link == PortState::Link::Missing);
        stage.control.stop();
        QVERIFY(stage.player.inputState().link == PortState::Link::Missing);
        stage.wire.plugInput();
        stage.player.portsHaveChanged();
        QVERIFY(stage.player.inputState().link == PortState::Link::Connected);
        stage.wire.play(MidiMessage::noteOn(0, 60, 100));
        QTRY_COMPARE(stage.heard.size(), 1U);
    }
};

QTEST_MAIN(TestLentPorts)
#include "tst_lent_ports.moc"
