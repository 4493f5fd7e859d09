// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace timbrel::audio {

inline constexpr float kSilentDecibels = -60.0F; ///< and below: nothing is heard
inline constexpr float kMostDecibels = 6.0F;

/// Levels of a mixer, in dB; 0 leaves the sound as it is. A value.
struct MixLevels
{
    float drums = 0.0F; ///< what channel 10 plays
    float synth = 0.0F; ///< what all other channels play
    float master = 0.0F; ///< all together, before the limiter
    friend bool operator==(const MixLevels&, const MixLevels&) = default;
};

/// What a level multiplies by: 0 at kSilentDecibels, at most that of kMostDecibels; 1 for what is
/// no number. Threads: any. Realtime-safe: yes.
[[nodiscard]] float gainOf(float decibels) noexcept;
/// The level of an amplitude (1 is full scale), kSilentDecibels at least. Threads: any.
/// Realtime-safe: yes.
[[nodiscard]] float decibelsOf(float amplitude) noexcept;

} // namespace timbrel::audio
