// SPDX-License-Identifier: GPL-3.0-or-later
#define TIMBREL_UNITS avx512_subtractive
#include "core/synth/subtractive_kernel_units.h"

namespace timbrel::synth {

const SubtractiveKernel& subtractiveKernelAvx512() noexcept TIMBREL_REALTIME
{
    return avx512_subtractive::kKernel;
}

} // namespace timbrel::synth
