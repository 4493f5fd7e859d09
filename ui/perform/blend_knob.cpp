// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/perform/blend_knob.h"

#include "ui/common/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QSignalBlocker>
#include <QWheelEvent>

#include <cmath>

namespace timbrel::ui {
namespace {

constexpr int kWhole = 100; // percent
constexpr double kTravel = 150.0; // pixels from one end to the other
constexpr double kFine = 8.0; // Shift: so much finer
constexpr int kNotch = 120; // eighths of a degree, as wheels report
constexpr int kWheelStep = 5;
constexpr qint64 kTypingPause = 1200; // ms after which a digit begins another number
// Qt counts angles in sixteenths of a degree from three o'clock, against the clock
constexpr int kBegin = 225 * 16;
constexpr int kTurn = -270 * 16;
constexpr double kRing = 4.0;

} // namespace

BlendKnob::BlendKnob(QWidget* parent)
    : QAbstractSlider(parent)
{
    setOrientation(Qt::Vertical);
    setRange(0, kWhole);
    setPageStep(10);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setCursor(Qt::SizeVerCursor);
    connect(this, &QAbstractSlider::valueChanged, this, [this](int percent) {
        Q_EMIT turned(percent);
        Q_EMIT hovered();
    });
}

void BlendKnob::showPercent(int percent)
{
    if (m_isHeld || percent == value())
        return;
    const QSignalBlocker blocker(this);
    setValue(percent);
    update();
}

QSize BlendKnob::sizeHint() const
{
    return {10 * metrics::kStep, 10 * metrics::kStep};
}

void BlendKnob::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton) {
        event->ignore();
        return;
    }
    m_isHeld = true;
    m_isFine = event->modifiers() & Qt::ShiftModifier;
    m_heldAt = event->position().y();
    m_heldValue = value();
}

void BlendKnob::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_isHeld)
        return;
    const double y = event->position().y();
    const bool isFine = event->modifiers() & Qt::ShiftModifier;
    if (isFine != m_isFine) {
        m_isFine = isFine;
        m_heldAt = y;
        m_heldValue = value();
    }
    const double moved = (m_heldAt - y) / kTravel * kWhole / (isFine ? kFine : 1.0);
    setValue(m_heldValue + static_cast<int>(std::lround(moved)));
}

void BlendKnob::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        m_isHeld = false;
}

void BlendKnob::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        setValue(0);
}

void BlendKnob::wheelEvent(QWheelEvent* event)
{
    // what scrolls around it scrolls, unless this knob was asked for
    if (!hasFocus()) {
        event->ignore();
        return;
    }
    m_wheel += event->angleDelta().y();
    const int step = event->modifiers() & Qt::ShiftModifier ? 1 : kWheelStep;
    setValue(value() + m_wheel / kNotch * step);
    m_wheel %= kNotch;
    event->accept();
}

void BlendKnob::keyPressEvent(QKeyEvent* event)
{
    const bool isPlain = (event->modifiers() & ~Qt::KeypadModifier) == 0;
    const int digit = event->key() - Qt::Key_0;
    if (isPlain && digit >= 0 && digit <= 9) {
        const bool goesOn = m_sinceDigit.isValid() && m_sinceDigit.elapsed() < kTypingPause
            && m_typed * 10 + digit <= maximum();
        m_typed = goesOn ? m_typed * 10 + digit : digit;
        m_sinceDigit.start();
        setValue(m_typed);
        return;
    }
    if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)
        setValue(0);
    else
        QAbstractSlider::keyPressEvent(event);
}

void BlendKnob::enterEvent(QEnterEvent* event)
{
    QAbstractSlider::enterEvent(event);
    update();
    Q_EMIT hovered();
}

void BlendKnob::leaveEvent(QEvent* event)
{
    QAbstractSlider::leaveEvent(event);
    update();
}

void BlendKnob::focusInEvent(QFocusEvent* event)
{
    QAbstractSlider::focusInEvent(event);
    update();
    Q_EMIT hovered();
}

void BlendKnob::focusOutEvent(QFocusEvent* event)
{
    QAbstractSlider::focusOutEvent(event);
    update();
}

void BlendKnob::paintEvent(QPaintEvent* /*event*/)
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
    const int turned = kTurn * value() / kWhole;
    painter.setPen(QPen(colours.accent, kRing, Qt::SolidLine, Qt::FlatCap));
    painter.drawArc(ring, kBegin, turned);
    if (hasFocus()) {
        painter.setPen(QPen(colours.accent, metrics::kFocusRing));
        painter.drawRoundedRect(
            QRectF(rect()).adjusted(1, 1, -1, -1), metrics::kCorner, metrics::kCorner);
    }
    QFont font = painter.font();
    font.setPixelSize(metrics::kCaptionPixels);
    painter.setFont(font);
    painter.setPen(underMouse() || hasFocus() ? colours.text : colours.quiet);
    painter.drawText(rect(), Qt::AlignCenter, QString::number(value()));
}

} // namespace timbrel::ui
