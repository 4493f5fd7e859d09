// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learning/run_state.h"

#include <string>

namespace timbrel::learning {

/// A quick product of two 256 x 256 matrices with LibTorch on one thread (a few milliseconds):
/// tells a maths library that runs far below what the processor can do.
[[nodiscard]] MathsCheck checkMaths();

/// "1.13.1"
[[nodiscard]] std::string torchVersion();

} // namespace timbrel::learning
