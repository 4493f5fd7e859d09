// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/editor_action_set.h"

namespace timbrel::ui {

/// Where it plays.
void EditorActions::addPlaces()
{
    constexpr auto kMenu = ActionMenu::Play;
    const auto addJump = [this](const char* id,
                                const QString& text,
                                const QString& hint,
                                int key,
                                const Command& command) {
        ActionSpec spec {id, text, hint, kMenu, 1, {keys(key)}};
        spec.repeatsWhileHeld = true;
        add(spec, command);
    };
    addJump("play.fromStart",
            tr("To the &beginning"),
            tr("The playhead to the beginning of the example"),
            Qt::Key_Home,
            &EditorCommands::playFromStart);
    addJump("play.fromEnd",
            tr("To the &end"),
            tr("The playhead to the end of the last note or curve"),
            Qt::Key_End,
            &EditorCommands::playFromEnd);
    addJump("play.barBack",
            tr("A bar bac&k"),
            tr("The playhead to the beginning of the bar, then of the one before"),
            Qt::Key_Comma,
            [](EditorCommands& commands) { commands.stepBar(-1); });
    addJump("play.barForward",
            tr("A bar &forward"),
            tr("The playhead to the beginning of the next bar"),
            Qt::Key_Period,
            [](EditorCommands& commands) { commands.stepBar(1); });
    add({"play.loopSelection",
         tr("&Loop what is selected"),
         tr("The loop from its first to its last"),
         kMenu,
         1,
         {keys(Qt::CTRL | Qt::Key_L)}},
        &EditorCommands::loopSelection);
    add({"play.noLoopRegion",
         tr("Take the loop &away"),
         tr("No part is repeated"),
         kMenu,
         1,
         {keys(Qt::CTRL | Qt::SHIFT | Qt::Key_L)}},
        &EditorCommands::noLoop);
}

} // namespace timbrel::ui
