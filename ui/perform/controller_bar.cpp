// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/perform/controller_bar.h"

#include "ui/common/hand.h"
#include "ui/common/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QSignalBlocker>
#include <QStyle>
#include <QWheelEvent>

#include <cmath>

namespace timbrel::ui {
namespace {

constexpr int kWheelStep = 4;
constexpr int kPage = 16;

} // namespace

ControllerBar::ControllerBar(const QColor& colour, QWidget* parent)
    : QAbstractSlider(parent)
{
    setOrientation(Qt::Vertical);
    setRange(0, BarGeometry::kHighest);
    setPageStep(kPage);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
    setMouseTracking(true);
    m_scene.colour = colour;
    m_fall.setStill(style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) == 0);
    // the keys of a slider, and those who are read to
    connect(this, &QAbstractSlider::valueChanged, this, &ControllerBar::takeOver);
}

void ControllerBar::showValues(int predicted, int sent, int manual, bool isTakenOver)
{
    const auto now = std::chrono::steady_clock::now();
    m_fall.setValue(predicted, now);
    BarScene scene = m_scene;
    scene.predicted = m_fall.shownAt(now);
    scene.sent = sent;
    scene.isTakenOver = isTakenOver;
    // while the network plays, the handle lies where taking it changes nothing
    if (!m_isHeld)
        scene.handle = isTakenOver ? manual : sent;
    setScene(scene);
    const QSignalBlocker blocker(this);
    setValue(sent);
}

void ControllerBar::setActive(bool isActive)
{
    BarScene scene = m_scene;
    scene.isActive = isActive;
    setScene(scene);
}

void ControllerBar::setColour(const QColor& colour)
{
    BarScene scene = m_scene;
    scene.colour = colour;
    setScene(scene);
}

bool ControllerBar::fall()
{
    const auto now = std::chrono::steady_clock::now();
    BarScene scene = m_scene;
    scene.predicted = m_fall.shownAt(now);
    setScene(scene);
    return m_fall.isFallingAt(now);
}

void ControllerBar::setScene(const BarScene& scene)
{
    const QRect part = changedPart(m_scene, scene);
    m_scene = scene;
    if (!part.isEmpty())
        update(part);
    if (!part.isEmpty() && underMouse())
        Q_EMIT hovered();
}

int ControllerBar::handValue() const
{
    return m_scene.isTakenOver ? m_scene.handle : m_scene.sent;
}

void ControllerBar::takeOver(int value)
{
    BarScene scene = m_scene;
    scene.handle = std::clamp(value, minimum(), maximum());
    scene.isTakenOver = true;
    setScene(scene);
    Q_EMIT takenOver(scene.handle);
}

void ControllerBar::giveBack()
{
    m_isHeld = false;
    BarScene scene = m_scene;
    scene.isTakenOver = false;
    scene.handle = scene.sent;
    setScene(scene);
    Q_EMIT givenBack();
}

QSize ControllerBar::sizeHint() const
{
    return {18 * metrics::kStep, 60 * metrics::kStep};
}

QSize ControllerBar::minimumSizeHint() const
{
    return {14 * metrics::kStep, 12 * metrics::kStep};
}

void ControllerBar::sliderChange(SliderChange /*change*/)
{
    // the scene says what is painted anew
}

void ControllerBar::resizeEvent(QResizeEvent* event)
{
    m_scene.geometry.whole = QRectF(rect());
    QAbstractSlider::resizeEvent(event);
}

void ControllerBar::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    paintControllerBar(painter, m_scene);
}

void ControllerBar::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton) {
        event->ignore();
        return;
    }
    const QPointF place = event->position();
    m_isHeld = true;
    m_isFine = false;
    m_heldAt = place.y();
    m_heldValue = handValue();
    // on the handle a press alone changes nothing
    if (!m_scene.geometry.isOnHandle(place, m_scene.handle)) {
        m_heldValue = m_scene.geometry.valueAt(place.y());
        takeOver(static_cast<int>(m_heldValue));
    }
}

void ControllerBar::mouseMoveEvent(QMouseEvent* event)
{
    const double y = event->position().y();
    BarScene scene = m_scene;
    scene.isHandleHot = m_isHeld || m_scene.geometry.isOnHandle(event->position(), m_scene.handle);
    setScene(scene);
    setCursor(scene.isHandleHot ? Qt::SizeVerCursor : Qt::PointingHandCursor);
    if (!m_isHeld)
        return;
    const bool isFine = event->modifiers() & Qt::ShiftModifier;
    if (isFine != m_isFine) {
        m_isFine = isFine;
        m_heldAt = y;
        m_heldValue = m_scene.handle;
    }
    const double moved = (m_heldAt - y) / m_scene.geometry.bar().height() * maximum();
    const double wanted = m_heldValue + moved / (isFine ? kFineDrag : 1.0);
    const int value = std::clamp(static_cast<int>(std::lround(wanted)), minimum(), maximum());
    if (!m_scene.isTakenOver || value != m_scene.handle)
        takeOver(value);
}

void ControllerBar::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        m_isHeld = false;
}

void ControllerBar::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        giveBack();
}

void ControllerBar::wheelEvent(QWheelEvent* event)
{
    // what scrolls around it scrolls, unless this bar was asked for
    if (!hasFocus()) {
        event->ignore();
        return;
    }
    m_wheel += event->angleDelta().y();
    const int step = event->modifiers() & Qt::ShiftModifier ? 1 : kWheelStep;
    const int by = m_wheel / kWheelNotch * step;
    m_wheel %= kWheelNotch;
    if (by != 0)
        takeOver(handValue() + by);
    event->accept();
}

bool ControllerBar::typeDigit(int digit)
{
    const bool goesOn = m_sinceDigit.isValid() && m_sinceDigit.elapsed() < kTypingPause
        && m_typed * 10 + digit <= maximum();
    m_typed = goesOn ? m_typed * 10 + digit : digit;
    m_sinceDigit.start();
    takeOver(m_typed);
    return true;
}

void ControllerBar::keyPressEvent(QKeyEvent* event)
{
    const bool isPlain = (event->modifiers() & ~Qt::KeypadModifier) == 0;
    const int digit = event->key() - Qt::Key_0;
    if (isPlain && digit >= 0 && digit <= 9) {
        typeDigit(digit);
        return;
    }
    int value = handValue();
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Right:
        value += 1;
        break;
    case Qt::Key_Down:
    case Qt::Key_Left:
        value -= 1;
        break;
    case Qt::Key_PageUp:
        value += kPage;
        break;
    case Qt::Key_PageDown:
        value -= kPage;
        break;
    case Qt::Key_Home:
        value = minimum();
        break;
    case Qt::Key_End:
        value = maximum();
        break;
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        giveBack();
        return;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    takeOver(value);
}

void ControllerBar::enterEvent(QEnterEvent* event)
{
    QAbstractSlider::enterEvent(event);
    Q_EMIT hovered();
}

void ControllerBar::leaveEvent(QEvent* event)
{
    QAbstractSlider::leaveEvent(event);
    BarScene scene = m_scene;
    scene.isHandleHot = false;
    setScene(scene);
}

void ControllerBar::focusInEvent(QFocusEvent* event)
{
    QAbstractSlider::focusInEvent(event);
    BarScene scene = m_scene;
    scene.hasFocus = true;
    setScene(scene);
    Q_EMIT hovered();
}

void ControllerBar::focusOutEvent(QFocusEvent* event)
{
    QAbstractSlider::focusOutEvent(event);
    BarScene scene = m_scene;
    scene.hasFocus = false;
    setScene(scene);
}

} // namespace timbrel::ui
