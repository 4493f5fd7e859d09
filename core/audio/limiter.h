// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/realtime/realtime.h"

#include <array>
#include <cstddef>
#include <span>

namespace timbrel::audio {

/// Keeps both channels below the ceiling without distortion: looks ahead, so that the
/// gain is down before the peak comes, and lets it rise again slowly. What is below the ceiling
/// comes out as it went in, kDelay frames later.
/// Threads: one. Realtime-safe: yes.
class Limiter
{
public:
    static constexpr std::size_t kLookAhead = 32; ///< frames seen, the one that leaves included
    static constexpr std::size_t kDelay = kLookAhead - 1;
    static constexpr float kCeiling = 0.966F; ///< -0.3 dB of full scale

    void prepare(double sampleRate) noexcept;
    void process(std::span<float> left, std::span<float> right) noexcept TIMBREL_REALTIME;
    [[nodiscard]] float gain() const noexcept TIMBREL_REALTIME { return m_gain; } ///< now
    /// The smallest gain of the last process().
    [[nodiscard]] float least() const noexcept TIMBREL_REALTIME { return m_least; }

private:
    [[nodiscard]] float smallestAhead(float needed) noexcept TIMBREL_REALTIME;

    std::array<float, kLookAhead> m_left {};
    std::array<float, kLookAhead> m_right {};
    std::array<float, kLookAhead> m_needed {}; ///< gain that each frame in the delay needs
    std::array<float, kLookAhead> m_steps {}; ///< gains whose mean is the gain
    double m_sum = kLookAhead; ///< of m_steps
    std::size_t m_at = 0;
    float m_smallest = 1.0F; ///< of m_needed
    float m_target = 1.0F; ///< falls at once, rises slowly
    float m_gain = 1.0F;
    float m_least = 1.0F; ///< of m_gain
    float m_rise = 0.001F;
};

} // namespace timbrel::audio
