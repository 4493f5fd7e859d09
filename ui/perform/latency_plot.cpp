// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/perform/latency_plot.h"

#include "ui/common/theme.h"
#include "ui/perform/latency_plot_painter.h"

#include <QLocale>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace timbrel::ui {

LatencyPlot::LatencyPlot(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("latencyPlot"));
    setAccessibleName(tr("How long notes took, as a histogram"));
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void LatencyPlot::setBins(const std::vector<LatencyBin>& bins)
{
    const bool isSame = std::equal(
        bins.begin(), bins.end(), m_bins.begin(), m_bins.end(), [](const auto& a, const auto& b) {
            return a.count == b.count && a.upTo == b.upTo;
        });
    if (isSame)
        return;
    m_bins = bins;
    setAccessibleDescription(tr("Notes that took longer than 10 ms: %1").arg(lateNotes()));
    update();
}

std::uint64_t LatencyPlot::lateNotes() const
{
    std::uint64_t late = 0;
    for (const LatencyBin& bin : m_bins)
        if (bin.upTo > kNoticedMilliseconds * 1.001) // the bin that ends there is in time
            late += bin.count;
    return late;
}

QSize LatencyPlot::sizeHint() const
{
    return {80 * metrics::kStep, 20 * metrics::kStep};
}

QSize LatencyPlot::minimumSizeHint() const
{
    return {50 * metrics::kStep, 12 * metrics::kStep};
}

void LatencyPlot::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    paintLatencyPlot(painter, QRectF(rect()), m_bins);
}

void LatencyPlot::mouseMoveEvent(QMouseEvent* event)
{
    QFont font = this->font();
    font.setPixelSize(metrics::kCaptionPixels);
    const QRectF area = latencyBars(QRectF(rect()), QFontMetrics(font).height());
    const LatencyAxis axis {area.left(), area.width()};
    const double wanted = axis.millisecondsAt(event->position().x());
    double from = 0.0;
    for (const LatencyBin& bin : m_bins) {
        if (wanted <= bin.upTo) {
            const QString count = QLocale().toString(static_cast<qulonglong>(bin.count));
            Q_EMIT hint(
                bin.count == 1
                    ? tr("1 note took %1 to %2").arg(latencyText(from), latencyText(bin.upTo))
                    : tr("%1 notes took %2 to %3")
                          .arg(count, latencyText(from), latencyText(bin.upTo)));
            return;
        }
        from = bin.upTo;
    }
}

void LatencyPlot::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    Q_EMIT hint({});
}

} // namespace timbrel::ui
