// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/worker_checks.h"

#include "core/base/atomic_file.h"
#include "core/base/digest.h"
#include "core/base/random.h"
#include "core/learning/metrics.h"
#include "core/learning/safetensors.h"

#include <fmt/format.h>
#include <map>

namespace timbrel::test {
namespace {

namespace fs = std::filesystem;
using namespace timbrel::learning;

/// Digest of every file in a folder, by path.
std::map<std::string, std::string> contentsOf(const fs::path& folder)
{
    std::map<std::string, std::string> contents;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file())
            contents[entry.path().string()] = sha256(readFile(entry.path()).value_or("unreadable"));
    return contents;
}

/// Everything that must hold of a run whose worker was just killed.
std::string lookAt(const fs::path& folder, const std::optional<double>& bestBefore)
{
    const auto run = RunFolder::open(folder);
    if (!run)
        return "the folder does not open: " + std::string(errorName(run.error().id));
    const auto state = run->state();
    if (!state)
        return "no state: " + std::string(errorName(state.error().id));
    if (!isOver(state->status))
        return "a killed run is still " + std::string(statusName(state->status));
    if (bestBefore && (!state->best || *state->best > *bestBefore))
        return "the best value was lost";
    if (state->best || fs::exists(run->bestCheckpoint())) {
        const auto best = readSafetensors(run->bestCheckpoint());
        if (!best)
            return "the best network does not open: " + std::string(errorName(best.error().id));
    }
    if (const auto last = run->lastCheckpoint(); fs::exists(last) && !readSafetensors(last))
        return "the last checkpoint does not open";
    MetricsReader reader(run->metricsFile());
    if (!reader.readNew() || reader.skippedLines() > 0)
        return "the metrics are damaged";
    return {};
}

/// One start and one kill of a run; continues where an earlier one was killed.
std::string killOnce(const RunFolder& run, const WorkerCase& what, std::chrono::milliseconds moment)
{
    WorkerOptions options;
    options.program = what.program;
    auto worker = Worker::start(run, options);
    if (!worker)
        return "no start: " + std::string(errorName(worker.error().id));
    worker->waitFor(moment);
    std::optional<double> best;
    if (const auto state = run.state())
        best = state->best;
    worker->kill();
    const auto state = worker->wait();
    if (!state)
        return "no end: " + std::string(errorName(state.error().id));
    return lookAt(run.folder(), best);
}

Result<RunFolder> finishedRun(const fs::path& runsFolder, const WorkerCase& what)
{
    NewRun plan = what.run;
    plan.maxSeconds = 1.0;
    auto run = RunFolder::create(runsFolder, plan);
    if (!run)
        return run;
    WorkerOptions options;
    options.program = what.program;
    auto worker = Worker::start(*run, options);
    if (!worker)
        return failure(worker.error());
    const auto state = worker->wait();
    if (!state)
        return failure(state.error());
    if (state->error)
        return failure(*state->error);
    return run;
}

} // namespace

std::string
killAgainAndAgain(const fs::path& runsFolder, const WorkerCase& what, int& killedWithBest)
{
    const auto finished = finishedRun(runsFolder, what);
    if (!finished)
        return "no run finished: " + std::string(errorName(finished.error().id));
    const auto before = contentsOf(finished->folder());
    Random random(freshSeed());
    std::optional<RunFolder> run;
    for (int i = 0; i < what.kills; ++i) {
        if (i % 4 == 0) { // three of four kills hit a run that was killed before
            auto made = RunFolder::create(runsFolder, what.run);
            if (!made)
                return "no new run: " + std::string(errorName(made.error().id));
            run = std::move(*made);
        }
        if (const auto state = run->state(); state && state->status == RunStatus::Finished)
            return "the run was over too soon to be killed";
        const auto moment = std::chrono::milliseconds(
            static_cast<int>(random.uniform(0.0, static_cast<double>(what.longest.count()))));
        if (const auto wrong = killOnce(*run, what, moment); !wrong.empty())
            return fmt::format("kill {} after {} ms: {}", i, moment.count(), wrong);
        killedWithBest += fs::exists(run->bestCheckpoint()) ? 1 : 0;
    }
    if (contentsOf(finished->folder()) != before)
        return "a finished run has changed";
    Warnings warnings;
    const auto runs = RunFolder::list(runsFolder, &warnings);
    const auto expected = static_cast<std::size_t>((what.kills + 3) / 4 + 1);
    return runs.size() == expected && warnings.empty() ? "" : "runs were lost";
}

} // namespace timbrel::test
