// SPDX-License-Identifier: GPL-3.0-or-later
#define TIMBREL_UNITS avx2_lanes
#define TIMBREL_REGISTER_FLOATS 8
#include "core/expression/lane_kernels_units.h"

namespace timbrel::expression {

extern const LaneKernels avx2LaneKernels;
const LaneKernels avx2LaneKernels = TIMBREL_UNITS::kKernels;

} // namespace timbrel::expression
