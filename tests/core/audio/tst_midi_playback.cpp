// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/midi_playback.h"
#include "support/fake_ports.h"

#include <QtTest>

#include "engine_stage.h"

using namespace timbrel;
using namespace timbrel::audio;
using namespace std::chrono_literals;
using midi::MidiMessage;
using music::EventKind;
using music::Sequence;
using test::Pulses;

namespace {

struct Stage
{
    Stage()
        : engine(std::make_unique<Pulses>())
        , playback(std::make_unique<MidiPlayback>(engine, test::fakeOutput(wire)))
    { }

    test::FakeWire wire;
    AudioEngine engine;
    std::unique_ptr<MidiPlayback> playback;
};

std::vector<MidiMessage> messagesOf(const std::vector<test::SentMessage>& sent)
{
    std::vector<MidiMessage> messages;
    for (const auto& it : sent)
        messages.push_back(it.message);
    return messages;
}

} // namespace

class TestMidiPlayback : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theScoreIsSentWithItsDistances()
    {
        Stage stage;
        auto events = std::make_shared<Sequence>();
        for (int i = 0; i < 40; ++i)
            events->push_back({i * 7ms, EventKind::Controller, 3, 74, std::uint8_t(i)});
        stage.engine.setScore(events);
        const auto start = Clock::now();
        stage.engine.play(0us);
        const auto sent = stage.wire.waitForSent(40);
        QCOMPARE(sent.size(), std::size_t {40});
        for (std::size_t i = 0; i < sent.size(); ++i)
            QCOMPARE(sent[i].message, MidiMessage::controller(3, 74, static_cast<unsigned>(i)));
        // each when it is due, not when its block is computed
        for (std::size_t i = 0; i < sent.size(); ++i)
            QVERIFY(sent[i].time >= start + i * 7ms);
    }
    void startChasesAndStopRests()
    {
        Stage stage;
        std::array<std::optional<std::uint8_t>, 128> resting {};
        resting[74] = 11;
        resting[7] = 0;
        stage.engine.setRestingValues(resting);
        stage.engine.setScore(std::make_shared<const Sequence>(Sequence {
            {0us, EventKind::Controller, 0, 7, 90},
            {0us, EventKind::Controller, 0, 74, 50},
            {0us, EventKind::NoteOn, 0, 60, 100},
            {9s, EventKind::NoteOff, 0, 60, 64},
        }));
        stage.engine.play(5s);
        QCOMPARE(messagesOf(stage.wire.waitForSent(3)),
                 (std::vector {MidiMessage::controller(0, 7, 90),
                               MidiMessage::controller(0, 74, 50),
                               MidiMessage::noteOn(0, 60, 100)}));
        stage.engine.stop();
        QCOMPARE(messagesOf(stage.wire.waitForSent(3)),
                 (std::vector {MidiMessage::noteOff(0, 60),
                               MidiMessage::controller(0, 7, 0), // the project's own values
                               MidiMessage::controller(0, 74, 11)}));
    }
    void whatIsPlayedInTheWindowIsSentAndInputIsNot()
    {
        Stage stage;
        (void)stage.engine.send(LiveSource::Input, MidiMessage::noteOn(0, 50, 100));
        stage.engine.noteOn(64, 90, 2);
        stage.engine.noteOff(64, 2);
        QCOMPARE(messagesOf(stage.wire.waitForSent(2)),
                 (std::vector {MidiMessage::noteOn(2, 64, 90), MidiMessage::noteOff(2, 64)}));
    }
    void closingWhilePlayingLeavesNothingBehind()
    {
        Stage stage;
        stage.engine.setScore(std::make_shared<const Sequence>(Sequence {
            {0us, EventKind::Controller, 0, 1, 90},
            {0us, EventKind::NoteOn, 0, 60, 100},
            {9s, EventKind::NoteOff, 0, 60, 64},
        }));
        stage.engine.play(0us);
        QCOMPARE(stage.wire.waitForSent(2).size(), std::size_t {2});
        stage.playback.reset();
        auto sent = messagesOf(stage.wire.waitForSent(2));
        QCOMPARE(sent.size(), std::size_t {2});
        QVERIFY(std::count(sent.begin(), sent.end(), MidiMessage::noteOff(0, 60)) == 1);
        QVERIFY(std::count(sent.begin(), sent.end(), MidiMessage::controller(0, 1, 0)) == 1);
    }
    void panicReachesThePort()
    {
        Stage stage;
        stage.engine.panic();
        const auto sent = messagesOf(stage.wire.waitForSent(48));
        for (unsigned channel = 0; channel < 16; ++channel)
            for (const unsigned number : {120U, 121U, 123U})
                QCOMPARE(std::count(
                             sent.begin(), sent.end(), MidiMessage::controller(channel, number, 0)),
                         1);
    }
    void panicEndsWhatSoundsAndPutsControllersBackAfterTheReset()
    {
        Stage stage;
        std::array<std::optional<std::uint8_t>, 128> resting {};
        resting[1] = 11;
        stage.engine.setRestingValues(resting);
        stage.engine.noteOn(64, 90, 2);
        stage.engine.controller(1, 100, 2);
        stage.engine.noteOn(65, 90, 3);
        (void)stage.wire.waitForSent(3);
        stage.engine.panic();
        const auto sent = messagesOf(stage.wire.waitForSent(2 + 48 + 1));
        QCOMPARE(sent.size(), std::size_t {51});
        QCOMPARE(sent[0], MidiMessage::noteOff(2, 64));
        QCOMPARE(sent[1], MidiMessage::noteOff(3, 65));
        QCOMPARE(sent.back(), MidiMessage::controller(2, 1, 11)); // after the reset
        QTest::qWait(50);
        QVERIFY(stage.wire.sent().empty());
    }
    void aPortThatGoesIsTakenUpAgain()
    {
        Stage stage;
        stage.wire.unplugOutput();
        QVERIFY(QTest::qWaitFor([&] { return !stage.playback->status().isConnected; }));
        stage.engine.noteOn(64, 90);
        QVERIFY(QTest::qWaitFor([&] { return stage.playback->status().dropped > 0; }));
        stage.wire.plugOutput();
        QVERIFY(QTest::qWaitFor([&] { return stage.playback->status().isConnected; }));
        stage.engine.noteOn(65, 90);
        QCOMPARE(messagesOf(stage.wire.waitForSent(1)),
                 (std::vector {MidiMessage::noteOn(0, 65, 90)}));
    }
};

QTEST_GUILESS_MAIN(TestMidiPlayback)
#include "tst_midi_playback.moc"
