// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/beat_keeper.h"
#include "core/audio/engine_core.h"
#include "support/realtime_guard.h"

#include <QtTest>

#include <cmath>
#include <random>

#include "engine_stage.h"

using namespace timbrel;
using namespace timbrel::audio;
using namespace std::chrono_literals;
using midi::MidiMessage;

class TestBeats : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void beatsDoNotDrift();
    void aNewTempoOrRateLeavesThePlaceWhereItIs();
    void whatIsNoTempoChangesNothing();
    void theTransportLeadsWhileItPlays();
    void anotherClockIsFollowedSmoothly();
    void anotherClocksLeapsAreFollowed();
    void anotherClockStartsAndStops();
    void anotherPlayerEndsWhatSounds();
    void renderingBeatsNeitherAllocatesNorLocks();
};

void TestBeats::beatsDoNotDrift()
{
    BeatClock clock;
    clock.setRate(44100.0);
    clock.setTempo(93.7);
    clock.start(0.0);
    std::mt19937 random(1);
    std::int64_t frames = 0;
    for (int i = 0; i < 200'000; ++i) { // an hour and more
        const std::size_t count = 1 + random() % 1500;
        const double beat = std::ceil(clock.beat());
        QCOMPARE(clock.frameOf(beat) + frames, std::llround(beat * 60.0 / 93.7 * 44100.0));
        clock.advance(count);
        frames += static_cast<std::int64_t>(count);
    }
}

void TestBeats::aNewTempoOrRateLeavesThePlaceWhereItIs()
{
    BeatClock clock;
    clock.setRate(48000.0);
    clock.setTempo(120.0);
    clock.start(3.0);
    clock.advance(12345);
    const double before = clock.beat();
    clock.setTempo(171.0);
    QCOMPARE(clock.beat(), before);
    clock.setRate(44100.0);
    QCOMPARE(clock.beat(), before);
    clock.advance(44100);
    QVERIFY(std::abs(clock.beat() - before - 171.0 / 60.0) < 1e-9);
    clock.stop();
    clock.advance(44100);
    QVERIFY(std::abs(clock.beat() - before - 171.0 / 60.0) < 1e-9);
}

void TestBeats::whatIsNoTempoChangesNothing()
{
    BeatKeeper keeper;
    keeper.setTempo(99.0);
    keeper.setTempo(std::numeric_limits<double>::quiet_NaN());
    keeper.setTempo(std::numeric_limits<double>::infinity());
    keeper.beginBlock({}, {});
    QCOMPARE(keeper.clock().tempo(), 99.0);
    keeper.setTempo(-5.0);
    QCOMPARE(keeper.clock().tempo(), kSlowestBeats);
    keeper.setTempo(1e6);
    QCOMPARE(keeper.clock().tempo(), kFastestBeats);
}

void TestBeats::theTransportLeadsWhileItPlays()
{
    BeatKeeper keeper;
    keeper.setRate(48000.0);
    keeper.setTempo(90.0);
    const Tempo tempo {120.0, 4};
    keeper.start(0.0);
    keeper.beginStretch(3e6, tempo); // at three seconds
    QCOMPARE(keeper.clock().beat(), 6.0);
    QCOMPARE(keeper.leader(), BeatLeader::Transport);
    keeper.advance(4800);
    keeper.beginStretch(3.1e6, tempo);
    QCOMPARE(keeper.clock().leaps(), std::uint64_t {0});
    keeper.advance(4800);
    keeper.beginStretch(1e6, tempo);
    QCOMPARE(keeper.clock().leaps(), std::uint64_t {1});
    QCOMPARE(keeper.clock().beat(), 2.0);
    keeper.beginStretch(std::nullopt, tempo);
    QCOMPARE(keeper.leader(), BeatLeader::Own);
    QCOMPARE(keeper.clock().tempo(), 90.0);
    QCOMPARE(keeper.clock().beat(), 2.0);
    keeper.setFollowsTransport(false);
    keeper.beginStretch(5e6, tempo);
    QCOMPARE(keeper.clock().beat(), 2.0);
}

void TestBeats::anotherClockIsFollowedSmoothly()
{
    BeatKeeper keeper;
    keeper.setRate(48000.0);
    keeper.setExternal(true);
    midi::Clock::time_point now;
    ExternalBeat external {0.0, now, 120.0, 1, true};
    double worst = 0.0;
    for (int block = 0; block < 2000; ++block) {
        if (block == 1000) // it turns out to be 20 ms ahead
            external.beat += 0.04;
        keeper.beginBlock(external, now);
        keeper.beginStretch(std::nullopt, {});
        const double there
            = external.beat + std::chrono::duration<double>(now - external.time).count() * 2.0;
        if (block < 1000 || block > 1500)
            worst = std::max(worst, std::abs(keeper.clock().beat() - there));
        QVERIFY(std::abs(keeper.clock().tempo() - 120.0) <= 12.01);
        keeper.advance(256);
        now += std::chrono::nanoseconds(5'333'333);
    }
    QVERIFY(worst < 0.001);
    QCOMPARE(keeper.clock().leaps(), std::uint64_t {0});
}

void TestBeats::anotherClocksLeapsAreFollowed()
{
    BeatKeeper keeper;
    keeper.setExternal(true);
    keeper.beginBlock({0.0, {}, 120.0, 1, true}, {});
    keeper.beginBlock({64.0, {}, 120.0, 1, true}, {});
    QCOMPARE(keeper.clock().leaps(), std::uint64_t {1});
    QCOMPARE(keeper.clock().beat(), 64.0);
}

void TestBeats::anotherClockStartsAndStops()
{
    BeatKeeper keeper;
    keeper.setTempo(80.0);
    keeper.start(0.0);
    keeper.beginStretch(std::nullopt, {});
    keeper.setExternal(true);
    keeper.beginBlock({0.0, {}, 130.0, 5, false}, {});
    QVERIFY(!keeper.clock().isRunning());
    keeper.beginBlock({8.0, midi::Clock::time_point(1s), 130.0, 6, true},
                      midi::Clock::time_point(1006ms));
    QVERIFY(keeper.clock().isRunning());
    QVERIFY(std::abs(keeper.clock().beat() - 8.013) < 1e-9); // as it is when the block is heard
    keeper.stop(); // by hand: until the other starts again
    keeper.beginBlock({9.0, midi::Clock::time_point(1s), 130.0, 6, true},
                      midi::Clock::time_point(1s));
    QVERIFY(!keeper.clock().isRunning());
    keeper.beginBlock({0.0, midi::Clock::time_point(2s), 130.0, 7, true},
                      midi::Clock::time_point(2s));
    QVERIFY(keeper.clock().isRunning());
    keeper.setExternal(false);
    keeper.beginBlock({}, {});
    QVERIFY(keeper.clock().isRunning());
    QCOMPARE(keeper.clock().tempo(), 80.0);
}

void TestBeats::anotherPlayerEndsWhatSounds()
{
    class Holder final : public BlockPlayer
    {
    public:
        void playBlock(const BlockTime&, BlockSink& sink) noexcept TIMBREL_REALTIME override
        {
            if (!m_hasPlayed)
                sink.play(MidiMessage::noteOn(9, 36, 100), 7, {true, true});
            m_hasPlayed = true;
        }

    private:
        bool m_hasPlayed = false;
    };
    auto* pulses = new test::Pulses;
    EngineCore core {std::unique_ptr<Instrument>(pulses)};
    EngineCommand command;
    command.kind = EngineCommand::Kind::Outgoing;
    command.isOn = true;
    (void)core.commands.tryPush(command);
    auto player = std::make_shared<Holder>();
    const std::weak_ptr<Holder> life = player;
    core.players.publish(std::make_unique<std::shared_ptr<BlockPlayer>>(std::move(player)));
    std::vector<float> left(256);
    std::vector<float> right(256);
    core.renderAt(left, right, {});
    QCOMPARE(pulses->told().size(), std::size_t {1});
    QCOMPARE(pulses->told()[0].frame, std::uint64_t {7});
    core.players.publish(std::make_unique<std::shared_ptr<BlockPlayer>>());
    core.renderAt(left, right, {});
    QVERIFY(!life.expired()); // not by the thread that renders
    core.players.collect();
    QVERIFY(life.expired());
    QCOMPARE(pulses->told().size(), std::size_t {2});
    QVERIFY(pulses->told()[1].message.isNoteOff());
    OutgoingMidi outgoing;
    QVERIFY(core.outgoing.tryPop(outgoing) && outgoing.message.isNoteOn());
    QVERIFY(core.outgoing.tryPop(outgoing) && outgoing.message.isNoteOff());
}

void TestBeats::renderingBeatsNeitherAllocatesNorLocks()
{
    if (!test::RealtimeGuard::canCount())
        QSKIP(test::kGuardCannotCount);
    EngineCore core(std::make_unique<test::Pulses>());
    EngineCommand command;
    for (const auto kind : {EngineCommand::Kind::Outgoing,
                            EngineCommand::Kind::ClockOutput,
                            EngineCommand::Kind::BeatExternal}) {
        command.kind = kind;
        command.isOn = true;
        (void)core.commands.tryPush(command);
    }
    std::vector<float> left(256);
    std::vector<float> right(256);
    Clock::time_point now;
    for (std::uint64_t block = 0; block < 500; ++block, now += 5ms) {
        core.externalBeat.write(
            {static_cast<double>(block) / 96.0, now, 130.0, block / 100, block % 100 > 20});
        const test::RealtimeGuard guard;
        core.renderAt(left, right, now);
        QCOMPARE(guard.violations(), std::uint64_t {0});
    }
}

QTEST_GUILESS_MAIN(TestBeats)
#include "tst_beats.moc"
