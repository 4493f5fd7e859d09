// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <chrono> // and <compare>, which moc cannot read by itself
#include <cstdint>
#include <optional>

namespace timbrel {

/// Times and lengths of everything musical: microseconds, exact, as in .seq files.
using Microseconds = std::chrono::microseconds;

/// A whole number of one meaning and a closed range, in one byte; two kinds do not mix.
template<class Tag, int Minimum, int Maximum>
class SmallNumber
{
public:
    static constexpr int kMinimum = Minimum;
    static constexpr int kMaximum = Maximum;

    constexpr SmallNumber() noexcept = default;
    /// Out of range is the caller's error: the value is clamped. Use from() for outside input.
    constexpr explicit SmallNumber(int value) noexcept
        : m_value(static_cast<std::uint8_t>(value < Minimum ? Minimum
                                                            : (value > Maximum ? Maximum : value)))
    { }
    [[nodiscard]] static constexpr std::optional<SmallNumber> from(long long value) noexcept
    {
        if (value < Minimum || value > Maximum)
            return std::nullopt;
        return SmallNumber(static_cast<int>(value));
    }
    [[nodiscard]] constexpr int value() const noexcept { return m_value; }
    friend constexpr auto operator<=>(const SmallNumber&, const SmallNumber&) = default;

private:
    std::uint8_t m_value = Minimum;
};

using NoteNumber = SmallNumber<struct NoteNumberTag, 0, 127>; ///< 60 is middle C
using Velocity = SmallNumber<struct VelocityTag, 0, 127>;
using ControllerNumber = SmallNumber<struct ControllerNumberTag, 0, 127>;
using ControllerValue = SmallNumber<struct ControllerValueTag, 0, 127>;
using Channel = SmallNumber<struct ChannelTag, 0, 15>; ///< as on the wire; people count from 1

} // namespace timbrel
