// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace timbrel::learning {

/// What a layer of a network does to its sums.
enum class Activation : std::uint8_t
{
    Relu, ///< max(x, 0)
    Silu, ///< x sigmoid(x) (Elfwing, Uchibe & Doya 2018)
    Tanh
};
/// "relu", "silu", "tanh": in files.
[[nodiscard]] std::string_view activationId(Activation activation) noexcept;
[[nodiscard]] std::optional<Activation> activationOf(std::string_view id) noexcept;

/// y = W x + b; where there is a gain, y is then normalised to a mean of 0 and a variance of 1,
/// multiplied by the gain and shifted (layer normalisation: Ba, Kiros & Hinton 2016).
struct DenseLayer
{
    std::size_t inputs = 0;
    std::size_t outputs = 0;
    std::vector<float> weights; ///< [outputs][inputs]
    std::vector<float> bias; ///< [outputs]
    std::vector<float> gain; ///< [outputs], or empty: not normalised
    std::vector<float> shift; ///< [outputs], or empty
    friend bool operator==(const DenseLayer&, const DenseLayer&) = default;
};

/// A multi-layer perceptron: the activation stands between two layers, not after the last.
struct MlpWeights
{
    std::vector<DenseLayer> layers;
    Activation activation = Activation::Silu;

    [[nodiscard]] std::size_t inputs() const noexcept
    {
        return layers.empty() ? 0 : layers.front().inputs;
    }
    [[nodiscard]] std::size_t outputs() const noexcept
    {
        return layers.empty() ? 0 : layers.back().outputs;
    }
    friend bool operator==(const MlpWeights&, const MlpWeights&) = default;
};

/// What is added to the variance before it divides.
inline constexpr float kSmallestVariance = 1e-5F;

/// Bounds of what is built and opened.
inline constexpr std::size_t kMaximumMlpLayers = 16;
inline constexpr std::size_t kMaximumMlpWidth = 65536;

/// Whether there is at least one layer, all vectors have the sizes that their counts say, layers
/// fit onto each other, and everything is finite.
[[nodiscard]] bool isWellFormed(const MlpWeights& weights) noexcept;

} // namespace timbrel::learning
