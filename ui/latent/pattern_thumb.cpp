// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latent/pattern_thumb.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace timbrel::ui {

void paintPatternThumb(QPainter& painter,
                       const QRectF& place,
                       const music::Pattern& pattern,
                       const QColor& ink,
                       const QColor& line)
{
    const music::PatternShape& shape = pattern.shape();
    if (shape.cells() == 0 || place.width() < 1.0 || place.height() < 1.0)
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    const double width = place.width() / static_cast<double>(shape.steps);
    const double height = place.height() / static_cast<double>(shape.rows);
    for (std::size_t step = shape.stepsPerBar(); step < shape.steps; step += shape.stepsPerBar()) {
        const double x = std::round(place.left() + static_cast<double>(step) * width);
        painter.fillRect(QRectF(x, place.top(), 1.0, place.height()), line);
    }
    const double mark = std::max(1.0, std::floor(width - (width > 3.0 ? 1.0 : 0.0)));
    for (std::size_t row = 0; row < shape.rows; ++row)
        for (std::size_t step = 0; step < shape.steps; ++step) {
            const music::PatternCell& cell = pattern.at(row, step);
            if (!cell.isOnset())
                continue;
            const double bottom = place.top() + static_cast<double>(row + 1) * height;
            const double tall = std::max(1.0, std::round((height - 1.0) * double {cell.velocity}));
            painter.fillRect(QRectF(std::round(place.left() + static_cast<double>(step) * width),
                                    std::round(bottom) - tall,
                                    mark,
                                    tall),
                             ink);
        }
    painter.restore();
}

} // namespace timbrel::ui
