// SPDX-License-Identifier: GPL-3.0-or-later
// How a preview's plot is painted: the picture that was made elsewhere, and what stands around it.
#include "ui/common/axes/value_axis.h"
#include "ui/training/preview_plot.h"

#include <QLocale>
#include <QPaintEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace timbrel::ui {
namespace {

constexpr double kNearestTicks = 72.0;

QFont previewCaptionFont(const QWidget& widget)
{
    QFont font = widget.font();
    font.setPixelSize(metrics::kCaptionPixels);
    return font;
}

QString axisSecondsText(Microseconds time, int decimals)
{
    return QLocale().toString(std::chrono::duration<double>(time).count(), 'f', decimals);
}

/// 1, 2 or 5 times a power of ten.
double niceSeconds(double least)
{
    const double power = std::pow(10.0, std::floor(std::log10(least)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (factor * power >= least)
            return factor * power;
    return 10.0 * power;
}

} // namespace

void PreviewPlot::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    painter.fillRect(event->rect(), theme().ground);
    if (!m_preview || m_preview->steps() == 0)
        return;
    if (!m_picture.isNull()) {
        // until the new picture is there, the old one stands where its times are
        const double ratio = m_picture.devicePixelRatio();
        const int left = m_layout.ruler.left();
        const double width = m_picture.width() / ratio - left;
        const double scale = m_pictureAxis.microsPerPixel / m_axis.microsPerPixel;
        const double x = (m_pictureAxis.origin - m_axis.origin) / m_axis.microsPerPixel;
        painter.setClipRect(rect().adjusted(left, 0, 0, 0) & event->rect());
        painter.drawImage(QRectF(left + x, 0.0, width * scale, m_picture.height() / ratio),
                          m_picture,
                          QRectF(left * ratio, 0.0, width * ratio, m_picture.height()));
        painter.setClipping(false);
    }
    painter.setFont(previewCaptionFont(*this));
    if (event->rect().top() < m_layout.ruler.bottom())
        paintRuler(painter);
    if (event->rect().left() < m_layout.ruler.left())
        paintScales(painter);
    paintCursor(painter);
    if (hasFocus()) {
        painter.setPen(QPen(theme().accent, metrics::kFocusRing));
        painter.drawRect(QRectF(rect()).adjusted(1.0, 1.0, -1.0, -1.0));
    }
}

void PreviewPlot::paintRuler(QPainter& painter) const
{
    painter.fillRect(m_layout.ruler, theme().ground);
    const double step = niceSeconds(kNearestTicks * m_axis.microsPerPixel / 1e6);
    const int decimals = std::clamp(static_cast<int>(std::ceil(-std::log10(step))), 0, 4);
    const double last = m_axis.origin / 1e6 + m_layout.ruler.width() * m_axis.microsPerPixel / 1e6;
    for (double tick = std::max(0.0, std::ceil(m_axis.origin / 1e6 / step) * step); tick <= last;
         tick += step) {
        const Microseconds time {std::llround(tick * 1e6)};
        const double x = m_layout.ruler.left() + m_axis.xOf(time);
        painter.fillRect(QRectF(x, m_layout.ruler.bottom() - 4.0, 1.0, 5.0), theme().line);
        const QString text = tr("%1 s").arg(axisSecondsText(time, decimals));
        const double right = x + 3.0 + painter.fontMetrics().horizontalAdvance(text);
        if (right > width())
            continue;
        painter.setPen(theme().quiet);
        painter.drawText(QRectF(x + 3.0, 0.0, kNearestTicks, m_layout.ruler.height() - 2.0),
                         Qt::AlignLeft | Qt::AlignVCenter,
                         text);
    }
}

void PreviewPlot::paintScales(QPainter& painter) const
{
    const QFontMetrics& letters = painter.fontMetrics();
    const double text = letters.height();
    const auto title = [&](const QRect& strip, const QString& name) {
        painter.save();
        painter.translate(0.0, strip.bottom() + 1);
        painter.rotate(-90.0);
        painter.drawText(QRectF(0.0, 4.0, strip.height(), 16.0),
                         Qt::AlignCenter,
                         letters.elidedText(name, Qt::ElideRight, strip.height()));
        painter.restore();
    };
    const auto value = [&](const QRect& strip, double y, int number) {
        const double top = std::clamp(
            y - text / 2.0, double(strip.top()), std::max(0.0, strip.bottom() + 1 - text));
        painter.drawText(QRectF(0.0, top, m_layout.ruler.left() - 6.0, text),
                         Qt::AlignRight | Qt::AlignVCenter,
                         QLocale().toString(number));
    };
    painter.setPen(theme().quiet);
    for (std::size_t i = 0; i < m_layout.lanes.size(); ++i) {
        const QRect& lane = m_layout.lanes[i];
        title(lane, tr("CC %1").arg(m_preview->controllers[i].coding.controller));
        const ValueAxis axis {double(lane.height()), metrics::kValueMargin};
        for (const int number : {0, 127})
            value(lane, lane.top() + axis.yOf(number), number);
    }
    title(m_layout.notes, tr("Notes"));
    if (m_layout.cells.isEmpty())
        return;
    title(m_layout.cells, tr("Cells"));
    value(m_layout.cells, m_layout.cells.top(), 1);
    value(m_layout.cells, m_layout.cells.bottom() + 1, static_cast<int>(m_preview->cellCount));
}

void PreviewPlot::paintCursor(QPainter& painter) const
{
    const int left = m_layout.ruler.left();
    const int top = m_layout.ruler.bottom() + 1;
    const int bottom = std::max(m_layout.notes.bottom(), m_layout.cells.bottom()) + 1;
    const auto line = [&](Microseconds time, const QColor& colour) {
        const double x = left + std::floor(m_axis.xOf(time));
        if (x >= left)
            painter.fillRect(QRectF(x, top, 1.0, bottom - top), colour);
    };
    if (m_cursor && *m_cursor < m_preview->steps())
        line(m_preview->times[*m_cursor], theme().text);
    if (m_playhead)
        line(*m_playhead, theme().live);
}

} // namespace timbrel::ui
