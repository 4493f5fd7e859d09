// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QAbstractButton>

class QAction;

namespace timbrel::ui {

/// A button of the transport: a sign that everyone knows, drawn, for an action of the registry.
/// A click leaves the keyboard where it is. Threads: GUI.
class TransportButton final : public QAbstractButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TransportButton)
public:
    enum class Sign
    {
        Play, ///< two bars while it plays
        Stop,
        Record,
        Loop
    };

    TransportButton(Sign sign, QAction* action, QWidget* parent = nullptr);

    /// It is doing it: playing, recording.
    void setActive(bool isActive);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void follow();

    Sign m_sign;
    QAction* m_action;
    bool m_isActive = false;
};

} // namespace timbrel::ui
