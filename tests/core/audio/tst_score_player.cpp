// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/score_player.h"
#include "support/realtime_guard.h"

#include <QtTest>

#include <cmath>
#include <random>

using namespace timbrel;
using namespace timbrel::audio;
using namespace std::chrono_literals;
using midi::MidiMessage;
using music::EventKind;
using music::Sequence;

namespace {

constexpr double kRate = 48000.0;

struct Heard
{
    std::int64_t tick = 0; ///< since the test's start
    MidiMessage message;
    bool isRest = false;
};

/// Remembers; the ticks of the blocks before are added.
class Ear final : public PlayerSink
{
public:
    void play(const MidiMessage& message,
              std::int64_t tick,
              bool isRest) noexcept TIMBREL_REALTIME override
    {
        if (count < heard.size())
            heard[count++] = {blockStart + tick, message, isRest};
    }
    void stretch(double position,
                 std::int64_t,
                 std::int64_t length,
                 bool isCountIn) noexcept TIMBREL_REALTIME override
    {
        lastPosition = position;
        (isCountIn ? countInTicks : playedTicks) += length;
    }
    /// As text: "100 on 60 90; 200 cc 74 5".
    [[nodiscard]] QString text(std::size_t from = 0) const
    {
        QStringList parts;
        for (std::size_t i = from; i < count; ++i) {
            const auto& [tick, message, isRest] = heard[i];
            const QString kind = message.isNoteOn() ? QStringLiteral("on")
                : message.isNoteOff()               ? QStringLiteral("off")
                                      : (isRest ? QStringLiteral("rest") : QStringLiteral("cc"));
            QString part = QStringLiteral("%1 %2 %3").arg(tick).arg(kind).arg(message.number());
            if (!message.isNoteOff())
                part += QStringLiteral(" %1").arg(message.value());
            parts << part;
        }
        return parts.join(QStringLiteral("; "));
    }

    std::vector<Heard> heard = std::vector<Heard>(100000);
    std::size_t count = 0;
    std::int64_t blockStart = 0;
    std::int64_t countInTicks = 0;
    std::int64_t playedTicks = 0;
    double lastPosition = 0.0;
};

struct Stage
{
    explicit Stage(Sequence events)
        : score(PlayScore::of(std::make_shared<const Sequence>(std::move(events))))
    {
        std::array<std::uint8_t, 128> resting {};
        resting[74] = 64;
        player.setRestingValues(resting);
        player.setRate(kRate);
        player.setScore(score.get(), ear);
    }
    void run(std::int64_t ticks, std::int64_t block = 100)
    {
        for (; ticks > 0; ticks -= block) {
            const auto count = std::min(block, ticks);
            player.advance(count, ear);
            ear.blockStart += count;
        }
    }
    /// From now on the score is this one.
    void exchange(Sequence events)
    {
        auto next = PlayScore::of(std::make_shared<const Sequence>(std::move(events)));
        player.setScore(next.get(), ear);
        score = std::move(next);
    }

    std::unique_ptr<PlayScore> score;
    ScorePlayer player;
    Ear ear;
};

Sequence oneNote(Microseconds from, Microseconds to, std::uint8_t number = 60)
{
    return {{from, EventKind::NoteOn, 0, number, 90}, {to, EventKind::NoteOff, 0, number, 64}};
}

} // namespace

class TestScorePlayer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eventsComeToTheTick_data();
    void eventsComeToTheTick();
    void startChasesControllersAndNotes();
    void whatIsAtTheVeryStartHoldsAlready();
    void stopReleasesAndRests();
    void loopRepeatsExactlyWithoutDrift();
    void loopPutsBackWhatHadNoValueYet();
    void aChangedScoreIsFollowedWhileItPlays();
    void overlapsOfOneKeyDoNotEndEachOther();
    void countInComesBeforeTheStart();
    void endStopsByItself();
    void seekWhilePlaying();
    void mutedControllersAreLeftAlone();
    void stateIsRightAnywhereInALongScore();
    void nothingAllocatesOrLocks();
};

void TestScorePlayer::eventsComeToTheTick_data()
{
    QTest::addColumn<int>("block");
    QTest::addColumn<double>("rate");
    for (const int block : {1, 37, 128, 480, 5000})
        for (const double rate : {44100.0, 48000.0})
            QTest::addRow("%d at %.0f", block, rate) << block << rate;
}

void TestScorePlayer::eventsComeToTheTick()
{
    QFETCH(int, block);
    QFETCH(double, rate);
    std::mt19937 random(3);
    Sequence events;
    Microseconds time {};
    for (unsigned i = 0; i < 2000; ++i) {
        time += Microseconds(random() % 5000);
        events.push_back({time, EventKind::Controller, 0, 1, static_cast<std::uint8_t>(i % 128)});
    }
    Stage stage(events);
    stage.player.setRate(rate);
    stage.player.play(0us, 0.0, std::nullopt, stage.ear);
    const auto last = static_cast<std::int64_t>(static_cast<double>(time.count()) * rate * 1e-6);
    stage.run(last + 10, block);
    // the first value may come with the start
    QVERIFY(stage.ear.count == events.size());
    for (std::size_t i = 0; i < events.size(); ++i) {
        const auto due = std::llround(static_cast<double>(events[i].time.count()) * rate * 1e-6);
        QCOMPARE(stage.ear.heard[i].tick, static_cast<std::int64_t>(due));
        QCOMPARE(stage.ear.heard[i].message.value(), events[i].value);
    }
}

void TestScorePlayer::startChasesControllersAndNotes()
{
    Stage stage({{0us, EventKind::Controller, 0, 74, 10},
                 {0us, EventKind::NoteOn, 0, 60, 90},
                 {0us, EventKind::NoteOn, 0, 64, 80},
                 {1s, EventKind::Controller, 0, 74, 20},
                 {1s, EventKind::NoteOff, 0, 64, 64},
                 {2s, EventKind::Controller, 0, 74, 30},
                 {3s, EventKind::NoteOff, 0, 60, 64}});
    stage.player.play(1500ms, 0.0, std::nullopt, stage.ear);
    QCOMPARE(stage.ear.text(), QStringLiteral("0 cc 74 20; 0 on 60 90"));
    stage.run(48000 * 2);
    QCOMPARE(stage.ear.text(2), QStringLiteral("24000 cc 74 30; 72000 off 60"));
}

/// A note that ends where playing starts is not struck for nothing, and one that lies there has the
/// value of that moment.
void TestScorePlayer::whatIsAtTheVeryStartHoldsAlready()
{
    Stage stage({{0us, EventKind::NoteOn, 0, 60, 90},
                 {0us, EventKind::NoteOn, 0, 64, 80},
                 {0us, EventKind::Controller, 0, 74, 10},
                 {1s, EventKind::Controller, 0, 74, 20},
                 {1s, EventKind::NoteOn, 0, 60, 70},
                 {1s, EventKind::NoteOff, 0, 60, 64},
                 {2s, EventKind::NoteOff, 0, 60, 64},
                 {2s, EventKind::NoteOff, 0, 64, 64}});
    stage.player.play(1s, 0.0, std::nullopt, stage.ear);
    stage.run(48100);
    QCOMPARE(stage.ear.text(),
             QStringLiteral("0 cc 74 20; 0 on 64 80; 0 on 60 70; 48000 off 60; 48000 off 64"));
}

void TestScorePlayer::stopReleasesAndRests()
{
    Stage stage({{0us, EventKind::Controller, 0, 74, 10},
                 {0us, EventKind::Controller, 0, 1, 99},
                 {0us, EventKind::NoteOn, 0, 60, 90},
                 {9s, EventKind::NoteOff, 0, 60, 64}});
    stage.player.play(0us, 0.0, std::nullopt, stage.ear);
    stage.run(1000);
    stage.player.stop(stage.ear);
    QCOMPARE(stage.ear.text(3), QStringLiteral("1000 off 60; 1000 rest 1 0; 1000 rest 74 64"));
    stage.run(48000);
    QCOMPARE(stage.ear.count, std::size_t {6}); // and is still
    QCOMPARE(std::llround(stage.player.position()), std::llround(1000 / 0.048));
}

/// A loop whose length is no whole number of ticks: after 1000 rounds it is where it should be.
void TestScorePlayer::loopRepeatsExactlyWithoutDrift()
{
    const LoopRegion loop {100'003us, 200'017us}; // 100,014 us: 4800.672 ticks
    Sequence events = oneNote(100'003us, 150ms);
    Stage stage(events);
    stage.player.setLoop(loop);
    stage.player.play(100'003us, 0.0, std::nullopt, stage.ear);
    constexpr int kRounds = 1000;
    stage.run(static_cast<std::int64_t>(4800.672 * kRounds) + 10, 333);
    std::vector<std::int64_t> starts;
    for (std::size_t i = 0; i < stage.ear.count; ++i)
        if (stage.ear.heard[i].message.isNoteOn())
            starts.push_back(stage.ear.heard[i].tick);
    QCOMPARE(starts.size(), std::size_t {kRounds + 1});
    for (std::size_t i = 0; i < starts.size(); ++i)
        QVERIFY2(std::abs(static_cast<double>(starts[i]) - 4800.672 * static_cast<double>(i))
                     < 1.01,
                 qPrintable(QStringLiteral("round %1 at %2").arg(i).arg(starts[i])));
    QCOMPARE(stage.player.loopsDone(), std::uint64_t {kRounds});
}

void TestScorePlayer::loopPutsBackWhatHadNoValueYet()
{
    Stage stage({{0us, EventKind::NoteOn, 0, 60, 90},
                 {50ms, EventKind::Controller, 0, 74, 10},
                 {1s, EventKind::NoteOff, 0, 60, 64}});
    stage.player.setLoop(LoopRegion {10ms, 100ms});
    stage.player.play(10ms, 0.0, std::nullopt, stage.ear);
    stage.run(4320 + 100);
    QCOMPARE(
        stage.ear.text(),
        QStringLiteral("0 on 60 90; 1920 cc 74 10; 4320 off 60; 4320 rest 74 64; 4320 on 60 90"));
}

void TestScorePlayer::aChangedScoreIsFollowedWhileItPlays()
{
    Sequence events = oneNote(0us, 1s);
    const Sequence other = oneNote(10ms, 2s, 64);
    events.insert(events.begin() + 1, other[0]);
    events.push_back(other[1]);
    events.insert(events.begin(), {0us, EventKind::Controller, 0, 74, 10});
    Stage stage(events);
    stage.player.play(0us, 0.0, std::nullopt, stage.ear);
    stage.run(4800);
    const std::size_t before = stage.ear.count;
    // 64 is gone, a value under the playhead is another
    Sequence changed = oneNote(0us, 1s);
    changed.insert(changed.begin(), {50ms, EventKind::Controller, 0, 74, 99});
    music::sortByTime(changed);
    stage.exchange(changed);
    QCOMPARE(stage.ear.text(before), QStringLiteral("4800 off 64; 4800 cc 74 99"));
    stage.run(48000);
    QCOMPARE(stage.ear.text(before + 2), QStringLiteral("48000 off 60"));
}

void TestScorePlayer::overlapsOfOneKeyDoNotEndEachOther()
{
    Stage stage({{0us, EventKind::NoteOn, 0, 60, 90},
                 {10ms, EventKind::NoteOn, 0, 60, 50},
                 {20ms, EventKind::NoteOff, 0, 60, 64},
                 {30ms, EventKind::NoteOff, 0, 60, 64}});
    stage.player.play(0us, 0.0, std::nullopt, stage.ear);
    stage.run(4800);
    QCOMPARE(stage.ear.text(), QStringLiteral("0 on 60 90; 480 off 60; 480 on 60 50; 1440 off 60"));
}

void TestScorePlayer::countInComesBeforeTheStart()
{
    Stage stage({{0us, EventKind::Controller, 0, 74, 10},
                 {0us, EventKind::NoteOn, 0, 60, 90},
                 {1s, EventKind::NoteOff, 0, 60, 64}});
    stage.player.play(0us, 500'000.0, std::nullopt, stage.ear);
    QVERIFY(stage.player.isCountingIn());
    QCOMPARE(std::llround(stage.player.position()), -500'000LL);
    stage.run(48000);
    QVERIFY(!stage.player.isCountingIn());
    QCOMPARE(stage.ear.text(), QStringLiteral("0 cc 74 10; 24000 on 60 90"));
    QCOMPARE(stage.ear.countInTicks, std::int64_t {24000});
    QCOMPARE(stage.ear.playedTicks, std::int64_t {24000});
}

void TestScorePlayer::endStopsByItself()
{
    Stage stage({{0us, EventKind::Controller, 0, 74, 10},
                 {0us, EventKind::NoteOn, 0, 60, 90},
                 {1s, EventKind::NoteOff, 0, 60, 64}});
    stage.player.play(0us, 0.0, 100ms, stage.ear);
    stage.run(48000);
    QCOMPARE(stage.ear.text(2), QStringLiteral("4800 off 60; 4800 rest 74 64"));
    QVERIFY(!stage.player.isPlaying());
    QCOMPARE(std::llround(stage.player.position()), 100'000LL);
}

void TestScorePlayer::seekWhilePlaying()
{
    Sequence events = oneNote(0us, 1s);
    const Sequence later = oneNote(5s, 6s, 72);
    events.insert(events.end(), later.begin(), later.end());
    Stage stage(events);
    stage.player.play(0us, 0.0, std::nullopt, stage.ear);
    stage.run(100);
    stage.player.seek(5500ms, stage.ear);
    stage.run(48000);
    QCOMPARE(stage.ear.text(),
             QStringLiteral("0 on 60 90; 100 off 60; 100 on 72 90; 24100 off 72"));
}

void TestScorePlayer::mutedControllersAreLeftAlone()
{
    Sequence events;
    for (int i = 0; i < 10; ++i)
        events.push_back({i * 10ms, EventKind::Controller, 0, 74, static_cast<std::uint8_t>(i)});
    Stage stage(events);
    stage.player.play(0us, 0.0, std::nullopt, stage.ear);
    stage.run(500);
    stage.player.setMuted(74, true, stage.ear);
    stage.run(1500);
    stage.player.setMuted(74, false, stage.ear); // what holds here comes at once
    stage.run(500);
    QCOMPARE(stage.ear.text(),
             QStringLiteral("0 cc 74 0; 480 cc 74 1; 2000 cc 74 4; 2400 cc 74 5"));
}

void TestScorePlayer::stateIsRightAnywhereInALongScore()
{
    std::mt19937 random(11);
    Sequence events;
    for (int i = 0; i < 20000; ++i)
        events.push_back({Microseconds(i),
                          static_cast<EventKind>(random() % 3),
                          static_cast<std::uint8_t>(random() % 16),
                          static_cast<std::uint8_t>(random() % 128),
                          static_cast<std::uint8_t>(1 + random() % 127)});
    const auto score = PlayScore::of(std::make_shared<const Sequence>(events));
    ScoreState expected;
    for (std::size_t i = 0; i < events.size(); ++i) {
        if (i % 511 == 0 || i % 2048 < 2) {
            ScoreState state;
            score->stateBefore(i, state);
            QVERIFY(state.sounding == expected.sounding);
            QVERIFY(state.controllers == expected.controllers);
            QVERIFY(state.velocities == expected.velocities);
            QCOMPARE(score->firstAt(Microseconds(i)), i);
        }
        expected.take(events[i]);
    }
}

void TestScorePlayer::nothingAllocatesOrLocks()
{
    if (!test::RealtimeGuard::canCount())
        QSKIP(test::kGuardCannotCount);
    Sequence events = oneNote(0us, 1s);
    events.insert(events.begin(), {0us, EventKind::Controller, 0, 74, 10});
    Stage stage(events);
    const auto other = PlayScore::of(std::make_shared<const Sequence>(oneNote(0us, 2s, 70)));
    std::uint64_t violations = 0;
    {
        const test::RealtimeGuard guard;
        stage.player.setLoop(LoopRegion {0us, 500ms});
        stage.player.play(0us, 1000.0, 3s, stage.ear);
        for (int i = 0; i < 1000; ++i)
            stage.player.advance(128, stage.ear);
        stage.player.setScore(other.get(), stage.ear);
        stage.player.setMuted(74, true, stage.ear);
        stage.player.seek(100ms, stage.ear);
        stage.player.stop(stage.ear);
        violations = guard.violations();
    }
    QCOMPARE(violations, std::uint64_t {0});
}

QTEST_APPLESS_MAIN(TestScorePlayer)
#include "tst_score_player.moc"
