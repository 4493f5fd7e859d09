// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/music/thinning.h"

#include <QtTest>

#include <algorithm>
#include <cstdlib>

using namespace timbrel;
using namespace timbrel::music;

namespace {

std::vector<ControllerPoint> randomPoints(Random& random, std::size_t count, std::size_t values)
{
    std::vector<ControllerPoint> points;
    Microseconds time {0};
    for (std::size_t i = 0; i < count; ++i) {
        time += Microseconds {static_cast<std::int64_t>(random.below(4))}; // now and then the same
        points.push_back(
            {time, static_cast<std::uint8_t>(random.below(values)), static_cast<ItemId>(i + 1)});
    }
    return points;
}

/// The same, time by time.
int plainDifference(const std::vector<ControllerPoint>& a, const std::vector<ControllerPoint>& b)
{
    int largest = 0;
    for (Microseconds time = a.front().time; time <= a.back().time + Microseconds {2}; ++time)
        largest = std::max(largest, std::abs(valueAt(a, time, 0) - valueAt(b, time, 0)));
    return largest;
}

/// The least number of stretches, by trying all: best[i] stretches for the points before i.
std::size_t fewest(std::vector<ControllerPoint> points, int error)
{
    for (std::size_t i = points.size(); i-- > 1;)
        if (points[i].time == points[i - 1].time)
            points.erase(points.begin() + static_cast<std::ptrdiff_t>(i) - 1);
    const std::size_t n = points.size();
    std::vector<std::size_t> best(n + 1, n + 1);
    best[0] = 0;
    for (std::size_t end = 1; end <= n; ++end)
        for (std::size_t begin = 0; begin < end; ++begin)
            for (int value = 0; value < 128; ++value) {
                if ((begin == 0 && value != points.front().value)
                    || (end == n && value != points.back().value))
                    continue;
                bool fits = true;
                for (std::size_t i = begin; i < end; ++i)
                    fits = fits && std::abs(points[i].value - value) <= error;
                if (fits)
                    best[end] = std::min(best[end], best[begin] + 1);
            }
    return best[n];
}

} // namespace

class TestThinning : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theBoundHoldsAtEveryTime();
    void noFewerPointsWouldDo();
    void endsStayAsTheyAre();
    void noErrorTakesOutWhatSaysNothing();
    void pointsThatStayKeepTimeAndId();
    void nothingIsNothing();
    void differencesAreThoseOfTimeByTime();
};

void TestThinning::theBoundHoldsAtEveryTime()
{
    Random random(1);
    for (int round = 0; round < 3000; ++round) {
        const auto points = randomPoints(random, 1 + random.below(40), 2 + random.below(40));
        const auto error = static_cast<int>(random.below(8));
        const auto kept = thinned(points, error);
        QVERIFY(!kept.empty());
        QVERIFY(plainDifference(points, kept) <= error);
    }
}

void TestThinning::noFewerPointsWouldDo()
{
    Random random(2);
    for (int round = 0; round < 1500; ++round) {
        const auto points = randomPoints(random, 1 + random.below(9), 2 + random.below(10));
        const auto error = static_cast<int>(random.below(4));
        QCOMPARE(thinned(points, error).size(), fewest(points, error));
    }
}

void TestThinning::endsStayAsTheyAre()
{
    Random random(3);
    for (int round = 0; round < 1000; ++round) {
        const auto points = randomPoints(random, 1 + random.below(30), 128);
        const auto kept = thinned(points, static_cast<int>(random.below(40)));
        QCOMPARE(kept.front().time, points.front().time);
        QCOMPARE(kept.front().value, valueAt(points, points.front().time, 0));
        QCOMPARE(kept.back().value, points.back().value);
    }
}

void TestThinning::noErrorTakesOutWhatSaysNothing()
{
    const auto at = [](int time, int value, ItemId id) {
        return ControllerPoint {Microseconds {time}, std::uint8_t(value), id};
    };
    const std::vector points {
        at(0, 5, 1), at(10, 5, 2), at(20, 7, 3), at(20, 5, 4), at(30, 9, 5), at(40, 9, 6)};
    const std::vector expected {at(0, 5, 1), at(30, 9, 5)};
    QVERIFY(thinned(points, 0) == expected);
    QVERIFY(thinned(points, -3) == expected);
}

void TestThinning::pointsThatStayKeepTimeAndId()
{
    Random random(4);
    for (int round = 0; round < 300; ++round) {
        const auto points = randomPoints(random, 30, 60);
        for (const ControllerPoint& kept : thinned(points, 3))
            QVERIFY(std::any_of(points.begin(), points.end(), [&](const ControllerPoint& point) {
                return point.id == kept.id && point.time == kept.time;
            }));
    }
}

void TestThinning::nothingIsNothing()
{
    QVERIFY(thinned({}, 4).empty());
    QCOMPARE(largestDifference({}, {}), 0);
}

void TestThinning::differencesAreThoseOfTimeByTime()
{
    Random random(5);
    for (int round = 0; round < 500; ++round) {
        const auto a = randomPoints(random, 20, 128);
        auto b = randomPoints(random, 20, 128);
        b.front().time = a.front().time;
        b.erase(std::remove_if(b.begin() + 1,
                               b.end(),
                               [&](const auto& point) {
                                   return point.time < a.front().time || point.time > a.back().time;
                               }),
                b.end());
        QCOMPARE(largestDifference(a, b), plainDifference(a, b));
    }
}

QTEST_APPLESS_MAIN(TestThinning)
#include "tst_thinning.moc"
