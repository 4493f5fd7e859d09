// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/audio/block_player.h"
#include "core/music/drum_rows.h"
#include "core/pattern/pattern_model.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace timbrel::pattern {

/// Where a pattern may be exchanged for the next.
enum class ChangeAt : std::uint8_t
{
    Step,
    Beat,
    Bar
};

/// What a row of a pattern plays.
struct SequencerRow
{
    std::uint8_t note = 36;
    std::uint8_t channel = 9; ///< as on the wire; General MIDI's drums
    std::uint8_t chokeGroup = 0; ///< rows of one group end each other's notes; 0: none
    bool isMuted = false;
    bool isSolo = false; ///< if any row is, those that are not are silent
    friend bool operator==(const SequencerRow&, const SequencerRow&) = default;
};

/// A little of what a person's hands do: each onset is off by chance, normally distributed and held
/// within three standard deviations. The same seed gives the same playing.
struct Humanise
{
    float timingMs = 0.0F; ///< standard deviation; 0 to kMostTimingMs
    float velocity = 0.0F; ///< standard deviation, of velocities from 0 to 1; 0 to kMostVelocity
    std::uint64_t seed = 1;
    static constexpr float kMostTimingMs = 30.0F;
    static constexpr float kMostVelocity = 0.5F;
    friend bool operator==(const Humanise&, const Humanise&) = default;
};

inline constexpr float kStraight = 0.5F;
inline constexpr float kMostSwing = 0.75F;

/// How patterns are played. A plain value: it is copied between threads.
struct SequencerSettings
{
    std::array<SequencerRow, kMaximumRows> rows {};
    std::size_t rowCount = 0; ///< rows of a pattern beyond are not played
    /// Where the off-beat step lies in its pair of steps, 0.5 to 0.75; pairs are sixteenths where a
    /// beat has a multiple of four steps, eighths where it has two; steps in threes do not swing.
    float swing = kStraight;
    Humanise humanise;
    ChangeAt changeAt = ChangeAt::Bar;
    audio::PlayTargets targets;
    friend bool operator==(const SequencerSettings&, const SequencerSettings&) = default;
};

/// The rows play their first notes; at most kMaximumRows of them.
[[nodiscard]] SequencerSettings settingsFor(std::span<const music::DrumRow> rows);

/// Where a step lies, in steps: itself, or later if it is off the beat and swings.
[[nodiscard]] double
swungStep(std::int64_t step, int stepsPerBeat, float swing) noexcept TIMBREL_REALTIME;

/// How far an onset is off.
struct Deviation
{
    double seconds = 0.0;
    float velocity = 0.0F;
};
/// step: counted from the start on.
[[nodiscard]] Deviation deviationOf(const Humanise& humanise,
                                    std::uint64_t step,
                                    std::size_t row) noexcept TIMBREL_REALTIME;

} // namespace timbrel::pattern
