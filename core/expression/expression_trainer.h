// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learning/training_context.h"

namespace timbrel::expression {

/// Works on a run of kind "expression" (settings and examples as training_run.h puts them there):
/// trains until the MSE threshold, the most epochs, or a stop; validates every so many epochs and
/// when more predictions in a row were right than ever before. Writes checkpoints/best.safetensors
/// (a model as model_file.h has it), checkpoints/last (to go on from), previews/validation.json
/// (targets and outputs of the best validation) and metrics. A run that has a last checkpoint goes
/// on from it. Threads: one. Errors: those of the settings, the examples and the disk;
/// TrainingDiverged.
[[nodiscard]] Result<> train(learning::TrainingContext& context);

} // namespace timbrel::expression
