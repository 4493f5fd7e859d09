// SPDX-License-Identifier: GPL-3.0-or-later
#define TIMBREL_UNITS baseline_vae
#define TIMBREL_REGISTER_FLOATS 4
#include "core/learning/vae_kernels_units.h"

namespace timbrel::learning {

extern const VaeKernels baselineVaeKernels;
const VaeKernels baselineVaeKernels = TIMBREL_UNITS::kKernels;

} // namespace timbrel::learning
