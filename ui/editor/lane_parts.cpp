// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/lane_pane.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace timbrel::ui {
namespace {

constexpr int kBox = 9; // the mark of what is on
constexpr int kSampleWidth = 20;
constexpr int kGap = metrics::kStep + 1;
constexpr int kGripHeight = 5;
constexpr int kSomeLetters = 24; // less of a text says nothing

QFont captionFont(const QWidget& widget)
{
    QFont font = widget.font();
    font.setPixelSize(metrics::kCaptionPixels);
    return font;
}

void paintSample(
    QPainter& painter, LaneSample sample, double left, double middle, const QColor& colour)
{
    const double right = left + kSampleWidth;
    switch (sample) {
    case LaneSample::Solid:
        painter.fillRect(QRectF(left, middle - 1.0, kSampleWidth, 2.0), colour);
        break;
    case LaneSample::Dots:
        for (double x = left; x < right; x += 4.0)
            painter.fillRect(QRectF(x, middle - 1.0, 2.0, 2.0), colour);
        break;
    case LaneSample::Dashes:
        for (double x = left; x < right; x += 8.0)
            painter.fillRect(QRectF(x, middle, 4.0, 1.0), colour);
        break;
    case LaneSample::Steps:
        painter.fillRect(QRectF(left, middle + 4.0, 7.0, 1.0), colour);
        painter.fillRect(QRectF(left + 6.0, middle, 1.0, 5.0), colour);
        painter.fillRect(QRectF(left + 6.0, middle, 8.0, 1.0), colour);
        painter.fillRect(QRectF(left + 13.0, middle - 4.0, 1.0, 5.0), colour);
        painter.fillRect(QRectF(left + 13.0, middle - 4.0, 7.0, 1.0), colour);
        break;
    }
}

} // namespace

LanePartButton::LanePartButton(LaneSample sample, const QString& text, QWidget* parent)
    : QAbstractButton(parent)
    , m_sample(sample)
{
    setText(text);
    setAccessibleName(text);
    setCheckable(true);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
}

void LanePartButton::setSeries(int series)
{
    if (m_series == series)
        return;
    m_series = series;
    update();
}

int LanePartButton::widthWithout() const
{
    return kGap + kBox + kGap + kGap + kSampleWidth + 2 * kGap;
}

QSize LanePartButton::sizeHint() const
{
    const QFontMetrics metricsOfFont(captionFont(*this));
    return {widthWithout() + metricsOfFont.horizontalAdvance(text()) + 1,
            metrics::kDenseControlHeight};
}

QSize LanePartButton::minimumSizeHint() const
{
    return {widthWithout() - kGap, metrics::kDenseControlHeight}; // without its text
}

void LanePartButton::paintEvent(QPaintEvent*)
{
    const Theme& colours = theme();
    QPainter painter(this);
    painter.setFont(captionFont(*this));
    const double middle = std::round(height() / 2.0);
    const bool isBright = isChecked() || underMouse();
    const QColor ink = !isEnabled() ? colours.line : isBright ? colours.text : colours.quiet;
    const QRectF box(kGap + 0.5, middle - 4.5, kBox - 1.0, kBox - 1.0);
    painter.setPen(ink);
    painter.drawRect(box);
    if (isChecked())
        painter.fillRect(box.adjusted(2.0, 2.0, -1.0, -1.0), ink);
    const int textLeft = kGap + kBox + kGap;
    const int room = width() - widthWithout() + 1;
    const bool isShort = painter.fontMetrics().horizontalAdvance(text()) <= room; // "Ziel"
    const QString shown = room < kSomeLetters && !isShort
        ? QString()
        : painter.fontMetrics().elidedText(text(), Qt::ElideRight, room);
    const int textWidth = shown.isEmpty() ? -kGap : painter.fontMetrics().horizontalAdvance(shown);
    painter.drawText(
        QRectF(textLeft, 0.0, textWidth + 2.0, height()), Qt::AlignLeft | Qt::AlignVCenter, shown);
    QColor line = ink;
    if (isEnabled() && isChecked())
        line = m_series >= 0               ? colours.series[static_cast<std::size_t>(m_series)]
            : m_sample == LaneSample::Dots ? colours.accent
                                           : ink;
    paintSample(painter, m_sample, textLeft + textWidth + kGap, middle, line);
    if (hasFocus()) {
        painter.setPen(QPen(colours.accent, metrics::kFocusRing));
        painter.drawRect(QRectF(rect()).adjusted(1.0, 1.0, -1.0, -1.0));
    }
}

LaneScale::LaneScale(const QString& title, QWidget* parent)
    : QWidget(parent)
    , m_title(title)
{
    setFixedWidth(metrics::kKeysWidth);
}

int LaneScale::heightForTitle() const
{
    return QFontMetrics(captionFont(*this)).horizontalAdvance(m_title) + 2 * metrics::kStep;
}

void LaneScale::paintEvent(QPaintEvent*)
{
    constexpr int kRoomForMiddle = 56;
    QPainter painter(this);
    painter.fillRect(rect(), theme().panel);
    painter.fillRect(QRectF(width() - 1.0, 0.0, 1.0, height()), theme().line);
    painter.setFont(captionFont(*this));
    painter.setPen(theme().quiet);
    if (!m_title.isEmpty()) {
        painter.save();
        painter.translate(0.0, height());
        painter.rotate(-90.0);
        const int room = height() - 2;
        painter.drawText(QRectF(1.0, 4.0, room, 16.0),
                         Qt::AlignCenter,
                         painter.fontMetrics().elidedText(m_title, Qt::ElideRight, room));
        painter.restore();
    }
    const ValueAxis axis {static_cast<double>(height()), metrics::kValueMargin};
    const double text = painter.fontMetrics().height();
    for (const int value : {0, 64, 127}) {
        if (value == 64 && height() < kRoomForMiddle)
            continue;
        const double y = axis.yOf(value);
        const double top = std::clamp(y - text / 2.0, 1.0, std::max(1.0, height() - text - 1.0));
        painter.drawText(QRectF(0.0, top, width() - 6.0, text),
                         Qt::AlignRight | Qt::AlignVCenter,
                         QString::number(value));
        painter.fillRect(QRectF(width() - 4.0, axis.rowOf(value), 3.0, 1.0), theme().line);
    }
}

LaneGrip::LaneGrip(QWidget& lane, int usualHeight, QWidget* parent)
    : QWidget(parent)
    , m_lane(lane)
    , m_usual(usualHeight)
{
    setFixedHeight(kGripHeight);
    setCursor(Qt::SizeVerCursor);
    setLaneHeight(usualHeight);
}

void LaneGrip::setLaneHeight(int pixels)
{
    m_lane.setFixedHeight(std::clamp(pixels, metrics::kSmallestLane, metrics::kLargestLane));
}

int LaneGrip::laneHeight() const
{
    return m_lane.height();
}

void LaneGrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme().ground);
    painter.fillRect(QRectF(0.0, 0.0, width(), 1.0), theme().line);
}

void LaneGrip::mousePressEvent(QMouseEvent* event)
{
    m_pressedAt = event->globalPosition().y();
    m_before = m_lane.height();
}

void LaneGrip::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons().testFlag(Qt::LeftButton))
        setLaneHeight(m_before + static_cast<int>(event->globalPosition().y() - m_pressedAt));
}

void LaneGrip::mouseReleaseEvent(QMouseEvent*)
{
    Q_EMIT heightChosen();
}

void LaneGrip::mouseDoubleClickEvent(QMouseEvent*)
{
    setLaneHeight(m_usual); // the release that follows tells it
}

} // namespace timbrel::ui
