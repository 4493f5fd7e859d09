// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/training/curve_painter.h"

#include <QLineF>
#include <QPolygonF>

#include <optional>
#include <vector>

namespace timbrel::ui {

/// The part of a line that lies within a rectangle (Liang and Barsky); none if it passes by. Ends
/// that lie inside stay exactly what they are.
[[nodiscard]] std::optional<QLineF> clippedLine(const QLineF& line, const QRectF& rectangle);

/// A line in pieces, broken where there is no value and where it leaves the plot: zoomed in deeply,
/// the next epoch lies a million pixels away, and Qt would draw each dash until there. Threads:
/// GUI.
class CurvePieces
{
public:
    /// lineWidth: what is drawn this far outside the plot is seen inside.
    CurvePieces(const CurveMapping& mapping, double lineWidth);

    void add(const std::vector<learning::EnvelopeColumn>& columns);
    void paint(QPainter& painter) const;
    [[nodiscard]] const std::vector<QPolygonF>& pieces() const noexcept { return m_pieces; }

private:
    void point(double x, double y);
    void end();
    void flush();

    const CurveMapping& m_mapping;
    const RowMapping m_rows;
    const QRectF m_seen;
    std::vector<QPolygonF> m_pieces;
    QPolygonF m_piece;
    std::optional<QPointF> m_before; ///< inside or not
};

} // namespace timbrel::ui
