// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace timbrel::ui {

class ActionRegistry;
class EditorView;

/// Puts everything that the editor can do into the registry, and its menus and tool strip together
/// from there. Once for each view.
void addEditorActions(ActionRegistry& registry, EditorView& view);

} // namespace timbrel::ui
