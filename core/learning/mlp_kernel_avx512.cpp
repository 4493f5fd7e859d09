// SPDX-License-Identifier: GPL-3.0-or-later
#define TIMBREL_UNITS avx512_mlp
#include "core/learning/mlp_kernel_units.h"

namespace timbrel::learning {

void mlpLayerAvx512(const MlpLayer& layer,
                    MlpActivation activation,
                    const float* input,
                    float* result) noexcept TIMBREL_REALTIME
{
    avx512_mlp::multiplyLayer(layer, activation, input, result);
}

std::size_t mlpWidthAvx512() noexcept
{
    return avx512_mlp::kWidth;
}

} // namespace timbrel::learning
