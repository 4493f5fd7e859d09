// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/live_kernel.h"

#include "core/expression/live_kernel_step.h"
#include "core/realtime/streamed_memory.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <optional>
#include <utility>
#include <vector>

namespace timbrel::expression {
namespace {

constexpr std::size_t kAlignment = 64; ///< a cache line and the widest vector
constexpr std::size_t kCandidate = 2; ///< the gate that is a tanh

std::size_t roundedUp(std::size_t value, std::size_t multiple)
{
    return (value + multiple - 1) / multiple * multiple;
}

std::size_t unitsFor(std::size_t count, std::size_t perUnit)
{
    return roundedUp(count, perUnit) / perUnit;
}

std::size_t paddedBlocks(std::size_t blocks)
{
    return roundedUp(blocks, kUnitBlocks);
}

/// Where a row of a layer's matrices goes: unit by unit of 8 blocks, in it gate by gate.
std::size_t packedGateRow(std::size_t gate, std::size_t block)
{
    return block / kUnitBlocks * kUnitRows + gate * kUnitBlocks + block % kUnitBlocks;
}

/// Where a weight goes in a LiveMatrix; column 0 is the bias.
class Packing
{
public:
    Packing(std::size_t units, std::size_t columns, std::size_t panelUnits)
        : m_units(units)
        , m_columns(columns + 1)
        , m_panelUnits(panelUnits)
    { }
    [[nodiscard]] std::size_t size() const { return m_units * kUnitRows * m_columns; }
    [[nodiscard]] std::size_t at(std::size_t row, std::size_t column) const
    {
        const std::size_t unit = row / kUnitRows;
        std::size_t first = 0;
        std::size_t width = m_panelUnits;
        for (;; width /= 2) {
            const std::size_t end = first + (m_units - first) / width * width;
            if (unit < end)
                break;
            first = end;
        }
        first += (unit - first) / width * width;
        return first * kUnitRows * m_columns + column * width * kUnitRows + row - first * kUnitRows;
    }

private:
    std::size_t m_units;
    std::size_t m_columns;
    std::size_t m_panelUnits;
};

std::size_t panelUnitsFor(realtime::VectorUnits units)
{
    switch (units) {
    case realtime::VectorUnits::Baseline:
        return 1;
    case realtime::VectorUnits::Avx2:
        return 2;
    case realtime::VectorUnits::Avx512:
        return 4;
    }
    return 1;
}

LiveStepFunction stepFunctionFor(realtime::VectorUnits units)
{
#ifdef TIMBREL_X86
    switch (units) {
    case realtime::VectorUnits::Avx512:
        return liveStepAvx512;
    case realtime::VectorUnits::Avx2:
        return liveStepAvx2;
    case realtime::VectorUnits::Baseline:
        break;
    }
#else
    (void)units;
#endif
    return liveStepBaseline;
}

} // namespace

/// The packed weights, the states and the step function.
class LiveStep
{
public:
    LiveStep(const NetworkWeights& weights, std::size_t controllers, realtime::VectorUnits units);
    LiveStep(const LiveStep&) = delete;
    LiveStep& operator=(const LiveStep&) = delete;

    void warm() const noexcept TIMBREL_REALTIME { m_memory->warm(); }
    void clearStates() noexcept TIMBREL_REALTIME;
    void clearTerms() noexcept TIMBREL_REALTIME { m_program.termCount = 0; }
    void addTerm(std::size_t column, float value) noexcept TIMBREL_REALTIME
    {
        m_program.terms[m_program.termCount++] = {static_cast<std::uint32_t>(column), value};
    }
    void run() noexcept TIMBREL_REALTIME { m_function(m_program); }

    [[nodiscard]] std::size_t features() const noexcept { return m_features; }
    [[nodiscard]] std::span<const LiveLayer> layers() const noexcept { return m_layers; }
    [[nodiscard]] std::span<const float> outputs() const noexcept
    {
        return {m_program.outputs, m_outputs};
    }
    /// Index of each controller, as it was last fed back.
    std::vector<int> fedBack;

private:
    void lay(const NetworkWeights& weights, std::size_t terms);
    void
    packLayer(const LstmLayerWeights& from, LiveLayer& layer, std::size_t panelUnits, float* to);
    void packOutput(const NetworkWeights& weights, std::size_t panelUnits, float* to);
    float* take(std::size_t floats);

    LiveProgram m_program;
    std::vector<LiveLayer> m_layers;
    std::size_t m_features;
    std::size_t m_outputs;
    std::optional<realtime::StreamedMemory> m_memory; ///< everything that a step touches
    std::size_t m_used = 0;
    LiveStepFunction m_function;
};

LiveStep::LiveStep(const NetworkWeights& weights,
                   std::size_t controllers,
                   realtime::VectorUnits units)
    : fedBack(controllers)
    , m_layers(weights.layers.size())
    , m_features(weights.features)
    , m_outputs(weights.outputs)
    , m_function(stepFunctionFor(units))
{
    m_program.panelUnits = static_cast<std::uint32_t>(panelUnitsFor(units));
    m_program.layers = m_layers.data();
    m_program.layerCount = static_cast<std::uint32_t>(m_layers.size());
    // Twice the same walk: first to measure, then to fill.
    lay(weights, m_features + controllers);
    m_memory.emplace(m_used);
    m_used = 0;
    lay(weights, m_features + controllers);
}

/// Null while measuring.
float* LiveStep::take(std::size_t floats)
{
    std::byte* place = m_memory ? m_memory->data() + m_used : nullptr;
    m_used += roundedUp(floats * sizeof(float), kAlignment);
    return reinterpret_cast<float*>(place);
}

void LiveStep::lay(const NetworkWeights& weights, std::size_t terms)
{
    const std::size_t panelUnits = m_program.panelUnits;
    std::size_t widest = 0;
    for (std::size_t i = 0; i < m_layers.size(); ++i) {
        const LstmLayerWeights& from = weights.layers[i];
        LiveLayer& layer = m_layers[i];
        const std::size_t units = unitsFor(from.blocks, kUnitBlocks);
        const std::size_t columns = from.inputs + from.blocks;
        layer.gates.units = static_cast<std::uint32_t>(units);
        layer.gates.columns = static_cast<std::uint32_t>(columns);
        layer.inputs = static_cast<std::uint32_t>(from.inputs);
        layer.blocks = static_cast<std::uint32_t>(from.blocks);
        float* packed = take(Packing(units, columns, panelUnits).size());
        if (packed != nullptr)
            packLayer(from, layer, panelUnits, packed);
        widest = std::max(widest, paddedBlocks(from.blocks) * kLstmGates);
    }
    const std::size_t units = unitsFor(m_outputs, kUnitRows);
    m_program.output.units = static_cast<std::uint32_t>(units);
    m_program.output.columns = static_cast<std::uint32_t>(weights.layers.back().blocks);
    float* packed = take(Packing(units, m_program.output.columns, panelUnits).size());
    if (packed != nullptr)
        packOutput(weights, panelUnits, packed);
    for (LiveLayer& layer : m_layers) {
        layer.hidden[0] = take(paddedBlocks(layer.blocks));
        layer.hidden[1] = take(paddedBlocks(layer.blocks));
        layer.cell = take(paddedBlocks(layer.blocks));
    }
    m_program.sums = take(widest);
    m_program.outputs = take(units * kUnitRows);
    static_assert(sizeof(LiveTerm) == 2 * sizeof(float));
    m_program.terms = reinterpret_cast<LiveTerm*>(take(2 * terms));
}

void LiveStep::packLayer(const LstmLayerWeights& from,
                         LiveLayer& layer,
                         std::size_t panelUnits,
                         float* to)
{
    const Packing packing(layer.gates.units, layer.gates.columns, panelUnits);
    for (std::size_t gate = 0; gate < kLstmGates; ++gate)
        for (std::size_t block = 0; block < from.blocks; ++block) {
            const std::size_t row = gate * from.blocks + block;
            const std::size_t packedRow = packedGateRow(gate, block);
            const float factor = gate == kCandidate ? 2.0F : 1.0F;
            to[packing.at(packedRow, 0)] = factor * from.bias[row];
            for (std::size_t i = 0; i < from.inputs; ++i)
                to[packing.at(packedRow, 1 + i)] = factor * from.input[row * from.inputs + i];
            for (std::size_t i = 0; i < from.blocks; ++i)
                to[packing.at(packedRow, 1 + from.inputs + i)]
                    = factor * from.recurrent[row * from.blocks + i];
        }
    layer.gates.weights = to;
}

void LiveStep::packOutput(const NetworkWeights& weights, std::size_t panelUnits, float* to)
{
    const Packing packing(m_program.output.units, m_program.output.columns, panelUnits);
    const std::size_t blocks = weights.layers.back().blocks;
    for (std::size_t row = 0; row < m_outputs; ++row) {
        to[packing.at(row, 0)] = weights.outputBias[row];
        for (std::size_t i = 0; i < blocks; ++i)
            to[packing.at(row, 1 + i)] = weights.output[row * blocks + i];
    }
    m_program.output.weights = to;
}

void LiveStep::clearStates() noexcept TIMBREL_REALTIME
{
    for (std::uint32_t i = 0; i < m_program.layerCount; ++i) {
        const LiveLayer& layer = m_program.layers[i];
        const std::size_t blocks = paddedBlocks(layer.blocks);
        std::memset(layer.hidden[0], 0, blocks * sizeof(float));
        std::memset(layer.hidden[1], 0, blocks * sizeof(float));
        std::memset(layer.cell, 0, blocks * sizeof(float));
    }
    std::memset(m_program.outputs, 0, m_outputs * sizeof(float));
}

LiveKernel::LiveKernel(const NetworkWeights& weights,
                       OutputCoding outputs,
                       bool feedback,
                       realtime::VectorUnits units)
    : m_outputs(std::move(outputs))
    , m_feedback(feedback)
    , m_units(std::min(units, realtime::bestVectorUnits()))
    , m_step(std::make_unique<LiveStep>(weights, m_outputs.controllers.size(), m_units))
{
    reset();
}

LiveKernel::~LiveKernel() = default;

void LiveKernel::reset() noexcept TIMBREL_REALTIME
{
    m_step->clearStates();
    for (std::size_t i = 0; i < m_outputs.controllers.size(); ++i) {
        const ControllerCoding& coding = m_outputs.controllers[i];
        m_step->fedBack[i] = coding.indexOf(coding.defaultValue);
    }
}

void LiveKernel::step(std::span<const float> features,
                      std::span<int> indices) noexcept TIMBREL_REALTIME
{
    TIMBREL_VERIFY(features.size() == m_step->features()
                   && indices.size() == m_step->fedBack.size())
    {
        return;
    }
    m_step->clearTerms();
    for (std::size_t i = 0; i < features.size(); ++i)
        if (features[i] != 0.0F)
            m_step->addTerm(i, features[i]);
    std::size_t group = features.size();
    for (std::size_t i = 0; m_feedback && i < m_step->fedBack.size(); ++i) {
        m_step->addTerm(group + static_cast<std::size_t>(m_step->fedBack[i]), 1.0F);
        group += static_cast<std::size_t>(m_outputs.controllers[i].count);
    }
    m_step->run();
    m_outputs.decode(m_step->outputs(), m_step->fedBack);
    std::copy(m_step->fedBack.begin(), m_step->fedBack.end(), indices.begin());
}

void LiveKernel::warm() const noexcept TIMBREL_REALTIME
{
    m_step->warm();
}

std::size_t LiveKernel::cellCount() const noexcept TIMBREL_REALTIME
{
    std::size_t count = 0;
    for (const LiveLayer& layer : m_step->layers())
        count += layer.blocks;
    return count;
}

void LiveKernel::readCells(std::span<float> states) const noexcept TIMBREL_REALTIME
{
    TIMBREL_VERIFY(states.size() == cellCount())
    {
        return;
    }
    for (const LiveLayer& layer : m_step->layers()) {
        std::copy_n(layer.cell, layer.blocks, states.begin());
        states = states.subspan(layer.blocks);
    }
}

std::span<const float> LiveKernel::rawOutputs() const noexcept TIMBREL_REALTIME
{
    return m_step->outputs();
}

bool isWellFormed(const NetworkWeights& weights, bool feedback) noexcept
{
    const auto isFinite = [](const std::vector<float>& values) {
        return std::all_of(
            values.begin(), values.end(), [](float value) { return std::isfinite(value); });
    };
    std::size_t inputs = weights.features + (feedback ? weights.outputs : 0);
    for (const LstmLayerWeights& layer : weights.layers) {
        const std::size_t rows = kLstmGates * layer.blocks;
        if (layer.inputs != inputs || layer.blocks == 0 || layer.input.size() != rows * inputs
            || layer.recurrent.size() != rows * layer.blocks || layer.bias.size() != rows)
            return false;
        if (!isFinite(layer.input) || !isFinite(layer.recurrent) || !isFinite(layer.bias))
            return false;
        inputs = layer.blocks;
    }
    return !weights.layers.empty() && weights.outputs > 0
        && weights.output.size() == weights.outputs * inputs
        && weights.outputBias.size() == weights.outputs && isFinite(weights.output)
        && isFinite(weights.outputBias);
}

} // namespace timbrel::expression
