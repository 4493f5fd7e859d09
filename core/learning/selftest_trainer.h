// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learning/training_context.h"

namespace timbrel::learning {

/// The kind "selftest", learnt by LibTorch: see selftest.h.
[[nodiscard]] Result<> trainSelftest(TrainingContext& context);

} // namespace timbrel::learning
