// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pattern/pattern_model.h"
#include "core/pattern/pattern_planes.h"
#include "support/realtime_guard.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <set>

#include "made_up_checkpoint.h"

using namespace timbrel;
using namespace timbrel::pattern;

namespace {

std::shared_ptr<const PatternModel> model(PatternPlanes planes = {true, true},
                                          bool isConditioned = true)
{
    return PatternModel::of(test::madeUpCheckpoint(2, planes, isConditioned), "digest");
}

music::Pattern decoded(const PatternModel& model,
                       const std::vector<float>& z,
                       const DecodeSettings& settings,
                       int label = learning::kNoLabel)
{
    auto scratch = model.makeScratch();
    music::Pattern out(model.shape());
    model.decode(z, label, settings, scratch, out);
    return out;
}

std::vector<float>
contentOf(const PatternModel& model, const std::vector<float>& z, int label = learning::kNoLabel)
{
    auto scratch = model.makeScratch();
    std::vector<float> content(model.contentSize());
    model.decodeContent(z, label, scratch, content);
    return content;
}

} // namespace

class TestPatternModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsAsLikelyAsTheThresholdOfItsRowSounds()
    {
        const auto made = model();
        auto settings = made->defaultSettings();
        QCOMPARE(settings.thresholds[0], 0.4F);
        settings.thresholds[1] = 0.8F;
        settings.thresholds[2] = 1.0F;
        settings.thresholds[3] = 0.0F;
        const auto content = contentOf(*made, {0.4F, -0.9F});
        const auto pattern = decoded(*made, {0.4F, -0.9F}, settings);
        std::size_t onsets = 0;
        for (std::size_t row = 0; row < 8; ++row)
            for (std::size_t step = 0; step < 32; ++step) {
                const float likely = content[row * 32 + step];
                const bool sounds = pattern.at(row, step).isOnset();
                onsets += sounds ? 1U : 0U;
                if (std::abs(likely - settings.thresholds[row]) > 1e-4F)
                    QCOMPARE(sounds, likely > settings.thresholds[row]);
            }
        QVERIFY(onsets > 32 && onsets < 256);
    }

    void velocitiesAndOffsetsAreThoseOfTheirPlanes()
    {
        const auto made = model();
        const auto content = contentOf(*made, {1.0F, 1.0F});
        const auto pattern = decoded(*made, {1.0F, 1.0F}, made->defaultSettings());
        for (std::size_t i = 0; i < 256; ++i) {
            if (!pattern.cells()[i].isOnset())
                continue;
            QCOMPARE(pattern.cells()[i].velocity, content[256 + i]);
            QCOMPARE(pattern.cells()[i].offset, content[512 + i]);
            QVERIFY(std::abs(content[512 + i]) <= 0.5F);
        }
    }

    void withoutAPlaneOfVelocitiesAnOnsetIsAsLoudAsItsRow()
    {
        const auto made = model({false, true});
        QVERIFY(!made->hasVelocities() && made->hasOffsets());
        const auto content = contentOf(*made, {1.0F, 1.0F});
        const auto pattern = decoded(*made, {1.0F, 1.0F}, made->defaultSettings());
        QVERIFY(!pattern.isEmpty());
        for (std::size_t i = 0; i < 256; ++i)
            if (pattern.cells()[i].isOnset()) {
                QCOMPARE(pattern.cells()[i].velocity, 0.75F);
                QCOMPARE(pattern.cells()[i].offset, content[256 + i]);
            }
    }

    void aLabelChangesWhatAConditionedModelDecodesAndNothingElse()
    {
        const auto conditioned = model();
        QVERIFY(contentOf(*conditioned, {0, 0}, 0) != contentOf(*conditioned, {0, 0}, 1));
        QVERIFY(contentOf(*conditioned, {0, 0}, 0) != contentOf(*conditioned, {0, 0}));
        QCOMPARE(contentOf(*conditioned, {0, 0}, 99), contentOf(*conditioned, {0, 0}));
        const auto plain = model({}, false);
        QCOMPARE(contentOf(*plain, {0, 0}, 0), contentOf(*plain, {0, 0}, 1));
    }

    void atTemperatureOneCellsSoundAsOftenAsTheyAreLikely()
    {
        const auto made = model({}, false);
        auto settings = made->defaultSettings();
        settings.thresholds = DecodeSettings::filled(0.5F);
        settings.temperature = 1.0F;
        const std::vector<float> z = {0.3F, 0.2F};
        const auto content = contentOf(*made, z);
        std::vector<double> heard(256);
        constexpr int kTimes = 2000;
        for (int i = 0; i < kTimes; ++i) {
            settings.seed = static_cast<std::uint64_t>(i);
            const auto pattern = decoded(*made, z, settings);
            for (std::size_t cell = 0; cell < 256; ++cell)
                heard[cell] += pattern.cells()[cell].isOnset() ? 1.0 / kTimes : 0.0;
        }
        for (std::size_t cell = 0; cell < 256; ++cell)
            QVERIFY(std::abs(heard[cell] - double {content[cell]}) < 0.06); // 5 deviations
    }

    void theSameSeedIsTheSamePatternAndAnotherIsAnother()
    {
        const auto made = model();
        auto settings = made->defaultSettings();
        settings.temperature = 1.0F;
        settings.noise = 0.5F;
        const auto first = decoded(*made, {0, 0}, settings);
        QCOMPARE(decoded(*made, {0, 0}, settings), first);
        settings.seed = 2;
        QVERIFY(decoded(*made, {0, 0}, settings) != first);
    }

    void nearbyPlacesAreNearlyTheSamePatternAlsoByChance()
    {
        const auto made = model({}, false);
        auto settings = made->defaultSettings();
        settings.temperature = 1.0F;
        const auto here = decoded(*made, {0.5F, 0.5F}, settings);
        const auto there = decoded(*made, {0.51F, 0.5F}, settings);
        QVERIFY(music::onsetDistance(here, there) <= 6);
    }

    void aPatternIsEncodedAsItsContentIs()
    {
        const auto made = model();
        music::Pattern pattern(made->shape());
        pattern.set(0, 0, {1.0F, 0.0F});
        pattern.set(1, 8, {0.5F, -0.25F});
        auto scratch = made->makeScratch();
        std::vector<float> fromPattern(2);
        made->encode(pattern, 1, scratch, fromPattern);
        std::vector<float> content(made->contentSize());
        writePlanes(pattern, {true, true}, content);
        QCOMPARE(content[1 * 32 + 8], 1.0F);
        QCOMPARE(content[256 + 1 * 32 + 8], 0.5F);
        QCOMPARE(content[512 + 1 * 32 + 8], -0.25F);
        std::vector<float> fromContent(2);
        made->encodeContent(content, 1, scratch, fromContent);
        QCOMPARE(fromPattern, fromContent);
        made->encode(music::Pattern(made->shape()), 1, scratch, fromContent);
        QVERIFY(fromPattern != fromContent);
    }

    void whatIsNoNumberIsHeldAndDoesNoHarm()
    {
        constexpr float kNotANumber = std::numeric_limits<float>::quiet_NaN();
        const auto made = model();
        DecodeSettings settings = made->defaultSettings();
        settings.thresholds = DecodeSettings::filled(kNotANumber);
        settings.temperature = kNotANumber;
        settings.noise = -1.0F;
        const auto pattern = decoded(*made, {kNotANumber, 1e30F}, settings);
        for (const auto& cell : pattern.cells())
            QVERIFY(std::isfinite(cell.velocity) && std::isfinite(cell.offset));
        QCOMPARE(contentOf(*made, {kNotANumber, 0.5F}), contentOf(*made, {0.0F, 0.5F}));
    }

    void decodingAndEncodingNeverAllocateOrLock()
    {
        if (!test::RealtimeGuard::canCount())
            QSKIP(test::kGuardCannotCount);
        const auto made = model();
        auto scratch = made->makeScratch();
        music::Pattern pattern(made->shape());
        std::vector<float> content(made->contentSize());
        std::vector<float> z = {0.1F, 0.2F};
        auto settings = made->defaultSettings();
        settings.temperature = 0.7F;
        settings.noise = 0.1F;
        const test::RealtimeGuard guard;
        made->decode(z, 1, settings, scratch, pattern);
        made->decodeContent(z, 1, scratch, content);
        made->encode(pattern, 1, scratch, z);
        made->encodeContent(content, 1, scratch, z);
        QCOMPARE(guard.violations(), std::uint64_t {0});
    }
};

QTEST_APPLESS_MAIN(TestPatternModel)
#include "tst_pattern_model.moc"
