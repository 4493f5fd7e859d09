// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learning/pad_position.h"
#include "ui/latent/pad_scene.h"

#include <QFrame>

#include <functional>

class QDoubleSpinBox;

namespace timbrel::ui {

struct PositionQuestion
{
    PadAxisText across;
    PadAxisText up;
    learning::PadPosition position;
};

/// Two fields in the middle of a widget to type a place of the pad into: Enter takes it, Esc or a
/// press elsewhere does not. The widget has the focus again afterwards. Threads: GUI.
class PositionPopup final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PositionPopup)
public:
    /// Deletes itself.
    static void ask(QWidget& over,
                    const PositionQuestion& question,
                    std::function<void(learning::PadPosition)> answer);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    PositionPopup(QWidget& over,
                  PositionQuestion question,
                  std::function<void(learning::PadPosition)> answer);
    QDoubleSpinBox* makeField(const PadAxisText& axis, const QString& name, double share);
    void close(bool isTaken);

    QWidget& m_over;
    PositionQuestion m_question;
    std::function<void(learning::PadPosition)> m_answer;
    QDoubleSpinBox* m_across = nullptr;
    QDoubleSpinBox* m_up = nullptr;
    bool m_isClosed = false;
};

} // namespace timbrel::ui
