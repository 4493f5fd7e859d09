// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/curve_look.h"
#include "ui/common/theme_map.h"
#include "ui/latent/pad_painter.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace timbrel::ui {
namespace {

constexpr double kPadDotRadius = 3.5;
constexpr double kCrowded = 400.0; ///< so many dots: from here on they are drawn smaller
constexpr double kBrightest = 0.92; ///< of the map: dots and puck are to be seen on it

/// One pixel for each place.
QImage densityImage(const PadDensity& density)
{
    QImage image(
        static_cast<int>(density.columns), static_cast<int>(density.rows), QImage::Format_RGB32);
    const auto& colours = mapColours();
    for (std::size_t row = 0; row < density.rows; ++row) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(static_cast<int>(row)));
        for (std::size_t column = 0; column < density.columns; ++column) {
            const double value
                = std::clamp(double {density.values[row * density.columns + column]}, 0.0, 1.0);
            const auto index = static_cast<std::size_t>(std::lround(kBrightest * value * 255.0));
            line[column] = colours[index];
        }
    }
    return image;
}

} // namespace

QImage paintPadGround(const PadGround& ground)
{
    QImage image(ground.size, QImage::Format_RGB32);
    image.fill(ground.plain);
    QPainter painter(&image);
    if (!ground.density.isEmpty()) {
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        // each place's value stands at the middle of its pixel
        painter.drawImage(QRectF(QPointF(), QSizeF(ground.size)), densityImage(ground.density));
    }
    painter.scale(ground.scale, ground.scale);
    painter.setRenderHint(QPainter::Antialiasing);
    const PadGeometry geometry {QRectF(QPointF(), QSizeF(ground.size) / ground.scale)};
    const double crowd = std::max(1.0, static_cast<double>(ground.dots.size()) / kCrowded);
    const double radius = std::max(1.5, kPadDotRadius / std::pow(crowd, 0.25));
    for (const PadDot& dot : ground.dots) {
        if (ground.looks.empty())
            break;
        const auto last = static_cast<int>(ground.looks.size()) - 1;
        const int index = dot.label < 0 ? last : std::min(dot.label, last);
        const QPointF centre = geometry.pixelOf(dot.position);
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(ground.halo));
        painter.drawEllipse(centre, radius + 2.0, radius + 2.0);
        paintShape(
            painter, ground.looks[static_cast<std::size_t>(index)], centre, radius, !dot.isHeldOut);
    }
    return image;
}

} // namespace timbrel::ui
