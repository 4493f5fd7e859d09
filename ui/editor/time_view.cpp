// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/time_view.h"

#include "ui/common/theme_editor.h"

#include <QContextMenuEvent>
#include <QGestureEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QPainter>
#include <QPinchGesture>
#include <QTimerEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace timbrel::ui {
namespace {

constexpr int kScrollPause = 30; // milliseconds
constexpr double kZoomPerNotch = 1.25;
constexpr double kScrollPerNotch = 64.0; // logical pixels

/// Notches of the wheel, also where a touch pad tells pixels; Alt turns Qt's wheel sideways.
QPointF notchesOf(const QWheelEvent& event)
{
    constexpr double kAngle = 120.0;
    return QPointF(event.angleDelta()) / kAngle;
}

} // namespace

TimeView::TimeView(EditorState& state, QWidget* parent)
    : QWidget(parent)
    , m_state(state)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    grabGesture(Qt::PinchGesture);
    connect(&state, &EditorState::timeChanged, this, qOverload<>(&QWidget::update));
    connect(&state, &EditorState::reloaded, this, [this] { m_drag.reset(); });
    connect(&state, &EditorState::documentChanged, this, [this] {
        m_drag.reset(); // its document is gone
        update();
    });
    connect(&state, &EditorState::toolChanged, this, [this] {
        refreshHover(m_last ? m_last->modifiers : Qt::KeyboardModifiers());
    });
    connect(&state, &EditorState::playheadChanged, this, &TimeView::updatePlayhead);
}

TimeView::~TimeView() = default;

Pointer TimeView::pointerAt(QPointF place, Qt::KeyboardModifiers modifiers) const
{
    return {place, m_state.time().timeAt(place.x()), modifiers};
}

void TimeView::updatePlayhead(Microseconds before, Microseconds now)
{
    constexpr int kReach = 2;
    for (const Microseconds time : {before, now}) {
        const double x = m_state.time().xOf(time);
        if (x > -kReach && x < width() + kReach)
            update(static_cast<int>(x) - kReach, 0, 2 * kReach + 1, height());
    }
}

void TimeView::paintDrag(QPainter& painter) const
{
    if (m_drag)
        m_drag->paint(painter);
}

void TimeView::paintMarks(QPainter& painter) const
{
    const double ratio = devicePixelRatioF();
    const int column = m_state.time().columns(ratio).columnOf(m_state.playhead());
    painter.fillRect(QRectF(column / ratio, 0.0, 1.0, height()), theme().accent);
    if (hasFocus()) {
        painter.setPen(QPen(theme().accent, metrics::kFocusRing));
        painter.setBrush(Qt::NoBrush);
        const double half = metrics::kFocusRing / 2.0;
        painter.drawRect(QRectF(rect()).adjusted(half, half, -half, -half));
    }
}

void TimeView::cancelDrag()
{
    if (!m_drag)
        return;
    const auto drag = std::move(m_drag);
    drag->cancel();
    update();
}

bool TimeView::event(QEvent* event)
{
    if (event->type() == QEvent::NativeGesture && pinch(*static_cast<QNativeGestureEvent*>(event)))
        return true;
    if (event->type() == QEvent::Gesture && pinch(*static_cast<QGestureEvent*>(event)))
        return true;
    if (event->type() == QEvent::ShortcutOverride) {
        const auto& key = *static_cast<QKeyEvent*>(event);
        if (ownsKey(key)) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

bool TimeView::ownsKey(const QKeyEvent& event) const
{
    // Space is known to be a tap only when it is released; Esc belongs to a drag first
    const bool isSpace = event.key() == Qt::Key_Space && event.modifiers() == Qt::NoModifier;
    return isSpace || (event.key() == Qt::Key_Escape && m_drag);
}

bool TimeView::pinch(const QNativeGestureEvent& event)
{
    if (event.gestureType() != Qt::ZoomNativeGesture)
        return false;
    m_state.zoomTime(event.position().x(), 1.0 + event.value());
    return true;
}

bool TimeView::pinch(const QGestureEvent& event)
{
    const auto* gesture = static_cast<QPinchGesture*>(event.gesture(Qt::PinchGesture));
    if (gesture == nullptr)
        return false;
    const QPointF centre = mapFromGlobal(gesture->centerPoint());
    if (gesture->scaleFactor() > 0.0)
        m_state.zoomTime(centre.x(), gesture->scaleFactor());
    return true;
}

void TimeView::pan(QPointF place)
{
    const QPoint now = place.toPoint(); // whole pixels: nothing is lost by rounding on the way
    const QPoint by = *m_panFrom - now;
    m_state.scrollTime(by.x());
    scrollVertically(by.y());
    m_panFrom = now;
}

void TimeView::beginDragWith(const QMouseEvent& event)
{
    m_last = pointerAt(event.position(), event.modifiers());
    m_dragButton = event.button();
    m_drag = m_dragButton == Qt::LeftButton ? beginDrag(*m_last) : beginMiddleDrag(*m_last);
    if (m_drag)
        Q_EMIT hoverText(m_drag->text());
    update();
}

void TimeView::mousePressEvent(QMouseEvent* event)
{
    const bool isMiddle = event->button() == Qt::MiddleButton;
    if (m_drag || m_panFrom || (!isMiddle && event->button() != Qt::LeftButton))
        return;
    if (!isMiddle && !m_isSpaceHeld && m_state.document() == nullptr)
        pressedOnNothing();
    if (!m_isSpaceHeld && m_state.canEdit())
        beginDragWith(*event);
    if (!m_drag && (isMiddle || m_isSpaceHeld)) {
        m_panFrom = event->position().toPoint();
        m_wasSpaceUsed = m_isSpaceHeld;
        setCursor(Qt::ClosedHandCursor);
    }
}

void TimeView::mouseMoveEvent(QMouseEvent* event)
{
    m_last = pointerAt(event->position(), event->modifiers());
    if (m_panFrom) {
        pan(event->position());
    } else if (m_drag) {
        moveDrag();
        const bool isBeyond = event->position().x() < 0.0 || event->position().x() > width();
        if (!isBeyond)
            m_scroller.stop();
        else if (!m_scroller.isActive())
            m_scroller.start(kScrollPause, this);
    } else {
        refreshHover(event->modifiers());
    }
}

void TimeView::moveDrag()
{
    m_drag->move(*m_last);
    Q_EMIT hoverText(m_drag->text());
    update();
}

/// The further beyond the edge, the faster.
void TimeView::scrollWithDrag()
{
    constexpr double kShare = 0.25; // of the way beyond, each time
    const double x = m_last->place.x();
    const double beyond = x < 0.0 ? x : std::max(0.0, x - width());
    m_state.scrollTime(beyond * kShare);
    m_last->time = m_state.time().timeAt(x);
    moveDrag();
}

void TimeView::timerEvent(QTimerEvent* event)
{
    if (event->timerId() != m_scroller.timerId()) {
        QWidget::timerEvent(event);
        return;
    }
    if (m_drag && m_last)
        scrollWithDrag();
    else
        m_scroller.stop();
}

void TimeView::mouseReleaseEvent(QMouseEvent* event)
{
    if (m_panFrom) {
        m_panFrom.reset();
        refreshHover(event->modifiers());
    } else if (m_drag && event->button() == m_dragButton) {
        const auto drag = std::move(m_drag);
        drag->finish();
        update();
        refreshHover(event->modifiers());
    }
}

void TimeView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && m_state.canEdit() && !m_isSpaceHeld)
        doubleClicked(pointerAt(event->position(), event->modifiers()));
    else
        mousePressEvent(event);
}

void TimeView::contextMenuEvent(QContextMenuEvent* event)
{
    if (m_drag || !m_state.canEdit())
        return;
    showMenu(pointerAt(event->pos(), event->modifiers()), event->globalPos());
}

void TimeView::wheelEvent(QWheelEvent* event)
{
    const QPointF notches = notchesOf(*event);
    const double turn = notches.y() != 0.0 ? notches.y() : notches.x();
    const Qt::KeyboardModifiers modifiers = event->modifiers();
    if (modifiers.testFlag(Qt::ControlModifier)) {
        const double factor = std::pow(kZoomPerNotch, turn);
        if (modifiers.testFlag(Qt::ShiftModifier))
            zoomVertically(event->position().y(), factor);
        else
            m_state.zoomTime(event->position().x(), factor);
    } else if (modifiers.testFlag(Qt::ShiftModifier)) {
        m_state.scrollTime(-turn * kScrollPerNotch);
    } else {
        if (notches.x() != 0.0)
            m_state.scrollTime(-notches.x() * kScrollPerNotch);
        if (notches.y() != 0.0 && !scrollVertically(-notches.y() * kScrollPerNotch)) {
            event->ignore(); // the area around may scroll
            return;
        }
    }
    event->accept();
}

void TimeView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_drag) {
        cancelDrag();
        return;
    }
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier) {
        if (!event->isAutoRepeat()) {
            m_isSpaceHeld = true;
            m_wasSpaceUsed = false;
            setCursor(Qt::OpenHandCursor);
        }
        return;
    }
    refreshHover(event->modifiers());
    QWidget::keyPressEvent(event);
}

void TimeView::keyReleaseEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Space && m_isSpaceHeld) {
        if (event->isAutoRepeat())
            return;
        m_isSpaceHeld = false;
        if (!m_wasSpaceUsed)
            Q_EMIT spaceTapped();
    }
    refreshHover(event->modifiers());
    QWidget::keyReleaseEvent(event);
}

void TimeView::leaveEvent(QEvent* event)
{
    m_last.reset();
    Q_EMIT hoverText(QString());
    QWidget::leaveEvent(event);
}

void TimeView::focusInEvent(QFocusEvent* event)
{
    update();
    QWidget::focusInEvent(event);
}

void TimeView::focusOutEvent(QFocusEvent* event)
{
    m_isSpaceHeld = false; // its release goes elsewhere
    update();
    QWidget::focusOutEvent(event);
}

void TimeView::refreshHover(Qt::KeyboardModifiers modifiers)
{
    if (!m_last || m_drag || m_panFrom)
        return;
    if (m_isSpaceHeld) {
        setCursor(Qt::OpenHandCursor);
        return;
    }
    m_last->modifiers = modifiers;
    hover(*m_last);
}

} // namespace timbrel::ui
