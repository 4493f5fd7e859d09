// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/music/drum_rows.h"
#include "core/synth/drum_kit.h"

#include <QString>

namespace timbrel::ui {

// What people call drums and their sounds, in the language of the window.

/// "Open hi-hat".
[[nodiscard]] QString drumClassText(music::DrumClass drumClass);
/// A row by its id ("closed_hat"); one that is not of the standard rows by its own name.
[[nodiscard]] QString drumRowText(const std::string& id);
/// "Punchy", "Cowbell": within its class. The id itself where it is of another version.
[[nodiscard]] QString drumCharacterText(std::string_view id);
/// "Punchy", "Acoustic".
[[nodiscard]] QString builtInKitText(std::string_view id);
/// A kit's name as it is shown: a built-in one's in the language of the window.
[[nodiscard]] QString kitText(const synth::DrumKit& kit);
/// What a slot plays: a character's name, or a file's without its ending.
[[nodiscard]] QString drumSoundText(const synth::DrumSlot& slot);

/// A value of a slot as a knob has it, in whole numbers.
struct DrumKnob
{
    QString name; ///< "Tune"
    int lowest = 0;
    int highest = 100;
    int rest = 0;
    double share = 0.01; ///< of the slot's value, a step
};
[[nodiscard]] DrumKnob drumKnob(const synth::DrumSlotField& field);
/// What is written into the knob: "L30", "+7". Short.
[[nodiscard]] QString drumKnobText(const synth::DrumSlotField& field, int value);

} // namespace timbrel::ui
