// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/lane_kernels.h"

#include <algorithm>

namespace timbrel::expression {

// One for each kind of vector unit, each in a file compiled for it.
extern const LaneKernels baselineLaneKernels;
#ifdef TIMBREL_X86
extern const LaneKernels avx2LaneKernels;
extern const LaneKernels avx512LaneKernels;
#endif

const LaneKernels& laneKernels(realtime::VectorUnits units)
{
#ifdef TIMBREL_X86
    switch (std::min(units, realtime::bestVectorUnits())) {
    case realtime::VectorUnits::Avx512:
        return avx512LaneKernels;
    case realtime::VectorUnits::Avx2:
        return avx2LaneKernels;
    case realtime::VectorUnits::Baseline:
        break;
    }
#else
    (void)units;
#endif
    return baselineLaneKernels;
}

} // namespace timbrel::expression
