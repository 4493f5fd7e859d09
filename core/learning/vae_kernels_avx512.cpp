// SPDX-License-Identifier: GPL-3.0-or-later
#define TIMBREL_UNITS avx512_vae
#define TIMBREL_REGISTER_FLOATS 16
#include "core/learning/vae_kernels_units.h"

namespace timbrel::learning {

extern const VaeKernels avx512VaeKernels;
const VaeKernels avx512VaeKernels = TIMBREL_UNITS::kKernels;

} // namespace timbrel::learning
