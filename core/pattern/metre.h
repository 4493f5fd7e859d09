// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace timbrel::pattern {

/// A time signature as files have it, from a place on. Quarters count from the piece's beginning.
struct TimeSignature
{
    double quarter = 0.0;
    int numerator = 4;
    int denominator = 4;
    friend bool operator==(const TimeSignature&, const TimeSignature&) = default;
};

/// A time signature as patterns have it: how many beats a bar has, and how long one is. A beat is a
/// quarter; three eighths in 6/8, 9/8 and 12/8; an eighth in 5/8 and 7/8.
struct Metre
{
    int beatsPerBar = 4;
    double quartersPerBeat = 1.0;
    [[nodiscard]] constexpr double quartersPerBar() const noexcept
    {
        return beatsPerBar * quartersPerBeat;
    }
    /// Whether a beat is three of something by its nature.
    [[nodiscard]] constexpr bool isCompound() const noexcept
    {
        return quartersPerBeat == 1.5 || quartersPerBeat == 0.75;
    }
    friend bool operator==(const Metre&, const Metre&) = default;
};
inline constexpr int kMostStepsPerBeat = 64;
inline constexpr int kMostBeatsPerBar = 64;

/// Nothing for what no music has: a numerator below 1 or above 64, a denominator that is not a
/// power of two up to 64.
[[nodiscard]] std::optional<Metre> metreOf(int numerator, int denominator) noexcept;

/// Bars of one metre, one after another.
struct Stretch
{
    double begin = 0.0; ///< in quarters
    double end = 0.0; ///< in quarters; not before begin
    Metre metre;
};

/// From 0 to `endQuarter`. A signature that is no metre is passed over, one in the middle of a bar
/// begins a new bar. Without any it is 4/4. Never empty.
[[nodiscard]] std::vector<Stretch> stretchesOf(std::span<const TimeSignature> signatures,
                                               double endQuarter);

} // namespace timbrel::pattern
