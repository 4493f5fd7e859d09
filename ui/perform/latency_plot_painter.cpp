// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/perform/latency_plot_painter.h"

#include "ui/common/theme.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace timbrel::ui {
namespace {

constexpr double kTicks[] = {0.001, 0.01, 0.1, 1.0, 10.0, 100.0};

class LatencyPlotPainterTexts
{
    Q_DECLARE_TR_FUNCTIONS(Latency)
public:
    static QString microseconds(const QString& number) { return tr("%1 µs").arg(number); }
    static QString milliseconds(const QString& number) { return tr("%1 ms").arg(number); }
};

void paintAxis(QPainter& painter, const QRectF& area, const LatencyAxis& axis)
{
    const Theme& colours = theme();
    painter.setPen(QPen(colours.line, 1.0));
    painter.drawLine(area.bottomLeft(), area.bottomRight());
    const QFontMetricsF size(painter.fontMetrics());
    for (const double tick : kTicks) {
        const double x = axis.xOf(tick);
        const bool isNoticed = tick == kNoticedMilliseconds;
        painter.setPen(isNoticed ? QPen(colours.warn, 1.0, Qt::DashLine) : QPen(colours.line, 1.0));
        painter.drawLine(QPointF(x, isNoticed ? area.top() : area.bottom() - 4.0),
                         QPointF(x, area.bottom()));
        const QString text = latencyText(tick);
        const double width = size.horizontalAdvance(text);
        const double left = std::clamp(x - width / 2.0, area.left(), area.right() - width);
        painter.setPen(isNoticed ? colours.warn : colours.quiet);
        painter.drawText(QPointF(left, area.bottom() + size.ascent() + 1.0), text);
    }
}

} // namespace

double LatencyAxis::xOf(double milliseconds) const
{
    const double share
        = std::log10(std::max(milliseconds, kLowest) / kLowest) / std::log10(kHighest / kLowest);
    return left + width * std::min(share, 1.0);
}

double LatencyAxis::millisecondsAt(double x) const
{
    const double share = std::clamp((x - left) / width, 0.0, 1.0);
    return kLowest * std::pow(kHighest / kLowest, share);
}

QString latencyText(double milliseconds)
{
    const QLocale locale;
    if (milliseconds < 0.0995)
        return LatencyPlotPainterTexts::microseconds(
            locale.toString(milliseconds * 1000.0, 'f', 0));
    return LatencyPlotPainterTexts::milliseconds(milliseconds < 9.95
                                                     ? locale.toString(milliseconds, 'g', 2)
                                                     : locale.toString(milliseconds, 'f', 0));
}

QRectF latencyBars(const QRectF& whole, int captionHeight)
{
    return whole.adjusted(metrics::kStep, 2.0, -metrics::kStep, -captionHeight - 2.0);
}

void paintLatencyPlot(QPainter& painter, const QRectF& whole, const std::vector<LatencyBin>& bins)
{
    const Theme& colours = theme();
    QFont font = painter.font();
    font.setPixelSize(metrics::kCaptionPixels);
    painter.setFont(font);
    const QRectF area = latencyBars(whole, painter.fontMetrics().height());
    const LatencyAxis axis {area.left(), area.width()};
    painter.setRenderHint(QPainter::Antialiasing, false);
    paintAxis(painter, area, axis);

    std::uint64_t most = 0;
    for (const LatencyBin& bin : bins)
        most = std::max(most, bin.count);
    const double scale = std::log1p(static_cast<double>(most));
    double from = LatencyAxis::kLowest;
    for (const LatencyBin& bin : bins) {
        const double left = axis.xOf(from);
        const double right = axis.xOf(bin.upTo);
        from = bin.upTo;
        if (bin.count == 0)
            continue;
        const double height = area.height() * std::log1p(static_cast<double>(bin.count)) / scale;
        painter.fillRect(QRectF(left,
                                area.bottom() - std::max(2.0, height),
                                std::max(1.0, right - left - 1.0),
                                std::max(2.0, height)),
                         bin.upTo > kNoticedMilliseconds * 1.001 ? colours.warn : colours.live);
    }
}

} // namespace timbrel::ui
