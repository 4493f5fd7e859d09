// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/editor_actions.h"

#include "ui/common/action_registry.h"
#include "ui/editor/editor_commands.h"
#include "ui/editor/editor_state.h"
#include "ui/editor/lane_stack.h"
#include "ui/editor/lane_widget.h"
#include "ui/editor/roll_widget.h"
#include "ui/editor/tool_strip.h"

#include <QAction>
#include <QCoreApplication>
#include <QMenu>

#include <initializer_list>

namespace timbrel::ui {
namespace {

/// Adds them one subject after the other.
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
    void addNudges();
    void addVelocities();
    void addLanes();
    void addZoom();
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

QKeySequence keys(int combination)
{
    return QKeySequence(combination);
}

QKeySequence keys(QKeyCombination combination)
{
    return QKeySequence(combination);
}

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
    addTool("tool.select",
            tr("&Select"),
            tr("Select, move and resize; drag on empty ground for a rubber band"),
            Qt::Key_1,
            Tool::Select);
    addTool("tool.pencil",
            tr("&Pencil"),
            tr("Draw notes; draw curves over what is there"),
            Qt::Key_2,
            Tool::Pencil);
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

void EditorActions::addNotes()
{
    constexpr auto kMenu = ActionMenu::Notes;
    add({"notes.quantise",
         tr("&Quantise"),
         tr("Beginnings to the lines of the grid"),
         kMenu,
         1,
         {keys(Qt::Key_Q)}},
        [](EditorCommands& commands) { commands.quantise(false); });
    add({"notes.quantiseBoth",
         tr("Quantise beginnings and &ends"),
         tr("Beginnings and ends to the lines of the grid"),
         kMenu,
         1,
         {keys(Qt::SHIFT | Qt::Key_Q)}},
        [](EditorCommands& commands) { commands.quantise(true); });
    add({"notes.transpose",
         tr("&Transpose\u2026"),
         tr("By any number of semitones"),
         kMenu,
         2,
         {keys(Qt::Key_T)}},
        &EditorCommands::askForTransposition);
    add({"notes.scaleUp",
         tr("Up a step of the scale"),
         tr("C major"),
         kMenu,
         2,
         {keys(Qt::CTRL | Qt::Key_Up)},
         ActionScope::Window,
         false,
         true},
        [](EditorCommands& commands) { commands.transposeInScale(1); });
    add({"notes.scaleDown",
         tr("Down a step of the scale"),
         tr("C major"),
         kMenu,
         2,
         {keys(Qt::CTRL | Qt::Key_Down)},
         ActionScope::Window,
         false,
         true},
        [](EditorCommands& commands) { commands.transposeInScale(-1); });
    add({"notes.join",
         tr("&Join"),
         tr("Each note until the next one begins"),
         kMenu,
         3,
         {keys(Qt::CTRL | Qt::Key_J)}},
        &EditorCommands::join);
    add({"notes.split",
         tr("S&plit at the playhead"),
         tr("Notes that sound there become two"),
         kMenu,
         3,
         {keys(Qt::CTRL | Qt::Key_K)}},
        &EditorCommands::split);
    add({"notes.trim",
         tr("T&rim overlaps"),
         tr("Notes of one pitch end where the next begins"),
         kMenu,
         3,
         {}},
        &EditorCommands::trimOverlaps);
    add({"notes.setLength",
         tr("Set &length"),
         tr("As long as a new note, see the tool strip"),
         kMenu,
         3,
         {}},
        &EditorCommands::setLengthsToGrid);
}

void EditorActions::addNudge(
    const char* id, const QString& text, QKeySequence key, int steps, int semitones)
{
    add({id,
         text,
         tr("What is selected in the roll, or else its caret"),
         ActionMenu::Notes,
         4,
         {std::move(key)},
         ActionScope::Receiver,
         false,
         true},
        m_view.roll(),
        [=](EditorCommands& commands) { commands.move(steps, semitones); });
}

void EditorActions::addNudges()
{
    constexpr int kOctave = 12;
    addNudge("notes.up", tr("Up a semitone"), keys(Qt::Key_Up), 0, 1);
    addNudge("notes.down", tr("Down a semitone"), keys(Qt::Key_Down), 0, -1);
    addNudge("notes.octaveUp", tr("Up an octave"), keys(Qt::SHIFT | Qt::Key_Up), 0, kOctave);
    addNudge("notes.octaveDown", tr("Down an octave"), keys(Qt::SHIFT | Qt::Key_Down), 0, -kOctave);
    addNudge("notes.earlier", tr("A step earlier"), keys(Qt::Key_Left), -1, 0);
    addNudge("notes.later", tr("A step later"), keys(Qt::Key_Right), 1, 0);
    const auto addLength = [this](const char* id, const QString& text, int key, int steps) {
        add({id,
             text,
             tr("By a step of the grid"),
             ActionMenu::Notes,
             4,
             {keys(Qt::SHIFT | static_cast<Qt::Key>(key))},
             ActionScope::Receiver,
             false,
             true},
            m_view.roll(),
            [steps](EditorCommands& commands) { commands.lengthen(steps); });
    };
    addLength("notes.longer", tr("Longer"), Qt::Key_Right, 1);
    addLength("notes.shorter", tr("Shorter"), Qt::Key_Left, -1);
    EditorView* view = &m_view;
    m_registry.add({"notes.drawAtCaret",
                    tr("Draw a note at the caret"),
                    tr("As long and as loud as the tool strip says"),
                    ActionMenu::Notes,
                    4,
                    {keys(Qt::Key_Return), keys(Qt::Key_Enter)},
                    ActionScope::Receiver},
                   &m_view.roll(),
                   [view] { view->roll().drawAtCaret(); });
}

void EditorActions::addVelocities()
{
    constexpr auto kMenu = ActionMenu::Notes;
    constexpr int kStep = 5;
    add({"notes.velocity",
         tr("&Velocity\u2026"),
         tr("One velocity for all that are selected"),
         kMenu,
         5,
         {keys(Qt::Key_V)}},
        &EditorCommands::askForVelocity);
    add({"notes.louder",
         tr("Lou&der"),
         tr("Velocity up by 5"),
         kMenu,
         5,
         {keys(Qt::ALT | Qt::Key_Up)},
         ActionScope::Window,
         false,
         true},
        [](EditorCommands& commands) { commands.changeVelocities(kStep); });
    add({"notes.softer",
         tr("S&ofter"),
         tr("Velocity down by 5"),
         kMenu,
         5,
         {keys(Qt::ALT | Qt::Key_Down)},
         ActionScope::Window,
         false,
         true},
        [](EditorCommands& commands) { commands.changeVelocities(-kStep); });
}

void EditorActions::addLanes()
{
    constexpr auto kMenu = ActionMenu::Controllers;
    add({"lane.value",
         tr("Set &value\u2026"),
         tr("Of the points selected, or at the caret"),
         kMenu,
         1,
         {keys(Qt::CTRL | Qt::Key_Return)}},
        &EditorCommands::askForValue);
    add({"lane.thin",
         tr("&Thin\u2026"),
         tr("As few points as possible, never further from the curve than one says"),
         kMenu,
         2,
         {keys(Qt::CTRL | Qt::SHIFT | Qt::Key_T)}},
        &EditorCommands::askForThinning);
    add({"lane.smooth",
         tr("&Smooth"),
         tr("A smooth course through the points"),
         kMenu,
         2,
         {keys(Qt::CTRL | Qt::SHIFT | Qt::Key_M)}},
        &EditorCommands::smooth);
    add({"lane.quantise", tr("&Quantise points"), tr("To the lines of the grid"), kMenu, 2, {}},
        &EditorCommands::quantisePoints);
    add({"lane.clear", tr("&Delete all points"), tr("Of the lane at hand"), kMenu, 2, {}},
        &EditorCommands::clearLane);
    EditorView* view = &m_view;
    const auto addPlain = [&](const char* id,
                              const QString& text,
                              const QString& hint,
                              QKeySequence key,
                              std::function<void()> run) {
        m_registry.add({id, text, hint, kMenu, 3, {std::move(key)}, ActionScope::Editor},
                       view,
                       std::move(run));
    };
    constexpr int kPixels = 16;
    addPlain("lane.next",
             tr("&Next lane"),
             tr("The focus goes to the lane below"),
             keys(Qt::CTRL | Qt::Key_PageDown),
             [view] { view->lanes().focusNext(1); });
    addPlain("lane.previous",
             tr("&Previous lane"),
             tr("The focus goes to the lane above"),
             keys(Qt::CTRL | Qt::Key_PageUp),
             [view] { view->lanes().focusNext(-1); });
    addPlain("lane.roll",
             tr("To the piano &roll"),
             tr("The focus goes to the notes"),
             keys(Qt::Key_F6),
             [view] { view->roll().setFocus(); });
    addPlain("lane.higher",
             tr("&Higher lane"),
             tr("More room for the lane at hand"),
             keys(Qt::CTRL | Qt::ALT | Qt::Key_Plus),
             [view] { view->lanes().growCurrent(kPixels); });
    addPlain("lane.lower",
             tr("&Lower lane"),
             tr("Less room for the lane at hand"),
             keys(Qt::CTRL | Qt::ALT | Qt::Key_Minus),
             [view] { view->lanes().growCurrent(-kPixels); });
    m_registry.add(
        {"lane.hide", tr("H&ide lane"), tr("Its points stay"), kMenu, 3, {}, ActionScope::Editor},
        view,
        [view] {
            if (const LaneWidget* lane = view->lanes().currentLane())
                view->lanes().hideLane(lane->lane());
        });
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
    add({"play.loopSelection",
         tr("&Loop what is selected"),
         tr("The loop from its first to its last"),
         ActionMenu::Play,
         4,
         {keys(Qt::CTRL | Qt::Key_L)}},
        &EditorCommands::loopSelection);
    add({"play.noLoopRegion",
         tr("Take the loop &away"),
         tr("No part is repeated"),
         ActionMenu::Play,
         4,
         {keys(Qt::CTRL | Qt::SHIFT | Qt::Key_L)}},
        &EditorCommands::noLoop);
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

} // namespace

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
    actions.connectMenus();
}

} // namespace timbrel::ui
