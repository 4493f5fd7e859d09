// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QDialog>
#include <QStringList>

namespace timbrel::ui {

/// A window with a list of sentences that can be read and copied. Threads: GUI.
class TextListWindow final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TextListWindow)
public:
    /// Beside the work, which goes on. Deletes itself.
    static void show(QWidget& owner, const QString& title, const QStringList& sentences);

private:
    TextListWindow(QWidget& owner, const QString& title, const QStringList& sentences);
};

} // namespace timbrel::ui
