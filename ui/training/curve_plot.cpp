// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/curve_plot.h"

#include "ui/common/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace timbrel::ui {
namespace {

constexpr double kZoomStep = 1.2; ///< of a notch of the wheel
constexpr double kNotch = 120.0; ///< Qt's unit of the wheel
constexpr double kSmallestShare = 1e-12; ///< of a value, before numbers run out of digits
constexpr double kLongTime = 120.0; ///< seconds; more are shown as minutes and seconds

/// Everything that is drawn into the axes, as QCustomPlot sees it.
class CurveLayer final : public QCPAbstractPlottable
{
public:
    CurveLayer(QCPAxis* x, QCPAxis* y, const CurvePlot& plot)
        : QCPAbstractPlottable(x, y)
        , m_plot(plot)
    { }
    double selectTest(const QPointF& /*at*/, bool /*only*/, QVariant* /*details*/) const override
    {
        return -1.0;
    }
    QCPRange getKeyRange(bool& found, QCP::SignDomain /*sign*/) const override
    {
        const auto range = placesOf(m_plot.scene());
        found = !range.isEmpty();
        return found ? QCPRange(range.lowest, range.highest) : QCPRange();
    }
    QCPRange getValueRange(bool& found, QCP::SignDomain /*sign*/, const QCPRange& in) const override
    {
        const auto range = valuesOf(m_plot.scene(), in.lower, in.upper);
        found = !range.isEmpty();
        return found ? QCPRange(range.lowest, range.highest) : QCPRange();
    }

protected:
    void draw(QCPPainter* painter) override
    {
        paintCurves(*painter, m_plot.scene(), m_plot.mapping());
    }
    void drawLegendIcon(QCPPainter* /*painter*/, const QRectF& /*place*/) const override { }

private:
    const CurvePlot& m_plot;
};

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

QFont captionFont(const QFont& font)
{
    QFont caption = font;
    caption.setPixelSize(metrics::kCaptionPixels);
    return caption;
}

} // namespace

CurvePlot::CurvePlot(const QString& title, Source source, QWidget* parent)
    : QCustomPlot(parent)
    , m_source(std::move(source))
{
    setAccessibleName(title);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setInteractions(QCP::iNone);
    setNoAntialiasingOnDrag(true);
    setPlottingHint(QCP::phFastPolylines, true);
    new CurveLayer(xAxis, yAxis, *this); // the plot owns it
    // numbers of any length have their room, so that the axes stay where they are
    const QFontMetrics caption(captionFont(font()));
    axisRect()->setAutoMargins(QCP::msNone);
    axisRect()->setMargins(
        QMargins(caption.horizontalAdvance(QStringLiteral("-0.00001")) + 3 * metrics::kStep,
                 2 * metrics::kStep,
                 4 * metrics::kStep,
                 caption.height() + 2 * metrics::kStep));
    plotLayout()->setRowSpacing(0);
    for (QCPAxis* axis : {xAxis, yAxis}) {
        axis->setTickLength(0, metrics::kStep);
        axis->setSubTicks(false);
        axis->setTickLabelPadding(metrics::kStep);
        axis->setNumberFormat(QStringLiteral("g"));
        axis->setNumberPrecision(4);
    }
    setTickers();
    applyTheme();
}

void CurvePlot::applyTheme()
{
    const Theme& colours = theme();
    setBackground(QBrush(colours.panel));
    for (QCPAxis* axis : {xAxis, yAxis}) {
        axis->setBasePen(QPen(colours.line, 1.0));
        axis->setTickPen(QPen(colours.line, 1.0));
        axis->setTickLabelColor(colours.quiet);
        axis->setTickLabelFont(captionFont(font()));
        axis->grid()->setPen(QPen(colours.line, 1.0));
        axis->grid()->setZeroLinePen(QPen(colours.line, 1.0));
        axis->grid()->setAntialiased(false);
    }
    replotSoon();
}

void CurvePlot::setTickers()
{
    if (m_isLog) {
        QSharedPointer<QCPAxisTickerLog> ticker(new QCPAxisTickerLog);
        ticker->setTickCount(4);
        yAxis->setTicker(ticker);
    } else {
        QSharedPointer<QCPAxisTicker> ticker(new QCPAxisTicker);
        ticker->setTickCount(4);
        yAxis->setTicker(ticker);
    }
    yAxis->setScaleType(m_isLog ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    const bool isTime = m_axis == learning::CurveAxis::Seconds;
    if (isTime && xAxis->range().upper > kLongTime) {
        QSharedPointer<QCPAxisTickerTime> ticker(new QCPAxisTickerTime);
        ticker->setTimeFormat(xAxis->range().upper >= 3600.0 ? QStringLiteral("%h:%m:%s")
                                                             : QStringLiteral("%m:%s"));
        xAxis->setTicker(ticker);
    } else {
        xAxis->setTicker(QSharedPointer<QCPAxisTicker>(new QCPAxisTicker));
    }
}

CurveScene CurvePlot::scene() const
{
    CurveScene scene;
    m_source(scene);
    scene.axis = m_axis;
    scene.cursor = m_cursor;
    scene.isMoving = m_isMoving;
    return scene;
}

void CurvePlot::setAxis(learning::CurveAxis axis)
{
    if (axis == m_axis)
        return;
    m_axis = axis;
    setTickers();
    replotSoon();
}

void CurvePlot::setCursorAt(std::optional<double> x)
{
    if (x == m_cursor)
        return;
    m_cursor = x;
    replotSoon();
}

void CurvePlot::setLogarithmic(bool isLog)
{
    if (isLog == m_isLog)
        return;
    m_isLog = isLog;
    setTickers();
    replotSoon();
}

void CurvePlot::setRanges(const PlotRange& x, const PlotRange& y)
{
    if (x == xRange() && y == yRange())
        return;
    xAxis->setRange(x.from, x.to);
    yAxis->setRange(y.from, y.to);
    if (m_axis == learning::CurveAxis::Seconds)
        setTickers();
    replotSoon();
}

PlotRange CurvePlot::xRange() const
{
    return {xAxis->range().lower, xAxis->range().upper};
}

PlotRange CurvePlot::yRange() const
{
    return {yAxis->range().lower, yAxis->range().upper};
}

CurveMapping CurvePlot::mapping() const
{
    return {QRectF(axisRect()->rect()),
            xAxis->range().lower,
            xAxis->range().upper,
            yAxis->range().lower,
            yAxis->range().upper,
            m_isLog};
}

void CurvePlot::replotSoon()
{
    replot(QCustomPlot::rpQueuedReplot);
}

QSize CurvePlot::sizeHint() const
{
    return {120 * metrics::kStep, 50 * metrics::kStep};
}

QSize CurvePlot::minimumSizeHint() const
{
    return {50 * metrics::kStep, 26 * metrics::kStep};
}

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

void CurvePlot::changeEvent(QEvent* event)
{
    QCustomPlot::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        applyTheme();
}

void CurvePlot::focusInEvent(QFocusEvent* event)
{
    QCustomPlot::focusInEvent(event);
    update();
}

void CurvePlot::focusOutEvent(QFocusEvent* event)
{
    QCustomPlot::focusOutEvent(event);
    update();
}

void CurvePlot::paintEvent(QPaintEvent* event)
{
    QCustomPlot::paintEvent(event);
    if (!hasFocus())
        return;
    QPainter painter(this);
    painter.setPen(QPen(theme().accent, metrics::kFocusRing));
    const double half = metrics::kFocusRing / 2.0;
    painter.drawRect(QRectF(rect()).adjusted(half, half, -half, -half));
}

} // namespace timbrel::ui
