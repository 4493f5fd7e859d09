// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learning/run_work.h"

#include <string>

namespace timbrel::app {

/// What a worker program is able to do. timbrel-learn teaches what needs no LibTorch, so that it
/// works within milliseconds, and hands everything else over to timbrel-learn-torch beside it.
struct LearnProgram
{
    learning::WorkPlan plan;
    std::string torchVersion; ///< empty: it has no LibTorch
};

[[nodiscard]] LearnProgram thisProgram();

} // namespace timbrel::app
