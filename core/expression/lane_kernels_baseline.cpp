// SPDX-License-Identifier: GPL-3.0-or-later
#define TIMBREL_UNITS baseline_lanes
#define TIMBREL_REGISTER_FLOATS 4
#include "core/expression/lane_kernels_units.h"

namespace timbrel::expression {

extern const LaneKernels baselineLaneKernels;
const LaneKernels baselineLaneKernels = TIMBREL_UNITS::kKernels;

} // namespace timbrel::expression
