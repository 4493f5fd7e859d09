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
constexpr int kLegendGap = 4 * metrics::kStep;
constexpr int kNear = metrics::kStep + 2;
constexpr int kLine = metrics::kDenseControlHeight;
constexpr int kOneLine = 1 << 20; // so wide that nothing is broken

/// Draws one sample after the other, in as many lines as they need, or only measures them.
class Lines
{
public:
    /// painter null: only measures.
    Lines(QPainter* painter, const QFontMetrics& letters, int width)
        : m_painter(painter)
        , m_letters(letters)
        , m_width(width)
    { }

    /// before, a sample of this width, after: they stay together.
    template<class Paint>
    void add(const QString& before, int width, const QString& after, Paint paint)
    {
        const int lead = before.isEmpty() ? 0 : m_letters.horizontalAdvance(before) + kNear;
        const int all = lead + width + kNear + m_letters.horizontalAdvance(after);
        if (m_x > 0 && m_x + all > m_width) {
            m_x = 0;
            m_top += kLine;
        }
        m_widest = std::max(m_widest, m_x + all);
        if (m_painter != nullptr) {
            write(m_x, before);
            paint(QRectF(m_x + lead, m_top + kLine / 2 - 5.0, width, 10.0));
            write(m_x + lead + width + kNear, after);
        }
        m_x += all + kLegendGap;
    }

    [[nodiscard]] int height() const { return m_top + kLine; }
    [[nodiscard]] int widest() const { return m_widest; }

private:
    void write(int x, const QString& text)
    {
        m_painter->setPen(theme().quiet);
        m_painter->drawText(QRectF(x, m_top, m_letters.horizontalAdvance(text) + 2.0, kLine),
                            Qt::AlignLeft | Qt::AlignVCenter,
                            text);
    }

    QPainter* m_painter = nullptr;
    const QFontMetrics& m_letters;
    int m_width = 0;
    int m_x = 0;
    int m_top = 0;
    int m_widest = 0;
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
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
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
    return {drawn(nullptr, kOneLine).width(), kLine};
}

QSize PreviewLegend::minimumSizeHint() const
{
    return {20 * metrics::kStep, kLine};
}

int PreviewLegend::heightForWidth(int width) const
{
    return drawn(nullptr, width).height();
}

void PreviewLegend::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    drawn(&painter, width());
}

/// painter null: nothing is drawn; how much room it takes.
QSize PreviewLegend::drawn(QPainter* painter, int width) const
{
    const QFontMetrics letters(font());
    Lines lines(painter, letters, width);
    const QColor series = theme().series[static_cast<std::size_t>(m_series) % 8];
    if (m_hasTarget) {
        lines.add({}, kSample, tr("Target"), [&](const QRectF& place) {
            painter->fillRect(place, withShare(series, 0.25));
            painter->fillRect(QRectF(place.left(), place.top(), place.width(), 1.0), series);
        });
    }
    lines.add({}, kSample, tr("Network"), [&](const QRectF& place) {
        painter->fillRect(QRectF(place.left(), place.center().y() - 1.0, place.width(), 2.0),
                          theme().accent);
    });
    if (m_hasTarget)
        lines.add({}, kSample, tr("Difference"), [&](const QRectF& place) {
            painter->fillRect(place, withShare(theme().accent, 0.3));
        });
    if (m_range > 0.0F) {
        const QString range = QLocale().toString(static_cast<double>(m_range), 'f', 2);
        const QString from = tr("Cell state") + QStringLiteral("  −") + range;
        lines.add(from, kScale, range, [&](const QRectF& place) {
            const auto& colours = mapColours();
            for (int i = 0; i < kScale; ++i)
                painter->fillRect(
                    QRectF(place.left() + i, place.top(), 1.0, place.height()),
                    QColor::fromRgb(colours[static_cast<std::size_t>(i * 255 / (kScale - 1))]));
        });
    }
    return {lines.widest(), lines.height()};
}

} // namespace timbrel::ui
