// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learning/run_state.h"
#include "core/learning/training_context.h"

#include <filesystem>
#include <map>
#include <string>

namespace timbrel::learning {

/// What a worker program can do.
struct WorkPlan
{
    std::map<std::string, TrainerFunction> trainers; ///< by kind
    MathsCheck (*checkMaths)() = nullptr; ///< none: state.json has no "maths"
};

/// The worker's side of a run, start to end: takes its lock, keeps state.json, calls the trainer of
/// its kind, and turns whatever happens into a last state: exceptions, memory that runs out. A run
/// that is finished is left as it is. Call StopSignal::catchSignals() first.
/// Threads: the main thread, once. Realtime-safe: no.
/// Errors: RunNotFound, RunBroken, RunBusy, NotSupported (no trainer of that kind), those of the
/// trainer; all but the first three stand in state.json, too.
[[nodiscard]] Result<RunState> workOnRun(const std::filesystem::path& folder, const WorkPlan& plan);

/// Whether an exception's text says that memory ran out: LibTorch has no type of its own for it in
/// every version that we compile against.
[[nodiscard]] bool saysOutOfMemory(std::string_view text);

} // namespace timbrel::learning
