// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/music/drum_rows.h"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace timbrel::synth {

// What a synthesized drum consists of. Times are seconds; a decay is the time to -60 dB, a sweep's
// time its time constant. All levels are against each other; a character's `gain` is for the whole.

/// A sine whose pitch falls to where it ends, as a struck head's does.
struct DrumTone
{
    float level = 0.0F;
    float hertz = 0.0F; ///< where the pitch ends
    float drop = 0.0F; ///< how far above it begins: 1 is one octave, 3 are two
    float dropSeconds = 0.01F;
    float snap = 0.0F; ///< a second, quicker fall on top: the stroke
    float snapSeconds = 0.002F;
    float hold = 0.0F; ///< before the decay begins
    float decay = 0.3F;
};

/// Noise or metal between two filters.
struct DrumBand
{
    float level = 0.0F;
    float noise = 1.0F; ///< of white noise
    float metal = 0.0F; ///< of six squares (DrumCharacter::metalHertz)
    float ring = 0.0F; ///< of their products, two by two: dense and trashy
    float lowHertz = 20.0F; ///< high-pass, 12 dB an octave
    float highHertz = 18000.0F; ///< low-pass, 12 dB an octave
    float resonance = 0.0F; ///< of both, 0-1
    float attack = 0.0F;
    float decay = 0.1F;
    float tail = 0.0F; ///< how much of it decays by tailDecay instead
    float tailDecay = 0.5F;
    int bursts = 1; ///< hands that do not meet at once; the last one decays as said
    float burstSeconds = 0.01F; ///< from one to the next
};

/// Partials of a body that rings, each with its own decay.
struct DrumModes
{
    enum class Body : std::uint8_t
    {
        Membrane, ///< an ideal circular membrane
        Bar, ///< a free bar
        Plate, ///< uneven, evenly dense on a logarithmic scale between hertz and topHertz
    } body
        = Body::Membrane;
    int count = 0; ///< at most kMaximum
    float level = 0.0F; ///< of the lowest
    float hertz = 100.0F; ///< the lowest
    float topHertz = 10000.0F; ///< Plate only: the highest
    float tilt = 0.0F; ///< dB from the lowest to the highest
    float decay = 0.5F; ///< of the lowest
    float topDecay = 0.1F; ///< of the highest

    static constexpr int kMaximum = 32;
};

/// One sound of the drum kit, all of it. `touch`: how much softer strokes are also duller, 0 (a
/// machine) to 1 (skin and wood).
struct DrumCharacter
{
    std::string_view id; ///< "kick_deep": in files, and what the window's names go by
    music::DrumClass drumClass = music::DrumClass::Kick;
    float gain = 1.0F; ///< at full velocity the sound then peaks where its class should
    float touch = 0.3F;
    float drive = 0.0F; ///< into a soft limit; 0: none
    float metalHertz = 300.0F; ///< the lowest of six squares
    std::array<DrumTone, 3> tones {};
    std::array<DrumBand, 3> bands {};
    DrumModes modes {};
};

/// Every sound there is, class by class in the order of DrumClass; the first of a class is its
/// default. Threads: any. Realtime-safe: yes, after the first call.
[[nodiscard]] std::span<const DrumCharacter> drumCharacters() noexcept;

/// Null: there is none of that name.
[[nodiscard]] const DrumCharacter* drumCharacterOf(std::string_view id) noexcept;
[[nodiscard]] const DrumCharacter& defaultDrumCharacter(music::DrumClass drumClass) noexcept;

} // namespace timbrel::synth
