// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A layer's code, compiled once for each kind of vector unit: each mlp_kernel_<units>.cpp defines
// TIMBREL_UNITS (a namespace) and includes this file. Nothing of the standard library's code is
// used here: an inline function of it, compiled for AVX-512, could replace the one that all others
// use.

#include "core/learning/mlp_kernel_run.h"
#include "core/learning/mlp_weights.h"
#include "core/realtime/vector_math.h"

namespace TIMBREL_UNITS {

using timbrel::learning::kPanelVectors;
using timbrel::learning::kSmallestVariance;
using timbrel::learning::MlpActivation;
using timbrel::learning::MlpLayer;

// As wide as a register: the compiler splits wider ones badly.
#if defined(__AVX512F__)
inline constexpr std::size_t kVectorBytes = 64;
#elif defined(__AVX__)
inline constexpr std::size_t kVectorBytes = 32;
#else
inline constexpr std::size_t kVectorBytes = 16;
#endif
using Vector = float __attribute__((vector_size(kVectorBytes)));
using AnywhereVector = float __attribute__((vector_size(kVectorBytes), may_alias, aligned(4)));
inline constexpr std::size_t kWidth = kVectorBytes / sizeof(float);

inline Vector load(const float* from)
{
    return *reinterpret_cast<const AnywhereVector*>(from);
}

inline void store(float* to, Vector value)
{
    *reinterpret_cast<AnywhereVector*>(to) = value;
}

inline float sumOf(Vector value)
{
    float sum = 0.0F;
    for (std::size_t i = 0; i < kWidth; ++i)
        sum += value[i];
    return sum;
}

inline Vector activated(Vector sum, MlpActivation activation)
{
    const Vector zero = {};
    switch (activation) {
    case MlpActivation::Relu:
        return sum > zero ? sum : zero;
    case MlpActivation::Silu:
        return sum * sigmoid(sum);
    case MlpActivation::Tanh:
        return hyperbolicTangent(sum);
    case MlpActivation::None:
        break;
    }
    return sum;
}

/// One panel of Rows vectors; returns the weights of the next one.
template<std::size_t Rows>
inline const float* multiplyPanel(const float* weights,
                                  std::size_t inputs,
                                  MlpActivation activation,
                                  const float* input,
                                  float* result)
{
    // few rows: independent sums of every other column keep the multipliers busy
    constexpr std::size_t kChains = Rows <= 2 ? 4 : (Rows <= 4 ? 2 : 1);
    constexpr std::size_t kStride = Rows * kWidth;
    Vector sums[kChains][Rows] = {};
    for (std::size_t row = 0; row < Rows; ++row)
        sums[0][row] = load(weights + row * kWidth);
    weights += kStride;
    std::size_t column = 0;
    for (; column + kChains <= inputs; column += kChains)
        for (std::size_t chain = 0; chain < kChains; ++chain, weights += kStride) {
            const Vector value = Vector {} + input[column + chain];
            for (std::size_t row = 0; row < Rows; ++row)
                sums[chain][row] += value * load(weights + row * kWidth);
        }
    for (; column < inputs; ++column, weights += kStride) {
        const Vector value = Vector {} + input[column];
        for (std::size_t row = 0; row < Rows; ++row)
            sums[0][row] += value * load(weights + row * kWidth);
    }
    for (std::size_t row = 0; row < Rows; ++row) {
        for (std::size_t chain = 1; chain < kChains; ++chain)
            sums[0][row] += sums[chain][row];
        store(result + row * kWidth, activated(sums[0][row], activation));
    }
    return weights;
}

/// What is left of a layer after its whole panels.
template<std::size_t Rows>
inline void multiplyRest(std::size_t rows,
                         const float* weights,
                         std::size_t inputs,
                         MlpActivation activation,
                         const float* input,
                         float* result)
{
    if (rows == Rows)
        multiplyPanel<Rows>(weights, inputs, activation, input, result);
    else if constexpr (Rows > 1)
        multiplyRest<Rows - 1>(rows, weights, inputs, activation, input, result);
}

/// Sums to outputs. Beyond the outputs the sums are 0: they count neither in the mean nor, once it
/// is taken off again, in the variance.
inline void normaliseLayer(const MlpLayer& layer, MlpActivation activation, float* result)
{
    const auto outputs = static_cast<float>(layer.outputs);
    const auto beyond = static_cast<float>(layer.vectors * kWidth) - outputs;
    Vector sums = {};
    for (std::size_t i = 0; i < layer.vectors; ++i)
        sums += load(result + i * kWidth);
    const float mean = sumOf(sums) / outputs;
    Vector squares = {};
    for (std::size_t i = 0; i < layer.vectors; ++i) {
        const Vector rest = load(result + i * kWidth) - mean;
        squares += rest * rest;
    }
    const float variance = (sumOf(squares) - beyond * mean * mean) / outputs;
    const float scale = 1.0F / __builtin_sqrtf(variance + kSmallestVariance);
    for (std::size_t i = 0; i < layer.vectors; ++i) {
        const Vector rest = (load(result + i * kWidth) - mean) * scale;
        const Vector sum = rest * load(layer.gain + i * kWidth) + load(layer.shift + i * kWidth);
        store(result + i * kWidth, activated(sum, activation));
    }
}

inline void
multiplyLayer(const MlpLayer& layer, MlpActivation activation, const float* input, float* result)
{
    const bool isNormalised = layer.gain != nullptr;
    const MlpActivation atOnce = isNormalised ? MlpActivation::None : activation;
    const float* weights = layer.weights;
    std::size_t vector = 0;
    for (; vector + kPanelVectors <= layer.vectors; vector += kPanelVectors)
        weights = multiplyPanel<kPanelVectors>(
            weights, layer.inputs, atOnce, input, result + vector * kWidth);
    multiplyRest<kPanelVectors - 1>(
        layer.vectors - vector, weights, layer.inputs, atOnce, input, result + vector * kWidth);
    if (isNormalised)
        normaliseLayer(layer, activation, result);
}

} // namespace TIMBREL_UNITS
