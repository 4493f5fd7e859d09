// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/model_file.h"

#include "core/base/atomic_file.h"
#include "core/expression/live_kernel.h"
#include "core/expression/model_description_json.h"
#include "core/learning/safetensors.h"
#include "core/learning/tensor_source.h"

#include <fmt/format.h>
#include <utility>

namespace timbrel::expression {
namespace {

using learning::TensorFile;
using learning::TensorSource;

constexpr const char* kDescriptionKey = "timbrel";

std::string layerName(std::size_t layer, const char* what)
{
    return fmt::format("lstm.{}.{}", layer, what);
}

Error broken(const std::filesystem::path& file)
{
    return Error(ErrorId::ModelBroken).inFile(file);
}

Result<LstmLayerWeights>
takeLayer(TensorSource& source, std::size_t index, std::size_t inputs, std::size_t blocks)
{
    LstmLayerWeights layer;
    layer.inputs = inputs;
    layer.blocks = blocks;
    auto input = source.take(layerName(index, "weight_ih"), {kLstmGates * blocks, inputs});
    if (!input)
        return failure(std::move(input.error()));
    auto recurrent = source.take(layerName(index, "weight_hh"), {kLstmGates * blocks, blocks});
    if (!recurrent)
        return failure(std::move(recurrent.error()));
    auto bias = source.take(layerName(index, "bias"), {kLstmGates * blocks});
    if (!bias)
        return failure(std::move(bias.error()));
    layer.input = std::move(*input);
    layer.recurrent = std::move(*recurrent);
    layer.bias = std::move(*bias);
    return layer;
}

Result<NetworkWeights> takeWeights(TensorFile& tensors,
                                   const ModelDescription& description,
                                   const std::filesystem::path& file)
{
    TensorSource source(tensors, file);
    NetworkWeights weights;
    weights.features = description.features.width();
    weights.outputs = description.outputs.width();
    std::size_t inputs = weights.features + (description.feedback ? weights.outputs : 0);
    for (std::size_t i = 0; i < description.blockCounts.size(); ++i) {
        const auto blocks = static_cast<std::size_t>(description.blockCounts[i]);
        auto layer = takeLayer(source, i, inputs, blocks);
        if (!layer)
            return failure(std::move(layer.error()));
        weights.layers.push_back(std::move(*layer));
        inputs = blocks;
    }
    auto output = source.take("output.weight", {weights.outputs, inputs});
    if (!output)
        return failure(std::move(output.error()));
    auto bias = source.take("output.bias", {weights.outputs});
    if (!bias)
        return failure(std::move(bias.error()));
    weights.output = std::move(*output);
    weights.outputBias = std::move(*bias);
    if (!source.isEmpty())
        return failure(broken(file).butFound(fmt::format("{} tensors", tensors.tensors.size())));
    if (!isWellFormed(weights, description.feedback))
        return failure(broken(file).butFound("NaN").whereExpected("finite weights"));
    return weights;
}

bool describes(const ModelDescription& description, const NetworkWeights& weights)
{
    std::vector<int> blocks;
    for (const LstmLayerWeights& layer : weights.layers)
        blocks.push_back(static_cast<int>(layer.blocks));
    return isWellFormed(weights, description.feedback) && blocks == description.blockCounts
        && weights.features == description.features.width()
        && weights.outputs == description.outputs.width();
}

} // namespace

Result<std::string> serializeModel(const ModelDescription& description,
                                   const NetworkWeights& weights)
{
    if (!describes(description, weights))
        return failure(Error(ErrorId::ModelBroken).whereExpected("finite weights"));
    TensorFile file;
    file.metadata[kDescriptionKey] = jsonLine(descriptionToJson(description));
    for (std::size_t i = 0; i < weights.layers.size(); ++i) {
        const LstmLayerWeights& layer = weights.layers[i];
        const std::size_t rows = kLstmGates * layer.blocks;
        file.tensors.push_back({layerName(i, "weight_ih"), {rows, layer.inputs}, layer.input});
        file.tensors.push_back({layerName(i, "weight_hh"), {rows, layer.blocks}, layer.recurrent});
        file.tensors.push_back({layerName(i, "bias"), {rows}, layer.bias});
    }
    const std::size_t blocks = weights.layers.back().blocks;
    file.tensors.push_back({"output.weight", {weights.outputs, blocks}, weights.output});
    file.tensors.push_back({"output.bias", {weights.outputs}, weights.outputBias});
    return learning::serializeSafetensors(file);
}

Result<> saveModel(const std::filesystem::path& path,
                   const ModelDescription& description,
                   const NetworkWeights& weights)
{
    auto bytes = serializeModel(description, weights);
    if (!bytes)
        return failure(std::move(bytes.error()).inFile(path));
    return writeFileAtomically(path, *bytes);
}

Result<LoadedModel> parseModel(std::string_view bytes, const std::filesystem::path& file)
{
    auto tensors = learning::parseSafetensors(bytes, file);
    if (!tensors)
        return failure(std::move(tensors.error()));
    const auto text = tensors->metadata.find(kDescriptionKey);
    if (text == tensors->metadata.end())
        return failure(broken(file).named("__metadata__.timbrel"));
    const auto json = parseJson(text->second, file);
    if (!json)
        return failure(json.error());
    auto description = descriptionFromJson(*json, file);
    if (!description)
        return failure(std::move(description.error()));
    auto weights = takeWeights(*tensors, *description, file);
    if (!weights)
        return failure(std::move(weights.error()));
    return LoadedModel {std::move(*description), std::move(*weights)};
}

Result<LoadedModel> loadModel(const std::filesystem::path& path)
{
    const auto bytes = readFile(path);
    if (!bytes)
        return failure(bytes.error());
    return parseModel(*bytes, path);
}

} // namespace timbrel::expression
