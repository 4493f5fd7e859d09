// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/key_guard.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>

namespace timbrel::ui {
namespace {

bool isEnter(int key)
{
    return key == Qt::Key_Return || key == Qt::Key_Enter;
}

bool isForMoving(int key)
{
    return key == Qt::Key_Home || key == Qt::Key_End || key == Qt::Key_Left || key == Qt::Key_Right
        || key == Qt::Key_Up || key == Qt::Key_Down;
}

bool isForTyping(int key)
{
    return key == Qt::Key_Space || key == Qt::Key_Delete || key == Qt::Key_Backspace;
}

bool belongsTo(const QObject* widget, const QKeyEvent& event)
{
    const int key = event.key();
    if (event.modifiers() & (Qt::ControlModifier | Qt::AltModifier))
        return false;
    if (qobject_cast<const QLineEdit*>(widget) != nullptr
        || qobject_cast<const QAbstractSpinBox*>(widget) != nullptr)
        return isForTyping(key) || isEnter(key) || isForMoving(key);
    if (qobject_cast<const QAbstractButton*>(widget) != nullptr)
        return key == Qt::Key_Space || isEnter(key);
    if (qobject_cast<const QComboBox*>(widget) != nullptr)
        return key == Qt::Key_Space || isEnter(key) || isForMoving(key);
    if (qobject_cast<const QAbstractItemView*>(widget) != nullptr)
        return isEnter(key) || isForMoving(key);
    return false;
}

} // namespace

KeyGuard::KeyGuard(QObject* parent)
    : QObject(parent)
{
    QApplication::instance()->installEventFilter(this);
}

bool KeyGuard::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride && watched == QApplication::focusWidget()
        && belongsTo(watched, *static_cast<QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    // Qt lets Enter press a button in dialogs only
    if (event->type() == QEvent::KeyPress && watched == QApplication::focusWidget()
        && isEnter(static_cast<QKeyEvent*>(event)->key()))
        if (auto* button = qobject_cast<QAbstractButton*>(watched)) {
            button->click();
            return true;
        }
    return false;
}

} // namespace timbrel::ui
