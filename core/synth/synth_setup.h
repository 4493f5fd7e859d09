// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/json.h"
#include "core/synth/subtractive_preset.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>

namespace timbrel::synth {

/// Controllers (0-119) by the parameter that they move. A controller moves one.
using ControllerMap = std::map<SubtractiveParameter, std::uint8_t>;

/// Those that General MIDI 2 names: 74 brightness, 73 attack, 75 decay, 72 release, 91 room.
[[nodiscard]] ControllerMap usualControllers();

/// What Timbrel's own sound is made with: which instrument, the subtractive one's sound and the
/// one that it is compared with, and what moves its parameters. A project keeps it.
struct SynthSetup
{
    bool isSubtractive = false; ///< else SmallSynth
    SubtractivePreset preset {"", "", {}, {}};
    std::optional<SubtractivePreset> other; ///< that it is compared with; none: the same
    bool isSideB = false; ///< preset is the second of both
    ControllerMap controllers = usualControllers();
};

/// {"instrument": "small" or "subtractive", "preset": as in a file, "other": another, where there
/// is one, "side": "A" or "B", "controllers": {name: number}}.
[[nodiscard]] Json jsonOf(const SynthSetup& setup);
/// What is not there is as usual; controllers that cannot be are passed over. Errors: as presetOf,
/// and FieldInvalid ("sound.instrument"), in `file`.
[[nodiscard]] Result<SynthSetup> synthSetupOf(const Json& json, const std::filesystem::path& file);

} // namespace timbrel::synth
