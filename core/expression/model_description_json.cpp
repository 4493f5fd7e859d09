// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/model_description_json.h"

#include <array>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <optional>
#include <utility>

namespace timbrel::expression {
namespace {

constexpr const char* kFormat = "timbrel-model";
constexpr int kVersion = 1;
constexpr std::array<std::string_view, 2> kDialects = {"timbrel", "original"};

/// Reads fields of one object and remembers the first that is wrong.
class Fields
{
public:
    Fields(const Json& object, std::optional<Error>& error)
        : m_object(object)
        , m_error(error)
    { }

    template<class Number>
    void integer(std::string_view key, Number& value, std::int64_t minimum, std::int64_t maximum)
    {
        if (const auto number = keep(jsonInteger(m_object, key, minimum, maximum)))
            value = static_cast<Number>(*number);
    }
    void boolean(std::string_view key, bool& value)
    {
        if (const auto read = keep(jsonBool(m_object, key)))
            value = *read;
    }
    void text(std::string_view key, std::string& value)
    {
        if (auto read = keep(jsonString(m_object, key)))
            value = std::move(*read);
    }
    /// null stands for infinity: nothing has been validated yet.
    void real(std::string_view key, double& value)
    {
        if (m_object.contains(std::string(key)) && m_object[std::string(key)].is_null())
            value = std::numeric_limits<double>::infinity();
        else if (const auto read = keep(jsonReal(m_object, key)))
            value = *read;
    }
    template<class Read>
    void list(std::string_view key, std::size_t maximum, Read read)
    {
        const auto array = keep(jsonArray(m_object, key));
        if (!array)
            return;
        if ((*array)->size() > maximum) {
            invalid(key, std::to_string((*array)->size()), fmt::format("at most {}", maximum));
            return;
        }
        for (const Json& entry : **array)
            read(entry);
    }
    void invalid(std::string_view key, std::string found, std::string expected)
    {
        if (!m_error)
            m_error = Error(ErrorId::ModelBroken)
                          .named(std::string(key))
                          .butFound(std::move(found))
                          .whereExpected(std::move(expected));
    }

private:
    template<class Value>
    std::optional<Value> keep(Result<Value> result)
    {
        if (result)
            return std::move(*result);
        invalid(result.error().name, result.error().found, result.error().expected);
        return std::nullopt;
    }

    const Json& m_object;
    std::optional<Error>& m_error;
};

std::optional<Feature> featureNamed(const Json& name)
{
    for (std::size_t i = 0; i < kFeatureCount; ++i)
        if (name.is_string() && name.get<std::string>() == featureName(static_cast<Feature>(i)))
            return static_cast<Feature>(i);
    return std::nullopt;
}

void readFeatures(Fields& fields, FeatureSet& features)
{
    fields.list("features", kFeatureCount, [&](const Json& entry) {
        if (const auto feature = featureNamed(entry))
            features.set(*feature);
        else
            fields.invalid("features", jsonLine(entry).substr(0, 60), "the name of a feature");
    });
}

void readOutputs(Fields& fields, std::optional<Error>& error, OutputCoding& outputs)
{
    constexpr int kHighestValue = 127;
    fields.list("outputs", kHighestValue + 1, [&](const Json& entry) {
        Fields controller(entry, error);
        ControllerCoding coding;
        const int lowest
            = outputs.controllers.empty() ? 0 : outputs.controllers.back().controller + 1;
        controller.integer("controller", coding.controller, lowest, kHighestValue);
        controller.integer("count", coding.count, 1, kMaximumOutputCount);
        controller.integer("minimum", coding.minimum, 0, kHighestValue);
        controller.integer("maximum", coding.maximum, coding.minimum, kHighestValue);
        controller.integer("default", coding.defaultValue, 0, kHighestValue);
        outputs.controllers.push_back(coding);
    });
    if (outputs.controllers.empty())
        fields.invalid("outputs", "none", "at least one controller");
}

void readBlocks(Fields& fields, std::vector<int>& blockCounts)
{
    fields.list("blocks", kMaximumLayers, [&](const Json& entry) {
        const bool isCount = entry.is_number_integer() && entry >= 1 && entry <= kMaximumBlocks;
        if (isCount)
            blockCounts.push_back(entry.get<int>());
        else
            fields.invalid("blocks",
                           jsonLine(entry).substr(0, 60),
                           fmt::format("a whole number from 1 to {}", kMaximumBlocks));
    });
    if (blockCounts.empty())
        fields.invalid("blocks", "none", "at least one layer");
}

void readSeed(Fields& fields, const Json& json, std::uint64_t& seed)
{
    const auto place = json.find("seed");
    if (place != json.end() && place->is_number_unsigned())
        seed = place->get<std::uint64_t>();
    else
        fields.integer("seed", seed, 0, std::numeric_limits<std::int64_t>::max());
}

} // namespace

Json descriptionToJson(const ModelDescription& description)
{
    Json features = Json::array();
    for (std::size_t i = 0; i < kFeatureCount; ++i)
        if (const auto feature = static_cast<Feature>(i); description.features.has(feature))
            features.push_back(std::string(featureName(feature)));
    Json outputs = Json::array();
    for (const ControllerCoding& coding : description.outputs.controllers)
        outputs.push_back({{"controller", coding.controller},
                           {"count", coding.count},
                           {"minimum", coding.minimum},
                           {"maximum", coding.maximum},
                           {"default", coding.defaultValue}});
    Json json;
    json["format"] = kFormat;
    json["version"] = kVersion;
    json["source"] = description.source;
    json["features"] = std::move(features);
    json["dialect"] = std::string(kDialects[static_cast<std::size_t>(description.dialect)]);
    json["outputs"] = std::move(outputs);
    json["update_rate"] = description.updateRate;
    json["blocks"] = description.blockCounts;
    json["feedback"] = description.feedback;
    json["mse"] = std::isfinite(description.mse) ? Json(description.mse) : Json();
    json["seed"] = description.seed;
    json["epoch"] = description.epoch;
    json["data_digest"] = description.dataDigest;
    return json;
}

Result<ModelDescription> descriptionFromJson(const Json& json, const std::filesystem::path& file)
{
    if (const auto version = checkFormat(json, kFormat, kVersion, file); !version)
        return failure(version.error());
    ModelDescription description;
    std::optional<Error> error;
    Fields fields(json, error);
    fields.text("source", description.source);
    readFeatures(fields, description.features);
    std::string dialect;
    fields.text("dialect", dialect);
    if (dialect == kDialects[1])
        description.dialect = FeatureDialect::Original;
    else if (dialect != kDialects[0])
        fields.invalid("dialect", dialect, "timbrel, original");
    readOutputs(fields, error, description.outputs);
    fields.integer("update_rate", description.updateRate, 1, 1000);
    readBlocks(fields, description.blockCounts);
    fields.boolean("feedback", description.feedback);
    fields.real("mse", description.mse);
    readSeed(fields, json, description.seed);
    fields.integer("epoch", description.epoch, 0, std::numeric_limits<std::int64_t>::max());
    fields.text("data_digest", description.dataDigest);
    if (error)
        return failure(std::move(*error).inFile(file));
    return description;
}

} // namespace timbrel::expression
