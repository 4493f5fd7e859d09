// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The live step's code, compiled once for each kind of vector unit: each live_kernel_<units>.cpp
// defines TIMBREL_UNITS (a namespace) and includes this file. Nothing of the standard library's
// code is used here: an inline function of it, compiled for AVX-512, could replace the one that all
// others use.

#include "core/expression/live_kernel_step.h"
#include "core/realtime/vector_math.h"

namespace TIMBREL_UNITS {

using timbrel::expression::kUnitBlocks;
using timbrel::expression::kUnitRows;
using timbrel::expression::LiveInput;
using timbrel::expression::LiveLayer;
using timbrel::expression::LiveMatrix;
using timbrel::expression::LiveProgram;
using timbrel::expression::LiveTerm;

// As wide as a register: the compiler splits wider ones badly.
#if defined(__AVX512F__)
inline constexpr std::size_t kVectorBytes = 64;
#elif defined(__AVX__)
inline constexpr std::size_t kVectorBytes = 32;
#else
inline constexpr std::size_t kVectorBytes = 16;
#endif
using Vector = float __attribute__((vector_size(kVectorBytes)));
inline constexpr std::size_t kWidth = kVectorBytes / sizeof(float);
inline constexpr std::size_t kVectorsPerUnit = kUnitRows / kWidth;

// Cells: at most as many as neighbour each other in a unit.
inline constexpr std::size_t kCellWidth = kWidth < kUnitBlocks ? kWidth : kUnitBlocks;
using Cells = float __attribute__((vector_size(kCellWidth * sizeof(float))));

template<class Value>
inline Value load(const float* from)
{
    return *reinterpret_cast<const Value*>(from);
}

template<class Value>
inline void store(float* to, Value value)
{
    *reinterpret_cast<Value*>(to) = value;
}

/// sums += columns x values. Chains: independent sums of every other column, where there are too
/// few rows to keep the multipliers busy.
template<std::size_t Rows, std::size_t Chains>
inline void addColumns(const float* weights, const LiveInput& input, Vector* sums)
{
    constexpr std::size_t kStride = Rows * kWidth;
    const float* w = weights + input.firstColumn * kStride;
    Vector chain[Chains][Rows] = {};
    for (std::size_t row = 0; row < Rows; ++row)
        chain[0][row] = sums[row];
    std::size_t column = 0;
    for (; column + Chains <= input.count; column += Chains)
        for (std::size_t c = 0; c < Chains; ++c, w += kStride) {
            const Vector value = Vector {} + input.values[column + c];
            for (std::size_t row = 0; row < Rows; ++row)
                chain[c][row] += value * load<Vector>(w + row * kWidth);
        }
    for (; column < input.count; ++column, w += kStride) {
        const Vector value = Vector {} + input.values[column];
        for (std::size_t row = 0; row < Rows; ++row)
            chain[0][row] += value * load<Vector>(w + row * kWidth);
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
    constexpr std::size_t kRows = Units * kVectorsPerUnit;
    constexpr std::size_t kChains = Units == 1 ? 2 : 1;
    constexpr std::size_t kStride = kRows * kWidth;
    Vector sums[kRows];
    for (std::size_t row = 0; row < kRows; ++row)
        sums[row] = load<Vector>(weights + row * kWidth);
    weights += kStride;
    for (std::size_t i = 0; i < inputs.termCount; ++i) {
        const float* w = weights + inputs.terms[i].column * kStride;
        const Vector value = Vector {} + inputs.terms[i].value;
        for (std::size_t row = 0; row < kRows; ++row)
            sums[row] += value * load<Vector>(w + row * kWidth);
    }
    addColumns<kRows, kChains>(weights, inputs.first, sums);
    addColumns<kRows, kChains>(weights, inputs.second, sums);
    for (std::size_t row = 0; row < kRows; ++row)
        store(result + row * kWidth, sums[row]);
    return weights + columns * kStride;
}

/// What comes into the first-level cache while the sums of the panel before are turned into states:
/// the multipliers wait for memory, the rest does not.
inline void fetch(const float* weights)
{
    constexpr std::size_t kAhead = 4096; // floats; half of that cache
    constexpr std::size_t kCacheLine = 64 / sizeof(float);
    for (std::size_t at = 0; at < kAhead; at += kCacheLine)
        __builtin_prefetch(weights + at, 0, 3);
}

/// done(unit, units) is called for each panel, as soon as its sums are there.
template<std::size_t Units, class Done>
inline void multiplyPanels(const LiveMatrix& matrix,
                           const Inputs& inputs,
                           float* result,
                           const float*& weights,
                           std::size_t& unit,
                           Done done)
{
    const std::size_t skipped = (1 + inputs.second.firstColumn) * Units * kUnitRows;
    for (; unit + Units <= matrix.units; unit += Units) {
        weights = multiplyPanel<Units>(weights, matrix.columns, inputs, result + unit * kUnitRows);
        if (unit + 2 * Units <= matrix.units)
            fetch(weights + skipped);
        done(unit, Units);
    }
}

template<std::size_t Widest, class Done>
inline void multiply(const LiveMatrix& matrix, const Inputs& inputs, float* result, Done done)
{
    const float* weights = matrix.weights;
    std::size_t unit = 0;
    if constexpr (Widest >= 4)
        multiplyPanels<4>(matrix, inputs, result, weights, unit, done);
    if constexpr (Widest >= 2)
        multiplyPanels<2>(matrix, inputs, result, weights, unit, done);
    multiplyPanels<1>(matrix, inputs, result, weights, unit, done);
}

/// From a panel's sums to its new states. The sums are overwritten.
inline void
update(const LiveLayer& layer, float* sums, float* hidden, std::size_t first, std::size_t units)
{
    const std::size_t end = (first + units) * kUnitRows;
    for (std::size_t at = first * kUnitRows; at < end; at += kWidth)
        store(sums + at, sigmoid(load<Vector>(sums + at)));
    for (std::size_t unit = first; unit < first + units; ++unit)
        for (std::size_t i = 0; i < kUnitBlocks; i += kCellWidth) {
            const float* gates = sums + unit * kUnitRows + i;
            float* cell = layer.cell + unit * kUnitBlocks + i;
            const auto in = load<Cells>(gates);
            const auto keep = load<Cells>(gates + kUnitBlocks);
            const auto candidate = load<Cells>(gates + 2 * kUnitBlocks) * 2.0F - 1.0F;
            const auto out = load<Cells>(gates + 3 * kUnitBlocks);
            const Cells state = keep * load<Cells>(cell) + in * candidate;
            store(cell, state);
            store(hidden + unit * kUnitBlocks + i, out * hyperbolicTangent(state));
        }
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
        multiply<Widest>(
            layer.gates, inputs, program.sums, [&](std::size_t first, std::size_t units) {
                update(layer, program.sums, layer.hidden[now], first, units);
            });
        below = LiveInput {layer.hidden[now], 0, layer.blocks};
    }
    multiply<Widest>(program.output,
                     Inputs {nullptr, 0, below, LiveInput {}},
                     program.outputs,
                     [](std::size_t, std::size_t) {});
    program.newest = now;
}

} // namespace TIMBREL_UNITS
