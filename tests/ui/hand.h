// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QApplication>
#include <QMouseEvent>
#include <QWheelEvent>
#include <QWidget>

namespace timbrel::test {

inline void mouse(QWidget& widget,
                  QEvent::Type type,
                  QPointF place,
                  Qt::MouseButton button,
                  Qt::KeyboardModifiers modifiers = {})
{
    const bool isMove = type == QEvent::MouseMove;
    const bool isUp = type == QEvent::MouseButtonRelease;
    QMouseEvent event(type,
                      place,
                      widget.mapToGlobal(place),
                      isMove ? Qt::NoButton : button,
                      isUp ? Qt::MouseButtons() : Qt::MouseButtons(button),
                      modifiers);
    QApplication::sendEvent(&widget, &event);
}

/// Press, some moves on the way, release.
inline void dragMouse(QWidget& widget,
                      QPoint from,
                      QPoint to,
                      Qt::KeyboardModifiers modifiers = {},
                      Qt::MouseButton button = Qt::LeftButton)
{
    constexpr int kMoves = 8;
    mouse(widget, QEvent::MouseButtonPress, from, button, modifiers);
    for (int i = 1; i <= kMoves; ++i)
        mouse(widget,
              QEvent::MouseMove,
              QPointF(from) + QPointF(to - from) * i / kMoves,
              button,
              modifiers);
    mouse(widget, QEvent::MouseButtonRelease, to, button, modifiers);
}

inline void clickMouse(QWidget& widget, QPoint place, Qt::KeyboardModifiers modifiers = {})
{
    mouse(widget, QEvent::MouseButtonPress, place, Qt::LeftButton, modifiers);
    mouse(widget, QEvent::MouseButtonRelease, place, Qt::LeftButton, modifiers);
}

/// As a hand does it: the first click is one, too.
inline void doubleClick(QWidget& widget, QPoint place)
{
    clickMouse(widget, place);
    mouse(widget, QEvent::MouseButtonDblClick, place, Qt::LeftButton);
    mouse(widget, QEvent::MouseButtonRelease, place, Qt::LeftButton);
}

inline void wheel(QWidget& widget, QPoint place, int notches, Qt::KeyboardModifiers modifiers = {})
{
    QWheelEvent event(place,
                      widget.mapToGlobal(place),
                      {},
                      QPoint(0, 120 * notches),
                      Qt::NoButton,
                      modifiers,
                      Qt::NoScrollPhase,
                      false);
    QApplication::sendEvent(&widget, &event);
}

} // namespace timbrel::test
