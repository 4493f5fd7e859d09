// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/action_list.h"
#include "app/cli/pattern_models.h"
#include "app/cli/training_watch.h"
#include "app/cli/wording.h"
#include "core/learning/parallel_seeds.h"
#include "core/learning/stop_signal.h"
#include "core/pattern/pattern_dataset.h"
#include "core/pattern/pattern_library.h"
#include "core/pattern/pattern_run.h"
#include "core/pattern/shipped_patterns.h"

#include <fmt/format.h>
#include <iterator>

namespace timbrel::app {
namespace {

/// Seeds from the operating system are below 2^31; runs beside it count on from there.
constexpr std::int64_t kLargestPatternSeed = std::int64_t {1} << 53;

/// In the rows of the set that they are added to.
void add(pattern::PatternSet& set, pattern::PatternSet more)
{
    for (pattern::PatternEntry& entry : more.entries)
        entry.pattern = pattern::withRows(entry.pattern, more.rows, set.rows);
    set.entries.insert(set.entries.end(),
                       std::make_move_iterator(more.entries.begin()),
                       std::make_move_iterator(more.entries.end()));
}

/// What is learnt from, and that in words.
struct Material
{
    pattern::PatternSet set;
    std::string text;
};

class PatternsTrainAction final : public Action
{
public:
    std::string name() const override { return "patterns train"; }
    std::string summary() const override { return "Teach a space of drum patterns"; }
    std::string example() const override
    {
        return "timbrel swell patterns train --dimensions 4 --max-seconds 60";
    }

    void addOptions(Options& options) override
    {
        options.flag("--shipped",
                     m_withShipped,
                     "Also learn from the patterns that come with Timbrel; alone they are learnt "
                     "from where the project has none");
        options.integer("--dimensions", m_dimensions, 1, 64, "Numbers that say a pattern (2)");
        options.real("--beta", m_beta, 0, 4, "Weight of the KL divergence (1)");
        options.flag("--conditioned", m_isConditioned, "Let labels be asked for");
        options.texts("--set", m_set, "Another setting: KEY=VALUE; the guide names them all");
        options.integer("--runs", m_runs, 1, 1000, "Train so many seeds side by side (1)");
        options.integer(
            "--seed", m_seed, 0, kLargestPatternSeed, "Start from this seed, to repeat a run");
        options.real(
            "--max-seconds", m_maxSeconds, 0, 1e9, "End in time, with the best until then");
        options.integer("--max-epochs", m_maxEpochs, 1, 1000000, "Instead of maximum_epochs");
    }

    Result<> run(const std::filesystem::path& folder, Report& report) override
    {
        learning::StopSignal::catchSignals();
        TIMBREL_TRY(checkPatternProject(folder));
        const auto material = patterns(folder, report);
        if (!material)
            return failure(material.error());
        const auto settings = this->settings(material->set);
        if (!settings)
            return failure(settings.error());
        auto runs = makeRuns(folder, *settings, *material, report);
        if (!runs)
            return failure(runs.error());
        auto seeds = learning::ParallelSeeds::start(std::move(*runs));
        if (!seeds)
            return failure(seeds.error());
        return watch(*seeds, settings->vae.maximumEpochs, report);
    }

private:
    Result<pattern::PatternSettings> settings(const pattern::PatternSet& set) const
    {
        auto settings = pattern::proposedPatternSettings(set);
        for (const std::string_view text : m_set) {
            const std::size_t equals = text.find('=');
            if (equals == std::string_view::npos)
                return failure(Error(ErrorId::UsageWrong)
                                   .named("--set")
                                   .butFound(std::string(text))
                                   .whereExpected("KEY=VALUE"));
            TIMBREL_TRY(
                pattern::setFromText(text.substr(0, equals), text.substr(equals + 1), settings));
        }
        if (m_dimensions)
            settings.vae.latentDimensions = static_cast<int>(*m_dimensions);
        if (m_beta)
            settings.vae.beta = *m_beta;
        if (m_isConditioned)
            settings.vae.conditioned = true;
        if (m_maxEpochs)
            settings.vae.maximumEpochs = static_cast<int>(*m_maxEpochs);
        return settings;
    }

    Result<Material> patterns(const std::filesystem::path& project, Report& report) const
    {
        auto library = pattern::readPatternLibrary(pattern::patternsFolder(project));
        if (!library)
            return failure(library.error());
        report.warn(library->warnings);
        const std::size_t own = library->set.entries.size();
        if (own == 0 || m_withShipped)
            add(library->set, pattern::shippedPatterns());
        const std::size_t shipped = library->set.entries.size() - own;
        std::string what = own > 0 ? counted(own, "pattern") + " of the project" : "";
        if (shipped > 0)
            what += fmt::format(
                "{}{} that come with Timbrel", own > 0 ? " and " : "", counted(shipped, "pattern"));
        return Material {std::move(library->set), std::move(what)};
    }

    Result<std::vector<learning::RunFolder>> makeRuns(const std::filesystem::path& project,
                                                      const pattern::PatternSettings& settings,
                                                      const Material& material,
                                                      Report& report) const
    {
        const pattern::PatternSet& set = material.set;
        const std::uint64_t first = m_seed ? static_cast<std::uint64_t>(*m_seed) : freshSeed();
        // a training that cannot start leaves nothing behind
        if (const auto data = pattern::PatternDataset::of(set, settings, first); !data)
            return failure(Error(data.error()).inFile(pattern::patternsFolder(project)));
        if (const auto worker = learning::findWorkerProgram(); !worker)
            return failure(worker.error());
        TIMBREL_TRY(makePatternProject(project, report));
        report.say(
            fmt::format("Learning from {}. Ctrl+C ends it and keeps the best.", material.text));
        std::vector<learning::RunFolder> runs;
        for (std::int64_t i = 0; i < m_runs.value_or(1); ++i) {
            auto run = learning::RunFolder::create(
                patternRunsFolder(project),
                pattern::newPatternRun(
                    settings, set, first + static_cast<std::uint64_t>(i), m_maxSeconds));
            if (!run)
                return failure(run.error());
            report.event(
                "run",
                {{"run", run->id()}, {"seed", run->seed()}, {"patterns", set.entries.size()}});
            runs.push_back(std::move(*run));
        }
        return runs;
    }

    Result<> watch(learning::ParallelSeeds& seeds, int epochs, Report& report) const
    {
        learning::StopSignal::Sources sources;
        sources.signals = true;
        const learning::StopSignal stop(sources);
        TrainingWatch watch({epochs, m_maxSeconds, {"loss in nats", "loss"}}, report);
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
        tellFigures(*outcome, report);
        watch.tellEnd(seeds, *outcome, haveAllFailed);
        if (haveAllFailed)
            return failure(*seeds.seeds()[seeds.best().value_or(0)].error);
        return {};
    }

    static void tellFigures(const learning::RunState& state, Report& report)
    {
        const auto f1 = jsonReal(state.details, "test_onset_f1");
        const auto chance = jsonReal(state.details, "chance_onset_f1");
        if (f1 && chance)
            report.say(fmt::format("Of the onsets of patterns that it was not taught it gives back "
                                   "{:.2f} (F1); the average pattern of each label {:.2f}.",
                                   *f1,
                                   *chance));
    }

    bool m_withShipped = false;
    std::optional<std::int64_t> m_dimensions;
    std::optional<double> m_beta;
    bool m_isConditioned = false;
    std::vector<std::string> m_set;
    std::optional<std::int64_t> m_runs;
    std::optional<std::int64_t> m_seed;
    std::optional<double> m_maxSeconds;
    std::optional<std::int64_t> m_maxEpochs;
};

} // namespace

std::unique_ptr<Action> makePatternsTrainAction()
{
    return std::make_unique<PatternsTrainAction>();
}

} // namespace timbrel::app
