// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <chrono>

namespace timbrel::ui {

/// A level, and for a while the highest that it was: a short peak can be read. Any unit that grows
/// with loudness. Threads: a value.
class LevelHold
{
public:
    using Time = std::chrono::steady_clock::time_point;
    static constexpr std::chrono::milliseconds kTime {1500};

    explicit LevelHold(double lowest = 0.0)
        : m_level(lowest)
        , m_held(lowest)
    { }
    void take(double level, Time now)
    {
        m_level = level;
        if (level < m_held && now - m_since < kTime)
            return;
        m_held = level;
        m_since = now;
    }
    [[nodiscard]] double level() const { return m_level; }
    [[nodiscard]] double held() const { return m_held; }

private:
    double m_level;
    double m_held;
    Time m_since {};
};

} // namespace timbrel::ui
