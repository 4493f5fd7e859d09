// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/editor_actions.h"

#include "ui/editor/editor_action_set.h"
#include "ui/editor/event_table.h"
#include "ui/editor/example_document.h"
#include "ui/editor/lane_stack.h"
#include "ui/editor/roll_widget.h"
#include "ui/editor/tool_strip.h"

#include <QAction>
#include <QMenu>
#include <QTableView>

#include <initializer_list>

namespace timbrel::ui {

void EditorActions::addTool(
    const char* id, const QString& text, const QString& hint, int key, Tool tool)
{
    EditorState* state = &m_view.state();
    QAction* action = m_registry.addToggle(
        {id, text, hint, ActionMenu::Edit, 8, {keys(key)}, ActionScope::Editor},
        state->tool() == tool,
        &m_view,
        [state, tool](bool isOn) {
            if (isOn)
                state->setTool(tool);
            else if (state->tool() == tool)
                Q_EMIT state->toolChanged(); // one is always on
        });
    QObject::connect(state, &EditorState::toolChanged, action, [state, tool, action] {
        action->setChecked(state->tool() == tool);
    });
    m_view.strip().addTool(action);
}

void EditorActions::addTools()
{
    addTool("tool.pencil",
            tr("&Pencil"),
            tr("Draw notes; draw curves over what is there"),
            Qt::Key_1,
            Tool::Pencil);
    addTool("tool.select",
            tr("&Select"),
            tr("Select, move and resize; drag on empty ground for a rubber band"),
            Qt::Key_2,
            Tool::Select);
    addTool("tool.line",
            tr("&Line"),
            tr("Draw straight lines in lanes, ramps in velocities"),
            Qt::Key_3,
            Tool::Line);
    addTool("tool.curve",
            tr("&Curve"),
            tr("Draw curves of the shape beside it in lanes"),
            Qt::Key_4,
            Tool::Curve);
    addTool("tool.erase",
            tr("&Erase"),
            tr("Take away the notes or points that one passes over"),
            Qt::Key_5,
            Tool::Erase);
    addTool("tool.lasso",
            tr("L&asso"),
            tr("Select the notes inside a loop drawn by hand"),
            Qt::Key_6,
            Tool::Lasso);
}

void EditorActions::addEdit()
{
    constexpr auto kMenu = ActionMenu::Edit;
    add({"edit.cut",
         tr("Cu&t"),
         tr("Take notes and points away and keep a copy"),
         kMenu,
         2,
         {QKeySequence::Cut}},
        &EditorCommands::cut);
    add({"edit.copy",
         tr("&Copy"),
         tr("Keep a copy of notes and points"),
         kMenu,
         2,
         {QKeySequence::Copy}},
        &EditorCommands::copy);
    add({"edit.paste",
         tr("&Paste"),
         tr("Put the copy at the playhead"),
         kMenu,
         2,
         {QKeySequence::Paste}},
        &EditorCommands::paste);
    add({"edit.duplicate",
         tr("&Duplicate"),
         tr("Once more, right behind what is selected"),
         kMenu,
         2,
         {keys(Qt::CTRL | Qt::Key_D)}},
        &EditorCommands::duplicate);
    add({"edit.delete",
         tr("De&lete"),
         tr("Take away what is selected"),
         kMenu,
         2,
         {QKeySequence::Delete, keys(Qt::Key_Backspace)}},
        &EditorCommands::remove);
    add({"edit.selectAll",
         tr("Select &all"),
         tr("All notes and points"),
         kMenu,
         3,
         {QKeySequence::SelectAll}},
        &EditorCommands::selectAll);
    add({"edit.selectNone",
         tr("Select &nothing"),
         tr("Nothing is selected any more"),
         kMenu,
         3,
         {keys(Qt::Key_Escape)}},
        &EditorCommands::clearSelection);
}

void EditorActions::addZoom()
{
    constexpr auto kMenu = ActionMenu::View;
    constexpr double kZoom = 1.25;
    add({"view.zoomIn",
         tr("Zoom &in"),
         tr("More detail in time"),
         kMenu,
         3,
         {keys(Qt::Key_Z), keys(Qt::CTRL | Qt::Key_Plus)},
         ActionScope::Window,
         false,
         true},
        [](EditorCommands& commands) { commands.zoomTime(kZoom); });
    add({"view.zoomOut",
         tr("Zoom &out"),
         tr("More time in sight"),
         kMenu,
         3,
         {keys(Qt::SHIFT | Qt::Key_Z), keys(Qt::CTRL | Qt::Key_Minus)},
         ActionScope::Window,
         false,
         true},
        [](EditorCommands& commands) { commands.zoomTime(1.0 / kZoom); });
    add({"view.rowsHigher",
         tr("&Higher rows"),
         tr("More detail in pitch"),
         kMenu,
         3,
         {keys(Qt::ALT | Qt::Key_Z)},
         ActionScope::Window,
         false,
         true},
        [](EditorCommands& commands) { commands.zoomPitch(kZoom); });
    add({"view.rowsLower",
         tr("&Lower rows"),
         tr("More notes in sight"),
         kMenu,
         3,
         {keys(Qt::ALT | Qt::SHIFT | Qt::Key_Z)},
         ActionScope::Window,
         false,
         true},
        [](EditorCommands& commands) { commands.zoomPitch(1.0 / kZoom); });
    add({"view.fit",
         tr("&Fit the example"),
         tr("All of it in sight"),
         kMenu,
         3,
         {keys(Qt::Key_F), keys(Qt::CTRL | Qt::Key_Tab)}},
        &EditorCommands::fit);
    add({"view.fitSelection",
         tr("Fit what is &selected"),
         tr("From its first to its last"),
         kMenu,
         3,
         {keys(Qt::SHIFT | Qt::Key_F)}},
        &EditorCommands::fitSelection);
    EditorState* state = &m_view.state();
    QAction* follow = m_registry.addToggle({"view.follow",
                                            tr("F&ollow the playhead"),
                                            tr("What plays stays in sight"),
                                            kMenu,
                                            4,
                                            {},
                                            ActionScope::Editor},
                                           state->isFollowing(),
                                           &m_view,
                                           [state](bool isOn) { state->setFollowing(isOn); });
    QObject::connect(state, &EditorState::followingChanged, follow, &QAction::setChecked);
}

void EditorActions::addTable()
{
    EventTable* table = &m_view.table();
    m_registry.addToggle({"view.table",
                          tr("&Table of notes and points"),
                          tr("The same as a table, to read, to type and to hear"),
                          ActionMenu::View,
                          4,
                          {keys(Qt::CTRL | Qt::Key_E)},
                          ActionScope::Editor},
                         false,
                         &m_view,
                         [table, view = &m_view](bool isOn) {
                             table->setVisible(isOn);
                             if (isOn)
                                 table->table().setFocus();
                             else
                                 view->roll().setFocus();
                         });
}

void EditorActions::addSnap()
{
    EditorState* state = &m_view.state();
    QAction* snap
        = m_registry.addToggle({"edit.snap",
                                tr("S&nap"),
                                tr("Draw and move to the lines of the grid; Alt ignores them"),
                                ActionMenu::Edit,
                                9,
                                {keys(Qt::Key_N)},
                                ActionScope::Editor},
                               state->isSnapping(),
                               &m_view,
                               [state](bool isOn) { state->setSnapping(isOn); });
    QObject::connect(state, &EditorState::snapChanged, snap, [state, snap] {
        snap->setChecked(state->isSnapping());
    });
    m_view.strip().addToggle(snap);
    add({"edit.gridFiner",
         tr("&Finer grid"),
         tr("The next shorter step"),
         ActionMenu::Edit,
         9,
         {keys(Qt::Key_BracketRight)}},
        [](EditorCommands& commands) { commands.stepGrid(1); });
    add({"edit.gridCoarser",
         tr("C&oarser grid"),
         tr("The next longer step"),
         ActionMenu::Edit,
         9,
         {keys(Qt::Key_BracketLeft)}},
        [](EditorCommands& commands) { commands.stepGrid(-1); });
}

namespace {

/// A menu of actions that the registry knows; an empty id is a separator.
void showMenu(ActionRegistry& registry,
              QWidget& parent,
              const QPoint& place,
              std::initializer_list<const char*> ids)
{
    auto* menu = new QMenu(&parent);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const char* id : ids) {
        if (*id == '\0')
            menu->addSeparator();
        else if (QAction* action = registry.find(id))
            menu->addAction(action);
    }
    menu->popup(place);
}

} // namespace

void EditorActions::connectMenus()
{
    ActionRegistry* registry = &m_registry;
    EditorView* view = &m_view;
    QObject::connect(&m_view.roll(), &RollWidget::menuRequested, view, [=](const QPoint& place) {
        const bool hasNotes = !view->document()->selectedNotes().isEmpty();
        if (hasNotes)
            showMenu(*registry,
                     *view,
                     place,
                     {"edit.cut",
                      "edit.copy",
                      "edit.duplicate",
                      "edit.delete",
                      "",
                      "notes.velocity",
                      "notes.quantise",
                      "notes.transpose",
                      "notes.join",
                      "notes.split",
                      "notes.setLength",
                      "",
                      "play.loopSelection"});
        else
            showMenu(*registry,
                     *view,
                     place,
                     {"edit.paste",
                      "edit.selectAll",
                      "",
                      "notes.drawAtCaret",
                      "",
                      "tool.select",
                      "tool.pencil",
                      "tool.erase",
                      "tool.lasso",
                      "",
                      "view.fit"});
    });
    QObject::connect(
        &m_view.lanes(), &LaneStack::laneMenuRequested, view, [=](const QPoint& place) {
            showMenu(*registry,
                     *view,
                     place,
                     {"lane.value",
                      "edit.cut",
                      "edit.copy",
                      "edit.paste",
                      "edit.delete",
                      "",
                      "lane.thin",
                      "lane.smooth",
                      "lane.quantise",
                      "lane.clear",
                      "",
                      "lane.hide"});
        });
}

void addEditorActions(ActionRegistry& registry, EditorView& view)
{
    EditorActions actions(registry, view);
    actions.addEdit();
    actions.addTools();
    actions.addSnap();
    actions.addNotes();
    actions.addNudges();
    actions.addVelocities();
    actions.addLanes();
    actions.addZoom();
    actions.addPlaces();
    actions.addTable();
    actions.connectMenus();
}

} // namespace timbrel::ui
