// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/json.h"
#include "core/base/result.h"
#include "core/expression/settings.h"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

namespace timbrel::project {

inline constexpr int kProjectVersion = 1; ///< of timbrel.json; see core/project/README.md

/// A controller or a key of some MIDI device that plays a part of the performance.
struct ControlBinding
{
    bool isNote = false;
    int channel = 0; ///< 0-15
    int number = 0;
    friend bool operator==(const ControlBinding&, const ControlBinding&) = default;
};
/// By the name of the part ("blend:74", "panic").
using ControlBindings = std::map<std::string, ControlBinding>;

/// Values of timbrel.json by their names in settings_table ("expression.output_channel"); what is
/// absent has its default.
using OwnSettings = std::map<std::string, Json>;

/// timbrel.json: what larasynth.conf has no word for. The file is kept as a document, so that keys
/// which this version does not know survive a save. A project without the file has the defaults.
/// Threads: a value. Realtime-safe: no.
class ProjectSettings
{
public:
    ProjectSettings();
    /// Defaults if the file is not there. Errors: JsonInvalid, FormatUnknown, VersionTooNew,
    /// FieldInvalid (file, name of the key, found, expected).
    [[nodiscard]] static Result<ProjectSettings> read(const std::filesystem::path& file);
    [[nodiscard]] static Result<ProjectSettings> parse(std::string_view text,
                                                       const std::filesystem::path& file);
    /// Atomically.
    [[nodiscard]] Result<> write(const std::filesystem::path& file) const;

    /// Puts its values into `settings`.
    void applyTo(expression::Settings& settings) const;
    /// One value by its name in settings_table ("expression.output_channel"); null takes it out.
    /// Checked: FieldInvalid; UsageWrong for a name that the table does not have.
    [[nodiscard]] Result<> set(std::string_view name, Json value);

    /// Those of settings_table that are there.
    [[nodiscard]] OwnSettings values() const;
    /// In the place of those that values() gives. Errors: as set(); then nothing changes.
    [[nodiscard]] Result<> setValues(const OwnSettings& values);

    [[nodiscard]] bool isExampleEnabled(const std::string& fileName) const;
    void setExampleEnabled(const std::string& fileName, bool isEnabled);

    /// Those that can be read; others are passed over.
    [[nodiscard]] ControlBindings bindings() const;
    /// In the place of those that bindings() gives.
    void setBindings(const ControlBindings& bindings);

    /// Timbrel's own sound (core/synth/synth_setup.h); null: nothing was chosen.
    [[nodiscard]] Json sound() const;
    void setSound(Json sound);

    [[nodiscard]] const Json& json() const noexcept { return m_json; }

private:
    explicit ProjectSettings(Json json)
        : m_json(std::move(json))
    { }

    Json m_json; ///< always of the newest version, checked
};

/// Brings a document of an older version to the newest, one step of the chain at a time.
/// Errors: FormatUnknown, VersionTooNew, FieldInvalid.
[[nodiscard]] Result<Json> migrated(Json json, const std::filesystem::path& file);

} // namespace timbrel::project
