// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/json.h"
#include "core/synth/subtractive_parameters.h"

#include <filesystem>
#include <string>
#include <vector>

namespace timbrel::synth {

/// A sound with its name, as it lies in a file: {"format": "timbrel-synth-preset", "version": 1,
/// "name": ..., "category": ..., "parameters": {name of the table: number or choice, ...}}.
/// Keys that are not known stay in `document` and are written again.
struct SubtractivePreset
{
    std::string name;
    std::string category; ///< "bass", "lead", ...; may be empty
    SubtractiveParameters parameters;
    Json document = Json::object(); ///< as it was read
};

struct ReadPreset
{
    SubtractivePreset preset;
    Warnings warnings; ///< FieldMissing: the parameter has taken its default
};

/// `file` names the source in errors. Errors: FormatUnknown, VersionTooNew, FieldMissing,
/// FieldInvalid (with file, key and what would be right).
[[nodiscard]] Result<ReadPreset> presetOf(const Json& json, const std::filesystem::path& file);
[[nodiscard]] Json jsonOf(const SubtractivePreset& preset);

/// Threads: any. Realtime-safe: no. Errors: as above and as readJson (at most 1 MiB is read).
[[nodiscard]] Result<ReadPreset> readPreset(const std::filesystem::path& path);
/// Atomically. Errors: as writeJson.
[[nodiscard]] Result<> writePreset(const std::filesystem::path& path,
                                   const SubtractivePreset& preset);

struct PresetFolder
{
    struct Entry
    {
        std::filesystem::path path;
        SubtractivePreset preset;
    };
    std::vector<Entry> presets; ///< by category, then by name
    Warnings warnings; ///< files that could not be read, with the reason
};

inline constexpr std::size_t kMostPresets = 10'000; ///< of a folder

/// Every *.json of a folder, not of those in it; other files are passed over. A folder that is not
/// there has none.
[[nodiscard]] PresetFolder readPresetFolder(const std::filesystem::path& folder);

} // namespace timbrel::synth
