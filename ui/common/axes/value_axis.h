// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <algorithm>
#include <cmath>

namespace timbrel::ui {

/// Controller values and velocities, 0 at the bottom and 127 at the top, in pixels of whichever
/// kind the height is given in. Threads: a value.
struct ValueAxis
{
    static constexpr int kHighest = 127;

    double height = 100.0; ///< of the whole lane
    double margin = 4.0; ///< above 127 and below 0

    [[nodiscard]] double yOf(double value) const noexcept
    {
        const double room = std::max(1.0, height - 1.0 - 2.0 * margin);
        return margin + room * (1.0 - value / kHighest);
    }
    /// The row whose middle is nearest.
    [[nodiscard]] int rowOf(double value) const noexcept
    {
        return static_cast<int>(std::lround(yOf(value)));
    }
    /// 0-127, the nearest beyond the ends.
    [[nodiscard]] int valueAt(double y) const noexcept
    {
        const double room = std::max(1.0, height - 1.0 - 2.0 * margin);
        const double value = (1.0 - (y - margin) / room) * kHighest;
        return static_cast<int>(std::lround(std::clamp(value, 0.0, double {kHighest})));
    }
    friend bool operator==(const ValueAxis&, const ValueAxis&) = default;
};

} // namespace timbrel::ui
