// SPDX-License-Identifier: GPL-3.0-or-later
#define TIMBREL_UNITS avx512_lanes
#define TIMBREL_REGISTER_FLOATS 16
#include "core/expression/lane_kernels_units.h"

namespace timbrel::expression {

extern const LaneKernels avx512LaneKernels;
const LaneKernels avx512LaneKernels = TIMBREL_UNITS::kKernels;

} // namespace timbrel::expression
