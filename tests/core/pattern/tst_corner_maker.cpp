// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pattern/corner_maker.h"

#include <QTest>

#include <cmath>
#include <limits>

#include "made_up_checkpoint.h"

using namespace timbrel;
using namespace timbrel::pattern;
using music::Pattern;

namespace {

Pattern filled(const music::PatternShape& shape, std::size_t row, std::size_t every, float velocity)
{
    Pattern pattern(shape);
    for (std::size_t step = 0; step < shape.steps; step += every)
        pattern.set(row, step, {velocity, 0.0F});
    return pattern;
}

CornerPatterns fourCorners(const music::PatternShape& shape = {})
{
    CornerPatterns corners;
    corners[0] = std::make_shared<const Pattern>(filled(shape, 0, 4, 1.0F));
    corners[1] = std::make_shared<const Pattern>(filled(shape, 0, 8, 0.5F));
    corners[2] = std::make_shared<const Pattern>(filled(shape, 1, 2, 0.8F));
    corners[3] = std::make_shared<const Pattern>(Pattern(shape));
    return corners;
}

Pattern madeAt(PatternMaker& maker, float x, float y, const DecodeSettings& decode = {})
{
    PatternRequest request = cornerRequest({x, y});
    request.decode = decode;
    Pattern out(maker.shape());
    maker.make(request, out);
    return out;
}

constexpr float kCorners[4][2] = {{0, 0}, {1, 0}, {0, 1}, {1, 1}};

} // namespace

class TestCornerMaker : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aCornerIsItsPattern()
    {
        const auto corners = fourCorners();
        const auto maker = makerOfCorners(corners, music::PatternShape {});
        for (std::size_t i = 0; i < 4; ++i)
            QCOMPARE(madeAt(*maker, kCorners[i][0], kCorners[i][1]), *corners[i]);
    }

    void betweenTwoCornersOnsetsComeOneAfterTheOther()
    {
        const auto maker = makerOfCorners(fourCorners(), music::PatternShape {});
        // from four on the floor (8 onsets) to every other of them (4)
        std::size_t before = 8;
        Pattern last = madeAt(*maker, 0.0F, 0.0F);
        for (float x = 0.0F; x <= 1.0F; x += 0.02F) {
            const Pattern now = madeAt(*maker, x, 0.0F);
            QVERIFY(now.onsetCount() <= before);
            QVERIFY(music::onsetDistance(last, now) <= 1);
            before = now.onsetCount();
            last = now;
        }
        QCOMPARE(before, std::size_t {4});
        // and get softer on the way
        QVERIFY(std::abs(madeAt(*maker, 0.5F, 0.0F).at(0, 0).velocity - 0.75F) < 0.01F);
    }

    void aPatternBecomesAnotherStrokeByStroke()
    {
        // nothing in common: 16 onsets on even steps, 16 on odd ones
        CornerPatterns corners;
        Pattern even(music::PatternShape {});
        Pattern odd(music::PatternShape {});
        for (std::size_t step = 0; step < 32; ++step)
            (step % 2 == 0 ? even : odd).set(4, step, {1.0F, 0.0F});
        corners[0] = corners[2] = std::make_shared<const Pattern>(even);
        corners[1] = corners[3] = std::make_shared<const Pattern>(odd);
        const auto maker = makerOfCorners(corners, music::PatternShape {});
        Pattern last = madeAt(*maker, 0.0F, 0.5F);
        QCOMPARE(last, even);
        for (int i = 1; i <= 8; ++i) {
            const Pattern now = madeAt(*maker, static_cast<float>(i) / 8.0F, 0.5F);
            QCOMPARE(now.onsetCount(), std::size_t {16});
            QVERIFY(music::onsetDistance(last, now) <= 6);
            last = now;
        }
        QCOMPARE(last, odd);
    }

    void aSparsePatternBecomesADenseOneSlowlyAtFirst()
    {
        // 4 onsets to 40: of nine places no two neighbours differ in more than a third of the
        // fuller
        CornerPatterns corners;
        corners[0] = corners[2] = std::make_shared<const Pattern>(filled({}, 0, 8, 1.0F));
        Pattern dense = filled({}, 4, 1, 0.5F);
        for (std::size_t step = 2; step < 32; step += 4)
            dense.set(1, step, {0.5F, 0.0F});
        corners[1] = corners[3] = std::make_shared<const Pattern>(dense);
        const auto maker = makerOfCorners(corners, music::PatternShape {});
        Pattern last = madeAt(*maker, 0.0F, 0.0F);
        for (int i = 1; i <= 8; ++i) {
            const Pattern now = madeAt(*maker, static_cast<float>(i) / 8.0F, 0.0F);
            QVERIFY(3 * music::onsetDistance(last, now)
                    <= std::max(last.onsetCount(), now.onsetCount()) + 2);
            last = now;
        }
        QCOMPARE(last, dense);
    }

    void emptyCornersAreDividedAmongTheOthers()
    {
        auto corners = fourCorners();
        corners[1] = corners[3] = nullptr;
        const auto maker = makerOfCorners(corners, music::PatternShape {});
        QCOMPARE(madeAt(*maker, 0.7F, 0.0F), *corners[0]);
        QCOMPARE(madeAt(*maker, 0.2F, 1.0F), *corners[2]);
        const Pattern beside = madeAt(*maker, 1.0F, 0.0F); // in an empty corner
        QVERIFY(beside.onsetCount() > 0);
        QVERIFY(madeAt(*makerOfCorners({}, music::PatternShape {}), 0.5F, 0.5F).isEmpty());
        // one of another shape has no place
        corners[0] = std::make_shared<const Pattern>(music::PatternShape {3, 9, 3, 3});
        const auto fewer = makerOfCorners(corners, music::PatternShape {});
        QCOMPARE(madeAt(*fewer, 0.0F, 0.0F), *corners[2]);
    }

    void aLowerThresholdTakesMoreOnsets()
    {
        const auto maker = makerOfCorners(fourCorners(), music::PatternShape {});
        DecodeSettings decode;
        const std::size_t plain = madeAt(*maker, 0.5F, 0.5F, decode).onsetCount();
        decode.thresholds.fill(0.2F);
        QVERIFY(madeAt(*maker, 0.5F, 0.5F, decode).onsetCount() > plain);
        decode.thresholds.fill(1.0F);
        QVERIFY(madeAt(*maker, 0.5F, 0.5F, decode).isEmpty());
    }

    void chanceVariesAndOneSeedIsOneVariation()
    {
        const auto maker = makerOfCorners(fourCorners(), music::PatternShape {});
        DecodeSettings decode;
        decode.temperature = 2.0F;
        decode.noise = 0.5F;
        const Pattern one = madeAt(*maker, 0.4F, 0.6F, decode);
        QCOMPARE(madeAt(*maker, 0.4F, 0.6F, decode), one);
        std::size_t others = 0;
        for (decode.seed = 2; decode.seed < 12; ++decode.seed)
            others += madeAt(*maker, 0.4F, 0.6F, decode) == one ? 0 : 1;
        QVERIFY(others >= 5);
        decode.temperature = std::numeric_limits<float>::quiet_NaN();
        decode.noise = -3.0F;
        decode.seed = 1;
        QCOMPARE(madeAt(*maker, 0.4F, 0.6F, decode), madeAt(*maker, 0.4F, 0.6F));
    }

    void throughANetworkACornerIsStillItsPattern()
    {
        for (const PatternPlanes planes : {PatternPlanes {}, PatternPlanes {true, true}}) {
            const auto model = PatternModel::of(test::madeUpCheckpoint(2, planes), "digest");
            CornerPatterns corners;
            Random random(5);
            for (auto& corner : corners) {
                Pattern pattern(model->shape());
                for (std::size_t row = 0; row < pattern.shape().rows; ++row)
                    for (std::size_t step = 0; step < pattern.shape().steps; ++step)
                        if (random.chance(0.3))
                            pattern.set(row, step, {0.6F, 0.1F});
                corner = std::make_shared<const Pattern>(std::move(pattern));
            }
            const auto maker = makerOfCorners(corners, model->shape(), model);
            for (std::size_t i = 0; i < 4; ++i) {
                const Pattern made = madeAt(*maker, kCorners[i][0], kCorners[i][1]);
                QCOMPARE(music::onsetDistance(made, *corners[i]), std::size_t {0});
                for (std::size_t row = 0; row < made.shape().rows; ++row)
                    for (std::size_t step = 0; step < made.shape().steps; ++step)
                        if (made.at(row, step).isOnset())
                            QVERIFY(std::abs(made.at(row, step).velocity - 0.6F) < 0.02F);
            }
            QVERIFY(madeAt(*maker, 0.5F, 0.5F).shape() == model->shape());
        }
    }
};

QTEST_GUILESS_MAIN(TestCornerMaker)
#include "tst_corner_maker.moc"
