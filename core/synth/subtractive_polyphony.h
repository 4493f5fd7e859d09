// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/synth/subtractive_voices.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace timbrel::synth {

/// A channel's controllers as its voices hear them, at the end of a step.
struct SubtractiveChannel
{
    float semitones = 0.0F; ///< bend and vibrato
    float gain = 1.0F;
    float left = 1.0F; ///< of the pan
    float right = 1.0F;
};

/// The voices of a polyphonic subtractive synthesizer: which note has which lane, held keys and
/// pedals, stealing without clicks. All play the same sound.
/// Threads: prepare by a control thread while nothing renders, the rest by one. Realtime-safe: all
/// but prepare.
class SubtractivePolyphony
{
public:
    struct Note
    {
        std::uint8_t channel = 0;
        std::uint8_t number = 0;
        std::uint8_t velocity = 0; ///< 0: none
        friend bool operator==(const Note&, const Note&) = default;
    };
    using Channels = std::span<const SubtractiveChannel, 16>;

    SubtractivePolyphony();

    /// Everything falls silent.
    void prepare(double sampleRate) noexcept;
    void setSound(const SubtractiveParameters& sound) noexcept TIMBREL_REALTIME;
    void setValue(SubtractiveParameter parameter, float value) noexcept TIMBREL_REALTIME;

    void noteOn(const Note& note, const SubtractiveChannel& channel) noexcept TIMBREL_REALTIME;
    /// The key has gone up; with the pedal down the note stays.
    void
    noteOff(std::uint8_t channel, std::uint8_t number, bool hasPedal) noexcept TIMBREL_REALTIME;
    void pedalUp(std::uint8_t channel) noexcept TIMBREL_REALTIME;
    void releaseAll(std::uint8_t channel) noexcept TIMBREL_REALTIME;
    void fadeAll(std::uint8_t channel) noexcept TIMBREL_REALTIME; ///< in 4 ms
    void stopAll() noexcept TIMBREL_REALTIME; ///< at once

    /// Adds a step of both channels (at most kSubtractiveStep frames). `level` goes for all voices,
    /// at its end.
    void advance(const Channels& channels,
                 float level,
                 std::span<float> left,
                 std::span<float> right) noexcept TIMBREL_REALTIME;

    [[nodiscard]] int sounding() const noexcept TIMBREL_REALTIME;
    [[nodiscard]] bool isInUse(std::uint8_t channel) const noexcept TIMBREL_REALTIME;

private:
    static constexpr std::size_t kBanks = 2;
    static constexpr std::size_t kSlots = kBanks * kSubtractiveLanes; ///< with those that fade out

    enum class State : std::uint8_t
    {
        Idle,
        Held,
        Released,
        Fading
    };
    struct Slot
    {
        State state = State::Idle;
        Note note;
        Note next; ///< to start when the fade is over
        std::uint64_t order = 0;
        bool isHeldByPedal = false;
        float velocityGain = 0.0F;
        float fade = 1.0F;
        float left = 0.0F; ///< the pan at the end of the last step
        float right = 0.0F;
    };

    [[nodiscard]] SubtractiveVoices& bankOf(std::size_t slot) noexcept TIMBREL_REALTIME
    {
        return m_banks[slot / kSubtractiveLanes];
    }
    [[nodiscard]] float loudness(std::size_t slot) const noexcept TIMBREL_REALTIME
    {
        return m_banks[slot / kSubtractiveLanes].gain(slot % kSubtractiveLanes);
    }
    void start(std::size_t slot,
               const Note& note,
               const SubtractiveChannel& channel) noexcept TIMBREL_REALTIME;
    void release(std::size_t slot) noexcept TIMBREL_REALTIME;
    void makeRoom() noexcept TIMBREL_REALTIME;
    void tell(std::size_t slot,
              const SubtractiveChannel& channel,
              float level,
              float seconds) noexcept TIMBREL_REALTIME;
    void add(std::size_t slot,
             const SubtractiveChannel& channel,
             std::span<float> left,
             std::span<float> right) noexcept TIMBREL_REALTIME;
    void settle(std::size_t slot, const Channels& channels) noexcept TIMBREL_REALTIME;

    std::array<SubtractiveVoices, kBanks> m_banks;
    std::array<Slot, kSlots> m_slots {};
    std::uint64_t m_order = 0; ///< counts notes
    float m_sampleRate = 48000.0F;
};

} // namespace timbrel::synth
