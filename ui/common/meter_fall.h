// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <algorithm>
#include <chrono>

namespace timbrel::ui {

/// What a meter shows of a value: it rises at once and falls within kTime, so that a short peak is
/// seen and nothing is shown that was not there. Threads: a value.
class MeterFall
{
public:
    using Time = std::chrono::steady_clock::time_point;
    static constexpr std::chrono::milliseconds kTime {150};

    /// Still: it shows the value itself, always.
    void setStill(bool isStill) { m_isStill = isStill; }
    void setValue(double value, Time now)
    {
        if (value == m_value)
            return;
        m_from = std::max(shownAt(now), value);
        m_value = value;
        m_since = now;
    }
    [[nodiscard]] double value() const { return m_value; }
    [[nodiscard]] double shownAt(Time now) const
    {
        if (m_isStill || now - m_since >= kTime)
            return m_value;
        const double share = std::chrono::duration<double>(now - m_since) / kTime;
        return m_from + (m_value - m_from) * std::clamp(share, 0.0, 1.0);
    }
    [[nodiscard]] bool isFallingAt(Time now) const { return shownAt(now) != m_value; }

private:
    double m_value = 0.0;
    double m_from = 0.0;
    Time m_since {};
    bool m_isStill = false;
};

} // namespace timbrel::ui
