// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of training: each task as a run of the real trainer, in this process, from several
// seeds. bench_training [PART...]: only rows whose id begins with one of the parts.
// TIMBREL_BENCH_SECONDS: wall time for each synthetic family (120).
#include "core/expression/expression_trainer.h"
#include "core/expression/model_file.h"
#include "core/expression/training_run.h"
#include "core/expression/validation.h"
#include "core/learning/run_work.h"
#include "core/midi/midi_file.h"
#include "support/shared_data.h"
#include "support/synthetic_families.h"

#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>
#include <optional>
#include <string>
#include <vector>

#include "bench/bench_row.h"

namespace {

using namespace timbrel;
using namespace timbrel::expression;

struct Task
{
    const char* id;
    std::vector<std::string> files; ///< of data/midi/larasynth
    int updateRate;
    int outputCount;
    bool hearsAll;
    int seeds;
    double medianBarSeconds;
};

const std::vector<Task> kTasks = {
    {"triangle", {"triangle.mid"}, 20, 8, false, 20, 0.2},
    {"triangle_75", {"triangle.mid"}, 75, 10, true, 10, 3.0},
    {"interval", {"int_up.mid", "int_down.mid"}, 75, 10, true, 10, 2.0},
    {"velocity", {"vel_soft.mid", "vel_loud.mid"}, 75, 10, true, 10, 3.0},
};

/// As the generated larasynth.conf has them.
Settings generatedSettings(std::uint8_t controller, int defaultValue, int count)
{
    Settings settings;
    settings.controllers = {controller};
    settings.controllerDefaults[controller] = defaultValue;
    settings.controllerOutputCounts[controller] = count;
    settings.features = FeatureSet::all5();
    settings.blockCounts = {43};
    settings.training.meanPaddingSeconds = 1.0;
    settings.training.paddingStandardDeviationSeconds = 0.1;
    settings.training.resetProbability = 0.5;
    settings.training.squaredErrorFailureTolerance = 8;
    settings.training.consecutiveFailuresForReset = 5;
    settings.training.epochCountBeforeValidating = 100;
    settings.training.maximumEpochCount = 3000;
    return settings;
}

music::Sequence read(const std::filesystem::path& file)
{
    const auto midi = midi::readMidiFile(file);
    return midi ? midi::mergedSequence(*midi) : music::Sequence {};
}

struct Outcome
{
    double mse = -1.0;
    double cpuSeconds = 0.0;
    std::optional<LoadedModel> model;
};

Outcome trainOnce(const Settings& settings,
                  const std::vector<NamedSequence>& examples,
                  std::uint64_t seed,
                  std::optional<double> maxSeconds)
{
    const test::TemporaryFolder folder;
    const auto run = learning::RunFolder::create(
        folder.path(), newTrainingRun(settings, examples, seed, maxSeconds));
    if (!run)
        return {};
    const auto state = learning::workOnRun(run->folder(), {{{kRunKind, train}}, nullptr});
    Outcome outcome;
    if (!state || !state->best)
        return outcome;
    outcome.mse = *state->best;
    outcome.cpuSeconds = state->cpuSeconds;
    if (auto model = loadModel(run->bestCheckpoint()))
        outcome.model = std::move(*model);
    return outcome;
}

void measure(const Task& task, const std::filesystem::path& data)
{
    Settings settings = generatedSettings(1, 0, task.outputCount);
    settings.updateRate = task.updateRate;
    if (!task.hearsAll) {
        settings.features = {};
        settings.features.set(Feature::SomeNoteOn);
    }
    std::vector<NamedSequence> examples;
    for (const auto& file : task.files)
        examples.push_back({file, read(data / "midi/larasynth" / file)});
    std::vector<double> times;
    int reached = 0;
    for (int seed = 1; seed <= task.seeds; ++seed) {
        const Outcome outcome
            = trainOnce(settings, examples, static_cast<std::uint64_t>(seed), std::nullopt);
        reached += outcome.mse == 0.0 ? 1 : 0;
        times.push_back(outcome.cpuSeconds);
        fmt::print(
            stderr, "{} seed {}: MSE {}, {:.3f} CPU s\n", task.id, seed, outcome.mse, times.back());
    }
    std::sort(times.begin(), times.end());
    const double median = (times[times.size() / 2] + times[(times.size() - 1) / 2]) / 2.0;
    bench::printRow(task.id,
                    fmt::format("MSE 0 from {} of {} seeds, median {:.3f} CPU s ({:.3f}-{:.3f})",
                                reached,
                                task.seeds,
                                median,
                                times.front(),
                                times.back()),
                    reached == task.seeds && median <= task.medianBarSeconds);
}

/// The four files of the data, or as good as those: made from the formula.
std::vector<NamedSequence> familyExamples(const test::FamilyRule& rule,
                                          const std::filesystem::path& data)
{
    std::vector<NamedSequence> examples;
    for (int i = 0; i < 4; ++i) {
        const auto name = fmt::format("dev_{}_cc{}_{}", rule.name, rule.controller, i);
        examples.push_back({name, read(data / "midi/synthetic" / (name + ".mid"))});
    }
    return examples;
}

void measure(test::Family family, double seconds, const std::filesystem::path& data)
{
    const test::FamilyRule& rule = test::ruleOf(family);
    const Settings settings = generatedSettings(rule.controller, rule.defaultValue, 32);
    const auto named = familyExamples(rule, data);
    const Outcome outcome = trainOnce(settings, named, 1, seconds);
    if (!outcome.model) {
        bench::printRow(("family_" + rule.name).c_str(), "no network", false);
        return;
    }
    std::vector<music::Sequence> sequences;
    for (const auto& example : named)
        sequences.push_back(example.sequence);
    const auto taught = trainingExamplesOf(sequences, settings, nullptr);
    const double variance = targetVariance(taught, Random(1));
    double worst = 0.0;
    for (const std::uint64_t seed : {4242U, 4243U, 4244U}) {
        // the range stays that of the examples that were taught
        auto fresh = std::make_shared<TrainingExamples>(*taught);
        fresh->sequences = {music::rebased(test::makeFamilyFile(family, seed, 40))};
        fresh->settings.validationExampleRepetitions = 1;
        const auto validation = validate(
            outcome.model->weights, outcome.model->description.feedback, fresh, Random(seed));
        worst = std::max(worst, validation.meanSquaredError / targetVariance(fresh, Random(1)));
    }
    bench::printRow(
        ("family_" + rule.name).c_str(),
        fmt::format("{:.3f} % of the variance, worst of three new files {:.3f} %, {:.0f} CPU s",
                    100.0 * outcome.mse / variance,
                    100.0 * worst,
                    outcome.cpuSeconds),
        outcome.mse <= 0.01 * variance && worst <= 0.02);
}

bool isWanted(const std::string& id, int count, char** words)
{
    if (count < 2)
        return true;
    return std::any_of(
        words + 1, words + count, [&](const char* word) { return id.starts_with(word); });
}

} // namespace

int main(int argc, char** argv)
{
    const auto data = test::sharedData();
    if (!data) {
        fmt::print(stderr, "training: {}\n", test::kNoSharedData);
        return 0;
    }
    for (const Task& task : kTasks)
        if (isWanted(task.id, argc, argv))
            measure(task, *data);
    const char* seconds = std::getenv("TIMBREL_BENCH_SECONDS");
    for (const test::Family family : test::kFamilies)
        if (isWanted("family_" + test::ruleOf(family).name, argc, argv))
            measure(family, seconds != nullptr ? std::atof(seconds) : 120.0, *data);
    return 0;
}
