// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/music/score.h"
#include "support/random_score.h"

#include <QtTest>

#include <algorithm>
#include <tuple>

using namespace timbrel;
using namespace timbrel::music;
using namespace timbrel::test;

namespace {

Event at(std::int64_t time, EventKind kind, int number, int value, int channel = 0)
{
    return {Microseconds {time},
            kind,
            static_cast<std::uint8_t>(channel),
            static_cast<std::uint8_t>(number),
            static_cast<std::uint8_t>(value)};
}

/// Without the order of what happens at one time.
Sequence unordered(Sequence events)
{
    std::sort(events.begin(), events.end(), [](const Event& a, const Event& b) {
        return std::tuple(a.time, a.kind, a.channel, a.number, a.value)
            < std::tuple(b.time, b.kind, b.channel, b.number, b.value);
    });
    return events;
}

Score withoutIds(Score score)
{
    for (Note& note : score.notes)
        note.id = 0;
    for (ControllerLane& lane : score.lanes)
        for (ControllerPoint& point : lane.points)
            point.id = 0;
    return score;
}

} // namespace

class TestScore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aSequenceComesBackWhole();
    void aScoreComesBackWhole();
    void overlapsOfOnePitchEndInTheirOrder();
    void hungNotesEndWithTheLastEvent();
    void strayEndsAreCounted();
    void emptyNotesGetTheShortestLength();
    void timesBelowZeroMoveTheWhole();
    void pointsOfOneTimeKeepTheirOrder();
    void atOneTimeEndsComeFirstAndBeginningsLast();
    void aValueHoldsUntilTheNext();
};

void TestScore::aSequenceComesBackWhole()
{
    for (std::uint64_t seed = 1; seed <= 100; ++seed) {
        Random random(seed);
        const Sequence sequence = sequenceFrom(randomScore(random, 60, 80));
        ScoreReading reading;
        const Score score = scoreFrom(sequence, &reading);
        QVERIFY(isValid(score));
        QCOMPARE(reading.hungNotes + reading.strayEnds + reading.emptyNotes, std::size_t {0});
        QVERIFY(unordered(sequenceFrom(score)) == unordered(sequence));
    }
}

void TestScore::aScoreComesBackWhole()
{
    for (std::uint64_t seed = 1; seed <= 100; ++seed) {
        Random random(seed);
        // a score that came from a sequence has no notes of one pitch inside each other
        const Score score = scoreFrom(sequenceFrom(randomScore(random, 60, 80)));
        QVERIFY(withoutIds(scoreFrom(sequenceFrom(score))) == withoutIds(score));
    }
}

void TestScore::overlapsOfOnePitchEndInTheirOrder()
{
    const Score score = scoreFrom({at(0, EventKind::NoteOn, 60, 90),
                                   at(10, EventKind::NoteOn, 60, 80),
                                   at(15, EventKind::NoteOn, 60, 70, 1),
                                   at(20, EventKind::NoteOff, 60, 1),
                                   at(30, EventKind::NoteOff, 60, 2),
                                   at(40, EventKind::NoteOff, 60, 3, 1)});
    QCOMPARE(score.notes.size(), std::size_t {3});
    QCOMPARE(score.notes[0].length, Microseconds {20});
    QCOMPARE(int {score.notes[0].releaseVelocity}, 1);
    QCOMPARE(score.notes[1].length, Microseconds {20});
    QCOMPARE(int {score.notes[1].velocity}, 80);
    QCOMPARE(score.notes[2].length, Microseconds {25});
    QCOMPARE(int {score.notes[2].channel}, 1);
}

void TestScore::hungNotesEndWithTheLastEvent()
{
    ScoreReading reading;
    const Score score = scoreFrom({at(0, EventKind::NoteOn, 60, 90),
                                   at(10, EventKind::NoteOn, 62, 90),
                                   at(40, EventKind::Controller, 1, 5)},
                                  &reading);
    QCOMPARE(reading.hungNotes, std::size_t {2});
    QCOMPARE(score.notes[0].end(), Microseconds {40});
    QCOMPARE(score.notes[1].end(), Microseconds {40});
    const Score last = scoreFrom({at(10, EventKind::NoteOn, 62, 90)});
    QCOMPARE(last.notes[0].length, kShortestNote);
}

void TestScore::strayEndsAreCounted()
{
    ScoreReading reading;
    const Score score
        = scoreFrom({at(0, EventKind::NoteOff, 60, 0), at(5, EventKind::NoteOff, 61, 0)}, &reading);
    QCOMPARE(reading.strayEnds, std::size_t {2});
    QVERIFY(score.notes.empty());
}

void TestScore::emptyNotesGetTheShortestLength()
{
    ScoreReading reading;
    const Score score
        = scoreFrom({at(7, EventKind::NoteOn, 60, 9), at(7, EventKind::NoteOff, 60, 0)}, &reading);
    QCOMPARE(reading.emptyNotes, std::size_t {1});
    QCOMPARE(score.notes[0].length, kShortestNote);
}

void TestScore::timesBelowZeroMoveTheWhole()
{
    const Score score = scoreFrom({at(-50, EventKind::Controller, 1, 4),
                                   at(-20, EventKind::NoteOn, 60, 9),
                                   at(30, EventKind::NoteOff, 60, 0)});
    QVERIFY(isValid(score));
    QCOMPARE(score.lanes[0].points[0].time, Microseconds {0});
    QCOMPARE(score.notes[0].onset, Microseconds {30});
    QCOMPARE(score.notes[0].end(), Microseconds {80});
}

void TestScore::pointsOfOneTimeKeepTheirOrder()
{
    const Sequence sequence = {at(5, EventKind::Controller, 1, 100),
                               at(5, EventKind::Controller, 1, 3),
                               at(5, EventKind::Controller, 1, 50)};
    const Score score = scoreFrom(sequence);
    QVERIFY(sequenceFrom(score) == sequence);
    QCOMPARE(valueAt(score.lanes[0].points, Microseconds {5}, 0), 50);
}

void TestScore::atOneTimeEndsComeFirstAndBeginningsLast()
{
    const Sequence sequence = {at(0, EventKind::NoteOn, 60, 90),
                               at(10, EventKind::NoteOff, 60, 0),
                               at(10, EventKind::Controller, 1, 4),
                               at(10, EventKind::Controller, 7, 5),
                               at(10, EventKind::NoteOn, 60, 80),
                               at(20, EventKind::NoteOff, 60, 0)};
    QVERIFY(sequenceFrom(scoreFrom(sequence)) == sequence);
}

void TestScore::aValueHoldsUntilTheNext()
{
    const std::vector<ControllerPoint> points
        = {{Microseconds {10}, 5, 1}, {Microseconds {20}, 9, 2}};
    QCOMPARE(valueAt(points, Microseconds {9}, 64), 64);
    QCOMPARE(valueAt(points, Microseconds {10}, 64), 5);
    QCOMPARE(valueAt(points, Microseconds {19}, 64), 5);
    QCOMPARE(valueAt(points, Microseconds {20}, 64), 9);
    QCOMPARE(valueAt(points, kLatestTime, 64), 9);
    QCOMPARE(valueAt({}, Microseconds {20}, 64), 64);
}

QTEST_APPLESS_MAIN(TestScore)
#include "tst_score.moc"
