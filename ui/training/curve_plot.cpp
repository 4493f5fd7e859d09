// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/curve_plot.h"

#include "ui/common/theme.h"

#include <QPainter>
#include <QTimer>

#include <utility>

namespace timbrel::ui {
namespace {

constexpr const char* kCursorLayer = "overlay"; ///< QCustomPlot's own, over all others
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
        paintCurves(*painter, m_plot.scene(), m_plot.mapping(), m_scratch);
    }
    void drawLegendIcon(QCPPainter* /*painter*/, const QRectF& /*place*/) const override { }

private:
    const CurvePlot& m_plot;
    CurveScratch m_scratch;
};

/// What the cursor reads, drawn without the curves below it: they are painted anew only when they
/// change.
class CursorLayer final : public QCPLayerable
{
public:
    CursorLayer(CurvePlot& plot, const QString& layer)
        : QCPLayerable(&plot, layer)
        , m_plot(plot)
    { }

protected:
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override
    {
        painter->setAntialiasing(false);
    }
    QRect clipRect() const override { return m_plot.axisRect()->rect(); }
    void draw(QCPPainter* painter) override
    {
        if (m_plot.cursorAt())
            paintCursor(*painter, m_plot.scene(), m_plot.mapping());
    }

private:
    const CurvePlot& m_plot;
};

QFont plotCaptionFont(const QFont& font)
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
    new CursorLayer(*this, QString::fromLatin1(kCursorLayer)); // owned, too
    // numbers of any length have their room, so that the axes stay where they are
    const QFontMetrics caption(plotCaptionFont(font()));
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
        axis->setTickLabelFont(plotCaptionFont(font()));
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
    if (std::exchange(m_isCursorDue, true))
        return; // before the next frame
    QTimer::singleShot(0, this, [this] {
        m_isCursorDue = false;
        layer(QString::fromLatin1(kCursorLayer))->replot();
    });
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
