// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/common/action_registry.h"
#include "ui/editor/editor_commands.h"
#include "ui/editor/editor_state.h"

#include <QCoreApplication>

#include <functional>

class QAction;

namespace timbrel::ui {

/// Adds the editor's actions to the registry, one subject after the other (see editor_actions.h).
class EditorActions
{
    Q_DECLARE_TR_FUNCTIONS(timbrel::ui::EditorActions)
public:
    EditorActions(ActionRegistry& registry, EditorView& view)
        : m_registry(registry)
        , m_view(view)
    { }

    void addTools();
    void addEdit();
    void addNotes();
    void addNotePanel();
    void addNudges();
    void addVelocities();
    void addLanes();
    void addZoom();
    void addPlaces();
    void addTable();
    void addSnap();
    void connectMenus();

private:
    using Command = std::function<void(EditorCommands&)>;

    QAction* add(const ActionSpec& spec, QWidget& receiver, const Command& command)
    {
        EditorView* view = &m_view;
        return m_registry.add(spec, &receiver, [view, command] {
            EditorCommands commands(*view);
            command(commands);
        });
    }
    /// Heard while the focus is anywhere in the view.
    QAction* add(ActionSpec spec, const Command& command)
    {
        if (spec.scope == ActionScope::Window)
            spec.scope = ActionScope::Receiver;
        return add(spec, m_view, command);
    }
    void addTool(const char* id, const QString& text, const QString& hint, int key, Tool tool);
    void addNudge(const char* id, const QString& text, QKeySequence keys, int steps, int semitones);

    ActionRegistry& m_registry;
    EditorView& m_view;
};

[[nodiscard]] inline QKeySequence keys(int combination)
{
    return QKeySequence(combination);
}

[[nodiscard]] inline QKeySequence keys(QKeyCombination combination)
{
    return QKeySequence(combination);
}

} // namespace timbrel::ui
