// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/realtime/realtime.h"
#include "core/synth/drum_kit.h"
#include "core/synth/drum_voice.h"
#include "core/synth/sample_voice.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace timbrel::synth {

/// A pair of gains.
struct StereoGain
{
    float left = 1.0F;
    float right = 1.0F;
};

/// Equal power; in the middle both are 1. pan: -1 to 1.
[[nodiscard]] StereoGain panned(float pan) noexcept TIMBREL_REALTIME;

/// A stroke on a slot of a kit, synthesized or recorded, with its place in the mix and its end.
/// Threads: one. Realtime-safe: yes.
class DrumKitVoice
{
public:
    static constexpr std::size_t kStep = DrumVoice::kStep;

    struct Stroke
    {
        const PlayableSlot* slot = nullptr; ///< looked at during start() alone
        const NoteVariation* variation = nullptr; ///< the same
        std::uint8_t slotIndex = 0;
        std::uint8_t channel = 0;
        std::uint8_t velocity = 127;
        std::uint64_t kitNumber = 0;
        std::uint64_t order = 0; ///< counts strokes
        StereoGain channelGain;
    };
    void start(const Stroke& stroke, float sampleRate) noexcept TIMBREL_REALTIME;
    /// Falls silent within so many seconds; sooner, if it already does.
    void fade(float seconds) noexcept TIMBREL_REALTIME;
    /// Where the slot is in the mix now.
    void setPlace(float level, float pan) noexcept TIMBREL_REALTIME;

    /// Adds at most kStep frames. channel: the gains of its channel; weight: how far gains move to
    /// where they should be.
    void add(StereoGain channel,
             float weight,
             std::span<float> left,
             std::span<float> right) noexcept TIMBREL_REALTIME;
    /// Ends at once; what it had last sounded is for the caller to let die away.
    [[nodiscard]] StereoGain cut() noexcept TIMBREL_REALTIME;

    [[nodiscard]] bool isIdle() const noexcept TIMBREL_REALTIME { return m_state == State::Idle; }
    [[nodiscard]] bool isFading() const noexcept TIMBREL_REALTIME
    {
        return m_state == State::Fading;
    }
    [[nodiscard]] std::uint8_t slotIndex() const noexcept TIMBREL_REALTIME { return m_slotIndex; }
    [[nodiscard]] std::uint8_t channel() const noexcept TIMBREL_REALTIME { return m_channel; }
    [[nodiscard]] int chokeGroup() const noexcept TIMBREL_REALTIME { return m_chokeGroup; }
    [[nodiscard]] std::uint64_t kitNumber() const noexcept TIMBREL_REALTIME { return m_kitNumber; }
    [[nodiscard]] std::uint64_t order() const noexcept TIMBREL_REALTIME { return m_order; }
    /// The loudest of the last step.
    [[nodiscard]] float loudness() const noexcept TIMBREL_REALTIME { return m_loudness; }
    [[nodiscard]] bool plays(const PlayableSlot& slot) const noexcept TIMBREL_REALTIME
    {
        return m_character == slot.character && m_sample == slot.sample.get();
    }

private:
    enum class State : std::uint8_t
    {
        Idle,
        Sounding,
        Fading
    };

    DrumVoice m_drum;
    SampleVoice m_recorded;
    const DrumCharacter* m_character = nullptr;
    const audio::SoundBuffer* m_sample = nullptr;
    State m_state = State::Idle;
    std::uint8_t m_slotIndex = 0;
    std::uint8_t m_channel = 0;
    int m_chokeGroup = 0;
    std::uint64_t m_kitNumber = 0;
    std::uint64_t m_order = 0;
    float m_sampleRate = 48000.0F;
    float m_variationLevel = 1.0F;
    StereoGain m_place; ///< of the slot
    StereoGain m_gain; ///< at the end of the last step
    float m_fade = 1.0F;
    float m_fadeStep = 0.0F; ///< a frame's
    float m_loudness = 0.0F;
    StereoGain m_last; ///< the last frame
    std::array<float, kStep> m_left {};
    std::array<float, kStep> m_right {};
};

} // namespace timbrel::synth
