// SPDX-License-Identifier: GPL-3.0-or-later
#define TIMBREL_UNITS avx2_subtractive
#include "core/synth/subtractive_kernel_units.h"

namespace timbrel::synth {

const SubtractiveKernel& subtractiveKernelAvx2() noexcept TIMBREL_REALTIME
{
    return avx2_subtractive::kKernel;
}

} // namespace timbrel::synth
