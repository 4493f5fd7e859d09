// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/synth/subtractive_table.h"

#include <QString>

#include <string_view>

namespace timbrel::ui {

// What people call the synthesizer's parameters, and how their values are written, in the language
// of the window.

/// "Cutoff": within its section.
[[nodiscard]] QString parameterText(const synth::ParameterSpec& spec);
/// "Filter: Cutoff".
[[nodiscard]] QString wholeParameterText(const synth::ParameterSpec& spec);
[[nodiscard]] QString parameterHint(const synth::ParameterSpec& spec);
[[nodiscard]] QString sectionText(synth::ParameterSection section);
[[nodiscard]] QString choiceText(const synth::ParameterSpec& spec, std::size_t choice);
/// "bass", "Bass": of those that come with Timbrel; others as they are.
[[nodiscard]] QString categoryText(std::string_view category);

/// A continuous value as it is shown and typed: milliseconds, hertz, per cent.
struct ShownScale
{
    double lowest = 0.0;
    double highest = 100.0;
    int decimals = 0;
    QString suffix; ///< " ms"
};
[[nodiscard]] ShownScale shownScale(const synth::ParameterSpec& spec);
[[nodiscard]] double shownOf(const synth::ParameterSpec& spec, float value);
[[nodiscard]] float valueOfShown(const synth::ParameterSpec& spec, double shown);
/// "1,200 Hz", "Saw".
[[nodiscard]] QString valueText(const synth::ParameterSpec& spec, float value);

} // namespace timbrel::ui
