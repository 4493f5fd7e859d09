// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/realtime/realtime.h"

#include <algorithm>
#include <cmath>

namespace timbrel::synth {

/// Attack, decay, sustain, release in exponential curves, as a capacitor gives them. Times are
/// seconds: the attack to the top, decay and release to 99.9 % of their way.
/// Threads: one. Realtime-safe: yes.
class Envelope
{
public:
    struct Times
    {
        float attack = 0.005F;
        float decay = 0.5F;
        float sustain = 0.7F; ///< a level
        float release = 0.3F;
    };

    void start(const Times& times) noexcept TIMBREL_REALTIME
    {
        m_times = times;
        m_level = 0.0F;
        m_stage = Stage::Attack;
    }
    void release(float seconds) noexcept TIMBREL_REALTIME
    {
        m_times.release = seconds;
        m_stage = Stage::Release;
    }
    void release() noexcept TIMBREL_REALTIME { m_stage = Stage::Release; }

    /// The level after so many seconds more.
    float advance(float seconds) noexcept TIMBREL_REALTIME
    {
        switch (m_stage) {
        case Stage::Attack:
            m_level = toward(kAttackAim, seconds, m_times.attack / kAttackConstants);
            if (m_level >= 1.0F) {
                m_level = 1.0F;
                m_stage = Stage::Decay;
            }
            break;
        case Stage::Decay:
            m_level = toward(m_times.sustain, seconds, m_times.decay / kConstants);
            break;
        case Stage::Release:
            m_level = toward(0.0F, seconds, m_times.release / kConstants);
            break;
        }
        return m_level;
    }
    [[nodiscard]] float level() const noexcept TIMBREL_REALTIME { return m_level; }
    [[nodiscard]] bool isReleased() const noexcept TIMBREL_REALTIME
    {
        return m_stage == Stage::Release;
    }

private:
    enum class Stage : unsigned char
    {
        Attack,
        Decay,
        Release
    };
    static constexpr float kConstants = 6.9078F; ///< ln 1000: time constants to 99.9 %
    static constexpr float kAttackAim = 1.3F; ///< the attack ends before its curve is flat
    static constexpr float kAttackConstants = 1.4663F; ///< ln (1.3 / 0.3)

    [[nodiscard]] float
    toward(float aim, float seconds, float constant) const noexcept TIMBREL_REALTIME
    {
        return aim + (m_level - aim) * std::exp(-seconds / std::max(constant, 1e-5F));
    }

    Times m_times;
    float m_level = 0.0F;
    Stage m_stage = Stage::Release;
};

} // namespace timbrel::synth
