// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/vae_kernels.h"

#include <algorithm>

namespace timbrel::learning {

// One for each kind of vector unit, each in a file compiled for it.
extern const VaeKernels baselineVaeKernels;
#ifdef TIMBREL_X86
extern const VaeKernels avx2VaeKernels;
extern const VaeKernels avx512VaeKernels;
#endif

const VaeKernels& vaeKernels(realtime::VectorUnits units)
{
#ifdef TIMBREL_X86
    switch (std::min(units, realtime::bestVectorUnits())) {
    case realtime::VectorUnits::Avx512:
        return avx512VaeKernels;
    case realtime::VectorUnits::Avx2:
        return avx2VaeKernels;
    case realtime::VectorUnits::Baseline:
        break;
    }
#else
    (void)units;
#endif
    return baselineVaeKernels;
}

} // namespace timbrel::learning
