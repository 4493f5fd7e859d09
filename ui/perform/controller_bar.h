// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/common/meter_fall.h"
#include "ui/perform/controller_bar_painter.h"

#include <QAbstractSlider>
#include <QElapsedTimer>

#include <optional>

namespace timbrel::ui {

/// The bar of one controller: what the network predicts is filled, what is sent is a line, and a
/// handle takes over. The handle is dragged (Shift: fine), turned by the wheel, moved by the arrow
/// keys (Page Up and Down: large steps), typed as a number; a double click, Delete or Backspace
/// gives the controller back to the network. As a slider its value is what is sent.
/// Threads: GUI.
class ControllerBar final : public QAbstractSlider
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ControllerBar)
public:
    explicit ControllerBar(const QColor& colour, QWidget* parent = nullptr);

    /// What is so now; nothing is told.
    void showValues(int predicted, int sent, int manual, bool isTakenOver);
    /// Something is performed.
    void setActive(bool isActive);
    void setColour(const QColor& colour);
    /// Lets it fall a step further; false: it rests.
    bool fall();
    [[nodiscard]] const BarScene& scene() const { return m_scene; }
    void giveBack();

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void takenOver(int value);
    void givenBack();
    /// The pointer is on it, or what it shows under the pointer has changed.
    void hovered();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void sliderChange(SliderChange change) override;
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
    /// A hand has said so, by whatever means.
    void takeOver(int value);
    void setScene(const BarScene& scene);
    [[nodiscard]] int handValue() const;
    bool typeDigit(int digit);

    BarScene m_scene;
    MeterFall m_fall;
    int m_wheel = 0; ///< eighths of a degree that were not enough for a step
    bool m_isHeld = false;
    double m_heldAt = 0.0; ///< where the hand was when it took hold, or became fine
    double m_heldValue = 0.0; ///< and what the handle said there
    bool m_isFine = false;
    int m_typed = 0;
    QElapsedTimer m_sinceDigit;
};

} // namespace timbrel::ui
