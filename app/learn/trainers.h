// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learning/run_work.h"

namespace timbrel::app {

/// Every kind of run that this program can work on.
[[nodiscard]] learning::WorkPlan workPlan();

} // namespace timbrel::app
