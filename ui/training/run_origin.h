// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "ui/training/training_runs.h"

namespace timbrel::ui {

/// Reads what a run was made of. settings: the kind's own. Threads: any. Errors: of the readers.
[[nodiscard]] Result<RunOrigin> originOf(const learning::RunFolder& run, const Json& settings);

} // namespace timbrel::ui
