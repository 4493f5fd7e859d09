// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/pad_position.h"
#include "support/realtime_guard.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <vector>

using namespace timbrel;
using namespace timbrel::learning;

namespace {

constexpr PadLaw kLaws[] = {PadLaw::Bilinear, PadLaw::OpenNsynthSuper, PadLaw::Plane};

bool areNear(const CornerWeights& weights, const CornerWeights& expected, float tolerance)
{
    for (std::size_t i = 0; i < kPadCorners; ++i)
        if (!(std::abs(weights[i] - expected[i]) <= tolerance))
            return false;
    return true;
}

} // namespace

class TestPadPosition : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void openNsynthSupersLawGivesThePublishedWeights()
    {
        const auto weights = cornerWeights({0.25F, 0.25F}, PadLaw::OpenNsynthSuper);
        QVERIFY(areNear(weights, {0.607F, 0.197F, 0.197F, 0.0F}, 0.0005F));
    }

    void bilinearWeightsAreProductsOfTheWays()
    {
        const auto weights = cornerWeights({0.25F, 0.25F}, PadLaw::Bilinear);
        QVERIFY(areNear(weights, {0.5625F, 0.1875F, 0.1875F, 0.0625F}, 1e-6F));
    }

    void everyLawSumsToOneAndIsEvenInTheMiddle()
    {
        for (const PadLaw law : kLaws) {
            for (float x = 0.0F; x <= 1.0F; x += 0.1F)
                for (float y = 0.0F; y <= 1.0F; y += 0.1F) {
                    const auto weights = cornerWeights({x, y}, law);
                    const float sum = weights[0] + weights[1] + weights[2] + weights[3];
                    QVERIFY(std::abs(sum - 1.0F) < 1e-6F);
                }
            QVERIFY(areNear(cornerWeights({}, law), {0.25F, 0.25F, 0.25F, 0.25F}, 1e-6F));
        }
    }

    void aCornerIsItselfAlone()
    {
        for (const PadLaw law : {PadLaw::Bilinear, PadLaw::OpenNsynthSuper}) {
            QVERIFY(areNear(cornerWeights({0, 0}, law), {1, 0, 0, 0}, 1e-6F));
            QVERIFY(areNear(cornerWeights({1, 0}, law), {0, 1, 0, 0}, 1e-6F));
            QVERIFY(areNear(cornerWeights({0, 1}, law), {0, 0, 1, 0}, 1e-6F));
            QVERIFY(areNear(cornerWeights({1, 1}, law), {0, 0, 0, 1}, 1e-6F));
        }
    }

    void thePlaneGivesBackCoordinatesWhereCornersAreAParallelogram()
    {
        // corners of a plane through three dimensions: (a, b, 1 - a + 2 b)
        const auto at = [](float x, float y) {
            return std::vector<float> {4 * x - 2, 3 * y, 1 - 4 * x + 6 * y};
        };
        const auto topLeft = at(0, 0);
        const auto topRight = at(1, 0);
        const auto bottomLeft = at(0, 1);
        const auto bottomRight = at(1, 1);
        for (const PadPosition where : {PadPosition {0.3F, 0.9F}, {0, 0}, {-1.0F, 2.5F}}) {
            std::vector<float> blend(3);
            blendCorners(cornerWeights(where, PadLaw::Plane),
                         {topLeft, topRight, bottomLeft, bottomRight},
                         blend);
            const auto expected = at(where.x, where.y);
            for (std::size_t i = 0; i < 3; ++i)
                QVERIFY(std::abs(blend[i] - expected[i]) < 1e-5F);
        }
    }

    void whatIsOffThePadOrNoNumberIsHeldOnIt()
    {
        constexpr float kNotANumber = std::numeric_limits<float>::quiet_NaN();
        constexpr float kInfinite = std::numeric_limits<float>::infinity();
        QCOMPARE(heldOnPad({-3.0F, kInfinite}), (PadPosition {0.0F, 1.0F}));
        QCOMPARE(heldOnPad({kNotANumber, 0.2F}), (PadPosition {0.5F, 0.2F}));
        for (const PadLaw law : kLaws)
            for (const PadPosition where :
                 {PadPosition {kNotANumber, 0.5F}, {kInfinite, -kInfinite}})
                for (const float weight : cornerWeights(where, law))
                    QVERIFY(std::isfinite(weight));
        QVERIFY(areNear(cornerWeights({9, 9}, PadLaw::Bilinear), {0, 0, 0, 1}, 1e-6F));
    }

    void lawsKeepTheirNamesInFiles()
    {
        for (const PadLaw law : kLaws)
            QCOMPARE(padLawOf(padLawId(law)), std::optional(law));
        QCOMPARE(padLawId(PadLaw::OpenNsynthSuper), std::string_view("open_nsynth_super"));
        QVERIFY(!padLawOf("nearest"));
    }

    void weightsAndBlendsAllocateNothing()
    {
        if (!test::RealtimeGuard::canCount())
            QSKIP(test::kGuardCannotCount);
        const std::vector<float> corner(8, 0.5F);
        std::vector<float> blend(8);
        const test::RealtimeGuard guard;
        for (const PadLaw law : kLaws)
            blendCorners(cornerWeights({0.1F, 0.7F}, law), {corner, corner, corner, corner}, blend);
        QCOMPARE(guard.violations(), std::uint64_t {0});
    }
};

QTEST_APPLESS_MAIN(TestPadPosition)
#include "tst_pad_position.moc"
