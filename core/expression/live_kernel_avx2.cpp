// SPDX-License-Identifier: GPL-3.0-or-later
#define TIMBREL_UNITS avx2_live
#include "core/expression/live_kernel_units.h"

namespace timbrel::expression {

void liveStepAvx2(LiveProgram& program) noexcept TIMBREL_REALTIME
{
    avx2_live::step<2>(program);
}

} // namespace timbrel::expression
