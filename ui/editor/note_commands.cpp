// SPDX-License-Identifier: GPL-3.0-or-later
// Notes by grid, scale and share: what the note panel chooses.
#include "ui/common/value_popup.h"
#include "ui/editor/editor_commands.h"
#include "ui/editor/editor_state.h"
#include "ui/editor/example_document.h"
#include "ui/editor/note_panel.h"
#include "ui/editor/roll_widget.h"

namespace timbrel::ui {
namespace {

constexpr int kScaleStepKey = 7414; ///< merges steps one after the other
constexpr int kMostPercent = 400;

} // namespace

void EditorCommands::transposeInScale(int steps)
{
    if (document() == nullptr || document()->score().notes.empty())
        return;
    const music::MusicalKey key = m_view.state().key();
    document()->pushMerged(
        music::transposeInScale(document()->score(), notes(), steps, music::scaleOf(key)),
        tr("Transpose in the scale"),
        kScaleStepKey);
    m_view.state().holdKey(key);
    Q_EMIT m_view.hoverText(tr("A step in %1", "a key").arg(keyName(key)));
}

void EditorCommands::quantise(bool movesEnds)
{
    if (document() == nullptr)
        return;
    const EditorState& state = m_view.state();
    document()->push(music::quantiseNotes(document()->score(),
                                          notes(),
                                          state.quantiseGrid(),
                                          {state.habits().strength / 100.0, movesEnds}),
                     tr("Quantise"));
}

void EditorCommands::scaleVelocities(int percent)
{
    if (document() != nullptr)
        document()->push(music::scaleVelocities(document()->score(), notes(), percent / 100.0),
                         //: an entry of the history
                         tr("Velocities to %1 %").arg(percent));
}

void EditorCommands::askForVelocityScale()
{
    if (document() == nullptr || document()->score().notes.empty())
        return;
    ValuePopup::ask(m_view.roll(),
                    {tr("Velocities, per cent of what they are"), 1, kMostPercent, 100},
                    [*this](int value) mutable { scaleVelocities(value); });
}

} // namespace timbrel::ui
