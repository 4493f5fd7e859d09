// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/music/score_edit.h"
#include "support/random_score.h"

#include <QtTest>

#include <map>

using namespace timbrel;
using namespace timbrel::music;
using namespace timbrel::test;

namespace {

/// What apply() must come to, done in the plainest way.
Score appliedPlainly(const Score& score, const ScoreEdit& edit)
{
    std::map<ItemId, Note> notes;
    for (const Note& note : score.notes)
        notes[note.id] = note;
    for (const Note& note : edit.removedNotes)
        notes.erase(note.id);
    for (const Note& note : edit.addedNotes)
        notes[note.id] = note;
    std::map<LaneKey, std::map<ItemId, ControllerPoint>> lanes;
    for (const ControllerLane& lane : score.lanes)
        for (const ControllerPoint& point : lane.points)
            lanes[lane.key()][point.id] = point;
    for (const LaneEdit& lane : edit.lanes) {
        for (const ControllerPoint& point : lane.removed)
            lanes[lane.lane].erase(point.id);
        for (const ControllerPoint& point : lane.added)
            lanes[lane.lane][point.id] = point;
    }
    Score result;
    for (const auto& [id, note] : notes)
        result.notes.push_back(note);
    std::sort(result.notes.begin(), result.notes.end(), InScoreOrder());
    for (const auto& [key, points] : lanes) {
        if (points.empty())
            continue;
        result.lanes.push_back({key.controller, key.channel, {}});
        for (const auto& [id, point] : points)
            result.lanes.back().points.push_back(point);
        std::sort(
            result.lanes.back().points.begin(), result.lanes.back().points.end(), InScoreOrder());
    }
    return result;
}

} // namespace

class TestScoreEdit : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyEditKeepsAScoreValidAndComesBack();
    void anEditIsAppliedAsPlainlyAsByHand();
    void undoingARowOfEditsRestoresTheScore();
    void twoEditsCombineToOne();
    void whatGoesAndComesBackIsNoEdit();
    void lanesComeWithTheirFirstPointAndGoWithTheirLast();
    void anEditHoldsOnlyWhatChanges();
    void aChangeSaysWhereItIs();
    void idsAreNeverGivenTwice();
};

void TestScoreEdit::everyEditKeepsAScoreValidAndComesBack()
{
    for (std::uint64_t seed = 1; seed <= 400; ++seed) {
        Random random(seed);
        Score score = randomScore(random, random.below(40), random.below(80));
        QVERIFY(isValid(score));
        for (int i = 0; i < 25; ++i) {
            const Score before = score;
            const ScoreEdit edit = randomEdit(random, score);
            apply(score, edit);
            QVERIFY2(isValid(score),
                     qPrintable(QStringLiteral("seed %1, edit %2").arg(seed).arg(i)));
            QCOMPARE(score == before, edit.isEmpty());
            Score back = score;
            apply(back, inverted(edit));
            QVERIFY2(back == before,
                     qPrintable(QStringLiteral("seed %1, edit %2").arg(seed).arg(i)));
        }
    }
}

void TestScoreEdit::anEditIsAppliedAsPlainlyAsByHand()
{
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        Random random(seed);
        Score score = randomScore(random, random.below(60), random.below(120));
        for (int i = 0; i < 10; ++i) {
            const ScoreEdit edit = randomEdit(random, score);
            const Score expected = appliedPlainly(score, edit);
            apply(score, edit);
            QVERIFY2(score == expected, qPrintable(QStringLiteral("seed %1").arg(seed)));
        }
    }
}

void TestScoreEdit::undoingARowOfEditsRestoresTheScore()
{
    for (std::uint64_t seed = 1; seed <= 100; ++seed) {
        Random random(seed);
        Score score = randomScore(random, 30, 60);
        const Score before = score;
        std::vector<ScoreEdit> edits;
        for (int i = 0; i < 40; ++i) {
            edits.push_back(randomEdit(random, score));
            apply(score, edits.back());
        }
        const Score after = score;
        for (std::size_t i = edits.size(); i-- > 0;)
            apply(score, inverted(edits[i]));
        QVERIFY(score == before);
        for (const ScoreEdit& edit : edits)
            apply(score, edit);
        QVERIFY(score == after);
    }
}

void TestScoreEdit::twoEditsCombineToOne()
{
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        Random random(seed);
        Score score = randomScore(random, 30, 60);
        const Score before = score;
        ScoreEdit all;
        for (int i = 0; i < 12; ++i) {
            const ScoreEdit edit = randomEdit(random, score);
            apply(score, edit);
            all = combined(std::move(all), edit);
        }
        Score once = before;
        apply(once, all);
        QVERIFY2(once == score, qPrintable(QStringLiteral("seed %1").arg(seed)));
        apply(once, inverted(all));
        QVERIFY(once == before);
    }
}

void TestScoreEdit::whatGoesAndComesBackIsNoEdit()
{
    Random random(7);
    const Score score = randomScore(random, 30, 60);
    for (int i = 0; i < 100; ++i) {
        const ScoreEdit edit = randomEdit(random, score);
        QVERIFY(combined(edit, inverted(edit)).isEmpty());
    }
}

void TestScoreEdit::lanesComeWithTheirFirstPointAndGoWithTheirLast()
{
    Score score;
    const ScoreEdit edit = setPoint(score, {74, 3}, Microseconds {500}, 90);
    apply(score, edit);
    QCOMPARE(score.lanes.size(), std::size_t {1});
    QCOMPARE(score.lanes.front().key(), (LaneKey {74, 3}));
    apply(score, deleteLane(score, {74, 3}));
    QVERIFY(score.lanes.empty());
    apply(score, edit);
    apply(score, inverted(edit));
    QVERIFY(score.lanes.empty());
}

void TestScoreEdit::anEditHoldsOnlyWhatChanges()
{
    Random random(3);
    const Score score = randomScore(random, 5000, 20000);
    const std::size_t notes[] = {10, 4000};
    const ScoreEdit moved = moveNotes(score, notes, Microseconds {7}, 0);
    QCOMPARE(moved.removedNotes.size(), std::size_t {2});
    QCOMPARE(moved.addedNotes.size(), std::size_t {2});
    QVERIFY(moved.lanes.empty());
    QVERIFY(moveNotes(score, notes, Microseconds {0}, 0).isEmpty());
    const LaneKey lane = score.lanes.front().key();
    const std::size_t points[] = {5, 3000};
    const ScoreEdit shifted = movePoints(score, lane, points, Microseconds {1}, 0);
    QCOMPARE(shifted.lanes.front().removed.size(), std::size_t {2});
    QCOMPARE(shifted.lanes.front().added.size(), std::size_t {2});
    QVERIFY(
        setPointValues(score, lane, {points, 1}, score.lanes.front().points[5].value).isEmpty());
}

void TestScoreEdit::aChangeSaysWhereItIs()
{
    Score score;
    const Note notes[] = {{Microseconds {100}, Microseconds {50}, 0, 60},
                          {Microseconds {120}, Microseconds {500}, 0, 62}};
    const ScoreEdit first = addNotes(score, notes);
    QCOMPARE(changeOf(first).notes, (TimeRange {Microseconds {100}, Microseconds {620}}));
    apply(score, first);
    const std::size_t one[] = {0};
    const ScoreChange moved = changeOf(moveNotes(score, one, Microseconds {1000}, 0));
    QVERIFY(moved.notesChanged);
    QCOMPARE(moved.notes, (TimeRange {Microseconds {100}, Microseconds {1150}}));
    const ScoreChange drawn = changeOf(setPoint(score, {1, 0}, Microseconds {30}, 5));
    QVERIFY(!drawn.notesChanged);
    QCOMPARE(drawn.lanes.size(), std::size_t {1});
    QCOMPARE(drawn.lanes.front().range, (TimeRange {Microseconds {30}, Microseconds {31}}));
    const ScoreChange both = united(moved, drawn);
    QVERIFY(both.notesChanged && both.lanes == drawn.lanes && both.notes == moved.notes);
}

void TestScoreEdit::idsAreNeverGivenTwice()
{
    Random random(11);
    Score score = randomScore(random, 20, 40);
    std::map<ItemId, int> kinds; // 1: a note, 2: a point
    for (int i = 0; i < 300; ++i) {
        const ItemId before = score.nextId;
        const ScoreEdit edit = randomEdit(random, score);
        apply(score, edit);
        QVERIFY(score.nextId >= before);
        for (const Note& note : edit.addedNotes)
            QVERIFY(kinds.emplace(note.id, 1).first->second == 1);
        for (const LaneEdit& lane : edit.lanes)
            for (const ControllerPoint& point : lane.added)
                QVERIFY(kinds.emplace(point.id, 2).first->second == 2);
        apply(score, inverted(edit));
        QVERIFY(score.nextId >= before);
    }
}

QTEST_APPLESS_MAIN(TestScoreEdit)
#include "tst_score_edit.moc"
