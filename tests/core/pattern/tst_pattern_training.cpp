// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"
#include "core/learning/checkpoint.h"
#include "core/learning/metrics.h"
#include "core/learning/run_work.h"
#include "core/pattern/onset_score.h"
#include "core/pattern/pattern_dataset.h"
#include "core/pattern/pattern_model.h"
#include "core/pattern/pattern_run.h"
#include "core/pattern/pattern_trainer.h"
#include "support/normalised_patterns.h"
#include "support/shared_data.h"

#include <QTest>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>
#include <thread>

using namespace timbrel;
using namespace timbrel::pattern;
using learning::RunFolder;

namespace {

/// Patterns of two kinds, each a little different from all others.
PatternSet madeUpPatterns(int count, bool isHuman = false)
{
    Random random(3);
    PatternSet set;
    for (int i = 0; i < count; ++i) {
        const bool isRock = i % 2 == 0;
        PatternEntry entry;
        entry.pattern = music::Pattern({8, 32, 4, 4});
        const auto hit = [&](std::size_t row, std::size_t step, float velocity) {
            const float offset = isHuman ? 0.3F * static_cast<float>(step % 2) : 0.0F;
            entry.pattern.set(row, step, {isHuman ? velocity : 1.0F, offset});
        };
        for (std::size_t step = 0; step < 32; step += isRock ? 2 : 4)
            hit(4, step, 0.5F);
        for (std::size_t step = 0; step < 32; step += 8)
            hit(0, step + (isRock ? 0 : 3), 1.0F);
        for (std::size_t step = 4; step < 32; step += 8)
            hit(1, step + (isRock ? 0 : 2), 0.75F);
        hit(random.below(8), random.below(32), 0.25F);
        entry.label = isRock ? "rock" : "funk";
        entry.name = entry.label + std::to_string(i);
        entry.source = entry.name;
        set.entries.push_back(std::move(entry));
    }
    return set;
}

PatternSettings quickSettings()
{
    PatternSettings settings;
    settings.vae.encoderLayers = {32};
    settings.vae.decoderLayers = {32};
    settings.vae.normalised = true;
    settings.vae.maximumEpochs = 60;
    settings.vae.patienceEpochs = 40;
    settings.vae.warmUpEpochs = 5;
    settings.vae.batchSize = 16;
    settings.vae.learningRate = 0.005;
    settings.vae.weightAverage = 0.9;
    return settings;
}

/// A run, worked on in this process.
class Training
{
public:
    Training(const PatternSettings& settings, const PatternSet& set, std::uint64_t seed = 1)
        : m_run(
            *RunFolder::create(m_folder.path(), newPatternRun(settings, set, seed, std::nullopt)))
    { }
    [[nodiscard]] Result<learning::RunState> work() const
    {
        learning::WorkPlan plan;
        plan.trainers[kPatternRunKind] = trainPatterns;
        return learning::workOnRun(m_run.folder(), plan);
    }
    [[nodiscard]] RunFolder& run() { return m_run; }
    [[nodiscard]] std::vector<learning::MetricsRecord> records() const
    {
        return *learning::MetricsReader(m_run.metricsFile()).readNew();
    }
    [[nodiscard]] std::map<std::string, double> lastValues() const
    {
        std::map<std::string, double> values;
        for (const auto& record : records())
            for (const auto& [name, value] : record.values)
                values[name] = value;
        return values;
    }

private:
    test::TemporaryFolder m_folder;
    RunFolder m_run;
};

double onsetF1(const PatternModel& model, const PatternSet& set)
{
    OnsetScore score;
    auto scratch = model.makeScratch();
    std::vector<float> z(model.dimensions());
    music::Pattern decoded(model.shape());
    const auto& labels = model.labels();
    for (const PatternEntry& entry : set.entries) {
        const auto label = std::find(labels.begin(), labels.end(), entry.label);
        const int number = static_cast<int>(label - labels.begin());
        model.encode(entry.pattern, number, scratch, z);
        model.decode(z, number, model.defaultSettings(), scratch, decoded);
        score.add(entry.pattern, decoded);
    }
    return score.pooledF1();
}

} // namespace

class TestPatternTraining : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void patternsOfTwoKindsAreLearntAndEverythingIsKept()
    {
        const auto set = madeUpPatterns(120);
        Training training(quickSettings(), set);
        const auto state = training.work();
        QVERIFY(state);
        QCOMPARE(state->status, learning::RunStatus::Finished);
        QVERIFY(state->details["test_onset_f1"].get<double>() > 0.9);
        QVERIFY(state->details["test_onset_f1"].get<double>()
                >= state->details["chance_onset_f1"].get<double>() - 0.01);
        const auto model = PatternModel::open(training.run().bestCheckpoint());
        QVERIFY(model);
        QVERIFY(onsetF1(**model, set) > 0.9);
        QCOMPARE((*model)->points().size(), std::size_t {120});
        QCOMPARE((*model)->labels(), (std::vector<std::string> {"funk", "rock"}));
        const auto heldOut = std::count_if((*model)->points().begin(),
                                           (*model)->points().end(),
                                           [](const auto& point) { return point.isHeldOut; });
        QCOMPARE(heldOut, std::ptrdiff_t {24});
        QCOMPARE((*model)->figures().loss, *state->best);
    }

    void metricsAreDescribedWithTheLevelsOfChance()
    {
        Training training(quickSettings(), madeUpPatterns(120));
        QVERIFY(training.work());
        learning::MetricsReader reader(training.run().metricsFile());
        const auto records = *reader.readNew();
        QVERIFY(records.size() > 5);
        std::map<std::string, learning::MetricDescription> metrics;
        for (const auto& metric : reader.metrics())
            metrics[metric.name] = metric;
        // the first that has a chance level is what the diagnosis looks at
        QCOMPARE(reader.metrics().front().name, std::string("test_loss"));
        QCOMPARE(reader.metrics().front().direction, learning::Direction::LowerIsBetter);
        const auto values = training.lastValues();
        for (const char* name : {"test_loss", "test_reconstruction", "test_onset_f1"})
            QVERIFY(metrics.at(name).chance.has_value());
        QCOMPARE(*metrics.at("test_elbo").chance, -*metrics.at("test_loss").chance);
        QCOMPARE(values.at("test_elbo"), -values.at("test_reconstruction") - values.at("test_kl"));
        QCOMPARE(values.at("beta"), 1.0);
        for (const auto& [name, value] : values)
            QVERIFY2(metrics.count(name) == 1, name.c_str());
        QCOMPARE(metrics.size(), values.size());
    }

    void previewsShowReconstructionsAndWherePatternsLie()
    {
        Training training(quickSettings(), madeUpPatterns(60));
        QVERIFY(training.work());
        const auto patterns = readJson(training.run().previews() / "reconstruction.json");
        QVERIFY(patterns);
        QCOMPARE((*patterns)["kind"].get<std::string>(), std::string("patterns"));
        QCOMPARE((*patterns)["rows"].size(), std::size_t {8});
        QCOMPARE((*patterns)["patterns"].size(), std::size_t {12});
        const Json& first = (*patterns)["patterns"][0];
        for (const char* part : {"target", "probabilities", "output"}) {
            QCOMPARE(first[part].size(), std::size_t {8});
            QCOMPARE(first[part][7].size(), std::size_t {32});
        }
        const auto latent = readJson(training.run().previews() / "latent.json");
        QVERIFY(latent);
        QCOMPARE((*latent)["kind"].get<std::string>(), std::string("latent"));
        QCOMPARE((*latent)["points"].size(), std::size_t {60});
        QCOMPARE((*latent)["points"][0]["position"].size(), std::size_t {2});
    }

    void theSameSeedTeachesTheSameAndAnotherDoesNot()
    {
        const auto lossOf = [](std::uint64_t seed) {
            auto settings = quickSettings();
            settings.vae.maximumEpochs = 10;
            return *Training(settings, madeUpPatterns(60), seed).work()->best;
        };
        QCOMPARE(lossOf(4), lossOf(4));
        QVERIFY(lossOf(4) != lossOf(5));
    }

    void aRunThatIsReopenedGoesOnFromItsLastCheckpoint()
    {
        auto settings = quickSettings();
        settings.vae.maximumEpochs = 20;
        settings.vae.patienceEpochs = 0;
        Training training(settings, madeUpPatterns(60));
        const auto first = training.work();
        QCOMPARE(first->epoch, std::int64_t {20});
        QVERIFY(training.run().reopen(withMorePatternEpochs(toJson(settings))));
        const auto second = training.work();
        QVERIFY(second);
        QCOMPARE(second->status, learning::RunStatus::Finished);
        QCOMPARE(second->epoch, std::int64_t {40});
        QVERIFY(second->updates > first->updates);
        QVERIFY(*second->best <= *first->best);
        // one series of epochs, without a second beginning
        std::int64_t before = 0;
        for (const auto& record : training.records()) {
            QVERIFY(record.epoch >= before);
            before = record.epoch;
        }
    }

    void whatIsInterruptedEndsWhereItWouldHaveEnded()
    {
        auto settings = quickSettings();
        settings.vae.maximumEpochs = 150;
        settings.vae.patienceEpochs = 0;
        const auto set = madeUpPatterns(120);
        Training whole(settings, set);
        QVERIFY(whole.work());
        Training parted(settings, set);
        int parts = 0;
        for (learning::RunStatus status = learning::RunStatus::Stopped;
             status == learning::RunStatus::Stopped && parts < 100;
             ++parts) {
            QVERIFY(parted.run().withdrawStop());
            std::thread interrupter([&parted] {
                std::this_thread::sleep_for(std::chrono::milliseconds(60));
                (void)parted.run().requestStop();
            });
            const auto state = parted.work();
            interrupter.join();
            QVERIFY(state);
            status = state->status;
            QVERIFY(std::filesystem::exists(parted.run().bestCheckpoint()));
        }
        QVERIFY(parts > 1);
        const auto last = [](Training& training) {
            return learning::loadCheckpoint(training.run().checkpoints() / "last")->tensors;
        };
        QVERIFY(last(parted).tensors == last(whole).tensors);
    }

    void aCheckpointOfAnotherNetworkIsRefused()
    {
        auto settings = quickSettings();
        settings.vae.maximumEpochs = 2;
        Training training(settings, madeUpPatterns(40));
        QVERIFY(training.work());
        settings.vae.encoderLayers = {33};
        QVERIFY(training.run().reopen(withMorePatternEpochs(toJson(settings))));
        const auto state = training.work();
        QVERIFY(!state);
        QCOMPARE(state.error().id, ErrorId::ModelBroken);
        // the best from before is still there
        QVERIFY(PatternModel::open(training.run().bestCheckpoint()));
    }

    void aCheckpointWithANumberThatIsNoneIsRefused()
    {
        auto settings = quickSettings();
        settings.vae.maximumEpochs = 2;
        Training training(settings, madeUpPatterns(40));
        QVERIFY(training.work());
        const auto last = training.run().checkpoints() / "last";
        auto checkpoint = learning::loadCheckpoint(last);
        QVERIFY(checkpoint);
        checkpoint->tensors.tensors.front().values[7] = std::nanf("");
        const auto saved = learning::saveCheckpoint(last, *checkpoint);
        QVERIFY(training.run().reopen(withMorePatternEpochs(toJson(settings))));
        const auto state = training.work();
        QVERIFY(!state);
        // it is refused when it is written or, at the latest, when it is read
        QVERIFY(!saved || state.error().id == ErrorId::ModelBroken);
        QVERIFY(PatternModel::open(training.run().bestCheckpoint()));
    }

    void fewPatternsAreNotGivenUpBeforeTheyAreMeasuredTwice()
    {
        auto settings = quickSettings();
        settings.vae.maximumEpochs = 200;
        settings.vae.patienceEpochs = 1;
        settings.vae.batchSize = 64; // one update an epoch
        Training training(settings, madeUpPatterns(40));
        const auto state = training.work();
        QVERIFY(state);
        QVERIFY(training.records().size() >= 4);
    }

    void aConditionedNetworkPlaysWhatItsLabelAsksFor()
    {
        auto settings = quickSettings();
        settings.vae.conditioned = true;
        settings.vae.beta = 4.0;
        Training training(settings, madeUpPatterns(120));
        QVERIFY(training.work());
        const auto model = PatternModel::open(training.run().bestCheckpoint());
        QVERIFY((*model)->isConditioned());
        auto scratch = (*model)->makeScratch();
        music::Pattern rock((*model)->shape());
        music::Pattern funk((*model)->shape());
        const std::vector<float> z = {0.0F, 0.0F};
        (*model)->decode(z, 0, (*model)->defaultSettings(), scratch, funk);
        (*model)->decode(z, 1, (*model)->defaultSettings(), scratch, rock);
        QVERIFY(rock.at(0, 8).isOnset() && !funk.at(0, 8).isOnset());
        QVERIFY(!rock.at(0, 11).isOnset() && funk.at(0, 11).isOnset());
    }

    void velocitiesAndTimingAreLearntBesideTheOnsets()
    {
        Training training(quickSettings(), madeUpPatterns(120, true));
        QVERIFY(training.work());
        const auto values = training.lastValues();
        QVERIFY(values.at("test_velocity_error") < 0.15);
        QVERIFY(values.at("test_offset_error") < 0.1);
        const auto model = PatternModel::open(training.run().bestCheckpoint());
        QVERIFY((*model)->hasVelocities() && (*model)->hasOffsets());
        const auto set = madeUpPatterns(2, true);
        auto scratch = (*model)->makeScratch();
        std::vector<float> z(2);
        music::Pattern decoded((*model)->shape());
        (*model)->encode(set.entries[1].pattern, 0, scratch, z);
        (*model)->decode(z, 0, (*model)->defaultSettings(), scratch, decoded);
        QVERIFY(decoded.at(0, 3).isOnset());
        QVERIFY(std::abs(decoded.at(0, 3).velocity - 1.0F) < 0.2F);
        QVERIFY(std::abs(decoded.at(0, 3).offset - 0.3F) < 0.1F);
        QVERIFY(std::abs(decoded.at(4, 4).velocity - 0.5F) < 0.2F);
        QVERIFY(std::abs(decoded.at(4, 4).offset) < 0.1F);
    }

    void positivesThatWeighMoreDoNotBendTheProbabilities()
    {
        auto settings = quickSettings();
        settings.vae.positiveWeight = 4.0;
        Training training(settings, madeUpPatterns(120));
        QVERIFY(training.work());
        const auto model = PatternModel::open(training.run().bestCheckpoint());
        auto scratch = (*model)->makeScratch();
        std::vector<float> z(2);
        std::vector<float> content((*model)->contentSize());
        double expected = 0.0;
        double there = 0.0;
        for (const PatternEntry& entry : madeUpPatterns(120).entries) {
            (*model)->encode(entry.pattern, learning::kNoLabel, scratch, z);
            (*model)->decodeContent(z, learning::kNoLabel, scratch, content);
            for (std::size_t i = 0; i < 256; ++i)
                expected += double {content[i]};
            there += static_cast<double>(entry.pattern.onsetCount());
        }
        QVERIFY(std::abs(expected / there - 1.0) < 0.15);
    }

    void onePatternAloneIsLearntByHeart()
    {
        auto settings = quickSettings();
        settings.vae.maximumEpochs = 200;
        const auto set = madeUpPatterns(1);
        Training training(settings, set);
        const auto state = training.work();
        QVERIFY(state);
        const auto model = PatternModel::open(training.run().bestCheckpoint());
        QVERIFY(onsetF1(**model, set) > 0.95);
    }

    void nothingToLearnFromIsSaid()
    {
        auto set = madeUpPatterns(3);
        for (PatternEntry& entry : set.entries)
            entry.pattern = music::Pattern({8, 32, 4, 4});
        Training training(quickSettings(), set);
        const auto state = training.work();
        QVERIFY(!state);
        QCOMPARE(state.error().id, ErrorId::PatternsMissing);
        QCOMPARE(training.run().state()->status, learning::RunStatus::Failed);
    }

    void aLearningRateThatTearsEverythingApartIsToldAsDivergence()
    {
        auto settings = quickSettings();
        settings.vae.learningRate = 1.0;
        settings.vae.normalised = false;
        settings.vae.activation = "relu";
        settings.vae.encoderLayers = {256, 256, 256, 256};
        settings.vae.decoderLayers = {256, 256, 256, 256};
        Training training(settings, madeUpPatterns(60));
        const auto state = training.work();
        // either it comes through with finite numbers, or it says what happened
        if (state)
            QVERIFY(std::isfinite(*state->best));
        else
            QCOMPARE(state.error().id, ErrorId::TrainingDiverged);
    }

    void aDeviceThatIsNotThereIsRefused()
    {
        auto settings = quickSettings();
        settings.vae.device = "cuda";
        const auto state = Training(settings, madeUpPatterns(10)).work();
        if (state)
            QSKIP("this machine has a CUDA device");
        QCOMPARE(state.error().id, ErrorId::NotSupported);
        QCOMPARE(state.error().name, std::string("device"));
    }

    void realPatternsAreLearntBetterThanTheAverageOfTheirGenre()
    {
        const auto all = test::normalisedPatterns();
        if (!all)
            QSKIP(test::kNoSharedData);
        PatternSet some;
        for (std::size_t i = 0; i < all->entries.size(); i += 12)
            some.entries.push_back(all->entries[i]);
        PatternSettings settings;
        settings.vae.latentDimensions = 8;
        settings.vae.encoderLayers = {128};
        settings.vae.decoderLayers = {128};
        settings.vae.maximumEpochs = 20;
        settings.vae.warmUpEpochs = 2;
        settings.vae.learningRate = 0.003;
        Training training(settings, some);
        const auto state = training.work();
        QVERIFY(state);
        QVERIFY(state->details["test_onset_f1"].get<double>()
                > state->details["chance_onset_f1"].get<double>() + 0.05);
        learning::MetricsReader reader(training.run().metricsFile());
        QVERIFY(reader.readNew());
        QVERIFY(*state->best < *reader.metrics().front().chance);
    }
};

QTEST_APPLESS_MAIN(TestPatternTraining)
#include "tst_pattern_training.moc"
