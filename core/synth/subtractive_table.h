// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/realtime/realtime.h"
#include "core/synth/subtractive_parameter.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace timbrel::synth {

/// How a parameter's values are distributed when sounds are drawn at random, and what a network
/// predicts of it.
enum class ParameterKind : std::uint8_t
{
    Constant, ///< never drawn, never learned; a person may set it
    Continuous,
    Categorical
};

enum class ParameterUnit : std::uint8_t
{
    None, ///< a share, or a number of something
    Hertz,
    Seconds,
    Semitones,
    Decibels,
    BeatsPerMinute
};

/// How a knob's way is shared out among the values.
enum class DisplayScale : std::uint8_t
{
    Linear,
    Squared, ///< value = way squared: small values get more of the way
    SignedSquared ///< the same to both sides of the middle
};

/// Groups of a panel.
enum class ParameterSection : std::uint8_t
{
    Rendering, ///< how a note is rendered for a data set; nothing of it is heard while playing
    Oscillator,
    Filter,
    FilterLfo,
    Pitch,
    PitchLfo,
    Amplitude,
    AmplitudeLfo,
    Delay,
    Reverb
};

/// One parameter: everything that presets, forms, random sounds and networks need to know of it.
struct ParameterSpec
{
    SubtractiveParameter parameter {};
    std::string_view name; ///< in presets and data sets: "oscillators_0_waveform"
    ParameterKind kind {};
    ParameterSection section {};
    /// Both ends belong to it. Of a categorical one: 0 and the last index.
    float minimum = 0.0F;
    float maximum = 0.0F;
    float ifAbsent = 0.0F; ///< the default; of a categorical one: an index
    ParameterUnit unit {};
    DisplayScale scale {};
    std::span<const std::string_view> choices; ///< of a categorical one, by index
    std::span<const float> numbers; ///< what they are as numbers, where they are numbers
    std::string_view label; ///< for a knob, in its section; source text for translations
    std::string_view meaning; ///< one English sentence; source text for translations

    [[nodiscard]] bool isLearned() const noexcept { return kind != ParameterKind::Constant; }
    [[nodiscard]] bool isCategorical() const noexcept TIMBREL_REALTIME
    {
        return kind == ParameterKind::Categorical;
    }
};

/// All of them, in the order of SubtractiveParameter.
/// Source: the parameters of the data set of seed "learning a synthesizer" (names, order, ranges
/// and choices; units, defaults and scales are ours).
/// Threads: any. Realtime-safe: what is marked so.
[[nodiscard]] std::span<const ParameterSpec> subtractiveTable() noexcept TIMBREL_REALTIME;
[[nodiscard]] const ParameterSpec& specOf(SubtractiveParameter parameter) noexcept TIMBREL_REALTIME;
/// Null for a name that is not there.
[[nodiscard]] const ParameterSpec* findParameter(std::string_view name) noexcept;

/// The index of a choice by its text ("saw", "-3").
[[nodiscard]] std::optional<std::size_t> choiceOf(const ParameterSpec& spec,
                                                  std::string_view text) noexcept;

/// From a knob's way (0 to 1) to a value and back; of a categorical one the nearest index.
[[nodiscard]] float valueAtWay(const ParameterSpec& spec, double way) noexcept TIMBREL_REALTIME;
[[nodiscard]] double wayOfValue(const ParameterSpec& spec, float value) noexcept TIMBREL_REALTIME;

/// What would be right, for errors: "a number from 0 to 2", "one of sine, triangle, square".
[[nodiscard]] std::string describeExpectation(const ParameterSpec& spec);

} // namespace timbrel::synth
