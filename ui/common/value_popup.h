// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QFrame>

#include <functional>

class QSpinBox;

namespace timbrel::ui {

struct ValueQuestion
{
    QString text; ///< what is asked for
    int lowest = 0;
    int highest = 127;
    int value = 0;
};

/// A field in the middle of a widget to type a number into: Enter takes it, Esc or a press
/// elsewhere does not. The widget has the focus again afterwards. Threads: GUI.
class ValuePopup final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ValuePopup)
public:
    /// Deletes itself.
    static void ask(QWidget& over, const ValueQuestion& question, std::function<void(int)> answer);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    ValuePopup(QWidget& over, const ValueQuestion& question, std::function<void(int)> answer);
    void close(bool isTaken);

    QWidget& m_over;
    std::function<void(int)> m_answer;
    QSpinBox* m_field = nullptr;
    bool m_isClosed = false;
};

} // namespace timbrel::ui
