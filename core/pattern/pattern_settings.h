// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learning/setting_fields.h"
#include "core/learning/vae_settings.h"
#include "core/music/pattern.h"
#include "core/pattern/pattern_fit.h"
#include "core/pattern/pattern_set.h"

#include <filesystem>
#include <span>

namespace timbrel::pattern {

/// How a space of patterns is taught. Ranges, units and meanings stand in patternFields() and
/// learning::vaeFields().
struct PatternSettings
{
    learning::VaeSettings vae = patternVae();

    // the matrix; rows are those of the patterns
    int steps = 32;
    int stepsPerBeat = 4;
    int beatsPerBar = 4;
    // what is learnt beside the onsets
    bool velocities = true;
    bool offsets = true;
    double velocityWeight = 2.5;
    double offsetWeight = 5.0;
    // what is learnt from
    bool withFills = true;
    bool withDuplicates = true;
    // how it generalises
    double barRotation = 0.5;
    double rowNoise = 0.0;

    /// What suits some thousand drum patterns.
    [[nodiscard]] static learning::VaeSettings patternVae();
    [[nodiscard]] music::PatternShape shape(std::size_t rows) const;
    friend bool operator==(const PatternSettings&, const PatternSettings&) = default;
};

/// What suits these patterns: their metre, and epochs that make as many updates as a space needs,
/// however few they are. Threads: any. Realtime-safe: no.
[[nodiscard]] PatternSettings proposedPatternSettings(const PatternSet& patterns);

/// One row for each setting of patterns alone, in the order of a form. Threads: any. Realtime-safe:
/// yes.
[[nodiscard]] std::span<const learning::SettingField<PatternSettings>> patternFields() noexcept;

/// All settings in one object, those of the auto-encoder among them.
[[nodiscard]] Json toJson(const PatternSettings& settings);
/// What is absent is as by default; unknown keys are passed over. `file` names the source in
/// errors. Errors: FieldInvalid.
[[nodiscard]] Result<PatternSettings> patternSettingsFromJson(const Json& json,
                                                              const std::filesystem::path& file);
/// One setting as a person types it. Errors: FieldInvalid, SettingsUnknownKey.
[[nodiscard]] Result<>
setFromText(std::string_view key, std::string_view text, PatternSettings& settings);

} // namespace timbrel::pattern
