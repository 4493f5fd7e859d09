// SPDX-License-Identifier: GPL-3.0-or-later
#define TIMBREL_UNITS avx2_mlp
#include "core/learning/mlp_kernel_units.h"

namespace timbrel::learning {

void mlpLayerAvx2(const MlpLayer& layer,
                  MlpActivation activation,
                  const float* input,
                  float* result) noexcept TIMBREL_REALTIME
{
    avx2_mlp::multiplyLayer(layer, activation, input, result);
}

std::size_t mlpWidthAvx2() noexcept
{
    return avx2_mlp::kWidth;
}

} // namespace timbrel::learning
