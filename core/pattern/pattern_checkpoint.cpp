// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pattern/pattern_checkpoint.h"

#include "core/base/json.h"
#include "core/learning/safetensors.h"
#include "core/learning/tensor_source.h"
#include "core/pattern/pattern_description_json.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace timbrel::pattern {
namespace {

constexpr const char* kDescriptionKey = "timbrel_pattern_model";
constexpr const char* kPositions = "points";

std::vector<std::size_t> hiddenLayers(const learning::MlpWeights& weights)
{
    std::vector<std::size_t> sizes;
    for (std::size_t i = 0; i + 1 < weights.layers.size(); ++i)
        sizes.push_back(weights.layers[i].outputs);
    return sizes;
}

/// Inputs, hidden layers, outputs.
std::vector<std::size_t>
sizesOf(std::size_t inputs, const std::vector<std::size_t>& hidden, std::size_t outputs)
{
    std::vector<std::size_t> sizes = {inputs};
    sizes.insert(sizes.end(), hidden.begin(), hidden.end());
    sizes.push_back(outputs);
    return sizes;
}

std::vector<float> positionsOf(const PatternCheckpoint& checkpoint)
{
    std::vector<float> positions;
    positions.reserve(checkpoint.points.size() * checkpoint.dimensions);
    for (const learning::LatentPoint& point : checkpoint.points)
        positions.insert(positions.end(), point.position.begin(), point.position.end());
    return positions;
}

Result<> takePositions(learning::TensorSource& source,
                       PatternCheckpoint& checkpoint,
                       const std::filesystem::path& file)
{
    if (checkpoint.points.empty())
        return {}; // safetensors has no use for a tensor without numbers
    const auto positions
        = source.take(kPositions, {checkpoint.points.size(), checkpoint.dimensions});
    if (!positions)
        return failure(positions.error());
    if (!std::all_of(
            positions->begin(), positions->end(), [](float value) { return std::isfinite(value); }))
        return failure(Error(ErrorId::ModelBroken)
                           .inFile(file)
                           .named(kPositions)
                           .butFound("NaN")
                           .whereExpected("finite positions"));
    auto from = positions->begin();
    for (learning::LatentPoint& point : checkpoint.points) {
        const auto end = from + static_cast<std::ptrdiff_t>(checkpoint.dimensions);
        point.position.assign(from, end);
        from = end;
    }
    return {};
}

Result<> takeNetworks(learning::TensorFile& tensors,
                      PatternDescription& description,
                      const std::filesystem::path& file)
{
    PatternCheckpoint& checkpoint = description.facts;
    learning::TensorSource source(tensors, file);
    const std::size_t content = contentSize(checkpoint);
    const std::size_t condition = conditionSize(checkpoint);
    auto encoder = source.takeMlp(
        "encoder",
        sizesOf(content + condition, description.encoderLayers, 2 * checkpoint.dimensions),
        description.activation,
        description.isNormalised);
    if (!encoder)
        return failure(std::move(encoder.error()));
    auto decoder = source.takeMlp(
        "decoder",
        sizesOf(checkpoint.dimensions + condition, description.decoderLayers, content),
        description.activation,
        description.isNormalised);
    if (!decoder)
        return failure(std::move(decoder.error()));
    checkpoint.encoder = std::move(*encoder);
    checkpoint.decoder = std::move(*decoder);
    TIMBREL_TRY(takePositions(source, checkpoint, file));
    if (!source.isEmpty())
        return failure(Error(ErrorId::ModelBroken)
                           .inFile(file)
                           .butFound(fmt::format("{} tensors", tensors.tensors.size())));
    return {};
}

} // namespace

std::size_t contentSize(const PatternCheckpoint& checkpoint) noexcept
{
    return checkpoint.planes.count() * checkpoint.shape.cells();
}

std::size_t conditionSize(const PatternCheckpoint& checkpoint) noexcept
{
    return checkpoint.isConditioned ? checkpoint.labels.size() : 0;
}

Result<> writePatternCheckpoint(const std::filesystem::path& path,
                                const PatternCheckpoint& checkpoint)
{
    PatternDescription description;
    description.facts = checkpoint;
    description.encoderLayers = hiddenLayers(checkpoint.encoder);
    description.decoderLayers = hiddenLayers(checkpoint.decoder);
    description.activation = checkpoint.decoder.activation;
    description.isNormalised
        = checkpoint.decoder.layers.size() > 1 && !checkpoint.decoder.layers.front().gain.empty();
    learning::TensorFile file;
    file.metadata[kDescriptionKey] = jsonLine(toJson(description));
    learning::addMlp(file, "encoder", checkpoint.encoder);
    learning::addMlp(file, "decoder", checkpoint.decoder);
    if (!checkpoint.points.empty())
        file.tensors.push_back({kPositions,
                                {checkpoint.points.size(), checkpoint.dimensions},
                                positionsOf(checkpoint)});
    return learning::writeSafetensors(path, file);
}

Result<PatternCheckpoint> parsePatternCheckpoint(std::string_view bytes,
                                                 const std::filesystem::path& file)
{
    auto tensors = learning::parseSafetensors(bytes, file);
    if (!tensors)
        return failure(std::move(tensors.error()));
    const auto text = tensors->metadata.find(kDescriptionKey);
    if (text == tensors->metadata.end())
        return failure(Error(ErrorId::ModelBroken).inFile(file).named(kDescriptionKey));
    const auto json = parseJson(text->second, file);
    if (!json)
        return failure(json.error());
    auto description = patternDescriptionFromJson(*json, file);
    if (!description)
        return failure(std::move(description.error()));
    TIMBREL_TRY(takeNetworks(*tensors, *description, file));
    return std::move(description->facts);
}

} // namespace timbrel::pattern
