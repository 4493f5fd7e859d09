// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learning/pad_position.h"

#include <QPointF>
#include <QRectF>

#include <algorithm>
#include <cstddef>

namespace timbrel::ui {

/// Where positions of the pad lie in a widget, in logical pixels. Threads: a value.
struct PadGeometry
{
    QRectF area; ///< of the positions from (0, 0) to (1, 1)

    [[nodiscard]] QPointF pixelOf(learning::PadPosition position) const
    {
        return {area.left() + double {position.x} * area.width(),
                area.top() + double {position.y} * area.height()};
    }
    /// May lie beyond the pad.
    [[nodiscard]] learning::PadPosition positionAt(QPointF pixel) const
    {
        return {static_cast<float>((pixel.x() - area.left()) / std::max(area.width(), 1.0)),
                static_cast<float>((pixel.y() - area.top()) / std::max(area.height(), 1.0))};
    }
    /// The card of a corner's pattern.
    [[nodiscard]] QRectF cornerCard(std::size_t corner) const
    {
        const double width = std::clamp(area.width() * 0.3, 40.0, 168.0);
        const double height = std::clamp(area.height() * 0.2, 32.0, 88.0);
        QRectF card(area.left(), area.top(), width, height);
        if (corner % 2 == 1)
            card.moveRight(area.right());
        if (corner >= 2)
            card.moveBottom(area.bottom());
        return card;
    }
    friend bool operator==(const PadGeometry&, const PadGeometry&) = default;
};

} // namespace timbrel::ui
