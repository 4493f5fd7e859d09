// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/curve_pieces.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace timbrel::ui {
namespace {

constexpr double kFlatColumn = 0.5; ///< pixels up and down in a column
constexpr double kSamePlace = 0.2; ///< pixels that nobody sees

/// Narrows the part [from, to] of a line to where start + part * step lies within [lowest,
/// highest].
bool narrow(double start, double step, double lowest, double highest, double& from, double& to)
{
    if (step == 0.0)
        return start >= lowest && start <= highest;
    const double first = (lowest - start) / step;
    const double second = (highest - start) / step;
    from = std::max(from, std::min(first, second));
    to = std::min(to, std::max(first, second));
    return from <= to;
}

} // namespace

std::optional<QLineF> clippedLine(const QLineF& line, const QRectF& rectangle)
{
    double from = 0.0;
    double to = 1.0;
    if (!narrow(line.x1(), line.dx(), rectangle.left(), rectangle.right(), from, to)
        || !narrow(line.y1(), line.dy(), rectangle.top(), rectangle.bottom(), from, to))
        return std::nullopt;
    return QLineF(from > 0.0 ? line.pointAt(from) : line.p1(),
                  to < 1.0 ? line.pointAt(to) : line.p2());
}

CurvePieces::CurvePieces(const CurveMapping& mapping, double lineWidth)
    : m_mapping(mapping)
    , m_rows(mapping)
    , m_seen(mapping.place.adjusted(-lineWidth, -lineWidth, lineWidth, lineWidth))
{ }

void CurvePieces::add(const std::vector<learning::EnvelopeColumn>& columns)
{
    for (const learning::EnvelopeColumn& column : columns) {
        if (column.isGap) {
            end();
            continue;
        }
        const double x = m_mapping.xOf(column.x);
        const double top = m_rows.yOf(column.maximum);
        if (m_rows.yOf(column.minimum) - top < kFlatColumn) { // one point says all of it
            point(x, m_rows.yOf(column.last));
            continue;
        }
        point(x, m_rows.yOf(column.first));
        if (column.minimum != column.maximum) {
            point(x, m_rows.yOf(column.minimum));
            point(x, top);
        }
        if (column.last != column.first || column.minimum != column.maximum)
            point(x, m_rows.yOf(column.last));
    }
    end();
}

void CurvePieces::paint(QPainter& painter) const
{
    for (const QPolygonF& piece : m_pieces)
        if (piece.size() == 1)
            painter.drawPoint(piece.first());
        else
            painter.drawPolyline(piece);
}

void CurvePieces::point(double x, double y)
{
    const QPointF to(x, y);
    if (!m_before) {
        if (m_seen.contains(to))
            m_piece << to;
    } else if (std::abs(m_before->x() - x) < kSamePlace
               && std::abs(m_before->y() - y) < kSamePlace) {
        return;
    } else if (const auto seen = clippedLine({*m_before, to}, m_seen)) {
        if (m_piece.isEmpty() || m_piece.last() != seen->p1()) {
            flush();
            m_piece << seen->p1();
        }
        m_piece << seen->p2();
    }
    m_before = to;
}

void CurvePieces::end()
{
    flush();
    m_before.reset();
}

void CurvePieces::flush()
{
    if (!m_piece.isEmpty())
        m_pieces.push_back(std::move(m_piece));
    m_piece = {};
}

} // namespace timbrel::ui
