// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/realtime/realtime.h"
#include "core/synth/envelope.h"
#include "core/synth/ladder_filter.h"
#include "core/synth/saw_tables.h"
#include "core/synth/small_synth.h"

#include <array>
#include <cstdint>
#include <span>

namespace timbrel::synth {

/// A value that follows what it is told within some milliseconds.
class Smoothed
{
public:
    void set(float target) noexcept TIMBREL_REALTIME { m_target = target; }
    void jump(float value) noexcept TIMBREL_REALTIME { m_target = m_value = value; }
    /// weight: 1 - exp(-step / time constant)
    float follow(float weight) noexcept TIMBREL_REALTIME
    {
        m_value += (m_target - m_value) * weight;
        return m_value;
    }
    [[nodiscard]] float value() const noexcept TIMBREL_REALTIME { return m_value; }
    [[nodiscard]] float target() const noexcept TIMBREL_REALTIME { return m_target; }

private:
    float m_value = 0.0F;
    float m_target = 0.0F;
};

/// A channel's controllers as its voices hear them, smoothed.
struct ChannelSound
{
    Smoothed cutoffOctaves; ///< of controller 74, above 1 Hz
    Smoothed resonance; ///< 0 to 1
    Smoothed gain; ///< volume and expression
    Smoothed vibrato; ///< 0 to 1
    Smoothed bend; ///< semitones
    Smoothed pressure; ///< 0 to 1
    Smoothed panLeft;
    Smoothed panRight;
    Smoothed room; ///< how much goes to the reverb

    void follow(float weight) noexcept TIMBREL_REALTIME
    {
        for (Smoothed* value : {&cutoffOctaves,
                                &resonance,
                                &gain,
                                &vibrato,
                                &bend,
                                &pressure,
                                &panLeft,
                                &panRight,
                                &room})
            value->follow(weight);
    }
};

/// One note. Frames are rendered in steps of at most kStep: pitch, filter and level change evenly
/// over a step. Threads: one. Realtime-safe: yes.
class SmallSynthVoice
{
public:
    static constexpr std::size_t kStep = 16;

    struct Note
    {
        std::uint8_t channel = 0;
        std::uint8_t number = 0;
        std::uint8_t velocity = 0; ///< 0: none
        friend bool operator==(const Note&, const Note&) = default;
    };
    struct Block
    {
        std::array<float, kStep> left {};
        std::array<float, kStep> right {};
    };

    void prepare(float sampleRate, std::uint32_t seed) noexcept;
    void start(const Note& note,
               const SmallSynthSettings& settings,
               std::uint64_t order) noexcept TIMBREL_REALTIME;
    void release() noexcept TIMBREL_REALTIME; ///< the key or the pedal has gone up
    void hold() noexcept TIMBREL_REALTIME { m_isHeldByPedal = true; } ///< the key went up, not it
    /// Fades out in 4 ms and then starts this note, if it is one.
    void giveWayTo(const Note& next, std::uint64_t order) noexcept TIMBREL_REALTIME;
    void forgetNext() noexcept TIMBREL_REALTIME { m_next.velocity = 0; }

    [[nodiscard]] bool isIdle() const noexcept TIMBREL_REALTIME { return m_state == State::Idle; }
    [[nodiscard]] bool isFading() const noexcept TIMBREL_REALTIME
    {
        return m_state == State::Fading;
    }
    [[nodiscard]] bool isReleased() const noexcept TIMBREL_REALTIME { return m_amp.isReleased(); }
    /// The key is down (or the pedal holds the note).
    [[nodiscard]] bool isHeld() const noexcept TIMBREL_REALTIME
    {
        return m_state == State::Sounding && !m_amp.isReleased();
    }
    [[nodiscard]] bool isHeldByPedal() const noexcept TIMBREL_REALTIME
    {
        return isHeld() && m_isHeldByPedal;
    }
    [[nodiscard]] const Note& note() const noexcept TIMBREL_REALTIME { return m_note; }
    [[nodiscard]] const Note& next() const noexcept TIMBREL_REALTIME { return m_next; }
    [[nodiscard]] float loudness() const noexcept TIMBREL_REALTIME { return m_gain; }
    [[nodiscard]] std::uint64_t order() const noexcept TIMBREL_REALTIME { return m_order; }

    /// Overwrites the first `count` frames of the block; the voice is not idle.
    void render(const ChannelSound& channel,
                const SmallSynthSettings& settings,
                std::size_t count,
                Block& block) noexcept TIMBREL_REALTIME;

private:
    enum class State : std::uint8_t
    {
        Idle,
        Sounding,
        Fading
    };
    /// One oscillator.
    struct Wave
    {
        std::uint32_t phase = 0;
        std::uint32_t increment = 0;
        const SawTable* table = nullptr;
    };

    void tune(const ChannelSound& channel,
              const SmallSynthSettings& settings,
              float seconds) noexcept TIMBREL_REALTIME;
    void tuneWave(Wave& wave, float hertz) const noexcept TIMBREL_REALTIME;
    [[nodiscard]] float cutoff(const ChannelSound& channel,
                               const SmallSynthSettings& settings) const noexcept TIMBREL_REALTIME;
    [[nodiscard]] float levelAfter(float seconds) noexcept TIMBREL_REALTIME;
    [[nodiscard]] std::uint32_t random() noexcept TIMBREL_REALTIME;

    const SawTables* m_tables = nullptr;
    float m_sampleRate = 48000.0F;
    State m_state = State::Idle;
    Note m_note;
    Note m_next; ///< to start when the fade is over
    std::uint64_t m_order = 0;
    std::uint64_t m_nextOrder = 0;
    bool m_isHeldByPedal = false;
    bool m_isNew = false; ///< nothing has been rendered: no value to come from

    Wave m_middle;
    Wave m_up;
    Wave m_down;
    Wave m_sub;
    LadderFilter m_leftFilter;
    LadderFilter m_rightFilter;
    LadderFilter::Shape m_shape;
    Envelope m_amp;
    Envelope m_filter;
    float m_velocityGain = 0.0F;
    float m_velocityOctaves = 0.0F;
    float m_gain = 0.0F; ///< at the end of the last step
    float m_fade = 1.0F;
    float m_vibratoPhase = 0.0F; ///< turns
    float m_vibratoRate = 1.0F; ///< against the setting
    float m_driftPhase = 0.0F;
    float m_driftRate = 0.2F; ///< Hz
    std::uint32_t m_random = 1;
};

} // namespace timbrel::synth
