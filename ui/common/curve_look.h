// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QColor>
#include <QPointF>
#include <QRectF>

class QPainter;

namespace timbrel::ui {

/// So many runs are drawn at a time: each has a colour and a shape of its own.
inline constexpr int kMostShownRuns = 8;

enum class CurveShape
{
    Circle,
    Square,
    Triangle,
    Upturned, ///< a triangle on its point
    Plus,
    Cross,
    Hexagon,
    Bar
};

/// How the curves of a run look, here and in the list of runs.
struct CurveLook
{
    QColor colour;
    QColor faint; ///< of what lies behind: the colour, closer to the ground
    CurveShape shape = CurveShape::Circle;
};

/// slot: 0 to kMostShownRuns - 1; of the theme at hand.
[[nodiscard]] CurveLook curveLook(int slot);
/// The same for any number of things from 0 on: the first 64 have a colour and a shape of which no
/// other has both. Below 0: what belongs to none.
[[nodiscard]] CurveLook labelLook(int label);

/// A shape of this radius; `isFilled` or in outline.
void paintShape(
    QPainter& painter, const CurveLook& look, const QPointF& centre, double radius, bool isFilled);
/// The sign of a run's best measurement: a lozenge, which no run has as its own shape.
void paintBest(QPainter& painter, const CurveLook& look, const QPointF& centre, double radius);
/// A piece of line with the shape in its middle, as in a legend.
void paintSample(QPainter& painter, const CurveLook& look, const QRectF& place);

} // namespace timbrel::ui
