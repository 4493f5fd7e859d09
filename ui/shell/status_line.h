// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QTimer>
#include <QWidget>

namespace timbrel::ui {

class ReadOut;

/// The window's last line: what the pointer rests on, else the last message; at the right what is
/// going on in the background. Threads: GUI.
class StatusLine final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StatusLine)
public:
    explicit StatusLine(QWidget* parent = nullptr);

    /// As long as the pointer is there; empty: it is no longer.
    void showHint(const QString& text);
    /// What was true of the thing under the pointer is so no longer; nothing is shown anew.
    void correctHint(const QString& was, const QString& now);
    /// Stays until the next; goes by itself after a while unless it is a warning.
    void showMessage(const QString& text);
    void showWarning(const QString& text);
    void clearMessage();
    [[nodiscard]] QString message() const { return m_message; }

    /// A training that runs, or something else that goes on; empty: nothing does.
    void showBackground(const QString& text, const QString& hint);

private:
    void show();

    ReadOut* m_text = nullptr;
    ReadOut* m_background = nullptr;
    QString m_hint;
    QString m_message;
    bool m_isWarning = false;
    QTimer m_fade;
};

} // namespace timbrel::ui
