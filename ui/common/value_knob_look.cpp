// SPDX-License-Identifier: GPL-3.0-or-later
// How a value looks: as a ring, or as a bar with its name.
#include "ui/common/theme.h"
#include "ui/common/value_knob.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace timbrel::ui {
namespace {

// Qt counts angles in sixteenths of a degree from three o'clock, against the clock
constexpr int kBegin = 225 * 16;
constexpr int kTurn = -270 * 16;
constexpr double kRing = 4.0;
constexpr int kBarInset = 5; ///< beside the texts
constexpr double kBarFill = 3.0; ///< high
constexpr double kMarkSide = 8.0;
constexpr int kWidestOf = 40; ///< values whose texts are measured

QFont captionFontOf(const QWidget& widget)
{
    QFont font = widget.font();
    font.setPixelSize(metrics::kCaptionPixels);
    return font;
}

} // namespace

void ValueKnob::setBar(const QString& caption)
{
    m_isBar = true;
    m_caption = caption;
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    updateGeometry();
    update();
}

void ValueKnob::setLearnMark(LearnMark mark)
{
    if (mark == m_mark)
        return;
    m_mark = mark;
    update();
}

QString ValueKnob::shownText(int value) const
{
    return m_scale.text ? m_scale.text(value) : QString::number(value);
}

/// The value from which it is filled.
int ValueKnob::fillBegin() const
{
    const bool restsInside
        = m_scale.isFilledFromRest && m_scale.rest > minimum() && m_scale.rest < maximum();
    return restsInside ? m_scale.rest : minimum();
}

QSize ValueKnob::sizeHint() const
{
    if (!m_isBar)
        return {10 * metrics::kStep, 10 * metrics::kStep};
    int widest = 0;
    for (int i = 0; i <= kWidestOf; ++i) {
        const int value = minimum() + (maximum() - minimum()) * i / kWidestOf;
        widest = std::max(widest, fontMetrics().horizontalAdvance(shownText(value)));
    }
    const int caption = QFontMetrics(captionFontOf(*this)).horizontalAdvance(m_caption);
    return {caption + (caption > 0 ? 3 : 2) * kBarInset + widest, metrics::kControlHeight};
}

void ValueKnob::paintEvent(QPaintEvent* /*event*/)
{
    if (m_isBar)
        paintBar();
    else
        paintRing();
}

void ValueKnob::paintRing()
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& colours = theme();
    const double side = std::min(width(), height());
    QRectF ring(0.0, 0.0, side, side);
    ring.moveCenter(QRectF(rect()).center());
    ring = ring.adjusted(kRing, kRing, -kRing, -kRing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colours.line, kRing, Qt::SolidLine, Qt::FlatCap));
    painter.drawArc(ring, kBegin, kTurn);
    const auto angleOf = [this](int value) {
        const double share = static_cast<double>(value - minimum()) / (maximum() - minimum());
        return kBegin + static_cast<int>(std::lround(kTurn * share));
    };
    const int from = angleOf(fillBegin());
    painter.setPen(QPen(colours.accent, kRing, Qt::SolidLine, Qt::FlatCap));
    painter.drawArc(ring, from, angleOf(value()) - from);
    if (hasFocus()) {
        painter.setPen(QPen(colours.accent, metrics::kFocusRing));
        painter.drawRoundedRect(
            QRectF(rect()).adjusted(1, 1, -1, -1), metrics::kCorner, metrics::kCorner);
    }
    painter.setFont(captionFontOf(*this));
    painter.setPen(underMouse() || hasFocus() ? colours.text : colours.quiet);
    painter.drawText(rect(), Qt::AlignCenter, shownText(value()));
}

void ValueKnob::paintBar()
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& colours = theme();
    const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    QPainterPath inside;
    inside.addRoundedRect(frame, metrics::kCorner, metrics::kCorner);
    painter.fillPath(inside, colours.panel);
    painter.save();
    painter.setClipPath(inside);
    const auto placeOf = [&](int value) {
        return frame.left()
            + frame.width() * static_cast<double>(value - minimum()) / (maximum() - minimum());
    };
    const double from = placeOf(fillBegin());
    const double to = placeOf(value());
    painter.fillRect(
        QRectF(std::min(from, to), frame.bottom() - kBarFill, std::abs(to - from), kBarFill),
        colours.accent);
    painter.restore();
    const bool isHot = underMouse() || hasFocus();
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(isHot ? colours.quiet : colours.line, 1.0));
    painter.drawPath(inside);
    paintMark();
    if (hasFocus()) {
        painter.setPen(QPen(colours.accent, metrics::kFocusRing));
        painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), 3.0, 3.0);
    }
    const QRectF words = QRectF(rect()).adjusted(kBarInset, 0.0, -kBarInset, -1.0);
    painter.setPen(colours.text);
    painter.drawText(words,
                     Qt::AlignVCenter | (m_caption.isEmpty() ? Qt::AlignHCenter : Qt::AlignRight),
                     shownText(value()));
    painter.setFont(captionFontOf(*this));
    painter.setPen(colours.quiet);
    painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft, m_caption);
}

/// What a MIDI control has to do with it, by its form: a full corner, or a dashed frame.
void ValueKnob::paintMark()
{
    if (m_mark == LearnMark::None)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_mark == LearnMark::Bound) {
        const QRectF frame = QRectF(rect()).adjusted(1.0, 1.0, -1.0, -1.0);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme().live);
        painter.drawPolygon(QPolygonF({frame.topLeft(),
                                       frame.topLeft() + QPointF(kMarkSide, 0.0),
                                       frame.topLeft() + QPointF(0.0, kMarkSide)}));
        return;
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(m_mark == LearnMark::Learning ? theme().accent : theme().quiet,
                        metrics::kFocusRing,
                        Qt::DashLine));
    painter.drawRoundedRect(
        QRectF(rect()).adjusted(1.0, 1.0, -1.0, -1.0), metrics::kCorner, metrics::kCorner);
}

} // namespace timbrel::ui
