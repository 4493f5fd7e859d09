// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/music/controller_edits.h"
#include "support/random_score.h"

#include <QtTest>

#include <cmath>

using namespace timbrel;
using namespace timbrel::music;

namespace {

constexpr LaneKey kLane {74, 0};
using Indices = std::vector<PointIndex>;
using Course = std::vector<std::pair<int, int>>; // times and values

Microseconds us(std::int64_t time)
{
    return Microseconds {time};
}

Score scoreOf(const Course& course)
{
    Score score;
    for (const auto& [time, value] : course)
        apply(score, setPoint(score, kLane, us(time), value));
    return score;
}

Course courseOf(const Score& score, LaneKey lane = kLane)
{
    Course course;
    if (const ControllerLane* const found = findLane(score, lane))
        for (const ControllerPoint& point : found->points)
            course.emplace_back(int(point.time.count()), int {point.value});
    return course;
}

Score after(Score score, const ScoreEdit& edit)
{
    apply(score, edit);
    return score;
}

} // namespace

class TestControllerEdits : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void thePencilWritesOverWhatItPasses();
    void thePencilIsExactToHalfAValue();
    void thePencilGoesBothWays();
    void aLongLaneIsNoBurden();
    void curvesTakeThePlaceOfWhatWasThere();
    void pointsMoveTogether();
    void aPointThatMeetsAnotherTakesItsPlace();
    void replacedPointsKeepTheirIds();
    void leanRangesSayNothingTwice();
    void valuesAreSetAndScaled();
    void pointsGoToTheGrid();
    void thinningKeepsTheLaneNear();
    void smoothingKeepsTheRestOfTheLane();
    void lanesMoveToOtherControllers();
    void pointsOfARectangle();
};

void TestControllerEdits::thePencilWritesOverWhatItPasses()
{
    const Score score = scoreOf({{0, 5}, {100, 90}, {150, 3}, {200, 60}, {300, 7}});
    const Score drawn = after(score, drawWithPencil(score, kLane, {us(100), 10}, {us(200), 12}));
    QCOMPARE(courseOf(drawn), (Course {{0, 5}, {100, 10}, {125, 11}, {175, 12}, {300, 7}}));
}

void TestControllerEdits::thePencilIsExactToHalfAValue()
{
    Random random(1);
    for (int round = 0; round < 300; ++round) {
        const Score score = scoreOf({{0, 5}, {3000, 90}});
        const PencilMark from {us(static_cast<std::int64_t>(random.below(3000))),
                               random.uniform(0, 127)};
        const PencilMark to {us(static_cast<std::int64_t>(random.below(3000))),
                             random.uniform(0, 127)};
        const Score drawn = after(score, drawWithPencil(score, kLane, from, to));
        const auto& points = drawn.lanes.front().points;
        const auto length = static_cast<double>((to.time - from.time).count());
        for (Microseconds time = std::min(from.time, to.time);
             from.time != to.time && time <= std::max(from.time, to.time);
             ++time) {
            const double line = from.value
                + (to.value - from.value) * static_cast<double>((time - from.time).count())
                    / length;
            QVERIFY(std::abs(valueAt(points, time, -9) - line) <= 0.5 + 1e-9);
        }
    }
}

void TestControllerEdits::thePencilGoesBothWays()
{
    const Score score = scoreOf({{150, 3}});
    const auto there = drawWithPencil(score, kLane, {us(100), 10}, {us(200), 90});
    const auto back = drawWithPencil(score, kLane, {us(200), 90}, {us(100), 10});
    QVERIFY(there == back);
    QCOMPARE(courseOf(after(score, drawWithPencil(score, kLane, {us(150), 9}, {us(150), 70}))),
             (Course {{150, 70}}));
    QCOMPARE(courseOf(after(score, drawWithPencil(score, kLane, {us(-90), -8}, {us(-9), 300}))),
             (Course {{0, 127}, {150, 3}}));
}

void TestControllerEdits::aLongLaneIsNoBurden()
{
    Score score;
    std::vector<ControllerPoint> points;
    for (int i = 0; i < 1'000'000; ++i)
        points.push_back({us(i * 100), std::uint8_t(i % 128)});
    apply(score, replaceRange(score, kLane, kAllTime, points));
    QCOMPARE(score.lanes.front().points.size(), std::size_t {1'000'000});
    const Score before = score;
    const ScoreEdit edit = drawWithPencil(score, kLane, {us(50'000'000), 10}, {us(50'001'000), 20});
    QVERIFY(edit.lanes.front().removed.size() <= 11);
    QVERIFY(edit.lanes.front().added.size() <= 11);
    apply(score, edit);
    apply(score, inverted(edit));
    QVERIFY(score == before);
}

void TestControllerEdits::curvesTakeThePlaceOfWhatWasThere()
{
    const Score score = scoreOf({{0, 5}, {100, 90}, {1100, 3}, {1101, 60}});
    const Score drawn = after(
        score, drawCurve(score, kLane, {CurveShape::Linear, us(100), us(1100), 10, 10.4, 1}));
    QCOMPARE(courseOf(drawn), (Course {{0, 5}, {100, 10}, {1101, 60}}));
}

void TestControllerEdits::pointsMoveTogether()
{
    const Score score = scoreOf({{100, 5}, {200, 120}, {300, 7}});
    QCOMPARE(courseOf(after(score, movePoints(score, kLane, Indices {1, 0}, us(-500), 10))),
             (Course {{0, 15}, {100, 127}, {300, 7}}));
    const Score moved = after(score, movePoints(score, kLane, Indices {0}, us(150), 0));
    QCOMPARE(courseOf(moved), (Course {{200, 120}, {250, 5}, {300, 7}}));
    QCOMPARE(moved.lanes[0].points[1].id, score.lanes[0].points[0].id);
}

void TestControllerEdits::aPointThatMeetsAnotherTakesItsPlace()
{
    const Score score = scoreOf({{100, 5}, {200, 120}, {300, 7}});
    const Score moved = after(score, movePoints(score, kLane, Indices {0, 1}, us(100), 0));
    QCOMPARE(courseOf(moved), (Course {{200, 5}, {300, 120}}));
    QCOMPARE(moved.lanes[0].points[1].id, score.lanes[0].points[1].id);
}

void TestControllerEdits::replacedPointsKeepTheirIds()
{
    const Score score = scoreOf({{100, 5}, {200, 120}});
    const Score set = after(score, setPoint(score, kLane, us(200), 9));
    QCOMPARE(set.lanes[0].points[1].id, score.lanes[0].points[1].id);
    QVERIFY(setPoint(score, kLane, us(200), 120).isEmpty());
    const ScoreEdit edit = setPoint(score, kLane, us(201), 9);
    QCOMPARE(edit.lanes[0].added[0].id, score.nextId);
}

void TestControllerEdits::leanRangesSayNothingTwice()
{
    const Score score = scoreOf({{100, 5}, {200, 120}, {300, 7}});
    const std::vector<ControllerPoint> points
        = {{us(150), 5}, {us(160), 6}, {us(170), 6}, {us(180), 5}, {us(999), 1}};
    const TimeRange range {us(150), us(250)};
    QCOMPARE(courseOf(after(score, replaceRange(score, kLane, range, points, true))),
             (Course {{100, 5}, {160, 6}, {180, 5}, {300, 7}}));
    QCOMPARE(courseOf(after(score, replaceRange(score, kLane, range, points))),
             (Course {{100, 5}, {150, 5}, {160, 6}, {170, 6}, {180, 5}, {300, 7}}));
    QCOMPARE(courseOf(after(score, deleteRange(score, kLane, {us(100), us(201)}))),
             (Course {{300, 7}}));
}

void TestControllerEdits::valuesAreSetAndScaled()
{
    const Score score = scoreOf({{100, 5}, {200, 100}});
    QCOMPARE(courseOf(after(score, setPointValues(score, kLane, Indices {1}, 300))),
             (Course {{100, 5}, {200, 127}}));
    QCOMPARE(courseOf(after(score, scalePointValues(score, kLane, Indices {0, 1}, 0.5, 50))),
             (Course {{100, 28}, {200, 75}}));
    QCOMPARE(courseOf(after(score, deletePoints(score, kLane, Indices {0}))),
             (Course {{200, 100}}));
}

void TestControllerEdits::pointsGoToTheGrid()
{
    const Score score = scoreOf({{124'000, 5}, {126'000, 9}, {250'000, 7}, {260'000, 1}});
    const SnapGrid grid({120.0, 4}, {1, 4});
    QCOMPARE(courseOf(after(score, quantisePoints(score, kLane, Indices {0, 1, 3}, grid))),
             (Course {{125'000, 9}, {250'000, 1}}));
}

void TestControllerEdits::thinningKeepsTheLaneNear()
{
    Random random(2);
    Course course;
    for (int i = 0; i < 300; ++i)
        course.emplace_back(i * 10, 60 + static_cast<int>(random.below(9)));
    const Score score = scoreOf(course);
    const Score thin = after(score, thinLane(score, kLane, {us(500), us(2500)}, 2));
    QVERIFY(thin.lanes[0].points.size() < 220);
    for (const auto& [time, value] : course) {
        const int now = valueAt(thin.lanes[0].points, us(time), -9);
        QVERIFY(std::abs(now - value) <= (time >= 500 && time < 2500 ? 2 : 0));
    }
}

void TestControllerEdits::smoothingKeepsTheRestOfTheLane()
{
    const Score score = scoreOf({{0, 1}, {1000, 10}, {2000, 90}, {3000, 40}, {4000, 7}});
    const Score smooth = after(score, smoothLane(score, kLane, {us(1000), us(3001)}));
    const auto& points = smooth.lanes[0].points;
    QCOMPARE(valueAt(points, us(999), -9), 1);
    QCOMPARE(valueAt(points, us(2000), -9), 90);
    QCOMPARE(valueAt(points, us(3999), -9), 40);
    QVERIFY(std::abs(valueAt(points, us(1500), -9) - 50) <= 1);
    QVERIFY(points.size() > 100);
}

void TestControllerEdits::lanesMoveToOtherControllers()
{
    Score score = scoreOf({{0, 1}, {1000, 10}});
    apply(score, setPoint(score, {1, 0}, us(1000), 99));
    apply(score, setPoint(score, {1, 0}, us(1500), 98));
    const Score moved = after(score, moveLane(score, kLane, {1, 0}));
    QVERIFY(findLane(moved, kLane) == nullptr);
    QCOMPARE(courseOf(moved, {1, 0}), (Course {{0, 1}, {1000, 10}, {1500, 98}}));
    QVERIFY(moveLane(score, kLane, kLane).isEmpty());
    QVERIFY(moveLane(score, {3, 3}, kLane).isEmpty());
}

void TestControllerEdits::pointsOfARectangle()
{
    const Score score = scoreOf({{0, 1}, {10, 50}, {20, 60}, {30, 70}});
    QCOMPARE(pointsIn(score, kLane, {us(10), us(30)}), (Indices {1, 2}));
    QCOMPARE(pointsIn(score, kLane, {us(0), us(31)}, 50, 60), (Indices {1, 2}));
    QVERIFY(pointsIn(score, {5, 5}, kAllTime).empty());
}

QTEST_APPLESS_MAIN(TestControllerEdits)
#include "tst_controller_edits.moc"
