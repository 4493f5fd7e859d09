// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/wheel_guard.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QEvent>
#include <QWidget>

namespace timbrel::ui {
namespace {

QWidget* asField(QObject* watched)
{
    if (auto* box = qobject_cast<QAbstractSpinBox*>(watched))
        return box;
    return qobject_cast<QComboBox*>(watched);
}

} // namespace

WheelGuard::WheelGuard(QObject* parent)
    : QObject(parent)
{
    QApplication::instance()->installEventFilter(this);
}

bool WheelGuard::eventFilter(QObject* watched, QEvent* event)
{
    const bool isNew = event->type() == QEvent::Polish;
    if (!isNew && event->type() != QEvent::Wheel)
        return false;
    QWidget* field = asField(watched);
    if (field == nullptr)
        return false;
    if (isNew) {
        if (field->focusPolicy() == Qt::WheelFocus) // else the wheel itself would bring the keys
            field->setFocusPolicy(Qt::StrongFocus);
        return false;
    }
    if (field->hasFocus())
        return false;
    event->ignore();
    return true;
}

} // namespace timbrel::ui
