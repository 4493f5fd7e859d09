// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QRectF>

#include <algorithm>
#include <cmath>

namespace timbrel::ui {

/// Where the values 0 to 127 stand in the bar of a controller. Threads: a value.
struct BarGeometry
{
    static constexpr int kHighest = 127;
    static constexpr double kHandleReach = 7.0; ///< above and below the handle's middle
    static constexpr double kHandleWidth = 10.0; ///< beside the bar, left and right

    QRectF whole; ///< of the widget

    /// The bar itself; the handle stands out on both sides of it.
    [[nodiscard]] QRectF bar() const
    {
        return whole.adjusted(kHandleWidth, kHandleReach, -kHandleWidth, -kHandleReach);
    }
    [[nodiscard]] double yOf(double value) const
    {
        const QRectF place = bar();
        return place.bottom() - place.height() * std::clamp(value, 0.0, 127.0) / kHighest;
    }
    [[nodiscard]] int valueAt(double y) const
    {
        const QRectF place = bar();
        const double share = std::clamp((place.bottom() - y) / place.height(), 0.0, 1.0);
        return static_cast<int>(std::lround(share * kHighest));
    }
    /// What is taken hold of: as wide as the widget.
    [[nodiscard]] QRectF handle(int value) const
    {
        return {whole.left(), yOf(value) - kHandleReach, whole.width(), 2.0 * kHandleReach};
    }
    [[nodiscard]] bool isOnHandle(QPointF place, int value) const
    {
        return handle(value).contains(place);
    }
};

} // namespace timbrel::ui
