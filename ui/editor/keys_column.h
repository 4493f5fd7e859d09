// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/editor/editor_state.h"

#include <QWidget>

namespace timbrel::ui {

/// The keyboard beside the roll: it names the rows, and a press lets them be heard. Threads: GUI.
class KeysColumn final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeysColumn)
public:
    explicit KeysColumn(EditorState& state, QWidget* parent = nullptr);
    /// The row under the pointer in the roll; -1: none.
    void setMarked(int number);

Q_SIGNALS:
    void auditionNote(int number, int velocity, bool isOn);
    void hoverText(const QString& text);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    void hear(int number);
    [[nodiscard]] int velocityAt(double x) const;

    EditorState& m_state;
    int m_heard = -1;
    int m_marked = -1;
    int m_velocity = 96;
};

} // namespace timbrel::ui
