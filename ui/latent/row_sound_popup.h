// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QFrame>

#include <cstddef>

namespace timbrel::ui {

class KitDocument;
class KitRow;
class MidiLearner;

/// The sound of one row of the step grid, beside it: what plays the row, its level, pan, tune and
/// decay, as the panel of the kit has them. Esc or a press elsewhere closes it. Threads: GUI.
class RowSoundPopup final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RowSoundPopup)
public:
    /// Opens below a widget; deletes itself. slot: its place in the kit.
    static RowSoundPopup*
    open(QWidget& below, KitDocument& document, std::size_t slot, MidiLearner& learner);

Q_SIGNALS:
    void struck(std::size_t slot);
    void hoverText(const QString& text);

private:
    RowSoundPopup(QWidget& below, KitDocument& document, std::size_t slot, MidiLearner& learner);

    KitRow* m_row = nullptr;
};

} // namespace timbrel::ui
