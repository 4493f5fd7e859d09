// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/preview_legend.h"

#include "ui/common/theme.h"
#include "ui/common/theme_map.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>

namespace timbrel::ui {
namespace {

constexpr int kSample = 6 * metrics::kStep;
constexpr int kScale = 16 * metrics::kStep;
constexpr int kGap = 4 * metrics::kStep;
constexpr int kNear = metrics::kStep + 2;

/// Draws one sample after the other, or only measures them.
struct Row
{
    QPainter* painter = nullptr; ///< null: only measures
    const QFontMetrics& letters;
    double middle = 0.0;
    int x = 0;

    template<class Paint>
    void add(const QString& text, int width, Paint paint)
    {
        if (painter != nullptr)
            paint(QRectF(x, middle - 5.0, width, 10.0));
        x += width + kNear;
        addText(text);
        x += kGap;
    }
    void addText(const QString& text)
    {
        const int width = letters.horizontalAdvance(text);
        if (painter != nullptr) {
            painter->setPen(theme().quiet);
            painter->drawText(QRectF(x, middle - 10.0, width + 2.0, 20.0),
                              Qt::AlignLeft | Qt::AlignVCenter,
                              text);
        }
        x += width;
    }
};

QColor withShare(QColor colour, double share)
{
    colour.setAlphaF(static_cast<float>(share));
    return colour;
}

} // namespace

PreviewLegend::PreviewLegend(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("previewLegend"));
    setAccessibleName(tr("What the lines and colours mean"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void PreviewLegend::setTarget(bool hasTarget, int series)
{
    m_hasTarget = hasTarget;
    m_series = series;
    updateGeometry();
    update();
}

void PreviewLegend::setStateRange(float range)
{
    m_range = range;
    updateGeometry();
    update();
}

QSize PreviewLegend::sizeHint() const
{
    const QFontMetrics letters(font());
    const int texts
        = letters.horizontalAdvance(tr("Target") + tr("Network") + tr("Difference")
                                    + tr("Cell state") + QStringLiteral("-88.88+88.88"));
    return {texts + 3 * (kSample + kNear + kGap) + kScale + 4 * kNear, metrics::kControlHeight};
}

QSize PreviewLegend::minimumSizeHint() const
{
    return {20 * metrics::kStep, metrics::kControlHeight - metrics::kStep};
}

void PreviewLegend::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QFontMetrics letters(font());
    Row row {&painter, letters, height() / 2.0};
    const QColor series = theme().series[static_cast<std::size_t>(m_series) % 8];
    if (m_hasTarget) {
        row.add(tr("Target"), kSample, [&](const QRectF& place) {
            painter.fillRect(place, withShare(series, 0.25));
            painter.fillRect(QRectF(place.left(), place.top(), place.width(), 1.0), series);
        });
    }
    row.add(tr("Network"), kSample, [&](const QRectF& place) {
        painter.fillRect(QRectF(place.left(), place.center().y() - 1.0, place.width(), 2.0),
                         theme().accent);
    });
    if (m_hasTarget)
        row.add(tr("Difference"), kSample, [&](const QRectF& place) {
            painter.fillRect(place, withShare(theme().accent, 0.3));
        });
    if (m_range <= 0.0F)
        return;
    const QString range = QLocale().toString(static_cast<double>(m_range), 'f', 2);
    row.addText(tr("Cell state"));
    row.x += kNear;
    row.addText(QStringLiteral("−") + range);
    row.x += kNear;
    row.add(range, kScale, [&](const QRectF& place) {
        const auto& colours = mapColours();
        for (int i = 0; i < kScale; ++i)
            painter.fillRect(
                QRectF(place.left() + i, place.top(), 1.0, place.height()),
                QColor::fromRgb(colours[static_cast<std::size_t>(i * 255 / (kScale - 1))]));
    });
}

} // namespace timbrel::ui
