// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/synth/drum_kit.h"

#include <QFrame>

#include <functional>
#include <vector>

class QLineEdit;
class QListWidget;

namespace timbrel::ui {

/// What a row of a kit can play: the characters and the person's own sounds of its class first, all
/// others after them. Typing narrows the list, moving in it lets each be heard, Enter or a press
/// takes it, Esc or a press elsewhere leaves things as they were. Threads: GUI.
class SoundPicker final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SoundPicker)
public:
    /// Opens below a widget; deletes itself.
    static SoundPicker*
    open(QWidget& below, const synth::DrumKit& kit, const synth::DrumSlot& current);

    /// The most sounds that are shown at a time; typing finds the others.
    static constexpr int kMostShown = 300;

Q_SIGNALS:
    void tried(const timbrel::synth::DrumSlot& slot);
    void chosen(const timbrel::synth::DrumSlot& slot);
    void left(); ///< nothing was chosen

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    struct Choice
    {
        synth::DrumSlot slot;
        QString text;
        QString group;
    };
    SoundPicker(QWidget& below, const synth::DrumKit& kit, const synth::DrumSlot& current);
    void collect(const synth::DrumKit& kit);
    void add(synth::DrumSlot slot, const QString& text, const QString& group);
    void fill(const QString& filter);
    void moveBy(int rows);
    void tryCurrent();
    void take();

    synth::DrumSlot m_current;
    std::vector<Choice> m_choices;
    QLineEdit* m_filter = nullptr;
    QListWidget* m_list = nullptr;
    bool m_isDone = false;
};

/// The sounds that a row of this class can play, in the order in which a hand steps through them.
[[nodiscard]] std::vector<synth::DrumSlot>
soundsOfClass(const synth::DrumKit& kit, const synth::DrumSlot& slot, music::DrumClass drumClass);
/// The class of a slot's row; a row of a person's own is percussion.
[[nodiscard]] music::DrumClass classOfSlot(const synth::DrumSlot& slot);

} // namespace timbrel::ui
