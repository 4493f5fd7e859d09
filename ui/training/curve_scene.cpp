// SPDX-License-Identifier: GPL-3.0-or-later
// What a plot shows: from values to places, and which values fit.
#include "ui/training/curve_painter.h"

#include <algorithm>
#include <cmath>

namespace timbrel::ui {

double CurveMapping::xOf(double x) const
{
    return place.left() + (x - xFrom) / (xTo - xFrom) * place.width();
}

double CurveMapping::yOf(double value) const
{
    return RowMapping(*this).yOf(value);
}

RowMapping::RowMapping(const CurveMapping& mapping)
    : m_bottom(mapping.place.bottom())
    , m_height(mapping.place.height())
    , m_from(mapping.isLog ? std::log(mapping.yFrom) : mapping.yFrom)
    , m_share(1.0 / ((mapping.isLog ? std::log(mapping.yTo) : mapping.yTo) - m_from))
    , m_isLog(mapping.isLog)
{ }

double RowMapping::yOf(double value) const
{
    double share = 0.0;
    if (!m_isLog)
        share = (value - m_from) * m_share;
    else if (value > 0.0)
        share = (std::log(value) - m_from) * m_share;
    // far outside is outside enough, also for a painter that counts in 32 bits
    return m_bottom - std::clamp(share, m_isLog ? 0.0 : -10.0, 11.0) * m_height;
}

learning::Extremes valuesOf(const CurveScene& scene, double from, double to)
{
    learning::Extremes found;
    for (const CurveLine& line : scene.lines)
        found.include(line.series->extremes(scene.axis, from, to));
    if (!found.isEmpty())
        for (const double chance : scene.chances)
            found.include(chance);
    return found;
}

learning::Extremes placesOf(const CurveScene& scene)
{
    learning::Extremes found;
    for (const CurveLine& line : scene.lines)
        if (!line.series->isEmpty()) {
            found.include(line.series->places(scene.axis).front());
            found.include(line.series->places(scene.axis).back());
        }
    return found;
}

learning::Extremes fittingValues(const CurveScene& scene, double from, double to, bool isLog)
{
    constexpr double kMargin = 0.05;
    const learning::Extremes reached = valuesOf(scene, from, to);
    if (reached.isEmpty() || (isLog && reached.highest <= 0.0))
        return {isLog ? 0.1 : 0.0, 1.0};
    if (!isLog) {
        const double span = reached.highest - reached.lowest;
        const double margin = span > 0.0 ? kMargin * span : std::max(0.5, std::abs(span));
        return {reached.lowest - margin, reached.highest + margin};
    }
    constexpr double kMostDecades = 9.0; // below, lines of one plot would all look alike
    double lowest = reached.lowest;
    if (lowest <= 0.0) {
        lowest = reached.highest;
        for (const CurveLine& line : scene.lines)
            lowest = std::min(lowest, line.series->lowestAboveZero().value_or(lowest));
    }
    double top = std::log10(reached.highest);
    double bottom = std::max(std::log10(lowest), top - kMostDecades);
    const double margin = std::max(kMargin * (top - bottom), (1.1 - (top - bottom)) / 2.0);
    top += margin;
    bottom -= margin;
    return {std::pow(10.0, bottom), std::pow(10.0, top)};
}

} // namespace timbrel::ui
