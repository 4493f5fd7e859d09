// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/realtime/realtime.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace timbrel::synth {

/// Four low-passes of one pole in a row with feedback, 24 dB an octave, without a delay in the
/// loop, so that the cutoff is where it is said to be at any resonance. The loop saturates softly.
/// Source: V. Zavalishin, The Art of VA Filter Design, rev. 2.1, chapter 5 (transistor ladder).
/// Threads: one. Realtime-safe: yes.
class LadderFilter
{
public:
    /// What a cutoff and a resonance mean; changes evenly from frame to frame.
    struct Shape
    {
        float gain = 0.0F; ///< of one pole's integrator: g / (1 + g), g = tan(pi cutoff / rate)
        float feedback = 0.0F; ///< 0 to 4, at 4 it sings
    };
    /// cutoff (Hz) is held below 0.45 of the rate.
    [[nodiscard]] static Shape
    shapeOf(float cutoff, float feedback, float sampleRate) noexcept TIMBREL_REALTIME
    {
        const float ratio = std::clamp(cutoff / sampleRate, 0.0002F, 0.45F);
        const float g = std::tan(std::numbers::pi_v<float> * ratio);
        return {g / (1.0F + g), feedback};
    }

    void reset() noexcept TIMBREL_REALTIME { m_1 = m_2 = m_3 = m_4 = 0.0F; }

    /// drive 0: linear.
    [[nodiscard]] float process(float in, const Shape& shape, float drive) noexcept TIMBREL_REALTIME
    {
        const float a = shape.gain;
        const float rest = 1.0F - a;
        const float fromState = rest * (m_4 + a * (m_3 + a * (m_2 + a * m_1)));
        const float a2 = a * a;
        // half of what the feedback takes from the bass is given back
        const float whole = in * (1.0F + 0.5F * shape.feedback);
        float u = (whole - shape.feedback * fromState) / (1.0F + shape.feedback * a2 * a2);
        if (drive > 0.0F)
            u = saturated(u * drive) / drive;
        u = pole(u, a, m_1);
        u = pole(u, a, m_2);
        u = pole(u, a, m_3);
        return pole(u, a, m_4);
    }

private:
    [[nodiscard]] static float pole(float in, float gain, float& state) noexcept TIMBREL_REALTIME
    {
        const float v = (in - state) * gain;
        const float out = v + state;
        state = out + v;
        return out;
    }
    /// tanh to 2 %, smooth up to its ends.
    [[nodiscard]] static float saturated(float x) noexcept TIMBREL_REALTIME
    {
        x = std::clamp(x, -3.0F, 3.0F);
        const float square = x * x;
        return x * (27.0F + square) / (27.0F + 9.0F * square);
    }

    float m_1 = 0.0F;
    float m_2 = 0.0F;
    float m_3 = 0.0F;
    float m_4 = 0.0F;
};

} // namespace timbrel::synth
