// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/learning/latent_map.h"
#include "core/learning/latent_plane.h"
#include "support/realtime_guard.h"

#include <QTest>

#include <cmath>
#include <set>
#include <vector>

using namespace timbrel;
using namespace timbrel::learning;

namespace {

float bell(Random& random)
{
    float sum = -6.0F;
    for (int i = 0; i < 12; ++i)
        sum += static_cast<float>(random.uniform());
    return sum;
}

/// Around the corners of a simplex in five dimensions, far from each other.
std::vector<LatentPoint> groups(std::size_t count, std::size_t each)
{
    constexpr std::size_t kDimensions = 5;
    Random random(7);
    std::vector<LatentPoint> points;
    for (std::size_t group = 0; group < count; ++group)
        for (std::size_t i = 0; i < each; ++i) {
            LatentPoint point;
            point.label = static_cast<int>(group);
            point.position.resize(kDimensions);
            for (std::size_t d = 0; d < kDimensions; ++d)
                point.position[d] = (d == group ? 3.0F : 0.0F) + 0.2F * bell(random);
            points.push_back(point);
        }
    return points;
}

float far(PadPosition a, PadPosition b)
{
    return std::hypot(a.x - b.x, a.y - b.y);
}

} // namespace

class TestLatentPlane : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void axesLieUnderThePad()
    {
        const std::vector<float> middle = {9.0F, 0.5F, 8.0F};
        const LatentPlane plane = planeOfAxes(middle, 0, 2, 4.0F);
        std::vector<float> z(3);
        plane.zAt({0.0F, 0.0F}, z); // the upper left corner
        QCOMPARE(z, (std::vector<float> {-4.0F, 0.5F, 4.0F}));
        plane.zAt({0.5F, 0.5F}, z);
        QCOMPARE(z, (std::vector<float> {0.0F, 0.5F, 0.0F}));
        const PadPosition back = plane.positionOf(std::vector<float> {2.0F, -7.0F, -4.0F});
        QCOMPARE(back.x, 0.75F);
        QCOMPARE(back.y, 1.0F);
    }

    void oneAxisUnderBothDirectionsHasNoPlace()
    {
        const LatentPlane plane = planeOfAxes(std::vector<float> {0.0F, 0.0F}, 1, 1, 4.0F);
        QCOMPARE(plane.positionOf(std::vector<float> {1.0F, 1.0F}), PadPosition {});
    }

    void principalAxesAreWhereThePointsDiffer()
    {
        Random random(3);
        std::vector<LatentPoint> points(400);
        // most along (0, 1, 1), less along (1, 0, 0), least across
        for (LatentPoint& point : points) {
            const float most = 3.0F * bell(random);
            const float least = 0.1F * bell(random);
            point.position = {1.0F + bell(random), most + least, most - least};
        }
        const LatentPlane plane = planeOfPoints(points, 3, 5.0F);
        const float even = 10.0F / std::sqrt(2.0F);
        QVERIFY(std::abs(plane.across[0]) < 0.4F);
        QVERIFY(std::abs(plane.across[1] - even) < 0.2F);
        QVERIFY(std::abs(plane.across[2] - even) < 0.2F);
        QVERIFY(std::abs(plane.up[0] - 10.0F) < 0.2F);
        QVERIFY(std::abs(plane.middle[0] - 1.0F) < 0.2F);
        // there and back again
        std::vector<float> z(3);
        plane.zAt({0.2F, 0.9F}, z);
        const PadPosition back = plane.positionOf(z);
        QVERIFY(far(back, {0.2F, 0.9F}) < 1e-5F);
        // the pad is as large as the points
        const float reach = reachOf(points, plane);
        QVERIFY(reach > 7.0F && reach < 14.0F);
        const LatentPlane fitted = planeOfPoints(points, 3, reach);
        int outside = 0;
        for (const LatentPoint& point : points) {
            const PadPosition at = fitted.positionOf(point.position);
            outside += heldOnPad(at) == at ? 0 : 1;
        }
        QVERIFY(outside <= 4);
    }

    void fewOrEqualPointsHaveThePlainPlane()
    {
        const std::vector<LatentPoint> equal(5, LatentPoint {{1.0F, 1.0F}, {}, kNoLabel, false});
        for (const LatentPlane& plane :
             {planeOfPoints({}, 2, 4.0F), planeOfPoints(equal, 2, 4.0F)}) {
            std::vector<float> z(2);
            plane.zAt({1.0F, 0.0F}, z);
            QCOMPARE(z, (std::vector<float> {4.0F, 4.0F}));
        }
        QCOMPARE(reachOf({}, planeOfPoints({}, 2, 4.0F)), 4.0F);
        std::vector<float> one(1);
        planeOfPoints({}, 1, 4.0F).zAt({1.0F, 0.3F}, one);
        QCOMPARE(one[0], 4.0F);
    }

    void aPositionOnThePlaneIsFoundWithoutAllocating()
    {
        const LatentPlane plane = planeOfAxes(std::vector<float>(8, 0.0F), 2, 5, 3.0F);
        std::vector<float> z(8);
        if (!test::RealtimeGuard::canCount())
            QSKIP(test::kGuardCannotCount);
        const test::RealtimeGuard guard;
        plane.zAt({0.1F, 0.2F}, z);
        QCOMPARE(guard.violations(), std::uint64_t {0});
    }

    void theMapKeepsNeighboursTogether()
    {
        const auto points = groups(5, 30);
        const LatentMap map = LatentMap::of(points, 5);
        QCOMPARE(map.positions().size(), points.size());
        int right = 0;
        for (std::size_t i = 0; i < points.size(); ++i) {
            QCOMPARE(heldOnPad(map.positions()[i]), map.positions()[i]);
            std::size_t nearest = i == 0 ? 1 : 0;
            for (std::size_t j = 0; j < points.size(); ++j)
                if (j != i
                    && far(map.positions()[i], map.positions()[j])
                        < far(map.positions()[i], map.positions()[nearest]))
                    nearest = j;
            right += points[nearest].label == points[i].label ? 1 : 0;
        }
        QVERIFY2(right >= 145, qPrintable(QString::number(right)));
        QCOMPARE(LatentMap::of(points, 5).positions(), map.positions()); // the same once more
    }

    void onTheMapAPointIsItselfAndBetweenNothingJumps()
    {
        const auto points = groups(3, 20);
        const LatentMap map = LatentMap::of(points, 5);
        std::vector<float> z(5);
        for (std::size_t i = 0; i < points.size(); ++i) {
            map.zAt(map.positions()[i], z);
            for (std::size_t d = 0; d < 5; ++d)
                QVERIFY(std::abs(z[d] - points[i].position[d]) < 1e-3F);
            QVERIFY(far(map.positionOf(points[i].position), map.positions()[i]) < 1e-3F);
        }
        std::vector<float> before(5);
        map.zAt({0.0F, 0.31F}, before);
        for (float x = 0.0F; x <= 1.0F; x += 0.0005F) {
            map.zAt({x, 0.31F}, z);
            for (std::size_t d = 0; d < 5; ++d) {
                QVERIFY(std::abs(z[d] - before[d]) < 0.5F);
                before[d] = z[d];
            }
        }
    }

    void manyPointsLieBesideTheLandmarksAndAStoppedMapIsEmpty()
    {
        const auto points = groups(2, 700);
        const LatentMap map = LatentMap::of(points, 5);
        QCOMPARE(map.positions().size(), points.size());
        std::stop_source stopped;
        stopped.request_stop();
        QVERIFY(LatentMap::of(points, 5, stopped.get_token()).isEmpty());
        QVERIFY(LatentMap::of({}, 5).isEmpty());
        std::vector<float> z(5, 3.0F);
        LatentMap().zAt({}, z);
        QCOMPARE(z, std::vector<float>(5, 0.0F));
        // one alone is in the middle
        const std::vector<LatentPoint> one = {points.front()};
        QCOMPARE(LatentMap::of(one, 5).positions().front(), PadPosition {});
    }
};

QTEST_GUILESS_MAIN(TestLatentPlane)
#include "tst_latent_plane.moc"
