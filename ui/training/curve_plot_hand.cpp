// SPDX-License-Identifier: GPL-3.0-or-later
// What a hand does to a plot: dragging, the wheel, keys.
#include "ui/training/curve_plot.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace timbrel::ui {
namespace {

constexpr double kZoomStep = 1.2; ///< of a notch of the wheel
constexpr double kNotch = 120.0; ///< Qt's unit of the wheel
constexpr double kSmallestShare = 1e-12; ///< of a value, before numbers run out of digits

PlotRange zoomed(const PlotRange& range, double factor, double at)
{
    const PlotRange now {at + (range.from - at) / factor, at + (range.to - at) / factor};
    const double size = std::max({std::abs(now.from), std::abs(now.to), kSmallestShare});
    return now.to - now.from > kSmallestShare * size ? now : range;
}

PlotRange asLog(const PlotRange& range)
{
    return {std::log10(range.from), std::log10(range.to)};
}

PlotRange fromLog(const PlotRange& range)
{
    constexpr double kMostDecades = 300.0;
    return {std::pow(10.0, std::max(range.from, -kMostDecades)),
            std::pow(10.0, std::min(range.to, kMostDecades))};
}

} // namespace

double CurvePlot::placeUnder(const QPointF& position) const
{
    const QRectF place = mapping().place;
    const double share
        = std::clamp((position.x() - place.left()) / std::max(1.0, place.width()), 0.0, 1.0);
    return xAxis->range().lower + share * xAxis->range().size();
}

void CurvePlot::setMoving(bool isMoving)
{
    if (m_isMoving == isMoving)
        return;
    m_isMoving = isMoving;
    replotSoon();
}

void CurvePlot::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton) {
        event->ignore(); // the menu is the panel's
        return;
    }
    m_drag = Drag {event->position(), xRange(), yRange()};
    event->accept();
}

void CurvePlot::mouseMoveEvent(QMouseEvent* event)
{
    Q_EMIT cursorMoved(placeUnder(event->position()));
    if (!m_drag)
        return;
    const QPointF way = event->position() - m_drag->from;
    if (!m_isMoving && way.manhattanLength() < QApplication::startDragDistance())
        return;
    setMoving(true);
    setCursor(Qt::ClosedHandCursor);
    const QRectF place = mapping().place;
    const double x = way.x() / std::max(1.0, place.width()) * (m_drag->x.to - m_drag->x.from);
    Q_EMIT xMoved({m_drag->x.from - x, m_drag->x.to - x});
    if (event->modifiers() & Qt::ShiftModifier)
        return; // holds the other axis
    PlotRange y = m_isLog ? asLog(m_drag->y) : m_drag->y;
    const double up = way.y() / std::max(1.0, place.height()) * (y.to - y.from);
    y = {y.from + up, y.to + up};
    if (std::abs(way.y()) >= QApplication::startDragDistance())
        Q_EMIT yMoved(m_isLog ? fromLog(y) : y);
}

void CurvePlot::mouseReleaseEvent(QMouseEvent* event)
{
    m_drag.reset();
    unsetCursor();
    setMoving(false);
    event->accept();
}

void CurvePlot::mouseDoubleClickEvent(QMouseEvent* event)
{
    m_drag.reset();
    if (event->button() == Qt::LeftButton)
        Q_EMIT fitRequested();
}

void CurvePlot::zoomX(double factor, double at)
{
    Q_EMIT xMoved(zoomed(xRange(), factor, at));
}

void CurvePlot::zoomY(double factor, double at)
{
    if (m_isLog)
        Q_EMIT yMoved(fromLog(zoomed(asLog(yRange()), factor, std::log10(at))));
    else
        Q_EMIT yMoved(zoomed(yRange(), factor, at));
}

void CurvePlot::moveX(double share)
{
    const PlotRange range = xRange();
    const double by = share * (range.to - range.from);
    Q_EMIT xMoved({range.from + by, range.to + by});
}

void CurvePlot::wheelEvent(QWheelEvent* event)
{
    const QPoint turn = event->angleDelta();
    // Qt turns the wheel sideways while Alt is held, and some touchpads have a wheel for that
    const double notches = (turn.y() != 0 ? turn.y() : turn.x()) / kNotch;
    const bool isZoom = (event->modifiers() & Qt::ControlModifier) != 0;
    const bool isShift = (event->modifiers() & Qt::ShiftModifier) != 0;
    if (notches == 0.0 || (!isZoom && !isShift && turn.x() == 0)) {
        event->ignore(); // scrolls what lies around
        return;
    }
    event->accept();
    if (isZoom && isShift)
        zoomY(std::pow(kZoomStep, notches), yAxis->pixelToCoord(event->position().y()));
    else if (isZoom)
        zoomX(std::pow(kZoomStep, notches), placeUnder(event->position()));
    else
        moveX(-0.1 * notches);
}

void CurvePlot::moveCursor(double share)
{
    const PlotRange range = xRange();
    const double from = m_cursor.value_or(range.from + 0.5 * (range.to - range.from));
    Q_EMIT cursorMoved(std::clamp(from + share * (range.to - range.from), range.from, range.to));
}

void CurvePlot::keyPressEvent(QKeyEvent* event)
{
    const bool isControl = (event->modifiers() & Qt::ControlModifier) != 0;
    const bool isShift = (event->modifiers() & Qt::ShiftModifier) != 0;
    const double step = isShift ? 0.1 : 1.0 / std::max(1.0, mapping().place.width());
    const double middle = 0.5 * (xRange().from + xRange().to);
    const double at = m_cursor.value_or(middle);
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right: {
        const double sign = event->key() == Qt::Key_Right ? 1.0 : -1.0;
        isControl ? moveX(0.1 * sign) : moveCursor(sign * step);
        return;
    }
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomX(kZoomStep, at);
        return;
    case Qt::Key_Minus:
        zoomX(1.0 / kZoomStep, at);
        return;
    case Qt::Key_0:
        Q_EMIT fitRequested();
        return;
    default:
        QCustomPlot::keyPressEvent(event);
    }
}

void CurvePlot::leaveEvent(QEvent* event)
{
    QCustomPlot::leaveEvent(event);
    Q_EMIT cursorMoved(std::nullopt);
}

} // namespace timbrel::ui
