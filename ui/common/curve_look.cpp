// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/curve_look.h"

#include "ui/common/theme.h"

#include <QPainter>
#include <QPolygonF>

#include <array>
#include <cmath>
#include <numbers>

namespace timbrel::ui {
namespace {

constexpr double kFaintShare = 0.4; ///< of the colour; the rest is the ground

QColor mixed(const QColor& a, const QColor& b, double shareOfA)
{
    const auto mix = [shareOfA](int x, int y) {
        return static_cast<int>(std::lround(shareOfA * x + (1.0 - shareOfA) * y));
    };
    return {mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue())};
}

QPolygonF polygon(const QPointF& centre, double radius, int corners, double turn)
{
    QPolygonF points;
    for (int i = 0; i < corners; ++i) {
        const double angle = 2.0 * std::numbers::pi * (i / static_cast<double>(corners) + turn);
        points << centre + radius * QPointF(std::sin(angle), -std::cos(angle));
    }
    return points;
}

void paintStrokes(QPainter& painter, CurveShape shape, const QPointF& centre, double radius)
{
    const QPointF across(radius, 0.0);
    const QPointF down(0.0, radius);
    const QPointF falling(radius * 0.75, radius * 0.75);
    const QPointF rising(radius * 0.75, -radius * 0.75);
    switch (shape) {
    case CurveShape::Plus:
        painter.drawLine(centre - across, centre + across);
        painter.drawLine(centre - down, centre + down);
        return;
    case CurveShape::Cross:
        painter.drawLine(centre - falling, centre + falling);
        painter.drawLine(centre - rising, centre + rising);
        return;
    default:
        painter.drawLine(centre - down, centre + down);
        return;
    }
}

} // namespace

CurveLook curveLook(int slot)
{
    constexpr std::array kShapes = {CurveShape::Circle,
                                    CurveShape::Square,
                                    CurveShape::Triangle,
                                    CurveShape::Cross,
                                    CurveShape::Upturned,
                                    CurveShape::Plus,
                                    CurveShape::Hexagon,
                                    CurveShape::Bar};
    const auto index = static_cast<std::size_t>(qBound(0, slot, kMostShownRuns - 1));
    const QColor colour = theme().series[index];
    return {colour, mixed(colour, theme().panel, kFaintShare), kShapes[index]};
}

CurveLook labelLook(int label)
{
    if (label < 0) {
        CurveLook none = curveLook(0);
        none.colour = theme().quiet;
        none.faint = mixed(none.colour, theme().panel, kFaintShare);
        return none;
    }
    CurveLook look = curveLook(label % kMostShownRuns);
    // each further round gives every shape the next colour
    const CurveLook coloured = curveLook((label + label / kMostShownRuns) % kMostShownRuns);
    look.colour = coloured.colour;
    look.faint = coloured.faint;
    return look;
}

void paintShape(
    QPainter& painter, const CurveLook& look, const QPointF& centre, double radius, bool isFilled)
{
    painter.setPen(QPen(look.colour, 1.5));
    painter.setBrush(isFilled ? look.colour : theme().panel);
    switch (look.shape) {
    case CurveShape::Circle:
        painter.drawEllipse(centre, radius * 0.9, radius * 0.9);
        return;
    case CurveShape::Square:
        painter.drawPolygon(polygon(centre, radius * 1.15, 4, 0.125));
        return;
    case CurveShape::Triangle:
        painter.drawPolygon(polygon(centre, radius * 1.2, 3, 0.0));
        return;
    case CurveShape::Upturned:
        painter.drawPolygon(polygon(centre, radius * 1.2, 3, 0.5));
        return;
    case CurveShape::Hexagon:
        painter.drawPolygon(polygon(centre, radius * 1.1, 6, 0.0));
        return;
    case CurveShape::Plus:
    case CurveShape::Cross:
    case CurveShape::Bar:
        painter.setPen(QPen(look.colour, isFilled ? 3.0 : 2.0));
        paintStrokes(painter, look.shape, centre, radius * 1.2);
        return;
    }
}

void paintBest(QPainter& painter, const CurveLook& look, const QPointF& centre, double radius)
{
    painter.setPen(QPen(theme().panel, 1.0)); // parts it from the lines that it lies on
    painter.setBrush(look.colour);
    painter.drawPolygon(polygon(centre, radius * 1.3, 4, 0.0));
}

void paintSample(QPainter& painter, const CurveLook& look, const QRectF& place)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const double middle = place.center().y();
    painter.setPen(QPen(look.colour, 2.0));
    painter.drawLine(QPointF(place.left(), middle), QPointF(place.right(), middle));
    paintShape(painter, look, place.center(), metrics::kStep - 0.5, false);
    painter.restore();
}

} // namespace timbrel::ui
