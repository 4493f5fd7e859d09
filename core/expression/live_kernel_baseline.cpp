// SPDX-License-Identifier: GPL-3.0-or-later
#define TIMBREL_UNITS baseline_live
#include "core/expression/live_kernel_units.h"

namespace timbrel::expression {

void liveStepBaseline(LiveProgram& program) noexcept TIMBREL_REALTIME
{
    baseline_live::step<1>(program);
}

} // namespace timbrel::expression
