// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/mlp_weights.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace timbrel::learning {
namespace {

constexpr std::array<std::string_view, 3> kActivationIds = {"relu", "silu", "tanh"};

bool areFinite(const std::vector<float>& values) noexcept
{
    return std::all_of(
        values.begin(), values.end(), [](float value) { return std::isfinite(value); });
}

} // namespace

std::string_view activationId(Activation activation) noexcept
{
    return kActivationIds[static_cast<std::size_t>(activation)];
}

std::optional<Activation> activationOf(std::string_view id) noexcept
{
    const auto* const at = std::find(kActivationIds.begin(), kActivationIds.end(), id);
    if (at == kActivationIds.end())
        return std::nullopt;
    return static_cast<Activation>(at - kActivationIds.begin());
}

bool isWellFormed(const MlpWeights& weights) noexcept
{
    if (weights.layers.empty() || weights.layers.size() > kMaximumMlpLayers)
        return false;
    std::size_t inputs = weights.inputs();
    for (const DenseLayer& layer : weights.layers) {
        if (layer.inputs != inputs || layer.inputs == 0 || layer.outputs == 0
            || layer.inputs > kMaximumMlpWidth || layer.outputs > kMaximumMlpWidth
            || layer.weights.size() != layer.inputs * layer.outputs
            || layer.bias.size() != layer.outputs)
            return false;
        const std::size_t gains = layer.gain.empty() ? 0 : layer.outputs;
        if (layer.gain.size() != gains || layer.shift.size() != gains)
            return false;
        if (!areFinite(layer.weights) || !areFinite(layer.bias) || !areFinite(layer.gain)
            || !areFinite(layer.shift))
            return false;
        inputs = layer.outputs;
    }
    return true;
}

} // namespace timbrel::learning
