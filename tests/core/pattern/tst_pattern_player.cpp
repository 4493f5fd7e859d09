// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/midi_playback.h"
#include "core/pattern/pattern_player.h"
#include "support/fake_ports.h"

#include <QtTest>

#include <cmath>

#include "sequencer_stage.h"

using namespace timbrel;
using namespace timbrel::pattern;
using namespace std::chrono_literals;
using midi::MidiMessage;
using music::Pattern;
using music::PatternShape;
using test::patternOf;

namespace {

constexpr PatternShape kBar {8, 16, 4, 4};

/// An engine that goes by the timer.
struct Stage
{
    Stage()
        : pulses(new test::Pulses)
        , engine(std::unique_ptr<audio::Instrument>(pulses))
        , player(std::make_unique<PatternPlayer>(engine))
    { }
    [[nodiscard]] std::size_t strikes() const
    {
        const auto told = pulses->told();
        return static_cast<std::size_t>(std::count_if(
            told.begin(), told.end(), [](const auto& it) { return it.message.isNoteOn(); }));
    }

    test::Pulses* pulses;
    audio::AudioEngine engine;
    std::unique_ptr<PatternPlayer> player;
};

Pattern everyStep()
{
    Pattern pattern(kBar);
    for (std::size_t step = 0; step < 16; ++step)
        pattern.set(0, step, {1.0F, 0.0F});
    return pattern;
}

} // namespace

class TestPatternPlayer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPatternIsHeardAndStops()
    {
        Stage stage;
        const auto number = stage.player->setPattern(everyStep());
        stage.player->setTempo(240.0);
        stage.player->start();
        QVERIFY(QTest::qWaitFor([&] { return stage.strikes() >= 8; }));
        QCOMPARE(stage.player->status().patternNumber, number);
        QVERIFY(stage.player->status().isRunning);
        QVERIFY(stage.engine.isMoving());
        stage.player->stop();
        QVERIFY(QTest::qWaitFor([&] { return !stage.player->status().isRunning; }));
        const auto count = stage.strikes();
        QTest::qWait(150);
        QCOMPARE(stage.strikes(), count);
        const auto told = stage.pulses->told();
        for (std::size_t i = 1; i < told.size(); ++i)
            if (told[i].message.isNoteOn() && told[i - 1].message.isNoteOff()) // 3000 frames a step
                QCOMPARE(told[i].frame - told[0].frame, std::uint64_t {3000} * ((i + 1) / 2));
        QVERIFY(told.back().message.isNoteOff());
    }

    void itGoesOutThroughThePortWithItsClock()
    {
        test::FakeWire wire;
        Stage stage;
        audio::MidiPlayback playback(stage.engine, test::fakeOutput(wire));
        stage.player->setTargets({false, true});
        stage.player->setPattern(patternOf(kBar, 0, {0, 4, 8, 12}));
        stage.player->setTempo(240.0);
        stage.engine.setClockOutput(true);
        stage.player->start();
        std::vector<test::SentMessage> sent;
        QVERIFY(QTest::qWaitFor([&] {
            for (auto& it : wire.sent())
                sent.push_back(std::move(it));
            return std::count_if(sent.begin(),
                                 sent.end(),
                                 [](const auto& it) { return it.message.isNoteOn(); })
                >= 5;
        }));
        auto port = playback.releasePort(); // while the clock runs
        for (auto& it : wire.sent())
            sent.push_back(std::move(it));
        QVERIFY(std::any_of(sent.begin(), sent.end(), [](const auto& it) {
            return it.message == MidiMessage::stop();
        }));
        // 24 pulses between two beats, and each note right where it belongs
        std::size_t start = 0;
        while (sent[start].message != MidiMessage::start())
            ++start;
        int pulses = 0;
        int notes = 0;
        midi::Clock::time_point first;
        for (std::size_t i = start; i < sent.size(); ++i) {
            if (sent[i].message.isNoteOn()) {
                QCOMPARE(sent[i].message, MidiMessage::noteOn(9, 36, 127));
                QVERIFY(std::abs(pulses - notes * 24) <= 1);
                if (notes == 0)
                    first = sent[i].time;
                ++notes;
            }
            pulses += sent[i].message == MidiMessage::clock() ? 1 : 0;
        }
        QVERIFY(notes >= 5);
        QCOMPARE(stage.strikes(), std::size_t {0});
    }

    void settingsAreHeldWithinTheirBounds()
    {
        Stage stage;
        stage.player->setSwing(2.0F);
        QCOMPARE(stage.player->settings().swing, kMostSwing);
        stage.player->setSwing(std::nanf(""));
        QCOMPARE(stage.player->settings().swing, kStraight);
        stage.player->setHumanise({1e9F, -1.0F, 7});
        QCOMPARE(stage.player->settings().humanise, (Humanise {30.0F, 0.0F, 7}));
        stage.player->setMuted(100, true); // there is no such row
        stage.player->setSolo(100, true);
        stage.player->setRow(100, {});
        QCOMPARE(stage.player->settings().rowCount, std::size_t {8});
        QCOMPARE(stage.player->setPattern(Pattern {}), std::uint64_t {0});
    }

    void rowsKeepWhetherTheyAreMuted()
    {
        Stage stage;
        stage.player->setMuted(1, true);
        stage.player->setSolo(2, true);
        auto rows = music::standardDrumRows();
        rows[1].notes = {NoteNumber(99)};
        stage.player->setRows(rows);
        const SequencerSettings& settings = stage.player->settings();
        QCOMPARE(int(settings.rows[1].note), 99);
        QCOMPARE(int(settings.rows[3].note), 46);
        QCOMPARE(int(settings.rows[3].chokeGroup), int(settings.rows[4].chokeGroup));
        QVERIFY(settings.rows[1].isMuted);
        QVERIFY(settings.rows[2].isSolo);
    }

    void theEngineOutlivesItsPlayer()
    {
        Stage stage;
        stage.player->setPattern(everyStep());
        stage.player->start();
        QVERIFY(QTest::qWaitFor([&] { return stage.strikes() >= 1; }));
        const std::weak_ptr<StepSequencer> life = stage.player->sequencer();
        stage.player.reset();
        QVERIFY(QTest::qWaitFor([&] {
            (void)stage.engine.status(); // takes back what is no longer played
            return life.expired();
        }));
        QVERIFY(QTest::qWaitFor([&] { return !stage.engine.status().beats.isRunning; }));
        QVERIFY(stage.pulses->told().back().message.isNoteOff());
    }
};

QTEST_GUILESS_MAIN(TestPatternPlayer)
#include "tst_pattern_player.moc"
