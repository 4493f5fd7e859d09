// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <vector>

namespace timbrel::learning {

/// What decides which of OpenBLAS' kernels serve best.
struct ProcessorFeatures
{
    bool isAmd = false;
    bool avx2AndFma = false;
    bool avx512 = false; ///< F, BW, DQ, VL and CD
};

[[nodiscard]] ProcessorFeatures processorFeatures();

/// The value for OPENBLAS_CORETYPE; empty: leave it to OpenBLAS. OpenBLAS before 0.3.25 takes
/// recent Intel processors for a Prescott (its issue #4267) and runs at a fifth of their speed.
[[nodiscard]] std::string openblasCoreType(const ProcessorFeatures& features);

/// The worker's environment from ours ("NAME=value"): OPENBLAS_NUM_THREADS=1 and OPENBLAS_CORETYPE
/// unless they are set, plus `more`, which replaces.
[[nodiscard]] std::vector<std::string> workerEnvironment(const std::vector<std::string>& ours,
                                                         const ProcessorFeatures& features,
                                                         const std::vector<std::string>& more = {});

} // namespace timbrel::learning
