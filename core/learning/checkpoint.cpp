// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/checkpoint.h"

#include <limits>

namespace timbrel::learning {
namespace {

constexpr std::string_view kCheckpointFormat = "timbrel-checkpoint";
constexpr int kCheckpointVersion = 1;
constexpr const char* kMetadataKey = "timbrel_checkpoint";

std::filesystem::path withEnding(const std::filesystem::path& path, const char* ending)
{
    return path.parent_path() / (path.filename().string() + ending);
}

Json toJson(const CheckpointFacts& facts)
{
    return {{"format", kCheckpointFormat},
            {"version", kCheckpointVersion},
            {"kind", facts.kind},
            {"seed", facts.seed},
            {"data_digest", facts.dataDigest},
            {"versions", facts.versions.empty() ? programVersions() : facts.versions},
            {"random", facts.random},
            {"cursor", facts.cursor},
            {"optimiser", facts.optimiser},
            {"scalers", facts.scalers},
            {"settings", facts.settings}};
}

Result<> takeRandom(const Json& json, Random::State& state)
{
    const auto list = jsonArray(json, "random");
    if (!list)
        return failure(list.error());
    if ((*list)->size() != state.size())
        return failure(Error(ErrorId::FieldInvalid).named("random"));
    for (std::size_t i = 0; i < state.size(); ++i) {
        if (!(**list)[i].is_number_unsigned())
            return failure(Error(ErrorId::FieldInvalid).named("random"));
        state[i] = (**list)[i].get<std::uint64_t>();
    }
    return {};
}

Result<> takeObject(const Json& json, std::string_view key, Json& place)
{
    const auto object = jsonObject(json, key);
    if (!object)
        return failure(object.error());
    place = **object;
    return {};
}

Result<CheckpointFacts> factsFrom(const Json& json)
{
    CheckpointFacts facts;
    const auto kind = jsonString(json, "kind");
    const auto digest = jsonString(json, "data_digest");
    const auto seed = jsonInteger(json, "seed", 0, std::numeric_limits<std::int64_t>::max());
    if (!kind)
        return failure(kind.error());
    if (!digest)
        return failure(digest.error());
    if (!seed)
        return failure(seed.error());
    facts.kind = *kind;
    facts.dataDigest = *digest;
    facts.seed = static_cast<std::uint64_t>(*seed);
    TIMBREL_TRY(takeRandom(json, facts.random));
    TIMBREL_TRY(takeObject(json, "versions", facts.versions));
    TIMBREL_TRY(takeObject(json, "cursor", facts.cursor));
    TIMBREL_TRY(takeObject(json, "optimiser", facts.optimiser));
    TIMBREL_TRY(takeObject(json, "scalers", facts.scalers));
    TIMBREL_TRY(takeObject(json, "settings", facts.settings));
    return facts;
}

} // namespace

Json programVersions()
{
    return {{"timbrel", TIMBREL_VERSION}};
}

Result<> saveCheckpoint(const std::filesystem::path& path, const Checkpoint& checkpoint)
{
    const Json facts = toJson(checkpoint.facts);
    TensorFile file = checkpoint.tensors;
    file.metadata[kMetadataKey] = jsonLine(facts);
    TIMBREL_TRY(writeSafetensors(withEnding(path, ".safetensors"), file));
    return writeJson(withEnding(path, ".json"), facts);
}

Result<Checkpoint> loadCheckpoint(const std::filesystem::path& path)
{
    const auto name = withEnding(path, ".safetensors");
    auto file = readSafetensors(name);
    if (!file)
        return failure(file.error());
    const auto text = file->metadata.find(kMetadataKey);
    if (text == file->metadata.end())
        return failure(Error(ErrorId::ModelBroken).inFile(name).named(kMetadataKey));
    const auto json = parseJson(text->second, name);
    if (!json)
        return failure(json.error());
    if (const auto version = checkFormat(*json, kCheckpointFormat, kCheckpointVersion, name);
        !version)
        return failure(version.error());
    auto facts = factsFrom(*json);
    if (!facts) {
        Error why = facts.error();
        why.id = ErrorId::ModelBroken;
        return failure(std::move(why).inFile(name));
    }
    file->metadata.erase(text);
    return Checkpoint {std::move(*facts), std::move(*file)};
}

} // namespace timbrel::learning
