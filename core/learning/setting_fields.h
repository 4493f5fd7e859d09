// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/json.h"
#include "core/base/result.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace timbrel::learning {

enum class SettingKind : std::uint8_t
{
    Integer,
    Real,
    Flag,
    Choice,
    IntegerList
};

/// What a setting is: forms, checks and the guide come from it.
struct SettingSpec
{
    std::string_view key; ///< in files
    SettingKind kind = SettingKind::Real;
    double minimum = 0.0; ///< of a number, of each number of a list; both ends belong to it
    double maximum = 0.0;
    std::size_t mostEntries = 0; ///< of a list
    std::string_view unit; ///< "epochs", "nats"; empty: a bare number
    std::span<const std::string_view> choices;
    std::string_view meaning; ///< one English sentence; source text for translations
};

/// Whether a value is what the spec asks for. Errors: FieldInvalid (named: the key).
[[nodiscard]] Result<> checkSetting(const Json& value, const SettingSpec& spec);
/// "a whole number from 1 to 64", "relu, silu or tanh": for error texts and forms.
[[nodiscard]] std::string describeExpectation(const SettingSpec& spec);

/// A choice is kept as its name.
template<class Settings>
using SettingMember = std::variant<int Settings::*,
                                   double Settings::*,
                                   bool Settings::*,
                                   std::string Settings::*,
                                   std::vector<int> Settings::*>;

/// A setting and where its value is kept. A table of these is all that there is to know of a struct
/// of settings.
template<class Settings>
struct SettingField
{
    SettingSpec spec;
    SettingMember<Settings> member;
};

template<class Settings>
[[nodiscard]] Json settingsToJson(const Settings& settings,
                                  std::span<const SettingField<Settings>> fields)
{
    Json json = Json::object();
    for (const auto& field : fields)
        std::visit([&](auto member) { json[std::string(field.spec.key)] = settings.*member; },
                   field.member);
    return json;
}

/// What is not there stays as it is in `settings`; keys that no field has are passed over. Errors:
/// FieldInvalid (named: the key); then `settings` is as it was.
template<class Settings>
[[nodiscard]] Result<> settingsFromJson(const Json& json,
                                        std::span<const SettingField<Settings>> fields,
                                        Settings& settings)
{
    Settings read = settings;
    for (const auto& field : fields) {
        const auto place = json.find(std::string(field.spec.key));
        if (place == json.end())
            continue;
        TIMBREL_TRY(checkSetting(*place, field.spec));
        std::visit([&](auto member) { place->get_to(read.*member); }, field.member);
    }
    settings = std::move(read);
    return {};
}

/// One setting by its key, from text as a person types it ("0.5", "256, 256", "true"). Errors:
/// FieldInvalid; SettingsUnknownKey (expected: the keys that there are).
template<class Settings>
[[nodiscard]] Result<> setFromText(std::string_view key,
                                   std::string_view text,
                                   std::span<const SettingField<Settings>> fields,
                                   Settings& settings);

/// The JSON that a typed text stands for, by the spec's kind; a text that stands for nothing is
/// given as it is, for checkSetting to refuse.
[[nodiscard]] Json settingFromText(std::string_view text, const SettingSpec& spec);

template<class Settings>
Result<> setFromText(std::string_view key,
                     std::string_view text,
                     std::span<const SettingField<Settings>> fields,
                     Settings& settings)
{
    std::string known;
    for (const auto& field : fields) {
        if (field.spec.key == key)
            return settingsFromJson(
                Json {{std::string(key), settingFromText(text, field.spec)}}, fields, settings);
        known += (known.empty() ? "" : ", ") + std::string(field.spec.key);
    }
    return failure(Error(ErrorId::SettingsUnknownKey).named(std::string(key)).whereExpected(known));
}

} // namespace timbrel::learning
