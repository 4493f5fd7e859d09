// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/realtime/realtime.h"
#include "core/synth/subtractive_table.h"

#include <array>
#include <cstdint>
#include <span>

namespace timbrel::synth {

/// A sound of the subtractive synthesizer: a value for each parameter of the table, always within
/// its range, categorical ones as an index. As a vector it is values(): 46 numbers in the order of
/// the table.
/// Threads: a value. Realtime-safe: at, number, choice, set, values.
class SubtractiveParameters
{
public:
    using Values = std::array<float, kSubtractiveParameters>;

    SubtractiveParameters() noexcept; ///< the defaults
    /// Errors: FieldInvalid, naming the parameter (the size is wrong, a value is not a number, out
    /// of range, or no index).
    [[nodiscard]] static Result<SubtractiveParameters> fromVector(std::span<const float> values);

    [[nodiscard]] float at(SubtractiveParameter parameter) const noexcept TIMBREL_REALTIME
    {
        return m_values[static_cast<std::size_t>(parameter)];
    }
    [[nodiscard]] std::size_t choice(SubtractiveParameter parameter) const noexcept TIMBREL_REALTIME
    {
        return static_cast<std::size_t>(at(parameter));
    }
    /// The octave, the voices, the echoes; what at() gives of the others.
    [[nodiscard]] float number(SubtractiveParameter parameter) const noexcept TIMBREL_REALTIME;
    /// What is out of range is held at its end, an index is rounded; what is no number changes
    /// nothing.
    void set(SubtractiveParameter parameter, float value) noexcept TIMBREL_REALTIME;
    [[nodiscard]] const Values& values() const noexcept TIMBREL_REALTIME { return m_values; }

    friend bool operator==(const SubtractiveParameters&, const SubtractiveParameters&) = default;

private:
    Values m_values {};
};

/// A sound drawn from the whole table, evenly over each range and over the choices; constants have
/// their defaults. The same seed gives the same sound, bit for bit, everywhere.
[[nodiscard]] SubtractiveParameters randomParameters(std::uint64_t seed) noexcept;

} // namespace timbrel::synth
