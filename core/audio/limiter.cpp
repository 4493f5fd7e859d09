// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/limiter.h"

#include <algorithm>
#include <cmath>

namespace timbrel::audio {

namespace {

constexpr double kRiseSeconds = 0.08;

} // namespace

void Limiter::prepare(double sampleRate) noexcept
{
    *this = Limiter {};
    m_needed.fill(1.0F);
    m_steps.fill(1.0F);
    m_rise = static_cast<float>(1.0 - std::exp(-1.0 / (kRiseSeconds * sampleRate)));
}

/// The smallest gain needed by any frame in the delay, the new one included.
float Limiter::smallestAhead(float needed) noexcept TIMBREL_REALTIME
{
    const float leaving = m_needed[m_at];
    m_needed[m_at] = needed;
    if (needed <= m_smallest)
        m_smallest = needed;
    else if (leaving <= m_smallest) // the smallest has gone
        m_smallest = *std::min_element(m_needed.begin(), m_needed.end());
    return m_smallest;
}

void Limiter::process(std::span<float> left, std::span<float> right) noexcept TIMBREL_REALTIME
{
    m_least = 1.0F;
    for (std::size_t i = 0; i < left.size(); ++i) {
        const float peak = std::max(std::abs(left[i]), std::abs(right[i]));
        const float smallest = smallestAhead(peak > kCeiling ? kCeiling / peak : 1.0F);
        m_target = smallest < m_target ? smallest : m_target + (smallest - m_target) * m_rise;
        // A mean over the look-ahead: each of its steps is small enough for the frame that leaves
        // the delay now, since that was in sight of all of them.
        m_sum += static_cast<double>(m_target) - static_cast<double>(m_steps[m_at]);
        m_steps[m_at] = m_target;
        m_gain = std::min(1.0F, static_cast<float>(m_sum / kLookAhead));
        m_least = std::min(m_least, m_gain);
        m_left[m_at] = left[i];
        m_right[m_at] = right[i];
        m_at = (m_at + 1) % kLookAhead;
        // the mean is exact but for its last bits
        left[i] = std::clamp(m_left[m_at] * m_gain, -kCeiling, kCeiling);
        right[i] = std::clamp(m_right[m_at] * m_gain, -kCeiling, kCeiling);
    }
}

} // namespace timbrel::audio
