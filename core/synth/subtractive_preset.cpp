// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synth/subtractive_preset.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <system_error>
#include <tuple>

namespace timbrel::synth {
namespace {

constexpr std::string_view kPresetFormat = "timbrel-synth-preset";
constexpr int kVersion = 1;
constexpr std::uint64_t kMaximumPresetBytes = 1U << 20U;
constexpr std::size_t kLongestText = 60; ///< of what an error quotes
constexpr std::size_t kLongestName = 200;

Error invalid(std::string key, const Json& found, std::string expected)
{
    std::string text = jsonLine(found);
    if (text.size() > kLongestText)
        text = text.substr(0, kLongestText - 3) + "...";
    return Error(ErrorId::FieldInvalid)
        .named(std::move(key))
        .butFound(std::move(text))
        .whereExpected(std::move(expected));
}

std::optional<std::size_t> indexOf(const ParameterSpec& spec, const Json& value)
{
    if (value.is_string())
        return choiceOf(spec, value.get_ref<const std::string&>());
    if (!value.is_number())
        return std::nullopt;
    for (std::size_t i = 0; i < spec.numbers.size(); ++i)
        if (value.get<double>() == static_cast<double>(spec.numbers[i]))
            return i;
    return std::nullopt;
}

/// The data sets have the sequencer's notes as a list; a list of one number is that number.
const Json& unwrapped(const Json& value)
{
    return value.is_array() && value.size() == 1 ? value.front() : value;
}

Result<float> valueOf(const ParameterSpec& spec, const Json& json)
{
    const std::string key = "parameters." + std::string(spec.name);
    if (spec.isCategorical()) {
        const auto index = indexOf(spec, json);
        if (!index)
            return failure(invalid(key, json, describeExpectation(spec)));
        return static_cast<float>(*index);
    }
    const Json& value = unwrapped(json);
    if (!value.is_number() || !std::isfinite(value.get<double>()))
        return failure(invalid(key, json, describeExpectation(spec)));
    // what was written from a float comes back as that float, also at the end of a range
    const auto number = static_cast<float>(value.get<double>());
    if (number < spec.minimum || number > spec.maximum)
        return failure(invalid(key, json, describeExpectation(spec)));
    return number;
}

Result<> readParameters(const Json& json, ReadPreset& result)
{
    for (const ParameterSpec& spec : subtractiveTable()) {
        const auto at = json.find(std::string(spec.name));
        if (at == json.end()) {
            result.warnings.push_back(
                Error(ErrorId::FieldMissing).named("parameters." + std::string(spec.name)));
            continue;
        }
        const auto value = valueOf(spec, *at);
        if (!value)
            return failure(value.error());
        result.preset.parameters.set(spec.parameter, *value);
    }
    return {};
}

Result<std::string> textOf(const Json& json, std::string_view key)
{
    if (!json.contains(std::string(key)))
        return std::string();
    auto text = jsonString(json, key);
    if (text && text->size() > kLongestName)
        return failure(invalid(std::string(key),
                               json.at(std::string(key)),
                               fmt::format("a text of at most {} bytes", kLongestName)));
    return text;
}

Result<ReadPreset> readDocument(const Json& json)
{
    ReadPreset result;
    const auto name = textOf(json, "name");
    if (!name)
        return failure(name.error());
    const auto category = textOf(json, "category");
    if (!category)
        return failure(category.error());
    const auto parameters = jsonObject(json, "parameters");
    if (!parameters)
        return failure(parameters.error());
    TIMBREL_TRY(readParameters(**parameters, result));
    result.preset.name = *name;
    result.preset.category = *category;
    result.preset.document = json;
    return result;
}

Json jsonOf(const ParameterSpec& spec, const SubtractiveParameters& parameters)
{
    if (!spec.isCategorical()) {
        // the shortest text that gives the same float: 0.15, not 0.15000000596
        const std::string text = fmt::format("{}", parameters.at(spec.parameter));
        return Json::parse(text);
    }
    const std::size_t index = parameters.choice(spec.parameter);
    if (!spec.numbers.empty())
        return static_cast<int>(spec.numbers[index]);
    return spec.choices[index];
}

} // namespace

Result<ReadPreset> presetOf(const Json& json, const std::filesystem::path& file)
{
    TIMBREL_TRY(checkFormat(json, kPresetFormat, kVersion, file));
    auto result = readDocument(json);
    if (!result)
        return failure(Error(result.error()).inFile(file));
    for (Error& warning : result->warnings)
        warning = Error(warning).inFile(file);
    if (result->preset.name.empty())
        result->preset.name = file.stem().string();
    return result;
}

Json jsonOf(const SubtractivePreset& preset)
{
    Json json = Json::object();
    json["format"] = kPresetFormat;
    json["version"] = kVersion;
    json["name"] = preset.name;
    json["category"] = preset.category;
    Json parameters = Json::object();
    for (const ParameterSpec& spec : subtractiveTable())
        parameters[std::string(spec.name)] = jsonOf(spec, preset.parameters);
    if (preset.document.is_object() && preset.document.contains("parameters"))
        for (const auto& [key, value] : preset.document.at("parameters").items())
            if (!parameters.contains(key))
                parameters[key] = value;
    json["parameters"] = std::move(parameters);
    if (preset.document.is_object())
        for (const auto& [key, value] : preset.document.items())
            if (!json.contains(key))
                json[key] = value;
    return json;
}

Result<ReadPreset> readPreset(const std::filesystem::path& path)
{
    const auto json = readJson(path, kMaximumPresetBytes);
    if (!json)
        return failure(json.error());
    return presetOf(*json, path);
}

Result<> writePreset(const std::filesystem::path& path, const SubtractivePreset& preset)
{
    return writeJson(path, jsonOf(preset));
}

PresetFolder readPresetFolder(const std::filesystem::path& folder)
{
    PresetFolder result;
    std::error_code error;
    std::vector<std::filesystem::path> paths;
    for (std::filesystem::directory_iterator at(folder, error), end; !error && at != end;
         at.increment(error))
        if (at->path().extension() == ".json" && paths.size() < kMostPresets)
            paths.push_back(at->path());
    std::sort(paths.begin(), paths.end());
    for (const auto& path : paths) {
        auto preset = readPreset(path);
        if (preset)
            result.presets.push_back({path, std::move(preset->preset)});
        else
            result.warnings.push_back(preset.error());
    }
    std::stable_sort(
        result.presets.begin(), result.presets.end(), [](const auto& a, const auto& b) {
            return std::tie(a.preset.category, a.preset.name)
                < std::tie(b.preset.category, b.preset.name);
        });
    return result;
}

} // namespace timbrel::synth
