// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/curve_painter.h"

#include "ui/common/theme.h"
#include "ui/training/curve_pieces.h"

#include <QPaintEngine>
#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <vector>

namespace timbrel::ui {
namespace {

using learning::EnvelopeColumn;

constexpr double kLineWidth = 1.5;
constexpr double kShapeEvery = 96.0; ///< pixels between the shapes along a line
constexpr double kShapeRadius = 3.5;
constexpr double kBestRadius = 5.0;
constexpr double kFarOutside = 1e6; ///< pixels
constexpr double kFlat = 0.5; ///< pixels up and down in a column
/// Of all lines of a frame. A smooth stroke takes Qt some 2 us, one column of a picture a
/// hundredth.
constexpr std::size_t kMostSmoothStrokes = 3000;

/// What a line does, in columns of pixels and in rows.
struct PreparedLine
{
    std::vector<EnvelopeColumn> columns;
    std::vector<ColumnRows> rows; ///< of each column, in pixels of the device
    std::size_t strokes = 0; ///< at most, if it is drawn as a line
    bool isDense = false; ///< it fills what it crosses: there is nothing to be smoothed
};

/// One column for each pixel of the device, also where points crowd in a few pixels of a wide plot:
/// a painter would draw each of their strokes.
void mergeWithinPixels(std::vector<EnvelopeColumn>& columns,
                       const CurveMapping& mapping,
                       double ratio)
{
    const auto pixelOf = [&](const EnvelopeColumn& column) {
        return std::floor((mapping.xOf(column.x) - mapping.place.left()) * ratio);
    };
    std::size_t kept = 0;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const EnvelopeColumn column = columns[i];
        EnvelopeColumn* before = kept > 0 ? &columns[kept - 1] : nullptr;
        if (before != nullptr && !before->isGap && !column.isGap
            && pixelOf(*before) == pixelOf(column)) {
            before->minimum = std::min(before->minimum, column.minimum);
            before->maximum = std::max(before->maximum, column.maximum);
            before->last = column.last;
        } else {
            columns[kept++] = column;
        }
    }
    columns.resize(kept);
}

PreparedLine
prepared(std::vector<EnvelopeColumn> columns, const CurveMapping& mapping, double ratio)
{
    PreparedLine line;
    line.columns = std::move(columns);
    mergeWithinPixels(line.columns, mapping, ratio);
    line.rows.reserve(line.columns.size());
    const RowMapping rowsOf(mapping);
    double travel = 0.0; // up and down within columns
    double between = 0.0;
    const ColumnRows* before = nullptr;
    for (const EnvelopeColumn& column : line.columns) {
        ColumnRows rows;
        // the neighbours of what is seen may lie anywhere
        rows.column = static_cast<int>(
            std::clamp(std::floor((mapping.xOf(column.x) - mapping.place.left()) * ratio),
                       -kFarOutside,
                       kFarOutside));
        rows.isGap = column.isGap;
        if (!column.isGap) {
            rows.top = (rowsOf.yOf(column.maximum) - mapping.place.top()) * ratio;
            rows.bottom = column.minimum == column.maximum
                ? rows.top
                : (rowsOf.yOf(column.minimum) - mapping.place.top()) * ratio;
            travel += rows.bottom - rows.top;
            line.strokes += rows.bottom - rows.top < kFlat * ratio ? 1 : 3;
            if (before != nullptr && !before->isGap)
                between += std::max({rows.top - before->bottom, before->top - rows.bottom, 0.0});
        }
        line.rows.push_back(rows);
        before = &line.rows.back();
    }
    constexpr double kDense = 4.0; // pixels up and down, in each column
    const double pixels = mapping.place.width() * ratio;
    if (8.0 * static_cast<double>(line.rows.size()) > pixels) // a stroke at every eighth or nearer
        travel += between;
    line.isDense = travel > kDense * ratio * pixels;
    return line;
}

/// The lines with the most strokes become dense, until those that stay can be drawn within a frame.
void keepWithinFrame(const std::vector<PreparedLine*>& lines)
{
    std::vector<PreparedLine*> smooth;
    std::size_t strokes = 0;
    for (PreparedLine* line : lines) {
        if (line->isDense)
            continue;
        smooth.push_back(line);
        strokes += line->strokes;
    }
    std::ranges::sort(smooth, std::greater {}, &PreparedLine::strokes);
    for (PreparedLine* line : smooth) {
        if (strokes <= kMostSmoothStrokes)
            return;
        line->isDense = true;
        strokes -= line->strokes;
    }
}

learning::EnvelopeWindow windowOf(const CurveMapping& mapping, double ratio)
{
    const double pixels = std::max(1.0, mapping.place.width() * ratio);
    return {mapping.xFrom, mapping.xTo, static_cast<int>(pixels)};
}

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

void paintPieces(QPainter& painter,
                 const PreparedLine& line,
                 const QPen& pen,
                 const CurveScene& scene,
                 const CurveMapping& mapping)
{
    CurvePieces pieces(mapping, pen.widthF());
    pieces.add(line.columns);
    painter.setRenderHint(QPainter::Antialiasing, !line.isDense && !scene.isMoving);
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    pieces.paint(painter);
}

/// Lines behind, then lines; those that fill what they cross in a picture of their own.
class LinePainter
{
public:
    LinePainter(QPainter& painter,
                const CurveScene& scene,
                const CurveMapping& mapping,
                CurveScratch& scratch)
        : m_painter(painter)
        , m_scene(scene)
        , m_mapping(mapping)
        , m_dense(scratch.dense)
        , m_ratio(painter.device()->devicePixelRatioF())
        // a drawing has lines, and no pixels
        , m_hasPixels(painter.paintEngine()->type() == QPaintEngine::Raster)
    {
        m_dense.begin((mapping.place.size() * m_ratio).toSize());
    }

    void run()
    {
        prepareAll();
        for (std::size_t i = 0; i < m_lines.size(); ++i)
            if (m_scene.lines[i].smoothed != nullptr)
                paintBehind(m_behind[i], m_scene.lines[i].look.faint);
        for (std::size_t i = 0; i < m_lines.size(); ++i)
            if (isPicture(m_lines[i]))
                m_dense.add(m_lines[i].rows, m_scene.lines[i].look.colour.rgb());
        m_dense.paint(m_painter, m_mapping.place.topLeft(), m_ratio);
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            const bool isPlain = m_lines[i].isDense || m_scene.isMoving;
            const QPen pen = linePen(m_scene.lines[i], isPlain ? 1.0 : kLineWidth);
            if (!isPicture(m_lines[i]))
                paintPieces(m_painter, m_lines[i], pen, m_scene, m_mapping);
        }
        m_painter.setRenderHint(QPainter::Antialiasing, !m_scene.isMoving);
        for (std::size_t i = 0; i < m_lines.size(); ++i)
            paintShapes(m_painter, m_scene.lines[i], m_lines[i].columns, m_mapping);
    }

private:
    [[nodiscard]] learning::EnvelopeWindow window() const { return windowOf(m_mapping, m_ratio); }
    [[nodiscard]] bool isPicture(const PreparedLine& line) const
    {
        return line.isDense && m_hasPixels;
    }
    void prepareAll()
    {
        std::vector<PreparedLine*> all;
        m_behind.resize(m_scene.lines.size());
        m_lines.resize(m_scene.lines.size());
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            const CurveLine& line = m_scene.lines[i];
            PreparedLine raw
                = prepared(line.series->envelope(m_scene.axis, window()), m_mapping, m_ratio);
            if (line.smoothed == nullptr) {
                m_lines[i] = std::move(raw);
            } else {
                m_behind[i] = std::move(raw);
                m_lines[i] = prepared(line.smoothed->envelope(*line.series, m_scene.axis, window()),
                                      m_mapping,
                                      m_ratio);
                all.push_back(&m_behind[i]);
            }
            all.push_back(&m_lines[i]);
        }
        if (m_hasPixels)
            keepWithinFrame(all);
    }
    void paintBehind(const PreparedLine& behind, const QColor& colour)
    {
        if (isPicture(behind))
            m_dense.add(behind.rows, colour.rgb());
        else
            paintPieces(m_painter, behind, QPen(colour, 1.0), m_scene, m_mapping);
    }

    QPainter& m_painter;
    const CurveScene& m_scene;
    const CurveMapping& m_mapping;
    DenseLines& m_dense;
    std::vector<PreparedLine> m_behind; ///< of the lines that have a smoothed one before them
    std::vector<PreparedLine> m_lines;
    double m_ratio;
    bool m_hasPixels;
};

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

} // namespace

void paintCurves(QPainter& painter,
                 const CurveScene& scene,
                 const CurveMapping& mapping,
                 CurveScratch& scratch)
{
    if (!(mapping.xTo > mapping.xFrom) || !(mapping.yTo > mapping.yFrom))
        return;
    painter.save();
    paintChances(painter, scene, mapping);
    LinePainter(painter, scene, mapping, scratch).run();
    painter.setRenderHint(QPainter::Antialiasing);
    for (const CurveLine& line : scene.lines)
        paintBestOf(painter, line, scene, mapping);
    painter.restore();
}

void paintCursor(QPainter& painter, const CurveScene& scene, const CurveMapping& mapping)
{
    if (!scene.cursor || *scene.cursor < mapping.xFrom || *scene.cursor > mapping.xTo)
        return;
    painter.save();
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
    painter.restore();
}

} // namespace timbrel::ui
