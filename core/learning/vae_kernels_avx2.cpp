// SPDX-License-Identifier: GPL-3.0-or-later
#define TIMBREL_UNITS avx2_vae
#define TIMBREL_REGISTER_FLOATS 8
#include "core/learning/vae_kernels_units.h"

namespace timbrel::learning {

extern const VaeKernels avx2VaeKernels;
const VaeKernels avx2VaeKernels = TIMBREL_UNITS::kKernels;

} // namespace timbrel::learning
