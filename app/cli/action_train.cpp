// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/action_list.h"
#include "app/cli/training_watch.h"
#include "app/cli/wording.h"
#include "core/expression/training_run.h"
#include "core/learning/parallel_seeds.h"
#include "core/learning/stop_signal.h"
#include "core/project/project.h"

#include <fmt/format.h>

namespace timbrel::app {
namespace {

/// Seeds from the operating system are below 2^31; runs beside it count on from there.
constexpr std::int64_t kLargestSeed = std::int64_t {1} << 53;

class TrainAction final : public Action
{
public:
    std::string name() const override { return "train"; }
    std::string summary() const override { return "Teach a network what the examples show"; }
    std::string example() const override { return "timbrel swell train --runs 2 --max-seconds 60"; }

    void addOptions(Options& options) override
    {
        options.integer("--runs", m_runs, 1, 1000, "Train so many seeds side by side (1)");
        options.integer("--seed", m_seed, 0, kLargestSeed, "Start from this seed, to repeat a run");
        options.real(
            "--max-seconds", m_maxSeconds, 0, 1e9, "End in time, with the best until then");
        options.integer("--max-epochs", m_maxEpochs, 1, 2147483647, "Instead of max_epoch_count");
        options.real("--mse", m_mseThreshold, 0, 1e9, "Good enough, instead of mse_threshold");
    }

    Result<> run(const std::filesystem::path& folder, Report& report) override
    {
        learning::StopSignal::catchSignals();
        const auto project = project::Project::open(folder);
        if (!project)
            return failure(project.error());
        auto runs = makeRuns(*project, report);
        if (!runs)
            return failure(runs.error());
        auto seeds = learning::ParallelSeeds::start(std::move(*runs));
        if (!seeds)
            return failure(seeds.error());
        return watch(*seeds, report);
    }

private:
    Result<expression::Settings> settings(const project::Project& project, Report& report)
    {
        Warnings warnings;
        Random random(m_seed ? static_cast<std::uint64_t>(*m_seed) : freshSeed());
        auto settings = project.settings(random, &warnings);
        if (!settings)
            return settings;
        report.warn(warnings);
        if (m_maxEpochs)
            settings->training.maximumEpochCount = static_cast<int>(*m_maxEpochs);
        if (m_mseThreshold)
            settings->training.mseThreshold = *m_mseThreshold;
        m_epochLimit = settings->training.maximumEpochCount;
        return settings;
    }

    Result<std::vector<learning::RunFolder>> makeRuns(const project::Project& project,
                                                      Report& report)
    {
        const auto settings = this->settings(project, report);
        if (!settings)
            return failure(settings.error());
        Warnings warnings;
        const auto examples = project.trainableExamples(*settings, &warnings);
        if (!examples)
            return failure(examples.error());
        report.warn(warnings);
        // a training that cannot start leaves no run behind
        if (const auto worker = learning::findWorkerProgram(); !worker)
            return failure(worker.error());
        std::vector<expression::NamedSequence> sequences;
        for (const project::Example& example : *examples)
            sequences.push_back({example.name, example.sequence});

        const std::uint64_t first = m_seed ? static_cast<std::uint64_t>(*m_seed) : freshSeed();
        std::vector<learning::RunFolder> runs;
        for (std::int64_t i = 0; i < m_runs.value_or(1); ++i) {
            auto run = learning::RunFolder::create(
                project.runsFolder(),
                expression::newTrainingRun(
                    *settings, sequences, first + static_cast<std::uint64_t>(i), m_maxSeconds));
            if (!run)
                return failure(run.error());
            report.event("run", {{"run", run->id()}, {"seed", run->seed()}});
            runs.push_back(std::move(*run));
        }
        report.say(fmt::format("Learning from {}. Ctrl+C ends it and keeps the best.",
                               counted(examples->size(), "example")));
        return runs;
    }

    Result<> watch(learning::ParallelSeeds& seeds, Report& report) const
    {
        learning::StopSignal::Sources sources;
        sources.signals = true;
        const learning::StopSignal stop(sources);
        TrainingWatch watch({m_epochLimit, m_maxSeconds}, report);
        bool isStopping = false;
        while (seeds.waitFor(TrainingWatch::kLookEvery)) {
            watch.look(seeds);
            if (stop.requested() && !isStopping) {
                isStopping = true;
                report.say("Stopping; the best network is kept.");
                TIMBREL_TRY(seeds.requestStop());
            }
        }
        const bool haveAllFailed = watch.tellFailures(seeds);
        const auto outcome = seeds.outcome();
        if (!outcome)
            return failure(outcome.error());
        watch.tellEnd(seeds, *outcome, haveAllFailed);
        if (haveAllFailed)
            return failure(*seeds.seeds()[seeds.best().value_or(0)].error);
        return {};
    }

    std::optional<std::int64_t> m_runs;
    std::optional<std::int64_t> m_seed;
    std::optional<double> m_maxSeconds;
    std::optional<std::int64_t> m_maxEpochs;
    std::optional<double> m_mseThreshold;
    int m_epochLimit = 0;
};

} // namespace

std::unique_ptr<Action> makeTrainAction()
{
    return std::make_unique<TrainAction>();
}

} // namespace timbrel::app
