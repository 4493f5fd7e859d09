// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/controller_strip.h"

#include "ui/common/hand.h"
#include "ui/common/theme.h"

#include <QEnterEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace timbrel::ui {
namespace {

constexpr int kSmallestWidth = 11 * metrics::kStep;
constexpr int kLargestWidth = 26 * metrics::kStep; // for its name

QFont stripCaptionFont(QFont font)
{
    font.setPixelSize(metrics::kCaptionPixels);
    return font;
}

} // namespace

ControllerStrip::ControllerStrip(const QString& label, Kind kind, int maximum, QWidget* parent)
    : QAbstractSlider(parent)
    , m_label(label)
    , m_kind(kind)
{
    setOrientation(Qt::Vertical);
    setRange(0, maximum);
    setSingleStep(std::max(1, maximum / 127));
    setPageStep(std::max(1, maximum / 8));
    setAccessibleName(label);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Expanding);
    setCursor(Qt::SizeVerCursor);
    connect(this, &QAbstractSlider::valueChanged, this, [this] {
        update();
        if (m_isHeld || hasFocus())
            Q_EMIT hoverText(QStringLiteral("%1: %2").arg(m_label).arg(value()));
    });
}

void ControllerStrip::setRestValue(int value)
{
    m_rest = std::clamp(value, minimum(), maximum());
    update();
}

QSize ControllerStrip::sizeHint() const
{
    const int name
        = QFontMetrics(stripCaptionFont(font())).horizontalAdvance(m_label) + metrics::kStep;
    return {std::clamp(name, kSmallestWidth, kLargestWidth), 20 * metrics::kStep};
}

QSize ControllerStrip::minimumSizeHint() const
{
    return {kSmallestWidth, 12 * metrics::kStep};
}

QRectF ControllerStrip::groove() const
{
    const double label = fontMetrics().height() + metrics::kStep;
    const double wide = kSmallestWidth - 4.0 * metrics::kStep; // also below a long name
    return {(width() - wide) / 2.0, 1.0 * metrics::kStep, wide, height() - label - metrics::kStep};
}

double ControllerStrip::placeOf(int value) const
{
    const QRectF place = groove();
    return place.bottom() - place.height() * (value - minimum()) / (maximum() - minimum());
}

int ControllerStrip::valueAt(double y) const
{
    const QRectF place = groove();
    const double share = std::clamp((place.bottom() - y) / place.height(), 0.0, 1.0);
    return minimum() + static_cast<int>(std::lround(share * (maximum() - minimum())));
}

void ControllerStrip::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_isHeld = true;
    m_fineFrom.reset();
    setValue(valueAt(event->position().y()));
}

void ControllerStrip::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_isHeld)
        return;
    const double y = event->position().y();
    if (!(event->modifiers() & Qt::ShiftModifier)) {
        m_fineFrom.reset();
        setValue(valueAt(y));
        return;
    }
    if (!m_fineFrom) {
        m_fineFrom = y;
        m_fineValue = value();
    }
    const double moved
        = (*m_fineFrom - y) / groove().height() * (maximum() - minimum()) / kFineDrag;
    setValue(m_fineValue + static_cast<int>(std::lround(moved)));
}

void ControllerStrip::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_isHeld)
        return;
    if (m_kind == Kind::SpringsBack)
        setValue(m_rest);
    m_isHeld = false;
}

void ControllerStrip::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        setValue(m_rest);
}

void ControllerStrip::wheelEvent(QWheelEvent* event)
{
    m_wheel += event->angleDelta().y();
    const int step = event->modifiers() & Qt::ShiftModifier ? singleStep() : 4 * singleStep();
    setValue(value() + m_wheel / kWheelNotch * step);
    m_wheel %= kWheelNotch;
    event->accept();
}

void ControllerStrip::keyPressEvent(QKeyEvent* event)
{
    const int digit = event->key() - Qt::Key_0;
    const bool isPlain = (event->modifiers() & ~Qt::KeypadModifier) == 0;
    if (digit < 0 || digit > 9 || !isPlain) {
        QAbstractSlider::keyPressEvent(event);
        return;
    }
    const bool goesOn = m_sinceDigit.isValid() && m_sinceDigit.elapsed() < kTypingPause
        && m_typed * 10 + digit <= maximum();
    m_typed = goesOn ? m_typed * 10 + digit : digit;
    m_sinceDigit.start();
    setValue(m_typed);
}

void ControllerStrip::enterEvent(QEnterEvent* event)
{
    QAbstractSlider::enterEvent(event);
    Q_EMIT hoverText(QStringLiteral("%1: %2").arg(m_label).arg(value()));
    update();
}

void ControllerStrip::leaveEvent(QEvent* event)
{
    QAbstractSlider::leaveEvent(event);
    update();
}

void ControllerStrip::focusInEvent(QFocusEvent* event)
{
    QAbstractSlider::focusInEvent(event);
    update();
}

void ControllerStrip::focusOutEvent(QFocusEvent* event)
{
    QAbstractSlider::focusOutEvent(event);
    if (m_kind == Kind::SpringsBack)
        setValue(m_rest);
    update();
}

void ControllerStrip::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& colours = theme();
    const QRectF place = groove();
    painter.setPen(
        QPen(hasFocus() ? colours.accent : colours.line, hasFocus() ? metrics::kFocusRing : 1.0));
    painter.setBrush(colours.panel);
    painter.drawRoundedRect(place, metrics::kCorner, metrics::kCorner);
    // filled from where it rests, so that a bend is seen as up or down
    const double rest = m_kind == Kind::SpringsBack ? placeOf(m_rest) : place.bottom();
    const double now = placeOf(value());
    painter.fillRect(
        QRectF(place.left() + 2.0, std::min(rest, now), place.width() - 4.0, std::abs(rest - now)),
        colours.quiet);
    painter.fillRect(QRectF(place.left(), now - 1.5, place.width(), 3.0),
                     m_isHeld || underMouse() ? colours.accent : colours.text);
    painter.setFont(stripCaptionFont(font()));
    painter.setPen(colours.quiet);
    const QRectF label(0.0, place.bottom() + 2.0, width(), height() - place.bottom() - 2.0);
    painter.drawText(
        label, Qt::AlignCenter, painter.fontMetrics().elidedText(m_label, Qt::ElideRight, width()));
}

} // namespace timbrel::ui
