// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/value_knob.h"

#include "ui/common/hand.h"
#include "ui/common/value_popup.h"

#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QSignalBlocker>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace timbrel::ui {
namespace {

constexpr double kTravel = 150.0; // pixels from one end to the other

} // namespace

ValueKnob::ValueKnob(KnobScale scale, QWidget* parent)
    : QAbstractSlider(parent)
    , m_scale(std::move(scale))
{
    setOrientation(Qt::Vertical);
    setRange(m_scale.lowest, m_scale.highest);
    setPageStep(std::max(1, (m_scale.highest - m_scale.lowest) / 10));
    setValue(m_scale.rest);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setCursor(Qt::SizeVerCursor);
    connect(this, &QAbstractSlider::valueChanged, this, [this](int value) {
        Q_EMIT turned(value);
        Q_EMIT hovered();
    });
}

void ValueKnob::showValue(int value)
{
    if (m_isHeld || value == this->value())
        return;
    const QSignalBlocker blocker(this);
    setValue(value);
    update();
}

void ValueKnob::setRest(int rest)
{
    if (rest == m_scale.rest)
        return;
    m_scale.rest = rest;
    update();
}

void ValueKnob::addValueActions(QMenu& menu)
{
    menu.addAction(tr("Type a value…"), this, [this] {
        ValuePopup::ask(*window(),
                        {accessibleName(), minimum(), maximum(), value()},
                        [this](int typed) { setValue(typed); });
    });
    menu.addAction(tr("Reset"), this, [this] { reset(); })->setEnabled(value() != m_scale.rest);
}

void ValueKnob::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton) {
        event->ignore();
        return;
    }
    m_isHeld = true;
    m_isFine = event->modifiers() & Qt::ShiftModifier;
    m_heldAt = event->position().y();
    m_heldValue = value();
    Q_EMIT taken();
}

void ValueKnob::mouseMoveEvent(QMouseEvent* event)
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
    const double moved
        = (m_heldAt - y) / kTravel * (maximum() - minimum()) / (isFine ? kFineDrag : 1.0);
    setValue(m_heldValue + static_cast<int>(std::lround(moved)));
}

void ValueKnob::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && std::exchange(m_isHeld, false))
        Q_EMIT letGo();
}

void ValueKnob::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        reset();
}

void ValueKnob::wheelEvent(QWheelEvent* event)
{
    // what scrolls around it scrolls, unless this knob was asked for
    if (!hasFocus()) {
        event->ignore();
        return;
    }
    m_wheel += event->angleDelta().y();
    const int step = event->modifiers() & Qt::ShiftModifier ? 1 : m_scale.wheelStep;
    setValue(value() + m_wheel / kWheelNotch * step);
    m_wheel %= kWheelNotch;
    event->accept();
}

/// Whether the key is for this knob while it has the focus, and no shortcut of the window.
bool ValueKnob::isMine(const QKeyEvent& event) const
{
    if ((event.modifiers() & ~Qt::KeypadModifier) != 0)
        return false;
    const int key = event.key();
    const bool isDigit = key >= Qt::Key_0 && key <= Qt::Key_9;
    return isDigit || (key == Qt::Key_Minus && minimum() < 0) || key == Qt::Key_Delete
        || key == Qt::Key_Backspace || key == Qt::Key_Home || key == Qt::Key_End;
}

bool ValueKnob::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride && isMine(*static_cast<QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    return QAbstractSlider::event(event);
}

/// Digits, and a minus sign before them where values can lie below 0.
bool ValueKnob::typeKey(const QKeyEvent& event)
{
    if ((event.modifiers() & ~Qt::KeypadModifier) != 0)
        return false;
    const bool goesOn = m_sinceDigit.isValid() && m_sinceDigit.elapsed() < kTypingPause;
    if (event.key() == Qt::Key_Minus && minimum() < 0) {
        m_isMinusTyped = true;
        m_typed = 0;
        m_sinceDigit.start();
        return true;
    }
    const int digit = event.key() - Qt::Key_0;
    if (digit < 0 || digit > 9)
        return false;
    m_isMinusTyped = m_isMinusTyped && goesOn;
    const int most = m_isMinusTyped ? -minimum() : maximum();
    m_typed = goesOn && m_typed * 10 + digit <= most ? m_typed * 10 + digit : digit;
    m_sinceDigit.start();
    setValue(m_isMinusTyped ? -m_typed : m_typed);
    return true;
}

void ValueKnob::keyPressEvent(QKeyEvent* event)
{
    if (typeKey(*event))
        return;
    if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)
        reset();
    else
        QAbstractSlider::keyPressEvent(event);
}

void ValueKnob::enterEvent(QEnterEvent* event)
{
    QAbstractSlider::enterEvent(event);
    update();
    Q_EMIT hovered();
}

void ValueKnob::leaveEvent(QEvent* event)
{
    QAbstractSlider::leaveEvent(event);
    update();
}

void ValueKnob::focusInEvent(QFocusEvent* event)
{
    QAbstractSlider::focusInEvent(event);
    update();
    Q_EMIT hovered();
}

void ValueKnob::focusOutEvent(QFocusEvent* event)
{
    QAbstractSlider::focusOutEvent(event);
    update();
}

} // namespace timbrel::ui
