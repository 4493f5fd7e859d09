// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learning/worker.h"

#include <filesystem>
#include <optional>
#include <string>

namespace timbrel::test {

/// A kind of run to try a worker program with.
struct WorkerCase
{
    std::filesystem::path program;
    learning::NewRun run; ///< trains long enough to be killed at any moment of it
    std::chrono::milliseconds longest {200}; ///< until the kill
    int kills = 100;
};

/// Kills a worker with SIGKILL again and again at random moments: while it starts, trains, saves.
/// After each: the folder opens, its state and metrics can be read, the best network that was there
/// before is there still or a better one is, and a run that had finished before is untouched.
/// Returns what was wrong; empty: nothing. `bestValues` counts runs that had a best network.
[[nodiscard]] std::string killAgainAndAgain(const std::filesystem::path& runsFolder,
                                            const WorkerCase& what,
                                            int& killedWithBest);

} // namespace timbrel::test
