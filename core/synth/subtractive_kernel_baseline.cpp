// SPDX-License-Identifier: GPL-3.0-or-later
#define TIMBREL_UNITS baseline_subtractive
#include "core/synth/subtractive_kernel_units.h"

namespace timbrel::synth {

const SubtractiveKernel& subtractiveKernelBaseline() noexcept TIMBREL_REALTIME
{
    return baseline_subtractive::kKernel;
}

} // namespace timbrel::synth
