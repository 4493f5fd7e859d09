// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

namespace timbrel::ui {

/// Keys that mean something to the widget that has the focus stay its own, also where an action of
/// the window claims them: Space and Enter on a button that was reached by Tab, Enter in a field.
/// Threads: GUI.
class KeyGuard final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeyGuard)
public:
    /// Watches the whole application.
    explicit KeyGuard(QObject* parent = nullptr);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace timbrel::ui
