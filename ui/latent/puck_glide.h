// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learning/pad_position.h"

#include <chrono>
#include <cmath>

namespace timbrel::ui {

/// A puck that does not jump: it comes closer to where it was sent the faster the further it is
/// away, and is there after its time. Threads: a value.
class PuckGlide
{
public:
    using Time = std::chrono::steady_clock::time_point;
    using Position = learning::PadPosition;

    /// 0: it jumps.
    void setTime(std::chrono::milliseconds time) { m_time = time; }
    void jumpTo(Position position) { m_from = m_target = position; }
    void moveTo(Position target, Time now)
    {
        m_from = at(now);
        m_since = now;
        m_target = target;
    }
    [[nodiscard]] Position target() const { return m_target; }
    [[nodiscard]] Position at(Time now) const
    {
        const double passed
            = std::chrono::duration<double>(now - m_since) / std::chrono::duration<double>(m_time);
        if (!(passed < 1.0)) // also where the time is 0
            return m_target;
        const double there = std::exp(-kDecay); // so that it is there, and not only near
        const double left
            = passed <= 0.0 ? 1.0 : (std::exp(-kDecay * passed) - there) / (1.0 - there);
        const auto mix = static_cast<float>(left);
        return {m_target.x + (m_from.x - m_target.x) * mix,
                m_target.y + (m_from.y - m_target.y) * mix};
    }
    [[nodiscard]] bool isGlidingAt(Time now) const { return at(now) != m_target; }

private:
    static constexpr double kDecay = 4.0;
    Position m_from;
    Position m_target;
    Time m_since {};
    std::chrono::milliseconds m_time {0};
};

} // namespace timbrel::ui
