// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/tensor_source.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <utility>

namespace timbrel::learning {
namespace {

std::string shapeText(const std::vector<std::size_t>& shape)
{
    return fmt::format("[{}]", fmt::join(shape, ", "));
}

std::string layerName(const std::string& name, std::size_t layer)
{
    return fmt::format("{}.{}", name, layer);
}

} // namespace

Result<std::vector<float>> TensorSource::take(const std::string& name,
                                              const std::vector<std::size_t>& shape)
{
    for (Tensor& tensor : m_tensors.tensors) {
        if (tensor.name != name)
            continue;
        if (tensor.shape != shape)
            return failure(Error(ErrorId::ModelBroken)
                               .inFile(m_file)
                               .named(name)
                               .butFound(shapeText(tensor.shape))
                               .whereExpected(shapeText(shape)));
        ++m_taken;
        return std::move(tensor.values);
    }
    return failure(
        Error(ErrorId::ModelBroken).inFile(m_file).named(name).whereExpected(shapeText(shape)));
}

Result<DenseLayer> TensorSource::takeLayer(const std::string& name,
                                           std::size_t inputs,
                                           std::size_t outputs,
                                           bool isNormalised)
{
    DenseLayer layer {inputs, outputs, {}, {}, {}, {}};
    const auto place = [&](const char* what,
                           const std::vector<std::size_t>& shape,
                           std::vector<float>& values) -> Result<> {
        auto taken = take(name + what, shape);
        if (!taken)
            return failure(std::move(taken.error()));
        values = std::move(*taken);
        return {};
    };
    TIMBREL_TRY(place(".weight", {outputs, inputs}, layer.weights));
    TIMBREL_TRY(place(".bias", {outputs}, layer.bias));
    if (isNormalised) {
        TIMBREL_TRY(place(".gain", {outputs}, layer.gain));
        TIMBREL_TRY(place(".shift", {outputs}, layer.shift));
    }
    return layer;
}

Result<MlpWeights> TensorSource::takeMlp(const std::string& name,
                                         const std::vector<std::size_t>& sizes,
                                         Activation activation,
                                         bool isNormalised)
{
    MlpWeights weights;
    weights.activation = activation;
    for (std::size_t i = 0; i + 1 < sizes.size(); ++i) {
        auto layer = takeLayer(
            layerName(name, i), sizes[i], sizes[i + 1], isNormalised && i + 2 < sizes.size());
        if (!layer)
            return failure(std::move(layer.error()));
        weights.layers.push_back(std::move(*layer));
    }
    if (!isWellFormed(weights))
        return failure(Error(ErrorId::ModelBroken)
                           .inFile(m_file)
                           .named(name)
                           .butFound("NaN")
                           .whereExpected("finite weights"));
    return weights;
}

void addMlp(TensorFile& file, const std::string& name, const MlpWeights& weights)
{
    for (std::size_t i = 0; i < weights.layers.size(); ++i) {
        const DenseLayer& layer = weights.layers[i];
        const std::string at = layerName(name, i);
        file.tensors.push_back({at + ".weight", {layer.outputs, layer.inputs}, layer.weights});
        file.tensors.push_back({at + ".bias", {layer.outputs}, layer.bias});
        if (layer.gain.empty())
            continue;
        file.tensors.push_back({at + ".gain", {layer.outputs}, layer.gain});
        file.tensors.push_back({at + ".shift", {layer.outputs}, layer.shift});
    }
}

} // namespace timbrel::learning
