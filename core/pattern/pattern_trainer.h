// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learning/training_context.h"

namespace timbrel::pattern {

/// Works on a run of kind "patterns" (settings and patterns as pattern_run.h puts them there):
/// teaches a variational auto-encoder until the test split has become no better for the settings'
/// patience, the most epochs, or a stop. Writes checkpoints/best.safetensors
/// (pattern_checkpoint.h), checkpoints/last (to go on from), previews/ (pattern_previews.h) and
/// metrics. A run that has a last checkpoint goes on from it. Threads: one. Errors: those of the
/// settings, the patterns and the disk; PatternsMissing, NotSupported (a device that is not there),
/// TrainingDiverged.
[[nodiscard]] Result<> trainPatterns(learning::TrainingContext& context);

} // namespace timbrel::pattern
