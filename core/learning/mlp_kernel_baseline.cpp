// SPDX-License-Identifier: GPL-3.0-or-later
#define TIMBREL_UNITS baseline_mlp
#include "core/learning/mlp_kernel_units.h"

namespace timbrel::learning {

void mlpLayerBaseline(const MlpLayer& layer,
                      MlpActivation activation,
                      const float* input,
                      float* result) noexcept TIMBREL_REALTIME
{
    baseline_mlp::multiplyLayer(layer, activation, input, result);
}

std::size_t mlpWidthBaseline() noexcept
{
    return baseline_mlp::kWidth;
}

} // namespace timbrel::learning
