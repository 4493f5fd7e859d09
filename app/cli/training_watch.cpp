// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/training_watch.h"

#include "app/cli/wording.h"

#include <algorithm>
#include <fmt/format.h>

namespace timbrel::app {
namespace {

constexpr std::chrono::seconds kLineEvery {2}; ///< where there is no terminal

} // namespace

TrainingWatch::Standing TrainingWatch::standingOf(const learning::ParallelSeeds& seeds)
{
    Standing standing;
    for (const learning::ParallelSeeds::Seed& seed : seeds.seeds()) {
        const auto state
            = seed.outcome ? Result<learning::RunState>(*seed.outcome) : seed.run.state();
        standing.over += seed.outcome || seed.error ? 1U : 0U;
        if (!state)
            continue;
        standing.epochs += state->epoch;
        standing.updates += state->updates;
        standing.furthest = std::max(standing.furthest, state->epoch);
        standing.seconds = std::max(standing.seconds, state->wallSeconds);
        if (state->best && (!standing.best || *state->best < *standing.best)) {
            standing.best = state->best;
            standing.bestSeed = seed.run.seed();
        }
    }
    return standing;
}

std::optional<double> TrainingWatch::secondsLeft(const Standing& standing) const
{
    std::optional<double> left;
    if (m_limits.seconds)
        left = std::max(0.0, *m_limits.seconds - standing.seconds);
    if (m_limits.epochs > 0 && standing.furthest > 0) {
        const double byEpochs = standing.seconds
            * static_cast<double>(m_limits.epochs - standing.furthest)
            / static_cast<double>(standing.furthest);
        left = left ? std::min(*left, byEpochs) : byEpochs;
    }
    return left;
}

std::string TrainingWatch::lineFor(const Standing& standing, std::size_t runCount) const
{
    if (standing.epochs == 0)
        return "Starting";
    std::string line = fmt::format("epoch {}", standing.furthest);
    if (m_limits.epochs > 0)
        line += fmt::format("/{}", m_limits.epochs);
    if (standing.seconds > 0.0)
        line += fmt::format(", {:.0f} a second",
                            static_cast<double>(standing.epochs) / standing.seconds);
    line += standing.best
        ? fmt::format(", best {} {}", m_limits.measure.name, mseText(*standing.best))
        : ", not measured yet";
    if (const auto left = secondsLeft(standing))
        line += ", at most " + durationText(*left) + " left";
    if (runCount > 1)
        line += fmt::format(", {} of {} runs over", standing.over, runCount);
    return line;
}

void TrainingWatch::look(const learning::ParallelSeeds& seeds)
{
    const Standing standing = standingOf(seeds);
    const std::string line = lineFor(standing, seeds.seeds().size());
    m_report.showProgress(line);
    const bool isBetter = standing.best && (!m_toldBest || *standing.best < *m_toldBest);
    if (Clock::now() < m_nextLine && !isBetter)
        return;
    m_nextLine = Clock::now() + kLineEvery;
    m_toldBest = standing.best;
    if (!m_report.isTerminal() && line != m_toldLine) {
        m_report.say(line);
        m_toldLine = line;
    }
    Json fields = {{"epoch", standing.furthest},
                   {"epochs", standing.epochs},
                   {"updates", standing.updates},
                   {"wall_seconds", standing.seconds},
                   {"runs_over", standing.over}};
    if (standing.best) {
        fields[fmt::format("best_{}", m_limits.measure.key)] = *standing.best;
        fields["seed"] = standing.bestSeed;
    }
    m_report.event("progress", fields);
}

bool TrainingWatch::tellFailures(const learning::ParallelSeeds& seeds)
{
    const auto& all = seeds.seeds();
    const bool haveAllFailed = std::all_of(
        all.begin(), all.end(), [](const auto& seed) { return seed.error.has_value(); });
    for (const learning::ParallelSeeds::Seed& seed : all)
        if (seed.error && !haveAllFailed)
            m_report.warn(*seed.error);
    return haveAllFailed;
}

void TrainingWatch::tellEnd(const learning::ParallelSeeds& seeds,
                            const learning::RunState& best,
                            bool haveAllFailed)
{
    const auto index = seeds.best();
    const learning::RunFolder& run = seeds.seeds()[index.value_or(0)].run;
    const double mse = best.best.value_or(0.0);
    const char* how = best.status == learning::RunStatus::Finished ? "Done" : "Stopped";
    m_report.say(
        fmt::format("{}: {} {} after {} and {}, {:.2f} s ({:.2f} s of one processor), seed {}.",
                    haveAllFailed ? "Kept" : how,
                    m_limits.measure.name,
                    mseText(mse),
                    counted(static_cast<std::size_t>(best.epoch), "epoch"),
                    counted(static_cast<std::size_t>(best.updates), "update"),
                    best.wallSeconds,
                    best.cpuSeconds,
                    run.seed()));
    m_report.say("The network is the run " + run.id() + " in " + run.folder().string());
    Json fields = {{std::string(m_limits.measure.key), mse},
                   {"epochs", best.epoch},
                   {"updates", best.updates},
                   {"cpu_seconds", best.cpuSeconds},
                   {"wall_seconds", best.wallSeconds},
                   {"seed", run.seed()},
                   {"model", run.id()},
                   {"file", run.bestCheckpoint().string()},
                   {"status", std::string(learning::statusName(best.status))}};
    if (!best.details.empty())
        fields["details"] = best.details;
    m_report.event(haveAllFailed ? "kept" : "done", fields);
}

} // namespace timbrel::app
