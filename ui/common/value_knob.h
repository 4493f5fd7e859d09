// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QAbstractSlider>
#include <QElapsedTimer>
#include <QString>

#include <functional>

class QMenu;

namespace timbrel::ui {

/// What the values of a knob are, in whole units ("percent", "cents").
struct KnobScale
{
    int lowest = 0;
    int highest = 100;
    int rest = 0; ///< where a double click puts it
    int wheelStep = 5; ///< with Shift: 1
    /// What is written in it; empty: the number. Short: it has 32 pixels.
    std::function<QString(int)> text;
    bool isFilledFromRest = true; ///< else from the lowest value
};

/// What a MIDI control has to do with a value.
enum class LearnMark
{
    None,
    Bound, ///< one plays it
    Learning, ///< a movement of one is waited for
    Offered ///< it can be learnt now
};

/// A value as a knob, or as a bar with its name in it: dragged up and down (Shift: fine), turned by
/// the wheel while it has the focus, moved by the arrow keys, typed as a number, reset by a double
/// click, Delete or Backspace. The ring is filled from where it rests (or from the lowest value,
/// where it rests at an end, or the scale says so). Threads: GUI.
class ValueKnob final : public QAbstractSlider
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ValueKnob)
public:
    explicit ValueKnob(KnobScale scale = {}, QWidget* parent = nullptr);

    /// What is so now; nothing is told. Not while a hand turns it.
    void showValue(int value);
    [[nodiscard]] const KnobScale& scale() const { return m_scale; }
    void reset() { setValue(m_scale.rest); }
    void setRest(int rest);
    /// A bar as high as other controls from then on, in which this and the value are written; the
    /// caption may be empty.
    void setBar(const QString& caption);
    /// Shown by a bar.
    void setLearnMark(LearnMark mark);
    [[nodiscard]] LearnMark learnMark() const { return m_mark; }
    /// "Type a value…" and "Reset", for the menu of a right click.
    void addValueActions(QMenu& menu);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void turned(int value);
    void taken(); ///< a drag begins
    void letGo(); ///< the drag that turned it is over
    void hovered();

protected:
    bool event(QEvent* event) override;
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
    [[nodiscard]] bool isMine(const QKeyEvent& event) const;
    bool typeKey(const QKeyEvent& event);
    // value_knob_look.cpp
    [[nodiscard]] QString shownText(int value) const;
    [[nodiscard]] int fillBegin() const;
    void paintRing();
    void paintBar();
    void paintMark();

    KnobScale m_scale;
    bool m_isBar = false;
    QString m_caption; ///< of a bar
    LearnMark m_mark = LearnMark::None;
    bool m_isHeld = false;
    bool m_isFine = false;
    double m_heldAt = 0.0;
    int m_heldValue = 0;
    int m_wheel = 0; ///< eighths of a degree that were not enough for a step
    int m_typed = 0;
    bool m_isMinusTyped = false;
    QElapsedTimer m_sinceDigit;
};

} // namespace timbrel::ui
