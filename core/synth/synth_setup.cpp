// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synth/synth_setup.h"

#include <algorithm>

namespace timbrel::synth {
namespace {

constexpr std::string_view kSmall = "small";
constexpr std::string_view kSubtractive = "subtractive";
constexpr std::string_view kSideB = "B";
constexpr int kFirstModeMessage = 120;

ControllerMap controllersOf(const Json& json)
{
    ControllerMap map;
    for (const auto& [name, number] : json.items()) {
        const ParameterSpec* spec = findParameter(name);
        if (spec == nullptr || !number.is_number_integer() || number < 0
            || number >= kFirstModeMessage)
            continue;
        const auto controller = number.get<std::uint8_t>();
        const bool isTaken = std::any_of(map.begin(), map.end(), [controller](const auto& one) {
            return one.second == controller;
        });
        if (!isTaken)
            map.insert_or_assign(spec->parameter, controller);
    }
    return map;
}

} // namespace

ControllerMap usualControllers()
{
    return {{SubtractiveParameter::FilterCutoff, 74},
            {SubtractiveParameter::AmplitudeAttack, 73},
            {SubtractiveParameter::AmplitudeDecay, 75},
            {SubtractiveParameter::AmplitudeRelease, 72},
            {SubtractiveParameter::ReverbMix, 91}};
}

Json jsonOf(const SynthSetup& setup)
{
    Json controllers = Json::object();
    for (const auto& [parameter, number] : setup.controllers)
        controllers[std::string(specOf(parameter).name)] = number;
    Json json {{"instrument", setup.isSubtractive ? kSubtractive : kSmall},
               {"preset", jsonOf(setup.preset)},
               {"controllers", std::move(controllers)}};
    if (setup.other)
        json["other"] = jsonOf(*setup.other);
    if (setup.isSideB)
        json["side"] = kSideB;
    return json;
}

Result<SynthSetup> synthSetupOf(const Json& json, const std::filesystem::path& file)
{
    SynthSetup setup;
    if (!json.is_object())
        return setup;
    if (json.contains("instrument")) {
        const Json& instrument = json.at("instrument");
        if (instrument != kSmall && instrument != kSubtractive)
            return failure(Error(ErrorId::FieldInvalid)
                               .inFile(file)
                               .named("sound.instrument")
                               .butFound(jsonLine(instrument).substr(0, 60))
                               .whereExpected("one of small, subtractive"));
        setup.isSubtractive = instrument == kSubtractive;
    }
    if (json.contains("preset")) {
        auto read = presetOf(json.at("preset"), file);
        if (!read)
            return failure(read.error());
        setup.preset = std::move(read->preset);
    }
    if (json.contains("other")) {
        auto read = presetOf(json.at("other"), file);
        if (!read)
            return failure(read.error());
        setup.other = std::move(read->preset);
    }
    setup.isSideB = json.contains("side") && json.at("side") == kSideB;
    if (json.contains("controllers") && json.at("controllers").is_object())
        setup.controllers = controllersOf(json.at("controllers"));
    return setup;
}

} // namespace timbrel::synth
