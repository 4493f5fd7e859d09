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

std::string layerName(const std::string& name, std::size_t layer, const char* what)
{
    return fmt::format("{}.{}.{}", name, layer, what);
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

Result<MlpWeights> TensorSource::takeMlp(const std::string& name,
                                         const std::vector<std::size_t>& sizes,
                                         Activation activation)
{
    MlpWeights weights;
    weights.activation = activation;
    for (std::size_t i = 0; i + 1 < sizes.size(); ++i) {
        DenseLayer layer {sizes[i], sizes[i + 1], {}, {}};
        auto matrix = take(layerName(name, i, "weight"), {layer.outputs, layer.inputs});
        if (!matrix)
            return failure(std::move(matrix.error()));
        auto bias = take(layerName(name, i, "bias"), {layer.outputs});
        if (!bias)
            return failure(std::move(bias.error()));
        layer.weights = std::move(*matrix);
        layer.bias = std::move(*bias);
        weights.layers.push_back(std::move(layer));
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
        file.tensors.push_back(
            {layerName(name, i, "weight"), {layer.outputs, layer.inputs}, layer.weights});
        file.tensors.push_back({layerName(name, i, "bias"), {layer.outputs}, layer.bias});
    }
}

} // namespace timbrel::learning
