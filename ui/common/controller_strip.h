// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QAbstractSlider>
#include <QElapsedTimer>
#include <QString>

#include <optional>

namespace timbrel::ui {

/// A controller as a strip: pressed and dragged (Shift: fine), turned by the wheel, moved by arrow
/// keys (Page Up and Down: large steps), typed as a number, reset by a double click. Threads: GUI.
class ControllerStrip final : public QAbstractSlider
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ControllerStrip)
public:
    enum class Kind
    {
        Stays, ///< a controller or a modulation wheel
        SpringsBack ///< pitch bend
    };
    ControllerStrip(const QString& label, Kind kind, int maximum, QWidget* parent = nullptr);

    /// Where a double click and a spring put it.
    void setRestValue(int value);
    [[nodiscard]] int restValue() const { return m_rest; }
    [[nodiscard]] bool isHeld() const { return m_isHeld; } ///< by the mouse

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void hoverText(const QString& text);

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
    [[nodiscard]] QRectF groove() const;
    [[nodiscard]] int valueAt(double y) const;
    [[nodiscard]] double placeOf(int value) const;

    QString m_label;
    Kind m_kind;
    int m_rest = 0;
    int m_wheel = 0; ///< eighths of a degree that were not enough for a step
    std::optional<double> m_fineFrom; ///< Shift: where the hand was
    int m_fineValue = 0;
    bool m_isHeld = false;
    int m_typed = 0; ///< digits so far
    QElapsedTimer m_sinceDigit;
};

} // namespace timbrel::ui
