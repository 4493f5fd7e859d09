// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/realtime/realtime.h"
#include "core/synth/subtractive_kernel.h"
#include "core/synth/subtractive_parameters.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace timbrel::synth {

[[nodiscard]] inline bool isSilent(std::span<const float> sound) noexcept TIMBREL_REALTIME
{
    return std::all_of(sound.begin(), sound.end(), [](float x) { return x == 0.0F; });
}

/// Echoes: so many repetitions, each so much later and so much softer than the one before. A new
/// time is faded to. One channel.
/// Threads: prepare by a control thread while nothing renders, the rest by one. Realtime-safe: all
/// but prepare.
class SubtractiveDelay
{
public:
    struct Settings
    {
        float seconds = 0.3F;
        float feedback = 0.5F;
        int repetitions = 0; ///< at most 8
        float mix = 0.0F; ///< 0: as it was, 1: echoes alone
        friend bool operator==(const Settings&, const Settings&) = default;
    };

    /// longestSeconds: what is older is forgotten.
    void prepare(double sampleRate, double longestSeconds, std::size_t maximumFrames);
    void silence() noexcept TIMBREL_REALTIME;
    /// In place.
    void process(const SubtractiveKernel& kernel,
                 const Settings& settings,
                 std::span<float> sound) noexcept TIMBREL_REALTIME;
    /// The next block takes its settings at once: nothing has sounded with others.
    void jump() noexcept TIMBREL_REALTIME { m_isFresh = true; }
    /// Whether something may still come.
    [[nodiscard]] bool isSounding() const noexcept TIMBREL_REALTIME { return m_rest > 0; }

private:
    struct Taps
    {
        std::size_t frames = 1;
        int count = 0;
    };
    void addTaps(const SubtractiveKernel& kernel,
                 const Taps& taps,
                 float fromLevel,
                 float toLevel,
                 std::span<float> sound) const noexcept TIMBREL_REALTIME;
    void addTap(const SubtractiveKernel& kernel,
                std::size_t frames,
                float from,
                float to,
                std::span<float> sound) const noexcept TIMBREL_REALTIME;
    void remember(std::span<const float> sound) noexcept TIMBREL_REALTIME;

    std::vector<float> m_memory; ///< a ring, a power of two
    std::uint64_t m_written = 0; ///< frames
    std::size_t m_rest = 0; ///< frames until everything has been heard
    std::size_t m_maximumFrames = 0;
    float m_sampleRate = 48000.0F;
    Taps m_taps;
    Taps m_oldTaps; ///< while they are faded from
    float m_fade = 1.0F; ///< how much of m_taps is there
    float m_feedback = 0.0F; ///< at the end of the last block
    float m_newFeedback = 0.0F; ///< at the end of this one
    float m_mix = 0.0F;
    bool m_isFresh = true;
};

/// A room: eight delays that feed each other through a rotation that keeps energy. It decays by
/// 60 dB in the time said, the treble in half of it.
/// Source: J. O. Smith, Physical Audio Signal Processing, "FDN Reverberation".
/// Threads: as above. Realtime-safe: all but prepare.
class SubtractiveRoom
{
public:
    struct Settings
    {
        float seconds = 1.5F;
        float mix = 0.0F;
    };

    void prepare(double sampleRate);
    void silence() noexcept TIMBREL_REALTIME;
    /// In place; in both channels if there is a right one, else what the middle of both would be.
    void process(const SubtractiveKernel& kernel,
                 const Settings& settings,
                 std::span<float> left,
                 std::span<float> right) noexcept TIMBREL_REALTIME;
    void jump() noexcept TIMBREL_REALTIME { m_isFresh = true; }
    [[nodiscard]] bool isSounding() const noexcept TIMBREL_REALTIME { return m_rest > 0; }

private:
    struct Line
    {
        std::vector<float> memory; ///< a ring, a power of two
        std::size_t frames = 0; ///< its length
        /// Where it begins: rings that are written to at the same place would share a cache's sets.
        std::size_t shift = 0;
        std::array<float, kReverbChunk + 2> in {}; ///< scratch
        std::array<float, kReverbChunk> out {};
        float gain = 0.0F; ///< at the end of the last chunk
        float damping = 0.0F;
    };
    void tune(float seconds, float share) noexcept TIMBREL_REALTIME;
    void chunk(const SubtractiveKernel& kernel,
               std::span<float> left,
               std::span<float> right) noexcept TIMBREL_REALTIME;
    /// A delay's places for `frames` frames, in its memory if they lie there in one piece, else in
    /// its scratch. What comes out begins `before` frames earlier and is `more` longer.
    void open(std::size_t delay,
              std::size_t frames,
              std::size_t before,
              std::size_t more) noexcept TIMBREL_REALTIME;
    void close(std::size_t delay, std::size_t frames) noexcept TIMBREL_REALTIME;

    static constexpr std::size_t kDelays = kReverbDiffusers + kReverbLines;

    std::array<Line, kDelays> m_delays; ///< the diffusers, then the lines
    std::size_t m_chunk = kReverbChunk; ///< no longer than any delay
    std::size_t m_at = 0; ///< frames
    std::size_t m_rest = 0; ///< frames until it is silent
    float m_sampleRate = 48000.0F;
    float m_seconds = -1.0F; ///< that the lines are tuned to
    float m_dry = 1.0F; ///< at the end of the last chunk
    float m_wet = 0.0F;
    float m_dryTo = 1.0F; ///< at the end of this one
    float m_wetTo = 0.0F;
    bool m_isFresh = true;
    ReverbWork m_work;
};

/// What a sound says of its delay and its reverb.
[[nodiscard]] SubtractiveDelay::Settings
delayOf(const SubtractiveParameters& parameters) noexcept TIMBREL_REALTIME;
[[nodiscard]] SubtractiveRoom::Settings
roomOf(const SubtractiveParameters& parameters) noexcept TIMBREL_REALTIME;

} // namespace timbrel::synth
