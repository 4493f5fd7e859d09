// SPDX-License-Identifier: GPL-3.0-or-later
#define TIMBREL_UNITS avx512_live
#include "core/expression/live_kernel_units.h"

namespace timbrel::expression {

void liveStepAvx512(LiveProgram& program) noexcept TIMBREL_REALTIME
{
    avx512_live::step<4>(program);
}

} // namespace timbrel::expression
