// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/realtime/realtime.h"
#include "core/synth/drum_character.h"
#include "core/synth/state_filter.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace timbrel::synth {

/// A stroke on a synthesized drum.
struct DrumStroke
{
    const DrumCharacter* character = nullptr; ///< stays there while it sounds
    float velocity = 1.0F; ///< above 0, to 1
    float tune = 1.0F; ///< of all frequencies
    float decay = 1.0F; ///< of all decays
    std::uint32_t seed = 0; ///< no two strokes are quite the same; the same seed is the same stroke
};

inline constexpr float kTo60 = 6.9078F; ///< ln 1000: time constants to -60 dB
inline constexpr float kVelocityPower = 1.4F; ///< of a stroke's level

/// One stroke, sounding, in mono. What it does depends on the frames alone, not on how they are
/// divided into steps.
/// Threads: one. Realtime-safe: yes.
class DrumVoice
{
public:
    static constexpr std::size_t kStep = 32;

    void start(const DrumStroke& stroke, float sampleRate) noexcept TIMBREL_REALTIME;
    /// Overwrites at most kStep frames; silence once it is over.
    void render(std::span<float> out) noexcept TIMBREL_REALTIME;
    [[nodiscard]] bool isOver() const noexcept TIMBREL_REALTIME { return m_left == 0; }

private:
    static constexpr std::size_t kSquares = 6;
    static constexpr std::size_t kModes = DrumModes::kMaximum;
    using Step = std::array<float, kStep>;

    struct Tone
    {
        float phase = 0.0F; ///< turns
        float turns = 0.0F; ///< a frame, where the pitch ends
        float drop = 0.0F;
        float dropFall = 0.0F; ///< a frame's factor
        float snap = 0.0F;
        float snapFall = 0.0F;
        std::uint32_t hold = 0; ///< frames
        float level = 0.0F;
        float fall = 0.0F;
    };
    struct Band
    {
        StateFilter low;
        StateFilter high;
        float noise = 0.0F; ///< levels of the sources
        float metal = 0.0F;
        float ring = 0.0F;
        float rise = 1.0F; ///< a frame's step of the attack
        float attack = 0.0F; ///< 0 to 1
        float level = 0.0F;
        float fall = 0.0F;
        float tail = 0.0F;
        float tailFall = 0.0F;
        float burstFall = 0.0F;
        float burst = 0.0F; ///< level of the hand at hand
        std::uint32_t burstFrames = 0;
        std::uint32_t burstLeft = 0; ///< frames
        int burstsLeft = 0; ///< before the last one
    };
    /// Partials as turning pointers, in the form that vector units like.
    struct Modes
    {
        alignas(16) std::array<float, kModes> sine {};
        alignas(16) std::array<float, kModes> cosine {};
        alignas(16) std::array<float, kModes> turnSine {}; ///< a frame's turn, with its decay
        alignas(16) std::array<float, kModes> turnCosine {};
        std::size_t count = 0; ///< a multiple of 2 kLanes
    };
    static constexpr std::size_t kLanes = 4;

    void startTones(const DrumStroke& stroke) noexcept TIMBREL_REALTIME;
    void startBands(const DrumStroke& stroke) noexcept TIMBREL_REALTIME;
    void startBand(Band& band,
                   const DrumBand& source,
                   const DrumStroke& stroke) noexcept TIMBREL_REALTIME;
    void startModes(const DrumStroke& stroke) noexcept TIMBREL_REALTIME;
    void lasts(float seconds) noexcept TIMBREL_REALTIME;
    [[nodiscard]] float fallOf(float seconds) const noexcept TIMBREL_REALTIME;
    [[nodiscard]] float random() noexcept TIMBREL_REALTIME; ///< -1 to 1

    void addTone(Tone& tone, std::span<float> out) noexcept TIMBREL_REALTIME;
    void makeSources(std::size_t frames) noexcept TIMBREL_REALTIME;
    void addBand(Band& band, std::span<float> out) noexcept TIMBREL_REALTIME;
    void addModes(std::span<float> out) noexcept TIMBREL_REALTIME;
    void finish(std::span<float> out) noexcept TIMBREL_REALTIME;

    float m_sampleRate = 48000.0F;
    std::uint32_t m_random = 1;
    std::uint32_t m_seed = 0; ///< of the stroke
    std::uint32_t m_left = 0; ///< frames
    std::uint32_t m_age = 0; ///< frames
    std::array<Tone, 3> m_tones {};
    std::array<Band, 3> m_bands {};
    Modes m_modes;
    std::array<float, kSquares> m_squares {}; ///< phases, turns
    std::array<float, kSquares> m_squareTurns {};
    bool m_hasMetal = false;
    bool m_hasRing = false;
    Step m_noise {}; ///< of the step at hand
    Step m_metal {};
    Step m_ring {};
    float m_drive = 0.0F;
    float m_gain = 1.0F;
    float m_bassCut = 0.0F; ///< state and weight of a high-pass below all that is heard
    float m_bassWeight = 0.0F;
};

} // namespace timbrel::synth
