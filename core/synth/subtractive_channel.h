// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/audio/transport.h"
#include "core/realtime/realtime.h"
#include "core/synth/subtractive_polyphony.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numbers>

namespace timbrel::synth {

/// A MIDI channel: what its controllers are, and how that sounds, followed within milliseconds.
/// Threads: one. Realtime-safe: yes.
class SubtractiveMidiChannel
{
public:
    void setDefaults() noexcept TIMBREL_REALTIME
    {
        for (std::size_t i = 0; i < m_controllers.size(); ++i)
            m_controllers[i] = audio::restingValue(static_cast<std::uint8_t>(i));
        m_bend = 0.0F;
        m_pressure = 0.0F;
        heed();
    }
    void setController(std::uint8_t number, std::uint8_t value) noexcept TIMBREL_REALTIME
    {
        m_controllers[number] = value;
        if (number == 7 || number == 10 || number == 11)
            heed();
    }
    void setBend(float semitones) noexcept TIMBREL_REALTIME { m_bend = semitones; }
    void setPressure(float share) noexcept TIMBREL_REALTIME { m_pressure = share; }
    /// Where the sound itself is heard, -1 to 1; the channel's pan comes to it.
    void setSoundsPan(float pan) noexcept TIMBREL_REALTIME
    {
        m_soundsPan = pan;
        heed();
    }
    [[nodiscard]] bool hasPedal() const noexcept TIMBREL_REALTIME
    {
        return m_controllers[64] >= 64;
    }

    /// A step further. weight: 1 - exp(-step / time constant); wave: of the vibrato, -1 to 1.
    void follow(float weight, float wave) noexcept TIMBREL_REALTIME
    {
        const float wheel = static_cast<float>(m_controllers[1]) / 127.0F;
        slide(m_vibratoNow, std::max(wheel, m_pressure), weight);
        slide(m_bendNow, m_bend, weight);
        slide(m_sound.gain, m_wanted.gain, weight);
        slide(m_sound.left, m_wanted.left, weight);
        slide(m_sound.right, m_wanted.right, weight);
        m_sound.semitones = m_bendNow + kVibratoSemitones * m_vibratoNow * wave;
    }
    [[nodiscard]] const SubtractiveChannel& sound() const noexcept TIMBREL_REALTIME
    {
        return m_sound;
    }

private:
    static constexpr float kVibratoSemitones = 0.7F; ///< at full modulation

    static void slide(float& value, float to, float weight) noexcept TIMBREL_REALTIME
    {
        value += (to - value) * weight;
    }
    void heed() noexcept TIMBREL_REALTIME
    {
        const auto share = [this](std::size_t number) noexcept TIMBREL_REALTIME {
            const float value = static_cast<float>(m_controllers[number]) / 127.0F;
            return value * value; // MMA's recommended 40 log10
        };
        m_wanted.gain = share(7) * share(11);
        // equal power; the middle, where both are 1, is 64
        const float place = std::max(static_cast<float>(m_controllers[10]), 1.0F);
        const float pan = std::clamp((place - 64.0F) / 63.0F + m_soundsPan, -1.0F, 1.0F);
        const float angle = (pan + 1.0F) * std::numbers::pi_v<float> / 4.0F;
        m_wanted.left = std::numbers::sqrt2_v<float> * std::cos(angle);
        m_wanted.right = std::numbers::sqrt2_v<float> * std::sin(angle);
    }

    std::array<std::uint8_t, 128> m_controllers {};
    float m_bend = 0.0F; ///< semitones
    float m_pressure = 0.0F; ///< 0 to 1
    float m_soundsPan = 0.0F;
    float m_vibratoNow = 0.0F;
    float m_bendNow = 0.0F;
    SubtractiveChannel m_wanted;
    SubtractiveChannel m_sound;
};

} // namespace timbrel::synth
