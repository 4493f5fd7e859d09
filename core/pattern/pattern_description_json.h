// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/json.h"
#include "core/pattern/pattern_checkpoint.h"

namespace timbrel::pattern {

/// What a checkpoint says of itself beside its tensors: everything but weights and positions.
/// `layers`: the hidden layers of encoder and decoder.
struct PatternDescription
{
    PatternCheckpoint facts; ///< networks and positions are empty
    std::vector<std::size_t> encoderLayers;
    std::vector<std::size_t> decoderLayers;
    learning::Activation activation = learning::Activation::Silu;
    bool isNormalised = false; ///< hidden layers have a gain and a shift
};

[[nodiscard]] Json toJson(const PatternDescription& description);
/// Errors: ModelBroken (named: the field), FormatUnknown, VersionTooNew.
[[nodiscard]] Result<PatternDescription>
patternDescriptionFromJson(const Json& json, const std::filesystem::path& file);

/// {"id": "kick", "class": "kick", "notes": [36, 35], "choke_group": 0}
[[nodiscard]] Json toJson(const music::DrumRow& row);
/// Errors: FieldMissing, FieldInvalid.
[[nodiscard]] Result<music::DrumRow> drumRowFromJson(const Json& json);

} // namespace timbrel::pattern
