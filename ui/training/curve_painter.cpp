// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/curve_painter.h"

#include "ui/common/theme.h"

#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <array>
#include <cmath>

namespace timbrel::ui {
namespace {

using learning::EnvelopeColumn;

constexpr double kLineWidth = 1.5;
constexpr double kShapeEvery = 96.0; ///< pixels between the shapes along a line
constexpr double kShapeRadius = 3.5;
constexpr double kBestRadius = 5.0;
constexpr double kSamePlace = 0.2; ///< pixels that nobody sees

learning::EnvelopeWindow windowOf(const CurveMapping& mapping)
{
    return {mapping.xFrom, mapping.xTo, std::max(1, static_cast<int>(mapping.place.width()))};
}

std::vector<EnvelopeColumn>
columnsOf(const CurveLine& line, const CurveScene& scene, const CurveMapping& mapping)
{
    const auto window = windowOf(mapping);
    return line.smoothed != nullptr ? line.smoothed->envelope(*line.series, scene.axis, window)
                                    : line.series->envelope(scene.axis, window);
}

/// A line in pieces, broken where there is no value.
class Pieces
{
public:
    explicit Pieces(const CurveMapping& mapping)
        : m_mapping(mapping)
    { }

    void add(const std::vector<EnvelopeColumn>& columns)
    {
        for (const EnvelopeColumn& column : columns) {
            if (column.isGap) {
                end();
                continue;
            }
            const double x = m_mapping.xOf(column.x);
            point(x, m_mapping.yOf(column.first));
            const double lowest = m_mapping.yOf(column.minimum);
            const double highest = m_mapping.yOf(column.maximum);
            m_travel += std::abs(lowest - highest);
            if (column.minimum != column.maximum) {
                point(x, lowest);
                point(x, highest);
            }
            point(x, m_mapping.yOf(column.last));
        }
        end();
    }
    /// A line that fills what it crosses: there is nothing to be smoothed.
    [[nodiscard]] bool isDense() const { return m_travel > 4.0 * m_mapping.place.width(); }
    void paint(QPainter& painter) const
    {
        for (const QPolygonF& piece : m_pieces)
            if (piece.size() == 1)
                painter.drawPoint(piece.first());
            else
                painter.drawPolyline(piece);
    }

private:
    void point(double x, double y)
    {
        if (!m_piece.isEmpty() && std::abs(m_piece.last().x() - x) < kSamePlace
            && std::abs(m_piece.last().y() - y) < kSamePlace)
            return;
        m_piece << QPointF(x, y);
    }
    void end()
    {
        if (!m_piece.isEmpty())
            m_pieces.push_back(std::move(m_piece));
        m_piece = {};
    }

    const CurveMapping& m_mapping;
    std::vector<QPolygonF> m_pieces;
    QPolygonF m_piece;
    double m_travel = 0.0; ///< pixels up and down within columns
};

QPen linePen(const CurveLine& line, double width)
{
    QPen pen(line.look.colour, width, Qt::SolidLine, Qt::FlatCap, Qt::BevelJoin);
    static const std::array<QList<qreal>, 4> kDashes
        = {QList<qreal> {}, {6, 3}, {2, 2}, {6, 2, 2, 2}};
    const auto& dash = kDashes[static_cast<std::size_t>(line.dash) % kDashes.size()];
    if (!dash.isEmpty())
        pen.setDashPattern(dash);
    return pen;
}

void paintBehind(QPainter& painter,
                 const CurveLine& line,
                 const CurveScene& scene,
                 const CurveMapping& mapping)
{
    Pieces pieces(mapping);
    pieces.add(line.series->envelope(scene.axis, windowOf(mapping)));
    painter.setRenderHint(QPainter::Antialiasing, !pieces.isDense() && !scene.isMoving);
    painter.setPen(QPen(line.look.faint, 1.0));
    pieces.paint(painter);
}

/// The run's shape at even distances, so that lines are told apart without their colours.
void paintShapes(QPainter& painter,
                 const CurveLine& line,
                 const std::vector<EnvelopeColumn>& columns,
                 const CurveMapping& mapping)
{
    // of different runs at different places
    double next = mapping.place.left()
        + kShapeEvery * (0.3 + static_cast<double>(line.look.shape) / kMostShownRuns);
    for (const EnvelopeColumn& column : columns) {
        const double x = mapping.xOf(column.x);
        if (column.isGap || x < next || x > mapping.place.right())
            continue;
        paintShape(painter, line.look, {x, mapping.yOf(column.last)}, kShapeRadius, false);
        while (next <= x)
            next += kShapeEvery;
    }
}

void paintLine(QPainter& painter,
               const CurveLine& line,
               const CurveScene& scene,
               const CurveMapping& mapping)
{
    const auto columns = columnsOf(line, scene, mapping);
    Pieces pieces(mapping);
    pieces.add(columns);
    const bool isPlain = pieces.isDense() || scene.isMoving;
    painter.setRenderHint(QPainter::Antialiasing, !isPlain);
    painter.setPen(linePen(line, isPlain ? 1.0 : kLineWidth));
    painter.setBrush(Qt::NoBrush);
    pieces.paint(painter);
    painter.setRenderHint(QPainter::Antialiasing, !scene.isMoving);
    paintShapes(painter, line, columns, mapping);
}

void paintBestOf(QPainter& painter,
                 const CurveLine& line,
                 const CurveScene& scene,
                 const CurveMapping& mapping)
{
    const auto best = line.series->best(line.direction);
    if (!best)
        return;
    const double x = scene.axis == learning::CurveAxis::Epoch ? best->epoch : best->seconds;
    if (x < mapping.xFrom || x > mapping.xTo)
        return;
    // whole, also where the best lies on the edge
    const double y = std::clamp(mapping.yOf(best->value),
                                mapping.place.top() + kBestRadius,
                                mapping.place.bottom() - kBestRadius);
    paintBest(painter, line.look, {mapping.xOf(x), y}, kBestRadius);
}

void paintChances(QPainter& painter, const CurveScene& scene, const CurveMapping& mapping)
{
    painter.setRenderHint(QPainter::Antialiasing, false);
    QPen pen(theme().quiet, 1.0);
    pen.setDashPattern({4, 4});
    painter.setPen(pen);
    for (const double chance : scene.chances) {
        const double y = std::round(mapping.yOf(chance)) + 0.5;
        if (y >= mapping.place.top() && y <= mapping.place.bottom())
            painter.drawLine(QPointF(mapping.place.left(), y), QPointF(mapping.place.right(), y));
    }
}

void paintCursor(QPainter& painter, const CurveScene& scene, const CurveMapping& mapping)
{
    if (!scene.cursor || *scene.cursor < mapping.xFrom || *scene.cursor > mapping.xTo)
        return;
    const double x = std::round(mapping.xOf(*scene.cursor)) + 0.5;
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(theme().text, 1.0));
    painter.drawLine(QPointF(x, mapping.place.top()), QPointF(x, mapping.place.bottom()));
    painter.setRenderHint(QPainter::Antialiasing);
    for (const CurveLine& line : scene.lines) {
        const auto index = line.series->nearest(scene.axis, *scene.cursor);
        if (!index)
            continue;
        const bool isSmoothed = line.smoothed != nullptr && *index < line.smoothed->size();
        const double value
            = isSmoothed ? line.smoothed->values()[*index] : line.series->values()[*index];
        if (std::isfinite(value))
            paintShape(painter,
                       line.look,
                       {mapping.xOf(line.series->places(scene.axis)[*index]), mapping.yOf(value)},
                       kShapeRadius,
                       true);
    }
}

} // namespace

double CurveMapping::xOf(double x) const
{
    return place.left() + (x - xFrom) / (xTo - xFrom) * place.width();
}

double CurveMapping::yOf(double value) const
{
    double share = 0.0;
    if (!isLog)
        share = (value - yFrom) / (yTo - yFrom);
    else if (value > 0.0)
        share = std::log(value / yFrom) / std::log(yTo / yFrom);
    // far outside is outside enough, also for a painter that counts in 32 bits
    return place.bottom() - std::clamp(share, isLog ? 0.0 : -10.0, 11.0) * place.height();
}

void paintCurves(QPainter& painter, const CurveScene& scene, const CurveMapping& mapping)
{
    if (!(mapping.xTo > mapping.xFrom) || !(mapping.yTo > mapping.yFrom))
        return;
    painter.save();
    paintChances(painter, scene, mapping);
    for (const CurveLine& line : scene.lines)
        if (line.smoothed != nullptr)
            paintBehind(painter, line, scene, mapping);
    for (const CurveLine& line : scene.lines)
        paintLine(painter, line, scene, mapping);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const CurveLine& line : scene.lines)
        paintBestOf(painter, line, scene, mapping);
    paintCursor(painter, scene, mapping);
    painter.restore();
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
