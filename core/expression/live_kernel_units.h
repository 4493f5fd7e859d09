// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The live step's code, compiled once for each kind of vector unit: each live_kernel_<units>.cpp
// defines TIMBREL_UNITS (a namespace) and includes this file. Nothing of the standard library's
// code is used here: an inline function of it, compiled for AVX-512, could replace the one that all
// others use.

#include "core/expression/live_kernel_step.h"
#include "core/expression/lstm_vector.h"

namespace TIMBREL_UNITS {

using timbrel::expression::kUnitBlocks;
using timbrel::expression::kUnitRows;
using timbrel::expression::LiveInput;
using timbrel::expression::LiveLayer;
using timbrel::expression::LiveMatrix;
using timbrel::expression::LiveProgram;
using timbrel::expression::LiveTerm;

inline constexpr std::size_t kLaneCount = 16;
inline constexpr std::size_t kLanesPerUnit = kUnitRows / kLaneCount;

/// sums += columns x values. Chains: independent sums of every other column, where there are too
/// few rows to keep the multipliers busy.
template<std::size_t Rows, std::size_t Chains>
inline void addColumns(const float* weights, const LiveInput& input, Lanes* sums)
{
    constexpr std::size_t kStride = Rows * kLaneCount;
    const float* w = weights + input.firstColumn * kStride;
    Lanes chain[Chains][Rows] = {};
    for (std::size_t row = 0; row < Rows; ++row)
        chain[0][row] = sums[row];
    std::size_t column = 0;
    for (; column + Chains <= input.count; column += Chains)
        for (std::size_t c = 0; c < Chains; ++c, w += kStride) {
            const Lanes value = all(input.values[column + c]);
            for (std::size_t row = 0; row < Rows; ++row)
                chain[c][row] += value * load(w + row * kLaneCount);
        }
    for (; column < input.count; ++column, w += kStride) {
        const Lanes value = all(input.values[column]);
        for (std::size_t row = 0; row < Rows; ++row)
            chain[0][row] += value * load(w + row * kLaneCount);
    }
    for (std::size_t row = 0; row < Rows; ++row) {
        sums[row] = chain[0][row];
        for (std::size_t c = 1; c < Chains; ++c)
            sums[row] += chain[c][row];
    }
}

struct Inputs
{
    const LiveTerm* terms;
    std::size_t termCount;
    LiveInput first;
    LiveInput second;
};

/// One panel of Units units of rows; returns the weights of the next one.
template<std::size_t Units>
inline const float*
multiplyPanel(const float* weights, std::size_t columns, const Inputs& inputs, float* result)
{
    constexpr std::size_t kRows = Units * kLanesPerUnit;
    constexpr std::size_t kChains = Units == 1 ? 2 : 1;
    constexpr std::size_t kStride = kRows * kLaneCount;
    Lanes sums[kRows];
    for (std::size_t row = 0; row < kRows; ++row)
        sums[row] = load(weights + row * kLaneCount);
    weights += kStride;
    for (std::size_t i = 0; i < inputs.termCount; ++i) {
        const float* w = weights + inputs.terms[i].column * kStride;
        const Lanes value = all(inputs.terms[i].value);
        for (std::size_t row = 0; row < kRows; ++row)
            sums[row] += value * load(w + row * kLaneCount);
    }
    addColumns<kRows, kChains>(weights, inputs.first, sums);
    addColumns<kRows, kChains>(weights, inputs.second, sums);
    for (std::size_t row = 0; row < kRows; ++row)
        store(result + row * kLaneCount, sums[row]);
    return weights + columns * kStride;
}

template<std::size_t Widest>
inline void multiply(const LiveMatrix& matrix, const Inputs& inputs, float* result)
{
    const float* weights = matrix.weights;
    std::size_t unit = 0;
    if constexpr (Widest >= 4)
        for (; unit + 4 <= matrix.units; unit += 4)
            weights = multiplyPanel<4>(weights, matrix.columns, inputs, result + unit * kUnitRows);
    if constexpr (Widest >= 2)
        for (; unit + 2 <= matrix.units; unit += 2)
            weights = multiplyPanel<2>(weights, matrix.columns, inputs, result + unit * kUnitRows);
    for (; unit < matrix.units; ++unit)
        weights = multiplyPanel<1>(weights, matrix.columns, inputs, result + unit * kUnitRows);
}

/// Sums of 16 blocks, in two units, to their new states.
inline void update(const float* sums, float* cell, float* hidden)
{
    const Lanes firstIf = sigmoid(load(sums));
    const Lanes firstGo = sigmoid(load(sums + kLaneCount));
    const Lanes secondIf = sigmoid(load(sums + kUnitRows));
    const Lanes secondGo = sigmoid(load(sums + kUnitRows + kLaneCount));
    const auto lower = [](Lanes a, Lanes b) {
        return __builtin_shufflevector(
            a, b, 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23);
    };
    const auto upper = [](Lanes a, Lanes b) {
        return __builtin_shufflevector(
            a, b, 8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31);
    };
    const Lanes in = lower(firstIf, secondIf);
    const Lanes keep = upper(firstIf, secondIf);
    const Lanes candidate = lower(firstGo, secondGo) * 2.0F - 1.0F;
    const Lanes out = upper(firstGo, secondGo);
    const Lanes state = keep * load(cell) + in * candidate;
    store(cell, state);
    store(hidden, out * hyperbolicTangent(state));
}

template<std::size_t Widest>
inline void step(LiveProgram& program) noexcept
{
    const std::uint32_t before = program.newest;
    const std::uint32_t now = before ^ 1U;
    LiveInput below;
    for (std::uint32_t i = 0; i < program.layerCount; ++i) {
        LiveLayer& layer = program.layers[i];
        const LiveInput recurrent {layer.hidden[before], layer.inputs, layer.blocks};
        const Inputs inputs {
            program.terms, i == 0 ? program.termCount : std::size_t {0}, below, recurrent};
        multiply<Widest>(layer.gates, inputs, program.sums);
        for (std::size_t block = 0; block < layer.blocks; block += 2 * kUnitBlocks)
            update(program.sums + block / kUnitBlocks * kUnitRows,
                   layer.cell + block,
                   layer.hidden[now] + block);
        below = LiveInput {layer.hidden[now], 0, layer.blocks};
    }
    multiply<Widest>(program.output, Inputs {nullptr, 0, below, LiveInput {}}, program.outputs);
    program.newest = now;
}

} // namespace TIMBREL_UNITS
