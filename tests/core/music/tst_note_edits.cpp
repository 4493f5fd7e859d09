// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/music/note_edits.h"
#include "support/random_score.h"

#include <QtTest>

using namespace timbrel;
using namespace timbrel::music;

namespace {

using Indices = std::vector<NoteIndex>;

Note note(std::int64_t onset, std::int64_t length, int number, int velocity = 64, int channel = 0)
{
    return {Microseconds {onset},
            Microseconds {length},
            static_cast<std::uint8_t>(channel),
            static_cast<std::uint8_t>(number),
            static_cast<std::uint8_t>(velocity)};
}

Score scoreOf(const std::vector<Note>& notes)
{
    Score score;
    apply(score, addNotes(score, notes));
    return score;
}

Score after(Score score, const ScoreEdit& edit)
{
    apply(score, edit);
    return score;
}

std::vector<int> numbersOf(const Score& score)
{
    std::vector<int> numbers;
    for (const Note& one : score.notes)
        numbers.push_back(one.number);
    return numbers;
}

std::vector<int> velocitiesOf(const Score& score)
{
    std::vector<int> velocities;
    for (const Note& one : score.notes)
        velocities.push_back(one.velocity);
    return velocities;
}

} // namespace

class TestNoteEdits : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void notesMoveTogetherAndKeepTheirShape();
    void movedNotesKeepTheirIds();
    void copiesGetNewIds();
    void lengthsHaveALeast();
    void startsMoveWithoutTheEnds();
    void scaleStepsStayInTheScale();
    void quantisingGoesPartOfTheWay();
    void quantisingEndsKeepsNotesAlive();
    void tripletsAndSwingAreTheGrids();
    void rampsAreStraight();
    void velocitiesStayAudible();
    void joinedNotesReachTheNext();
    void splitNotesAddUp();
    void overlapsOfOnePitchAreTrimmed();
    void notesOfARangeBeginInIt();
};

void TestNoteEdits::notesMoveTogetherAndKeepTheirShape()
{
    const Score score = scoreOf({note(100, 10, 60), note(300, 10, 124), note(500, 10, 40)});
    const Score moved = after(score, moveNotes(score, Indices {0, 1}, Microseconds {-5000}, 50));
    QCOMPARE(moved.notes[0].onset, Microseconds {0});
    QCOMPARE(moved.notes[1].onset, Microseconds {200});
    QCOMPARE(numbersOf(moved), (std::vector<int> {63, 127, 40}));
}

void TestNoteEdits::movedNotesKeepTheirIds()
{
    const Score score = scoreOf({note(0, 10, 60), note(10, 10, 62)});
    const Score moved = after(score, moveNotes(score, Indices {0}, Microseconds {50}, 0));
    QCOMPARE(moved.notes[1].id, score.notes[0].id);
    QCOMPARE(moved.notes[0].id, score.notes[1].id);
}

void TestNoteEdits::copiesGetNewIds()
{
    const Score score = scoreOf({note(0, 10, 60), note(10, 10, 62)});
    const Score both = after(score, duplicateNotes(score, Indices {1, 0}, Microseconds {0}, 12));
    QCOMPARE(numbersOf(both), (std::vector<int> {60, 72, 62, 74}));
    QCOMPARE(both.notes[1].id, score.nextId);
    QCOMPARE(both.notes[3].id, score.nextId + 1);
}

void TestNoteEdits::lengthsHaveALeast()
{
    const Score score = scoreOf({note(0, 100, 60), note(10, 20, 62)});
    const Score shorter
        = after(score, resizeNotes(score, Indices {0, 1}, Microseconds {-90}, Microseconds {30}));
    QCOMPARE(shorter.notes[0].length, Microseconds {30});
    QCOMPARE(shorter.notes[1].length, Microseconds {20}); // was shorter already
    const Score longer = after(score, resizeNotes(score, Indices {0, 1}, Microseconds {5}));
    QCOMPARE(longer.notes[0].length, Microseconds {105});
    QCOMPARE(longer.notes[1].length, Microseconds {25});
    QCOMPARE(after(score, setNoteLengths(score, Indices {0}, Microseconds {-4})).notes[0].length,
             kShortestNote);
}

void TestNoteEdits::startsMoveWithoutTheEnds()
{
    const Score score = scoreOf({note(50, 100, 60)});
    const auto moved = [&](std::int64_t by) {
        return after(score,
                     resizeNotesAtStart(score, Indices {0}, Microseconds {by}, Microseconds {30}))
            .notes[0];
    };
    QCOMPARE(moved(20).onset, Microseconds {70});
    QCOMPARE(moved(20).end(), Microseconds {150});
    QCOMPARE(moved(500).onset, Microseconds {120});
    QCOMPARE(moved(500).end(), Microseconds {150});
    QCOMPARE(moved(-500).onset, Microseconds {0});
    QCOMPARE(moved(-500).end(), Microseconds {150});
}

void TestNoteEdits::scaleStepsStayInTheScale()
{
    // C major: C E F#; up two steps: E G A (from F# the next is G)
    const Score score = scoreOf({note(0, 1, 60), note(1, 1, 64), note(2, 1, 66), note(3, 1, 126)});
    const Indices all {0, 1, 2, 3};
    QCOMPARE(numbersOf(after(score, transposeInScale(score, all, 2, {}))),
             (std::vector<int> {64, 67, 69, 126}));
    QCOMPARE(numbersOf(after(score, transposeInScale(score, all, -1, {}))),
             (std::vector<int> {59, 62, 65, 125}));
    // D major has F# and C#
    QCOMPARE(numbersOf(after(score, transposeInScale(score, all, 1, {2, 0b101010110101}))),
             (std::vector<int> {61, 66, 67, 127}));
    QVERIFY(transposeInScale(score, all, 3, {0, 0}).isEmpty());
    QVERIFY(transposeInScale(score, all, 0, {}).isEmpty());
}

void TestNoteEdits::quantisingGoesPartOfTheWay()
{
    const Score score = scoreOf({note(110'000, 40, 60), note(260'000, 40, 62)});
    const SnapGrid grid({120.0, 4}, {1, 4});
    const Score half = after(score, quantiseNotes(score, Indices {0, 1}, grid, {0.5}));
    QCOMPARE(half.notes[0].onset, Microseconds {117'500});
    QCOMPARE(half.notes[1].onset, Microseconds {255'000});
    QCOMPARE(half.notes[0].length, Microseconds {40});
    const Score whole = after(score, quantiseNotes(score, Indices {0, 1}, grid));
    QCOMPARE(whole.notes[0].onset, Microseconds {125'000});
    QVERIFY(quantiseNotes(score, Indices {0, 1}, grid, {0.0}).isEmpty());
    QVERIFY(quantiseNotes(whole, Indices {0, 1}, grid).isEmpty());
}

void TestNoteEdits::quantisingEndsKeepsNotesAlive()
{
    const Score score = scoreOf({note(110'000, 150'000, 60), note(120'000, 4000, 62)});
    const SnapGrid grid({120.0, 4}, {1, 4});
    const Score whole = after(score, quantiseNotes(score, Indices {0, 1}, grid, {1.0, true}));
    QCOMPARE(whole.notes[0].end(), Microseconds {250'000});
    QCOMPARE(whole.notes[1].onset, Microseconds {125'000});
    QCOMPARE(whole.notes[1].length, Microseconds {4000});
}

void TestNoteEdits::tripletsAndSwingAreTheGrids()
{
    const Score score = scoreOf({note(160'000, 40, 60)});
    QCOMPARE(after(score, quantiseNotes(score, Indices {0}, SnapGrid({120.0, 4}, {1, 3})))
                 .notes[0]
                 .onset,
             Microseconds {166'667});
    const Score late = scoreOf({note(300'000, 40, 60)});
    QCOMPARE(after(late, quantiseNotes(late, Indices {0}, SnapGrid({120.0, 4}, {1, 2}, 2.0 / 3)))
                 .notes[0]
                 .onset,
             Microseconds {333'333});
}

void TestNoteEdits::rampsAreStraight()
{
    const Score score = scoreOf({note(0, 1, 60, 9),
                                 note(100, 1, 60),
                                 note(150, 1, 60),
                                 note(200, 1, 60),
                                 note(201, 1, 60, 9)});
    const Indices all {0, 1, 2, 3, 4};
    const VelocityMark from {Microseconds {100}, 20};
    const VelocityMark to {Microseconds {200}, 121};
    const std::vector<int> expected {9, 20, 71, 121, 9};
    QCOMPARE(velocitiesOf(after(score, rampVelocities(score, all, from, to))), expected);
    QCOMPARE(velocitiesOf(after(score, rampVelocities(score, all, to, from))), expected);
    QCOMPARE(velocitiesOf(after(score, rampVelocities(score, all, to, {to.time, 50}))),
             (std::vector<int> {9, 64, 64, 50, 9}));
}

void TestNoteEdits::velocitiesStayAudible()
{
    const Score score = scoreOf({note(0, 1, 60, 10), note(1, 1, 60, 100)});
    const Indices all {0, 1};
    using Velocities = std::vector<int>;
    QCOMPARE(velocitiesOf(after(score, changeVelocities(score, all, -50))), (Velocities {1, 50}));
    QCOMPARE(velocitiesOf(after(score, changeVelocities(score, all, 50))), (Velocities {60, 127}));
    QCOMPARE(velocitiesOf(after(score, scaleVelocities(score, all, 1.25))), (Velocities {13, 125}));
    QCOMPARE(velocitiesOf(after(score, setVelocities(score, all, 0))), (Velocities {1, 1}));
    QCOMPARE(after(score, setNoteChannel(score, all, 99)).notes[0].channel, std::uint8_t {15});
}

void TestNoteEdits::joinedNotesReachTheNext()
{
    const Score score = scoreOf({note(0, 10, 60),
                                 note(0, 10, 64),
                                 note(100, 10, 62),
                                 note(150, 10, 62),
                                 note(300, 10, 62)});
    const Score joined = after(score, joinNotes(score, Indices {0, 1, 2, 4}));
    QCOMPARE(joined.notes[0].length, Microseconds {100});
    QCOMPARE(joined.notes[1].length, Microseconds {100});
    QCOMPARE(joined.notes[2].length, Microseconds {200}); // of those chosen
    QCOMPARE(joined.notes[4].length, Microseconds {10});
    QCOMPARE(after(score, joinNotes(score, Indices {2})).notes[2].length, Microseconds {50});
}

void TestNoteEdits::splitNotesAddUp()
{
    const Score score = scoreOf({note(0, 100, 60, 70, 3), note(60, 10, 62)});
    const Score split = after(score, splitNotes(score, Indices {0, 1}, Microseconds {40}));
    QCOMPARE(split.notes.size(), std::size_t {3});
    QCOMPARE(split.notes[0].end(), Microseconds {40});
    QCOMPARE(split.notes[0].id, score.notes[0].id);
    QCOMPARE(split.notes[1].onset, Microseconds {40});
    QCOMPARE(split.notes[1].end(), Microseconds {100});
    QCOMPARE(split.notes[1].channel, std::uint8_t {3});
    QVERIFY(splitNotes(score, Indices {0}, Microseconds {0}).isEmpty());
    QVERIFY(splitNotes(score, Indices {0}, Microseconds {100}).isEmpty());
}

void TestNoteEdits::overlapsOfOnePitchAreTrimmed()
{
    const Score score = scoreOf({note(0, 100, 60),
                                 note(10, 10, 62),
                                 note(20, 10, 60, 64, 1),
                                 note(50, 100, 60),
                                 note(200, 5, 60)});
    const Score trimmed = after(score, trimOverlaps(score, Indices {0, 1, 2, 3, 4}));
    QCOMPARE(trimmed.notes[0].end(), Microseconds {50});
    QCOMPARE(trimmed.notes[3].end(), Microseconds {150});
    QCOMPARE(trimOverlaps(score, Indices {0, 1, 2, 3, 4}).addedNotes.size(), std::size_t {1});
}

void TestNoteEdits::notesOfARangeBeginInIt()
{
    const Score score = scoreOf({note(0, 100, 60), note(10, 1, 60), note(20, 1, 60)});
    QCOMPARE(notesIn(score, {Microseconds {1}, Microseconds {20}}), (Indices {1}));
    QCOMPARE(notesIn(score, kAllTime), (Indices {0, 1, 2}));
    QVERIFY(notesIn(score, {Microseconds {30}, Microseconds {5}}).empty());
}

QTEST_APPLESS_MAIN(TestNoteEdits)
#include "tst_note_edits.moc"
