// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/units.h"

#include <cstdint>
#include <optional>

namespace timbrel::audio {

/// Played again and again once the transport is in it. At least kShortestLoop long.
struct LoopRegion
{
    Microseconds begin {};
    Microseconds end {}; ///< not in it
    friend bool operator==(const LoopRegion&, const LoopRegion&) = default;
};
inline constexpr Microseconds kShortestLoop {10'000};

/// What the metronome counts; beat 0 is at time 0.
struct Tempo
{
    double beatsPerMinute = 120.0;
    int beatsPerBar = 4;
    [[nodiscard]] double microsecondsPerBeat() const noexcept { return 60e6 / beatsPerMinute; }
    friend bool operator==(const Tempo&, const Tempo&) = default;
};

struct PlayOptions
{
    int countInBeats = 0; ///< clicks before the start; the position is before it meanwhile
    std::optional<Microseconds> end; ///< stops there by itself (not while it loops)
};

/// Where a controller is at rest if nobody says otherwise: volume 100, expression 127, pan and the
/// sound controllers 70-79 at 64 (RP-021: no change), all else 0.
[[nodiscard]] constexpr std::uint8_t restingValue(std::uint8_t controller) noexcept
{
    if (controller == 7)
        return 100;
    if (controller == 11)
        return 127;
    const bool isInTheMiddle
        = controller == 8 || controller == 10 || (controller >= 70 && controller <= 79);
    return isInTheMiddle ? 64 : 0;
}

} // namespace timbrel::audio
