// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/realtime/realtime.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace timbrel::synth {

/// A low-pass and a high-pass of 12 dB an octave from one state-variable filter; the cutoff is
/// where it is said to be, at any resonance.
/// Source: V. Zavalishin, The Art of VA Filter Design, rev. 2.1, chapter 4 (with trapezoidal
/// integrators).
/// Threads: one. Realtime-safe: yes.
class StateFilter
{
public:
    /// resonance: 0 (none, Butterworth) to 1 (20 dB).
    void tune(float cutoff, float resonance, float sampleRate) noexcept TIMBREL_REALTIME
    {
        const float ratio = std::clamp(cutoff / sampleRate, 0.0001F, 0.45F);
        const float g = std::tan(std::numbers::pi_v<float> * ratio);
        m_damping = std::numbers::sqrt2_v<float> * std::pow(0.0707F, std::max(resonance, 0.0F));
        m_gain1 = 1.0F / (1.0F + g * (g + m_damping));
        m_gain2 = g * m_gain1;
        m_gain3 = g * m_gain2;
    }
    void reset() noexcept TIMBREL_REALTIME { m_band = m_low = 0.0F; }

    [[nodiscard]] float lowPass(float in) noexcept TIMBREL_REALTIME
    {
        advance(in);
        return m_lowOut;
    }
    [[nodiscard]] float highPass(float in) noexcept TIMBREL_REALTIME
    {
        advance(in);
        return in - m_damping * m_bandOut - m_lowOut;
    }

private:
    void advance(float in) noexcept TIMBREL_REALTIME
    {
        const float rest = in - m_low;
        m_bandOut = m_gain1 * m_band + m_gain2 * rest;
        m_lowOut = m_low + m_gain2 * m_band + m_gain3 * rest;
        m_band = 2.0F * m_bandOut - m_band;
        m_low = 2.0F * m_lowOut - m_low;
    }

    float m_damping = 1.4142F;
    float m_gain1 = 1.0F;
    float m_gain2 = 0.0F;
    float m_gain3 = 0.0F;
    float m_band = 0.0F; ///< states
    float m_low = 0.0F;
    float m_bandOut = 0.0F;
    float m_lowOut = 0.0F;
};

} // namespace timbrel::synth
