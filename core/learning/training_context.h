// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/json.h"
#include "core/base/result.h"
#include "core/learning/metrics.h"
#include "core/learning/run_folder.h"
#include "core/learning/run_progress.h"
#include "core/learning/stop_signal.h"

namespace timbrel::learning {

/// All that a trainer is given. It reads run.data(), describes its metrics and appends to them,
/// writes checkpoints and previews into the run, tells its progress, and returns soon after
/// stop.requested(), with its best on disk. It writes no state itself: progress does.
struct TrainingContext
{
    const RunFolder& run;
    const Json& settings; ///< the kind's own: run.settings()[run.kind()]
    const StopSignal& stop;
    MetricsWriter& metrics;
    RunProgress& progress;
};

/// An error makes the run Failed with it; success makes it Stopped if a stop was requested (unless
/// progress.reachedEnd() was called), else Finished. Exceptions are caught by the caller:
/// std::bad_alloc and LibTorch's allocation errors become OutOfMemory.
using TrainerFunction = Result<> (*)(TrainingContext&);

} // namespace timbrel::learning
