// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

namespace timbrel::ui {

/// The wheel turns a field only where the keys are: one that the pointer merely passes over, on the
/// way through a list or on stage, stays as it is, and what lies around it scrolls. Knobs are not
/// fields. Threads: GUI.
class WheelGuard final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WheelGuard)
public:
    /// Watches the whole application.
    explicit WheelGuard(QObject* parent = nullptr);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace timbrel::ui
