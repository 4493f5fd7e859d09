// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/mlp_kernel.h"

#include "core/learning/mlp_kernel_run.h"
#include "core/realtime/streamed_memory.h"

#include <algorithm>
#include <optional>

namespace timbrel::learning {
namespace {

struct Units
{
    MlpLayerFunction layer;
    std::size_t width;
};

Units functionsFor(realtime::VectorUnits units)
{
#ifdef TIMBREL_X86
    switch (units) {
    case realtime::VectorUnits::Avx512:
        return {mlpLayerAvx512, mlpWidthAvx512()};
    case realtime::VectorUnits::Avx2:
        return {mlpLayerAvx2, mlpWidthAvx2()};
    case realtime::VectorUnits::Baseline:
        break;
    }
#else
    (void)units;
#endif
    return {mlpLayerBaseline, mlpWidthBaseline()};
}

MlpActivation kernelActivation(Activation activation)
{
    switch (activation) {
    case Activation::Relu:
        return MlpActivation::Relu;
    case Activation::Silu:
        return MlpActivation::Silu;
    case Activation::Tanh:
        return MlpActivation::Tanh;
    }
    return MlpActivation::None;
}

std::size_t vectorsFor(std::size_t rows, std::size_t width)
{
    return (rows + width - 1) / width;
}

/// Weights and bias, then gain and shift where there are any.
std::size_t packedSize(const DenseLayer& layer, std::size_t width)
{
    const std::size_t columns = layer.inputs + 1 + (layer.gain.empty() ? 0 : 2);
    return vectorsFor(layer.outputs, width) * width * columns;
}

/// The rest was 0 when the memory was made.
const float* packVector(const std::vector<float>& values, float* to)
{
    std::copy(values.begin(), values.end(), to);
    return to;
}

void pack(const DenseLayer& layer, std::size_t width, float* to)
{
    const std::size_t vectors = vectorsFor(layer.outputs, width);
    for (std::size_t first = 0; first < vectors; first += kPanelVectors) {
        const std::size_t rows = std::min(kPanelVectors, vectors - first) * width;
        for (std::size_t column = 0; column <= layer.inputs; ++column)
            for (std::size_t i = 0; i < rows; ++i, ++to) {
                const std::size_t row = first * width + i;
                if (row >= layer.outputs)
                    *to = 0.0F;
                else
                    *to = column == 0 ? layer.bias[row]
                                      : layer.weights[row * layer.inputs + column - 1];
            }
    }
}

} // namespace

struct MlpKernel::Packed
{
    Packed(const MlpWeights& weights, realtime::VectorUnits which);

    realtime::VectorUnits units;
    Units functions;
    MlpActivation activation;
    std::size_t inputs;
    std::size_t outputs;
    std::size_t widest = 0; ///< of the layers' results, in floats, rounded up
    std::vector<MlpLayer> layers;
    std::optional<realtime::StreamedMemory> memory; ///< all weights
};

MlpKernel::Packed::Packed(const MlpWeights& weights, realtime::VectorUnits which)
    : units(std::min(which, realtime::bestVectorUnits()))
    , functions(functionsFor(units))
    , activation(kernelActivation(weights.activation))
    , inputs(weights.inputs())
    , outputs(weights.outputs())
{
    std::size_t size = 0;
    for (const DenseLayer& layer : weights.layers)
        size += packedSize(layer, functions.width);
    memory.emplace(size * sizeof(float));
    auto* to = reinterpret_cast<float*>(memory->data());
    for (const DenseLayer& layer : weights.layers) {
        pack(layer, functions.width, to);
        const std::size_t vectors = vectorsFor(layer.outputs, functions.width);
        MlpLayer packed;
        packed.weights = to;
        packed.inputs = static_cast<std::uint32_t>(layer.inputs);
        packed.outputs = static_cast<std::uint32_t>(layer.outputs);
        packed.vectors = static_cast<std::uint32_t>(vectors);
        if (!layer.gain.empty()) {
            const std::size_t rows = vectors * functions.width;
            packed.gain = packVector(layer.gain, to + rows * (layer.inputs + 1));
            packed.shift = packVector(layer.shift, to + rows * (layer.inputs + 2));
        }
        layers.push_back(packed);
        to += packedSize(layer, functions.width);
        widest = std::max(widest, vectors * functions.width);
    }
}

MlpKernel::MlpKernel(const MlpWeights& weights, realtime::VectorUnits units)
    : m_packed(std::make_unique<const Packed>(weights, units))
{ }

MlpKernel::~MlpKernel() = default;
MlpKernel::MlpKernel(MlpKernel&&) noexcept = default;
MlpKernel& MlpKernel::operator=(MlpKernel&&) noexcept = default;

std::size_t MlpKernel::inputs() const noexcept TIMBREL_REALTIME
{
    return m_packed->inputs;
}

std::size_t MlpKernel::outputs() const noexcept TIMBREL_REALTIME
{
    return m_packed->outputs;
}

std::size_t MlpKernel::scratchSize() const noexcept TIMBREL_REALTIME
{
    return 2 * m_packed->widest;
}

std::span<const float> MlpKernel::run(std::span<const float> input,
                                      std::span<float> scratch) const noexcept TIMBREL_REALTIME
{
    TIMBREL_VERIFY(input.size() == m_packed->inputs && scratch.size() >= scratchSize())
    {
        return {};
    }
    const float* from = input.data();
    float* result = scratch.data();
    float* other = scratch.data() + m_packed->widest;
    const std::size_t count = m_packed->layers.size();
    for (std::size_t i = 0; i < count; ++i) {
        const MlpActivation activation = i + 1 < count ? m_packed->activation : MlpActivation::None;
        m_packed->functions.layer(m_packed->layers[i], activation, from, result);
        from = result;
        std::swap(result, other);
    }
    return {from, m_packed->outputs};
}

void MlpKernel::warm() const noexcept TIMBREL_REALTIME
{
    m_packed->memory->warm();
}

realtime::VectorUnits MlpKernel::vectorUnits() const noexcept
{
    return m_packed->units;
}

} // namespace timbrel::learning
