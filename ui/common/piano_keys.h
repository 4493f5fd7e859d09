// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/common/piano_layout.h"

#include <QWidget>

#include <bitset>
#include <optional>

namespace timbrel::ui {

/// A piano for the mouse: pressed low on a key it sounds loud, dragged it slides from key to key.
/// With the keys: arrows choose a key, Space or Enter plays it. Threads: GUI.
class PianoKeys final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PianoKeys)
public:
    explicit PianoKeys(QWidget* parent = nullptr);

    /// Shows a note that something else plays.
    void setSounding(int note, bool isSounding);
    [[nodiscard]] bool isSounding(int note) const
    {
        return m_sounding.test(static_cast<std::size_t>(note));
    }
    /// The octave in the middle: where the computer's keys are.
    void setCentre(int note);
    /// The range that the computer's keys play, marked; below 0: none.
    void setComputerRange(int firstNote);
    [[nodiscard]] const PianoLayout& layoutOfKeys() const { return m_layout; }
    [[nodiscard]] int keyVelocity() const { return m_keyVelocity; }
    /// Of notes played by Space, Enter and the computer's keys.
    void setKeyVelocity(int velocity) { m_keyVelocity = velocity; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void notePressed(int note, int velocity);
    void noteReleased(int note);
    void hoverText(const QString& text);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void layOut();
    void press(int note, int velocity);
    void release();
    void moveCursor(int by);

    PianoLayout m_layout;
    int m_centre = 60;
    int m_computerFirst = -1;
    int m_cursor = 60; ///< the key that Space plays
    int m_keyVelocity = 100;
    std::optional<int> m_pressed; ///< by mouse or Space
    bool m_isPressedByKey = false;
    std::bitset<128> m_sounding;
};

} // namespace timbrel::ui
