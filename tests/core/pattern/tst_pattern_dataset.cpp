// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/latent_space.h"
#include "core/pattern/average_pattern.h"
#include "core/pattern/pattern_dataset.h"
#include "core/pattern/threshold_choice.h"

#include <QTest>

#include <cmath>

using namespace timbrel;
using namespace timbrel::pattern;

namespace {

PatternEntry entryOf(const std::string& label,
                     std::initializer_list<std::size_t> kicks,
                     SplitPart part = SplitPart::Train,
                     float velocity = 1.0F)
{
    static int number = 0;
    PatternEntry entry;
    entry.pattern = music::Pattern({8, 32, 4, 4});
    for (const std::size_t step : kicks)
        entry.pattern.set(0, step, {velocity, 0.0F});
    for (std::size_t step = 0; step < 32; step += 4)
        entry.pattern.set(4, step, {1.0F, 0.0F});
    entry.name = label + std::to_string(++number);
    entry.source = entry.name;
    entry.label = label;
    entry.part = part;
    return entry;
}

PatternSet setOf(std::vector<PatternEntry> entries)
{
    PatternSet set;
    set.entries = std::move(entries);
    return set;
}

PatternDataset datasetOf(std::vector<PatternEntry> entries)
{
    return *PatternDataset::of(setOf(std::move(entries)), PatternSettings(), 1);
}

} // namespace

class TestPatternDataset : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void patternsBecomeNumbersWithLabelsAndSides()
    {
        const auto data = datasetOf({entryOf("rock", {0, 16}),
                                     entryOf("funk", {0, 3}, SplitPart::Test),
                                     entryOf("", {0, 8})});
        QCOMPARE(data.size(), std::size_t {3});
        QCOMPARE(data.labels(), (std::vector<std::string> {"funk", "rock"}));
        QCOMPARE(data.label(0), 1);
        QCOMPARE(data.label(1), 0);
        QCOMPARE(data.label(2), learning::kNoLabel);
        QCOMPARE(data.train(), (std::vector<std::size_t> {0, 2}));
        QCOMPARE(data.test(), (std::vector<std::size_t> {1}));
        QCOMPARE(data.content(1)[3], 1.0F);
        QCOMPARE(data.content(1)[4], 0.0F);
        QCOMPARE(data.content(1)[4 * 32], 1.0F);
    }

    void onlyWhatPatternsDifferInBecomesAPlane()
    {
        QCOMPARE(datasetOf({entryOf("a", {0})}).planes(), (PatternPlanes {false, false}));
        auto soft = entryOf("a", {0, 2}, SplitPart::Train, 0.5F);
        QCOMPARE(datasetOf({soft}).planes(), (PatternPlanes {true, false}));
        soft.pattern.set(0, 2, {0.5F, 0.2F});
        const auto data = datasetOf({soft});
        QCOMPARE(data.planes(), (PatternPlanes {true, true}));
        QCOMPARE(data.content(0)[256 + 2], 0.5F);
        QCOMPARE(data.content(0)[512 + 2], 0.2F);
        PatternSettings settings;
        settings.velocities = false;
        QCOMPARE(PatternDataset::of(setOf({soft}), settings, 1)->planes(),
                 (PatternPlanes {false, true}));
    }

    void meanVelocitiesAreOfTheOnsetsThatAreLearntFrom()
    {
        const auto data = datasetOf({entryOf("a", {0}, SplitPart::Train, 0.25F),
                                     entryOf("a", {0}, SplitPart::Train, 0.75F),
                                     entryOf("a", {0}, SplitPart::Test, 1.0F)});
        QCOMPARE(data.meanVelocities()[0], 0.5F);
        QCOMPARE(data.meanVelocities()[4], 1.0F);
        QVERIFY(data.meanVelocities()[1] > 0.5F); // nobody says
    }

    void withoutAnyPatternToLearnFromItSaysWhy()
    {
        PatternEntry empty;
        empty.pattern = music::Pattern({8, 32, 4, 4});
        const auto none = PatternDataset::of(setOf({empty}), PatternSettings(), 1);
        QCOMPARE(none.error().id, ErrorId::PatternsMissing);
        QVERIFY(none.error().found.find("1 nearly empty") != std::string::npos);
        PatternEntry waltz = entryOf("a", {0});
        waltz.pattern = music::Pattern({8, 24, 4, 3});
        for (std::size_t step = 0; step < 24; ++step)
            waltz.pattern.set(0, step, {1.0F, 0.0F});
        const auto other = PatternDataset::of(setOf({waltz}), PatternSettings(), 1);
        QCOMPARE(other.error().id, ErrorId::PatternsMissing);
        QVERIFY(other.error().found.find("1 of another metre") != std::string::npos);
        QCOMPARE(PatternDataset::of(PatternSet(), PatternSettings(), 1).error().id,
                 ErrorId::PatternsMissing);
    }

    void oneSinglePatternIsLearntFrom()
    {
        const auto data = datasetOf({entryOf("a", {0, 5}, SplitPart::Undecided)});
        QCOMPARE(data.train().size(), std::size_t {1});
        QVERIFY(data.test().empty());
    }

    void theAverageOfALabelIsWhatItsPatternsShare()
    {
        const auto data = datasetOf({entryOf("rock", {0, 16}),
                                     entryOf("rock", {0, 16}),
                                     entryOf("rock", {0, 20}),
                                     entryOf("funk", {3}),
                                     entryOf("rock", {0, 16}, SplitPart::Test),
                                     entryOf("ska", {0, 16}, SplitPart::Test)});
        const AveragePattern average(data);
        QCOMPARE(average.probabilities(1)[0], 3.5F / 4.0F); // rock
        QCOMPARE(average.probabilities(1)[16], 2.5F / 4.0F);
        QCOMPARE(average.probabilities(0)[0], 0.5F / 2.0F); // funk
        // what nothing was learnt of is the average of all
        QCOMPARE(average.probabilities(2)[0], average.probabilities(learning::kNoLabel)[0]);
        QCOMPARE(average.probabilities(2)[0], 3.5F / 5.0F);
        const auto chance = average.chance(data);
        QCOMPARE(chance.onsetF1, 1.0);
        QVERIFY(chance.nats > 0.0 && std::isfinite(chance.nats));
    }

    void thresholdsAreWhereMostOnsetsAreHit()
    {
        // rows of 4 steps; the first row says 0.2 where there is an onset, the second 0.8
        ThresholdChoice choice(2, 4);
        const std::vector<float> likely = {0.2F, 0.1F, 0.2F, 0.1F, 0.8F, 0.6F, 0.8F, 0.6F};
        const std::vector<float> onsets = {1, 0, 1, 0, 1, 0, 1, 0};
        for (int i = 0; i < 200; ++i)
            choice.add(likely, onsets);
        const auto thresholds = choice.thresholds();
        QVERIFY(thresholds[0] > 0.1F && thresholds[0] <= 0.2F);
        QVERIFY(thresholds[1] > 0.6F && thresholds[1] <= 0.8F);
    }

    void aRowOfFewOnsetsHasTheThresholdOfAll()
    {
        ThresholdChoice choice(2, 4);
        for (int i = 0; i < 60; ++i)
            choice.add(std::vector<float> {0.3F, 0.1F, 0.3F, 0.1F, 0.0F, 0.0F, 0.0F, 0.0F},
                       std::vector<float> {1, 0, 1, 0, 0, 0, 0, 0});
        for (int i = 0; i < 60; ++i)
            choice.add(std::vector<float> {0.3F, 0.1F, 0.3F, 0.1F, 0.9F, 0.05F, 0.05F, 0.05F},
                       std::vector<float> {1, 0, 1, 0, 1, 0, 0, 0});
        const auto thresholds = choice.thresholds();
        QCOMPARE(thresholds[1], thresholds[0]);
        QCOMPARE(ThresholdChoice(1, 4).thresholds(), std::vector<float> {0.5F});
    }
};

QTEST_APPLESS_MAIN(TestPatternDataset)
#include "tst_pattern_dataset.moc"
