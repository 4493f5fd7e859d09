// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QAbstractSlider>
#include <QElapsedTimer>

namespace timbrel::ui {

/// How much of a controller is the hand's, in percent: dragged up and down (Shift: fine), turned by
/// the wheel, moved by the arrow keys, typed as a number; a double click puts it back to the
/// network (0). Threads: GUI.
class BlendKnob final : public QAbstractSlider
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BlendKnob)
public:
    explicit BlendKnob(QWidget* parent = nullptr);

    /// What is so now; nothing is told. Not while a hand turns it.
    void showPercent(int percent);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void turned(int percent);
    void hovered();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    bool m_isHeld = false;
    bool m_isFine = false;
    double m_heldAt = 0.0;
    int m_heldValue = 0;
    int m_wheel = 0; ///< eighths of a degree that were not enough for a step
    int m_typed = 0;
    QElapsedTimer m_sinceDigit;
};

} // namespace timbrel::ui
