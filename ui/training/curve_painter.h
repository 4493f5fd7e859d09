// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learning/metric_series.h"
#include "ui/common/curve_look.h"
#include "ui/training/dense_lines.h"

#include <QPointF>
#include <QRectF>

#include <optional>
#include <vector>

class QPainter;

namespace timbrel::ui {

/// One metric of one run.
struct CurveLine
{
    const learning::MetricSeries* series = nullptr;
    const learning::SmoothedSeries* smoothed = nullptr; ///< null: the series itself is the line
    learning::Direction direction = learning::Direction::Neither;
    CurveLook look;
    int dash = 0; ///< 0: a whole line; others tell metrics of one plot apart
};

/// What a plot shows.
struct CurveScene
{
    std::vector<CurveLine> lines;
    std::vector<double> chances; ///< what guessing would reach
    learning::CurveAxis axis = learning::CurveAxis::Epoch;
    std::optional<double> cursor; ///< where values are read
    bool isMoving = false; ///< drawn plainly while a hand moves it
};

/// From values to places.
struct CurveMapping
{
    QRectF place; ///< of the plot without its axes
    double xFrom = 0.0;
    double xTo = 1.0;
    double yFrom = 0.0; ///< above 0 if isLog
    double yTo = 1.0;
    bool isLog = false;

    [[nodiscard]] double xOf(double x) const;
    /// On a logarithmic axis what is not above 0 lies at the bottom.
    [[nodiscard]] double yOf(double value) const;
};

/// CurveMapping::yOf for many values: what does not depend on them is computed once.
class RowMapping
{
public:
    explicit RowMapping(const CurveMapping& mapping);
    [[nodiscard]] double yOf(double value) const;

private:
    double m_bottom;
    double m_height;
    double m_from; ///< of the values, or of their logarithms
    double m_share; ///< of the height for each unit
    bool m_isLog;
};

/// Memory that is kept from frame to frame.
struct CurveScratch
{
    DenseLines dense;
};

/// Chance levels, then what lies behind, then lines and marks. Takes the time of the pixels that it
/// paints, not of the points that there are.
void paintCurves(QPainter& painter,
                 const CurveScene& scene,
                 const CurveMapping& mapping,
                 CurveScratch& scratch);

/// What the cursor reads, over them.
void paintCursor(QPainter& painter, const CurveScene& scene, const CurveMapping& mapping);

/// What the lines reach within a part of the axis; chance levels too.
[[nodiscard]] learning::Extremes valuesOf(const CurveScene& scene, double from, double to);
/// From the first point of all lines to the last.
[[nodiscard]] learning::Extremes placesOf(const CurveScene& scene);
/// The values that a plot of these places should show: a little more than the lines reach; on a
/// logarithmic axis at least a decade, from above 0.
[[nodiscard]] learning::Extremes
fittingValues(const CurveScene& scene, double from, double to, bool isLog);

} // namespace timbrel::ui
