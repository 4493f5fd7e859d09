// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace timbrel::expression {

/// What a setting's value looks like.
enum class SettingType : std::uint8_t
{
    Integer, ///< one whole number
    Real, ///< one number
    Switch, ///< 0 or 1 in larasynth.conf, false or true in timbrel.json
    Text, ///< one text in double quotes
    IntegerList, ///< whole numbers
    ControllerList, ///< controller numbers, each once
    ControllerPairs, ///< controller, value, controller, value, ...; each listed controller once
    FeatureList, ///< names of input features in double quotes
};

enum class SettingsFile : std::uint8_t
{
    LarasynthConf,
    TimbrelJson
};

/// One setting: everything that the reader checks and a form shows.
struct SettingSpec
{
    SettingsFile file = SettingsFile::LarasynthConf;
    std::string_view section; ///< "midi"; in timbrel.json the path to the object
    std::string_view key; ///< "controllers"
    SettingType type {};
    /// Of a number, of each number of a list, of a pair's second number; both ends belong to it.
    double minimum = 0.0;
    double maximum = 0.0;
    std::string_view unit; ///< "seconds", "per second"; empty for plain numbers and texts
    /// As it would be written in the file; absent: the setting is required or may stay unset.
    std::optional<std::string_view> ifAbsent;
    /// What `config` writes; absent: the line is written as a comment, or not at all (see
    /// isDocumented).
    std::optional<std::string_view> inGeneratedFile;
    bool isRequired = false;
    bool isDocumented = true; ///< false: accepted and kept, but not written by `config`
    std::string_view meaning; ///< one English sentence; source text for translations

    /// "midi.controllers"
    [[nodiscard]] std::string name() const;
};

/// Every key of larasynth.conf, in the order of the generated file, undocumented ones last in their
/// section (reference of the original's files; seed document for the meanings).
/// Threads: any. Realtime-safe: yes.
[[nodiscard]] std::span<const SettingSpec> larasynthSettings() noexcept;

/// Every key of timbrel.json that Expression reads.
[[nodiscard]] std::span<const SettingSpec> timbrelSettings() noexcept;

/// Of larasynth.conf; null for a key that is not known.
[[nodiscard]] const SettingSpec* findSetting(std::string_view section,
                                             std::string_view key) noexcept;
/// Of either file, by full name ("training.mean_padding", "expression.optimiser.batch_size").
[[nodiscard]] const SettingSpec* findSetting(std::string_view name) noexcept;

/// What would be right, for error texts and forms: "a whole number from 1 to 1000".
[[nodiscard]] std::string describeExpectation(const SettingSpec& spec);

} // namespace timbrel::expression
