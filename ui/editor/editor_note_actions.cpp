// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/editor_action_set.h"
#include "ui/editor/lane_stack.h"
#include "ui/editor/lane_widget.h"
#include "ui/editor/note_panel.h"
#include "ui/editor/roll_widget.h"

#include <QAction>

namespace timbrel::ui {

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
         tr("In the key that the notes suggest, or that is chosen"),
         kMenu,
         2,
         {keys(Qt::CTRL | Qt::Key_Up)},
         ActionScope::Window,
         false,
         true},
        [](EditorCommands& commands) { commands.transposeInScale(1); });
    add({"notes.scaleDown",
         tr("Down a step of the scale"),
         tr("In the key that the notes suggest, or that is chosen"),
         kMenu,
         2,
         {keys(Qt::CTRL | Qt::Key_Down)},
         ActionScope::Window,
         false,
         true},
        [](EditorCommands& commands) { commands.transposeInScale(-1); });
    addNotePanel();
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
         {keys(Qt::Key_S)}},
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

void EditorActions::addNotePanel()
{
    NotePanel* panel = &m_view.notePanel();
    EditorView* view = &m_view;
    QAction* shown = m_registry.addToggle({"notes.panel",
                                           tr("Strength, swing, share and &key"),
                                           tr("How notes are quantised, made louder or softer by "
                                              "a share, and moved in a key"),
                                           ActionMenu::Notes,
                                           1,
                                           {keys(Qt::CTRL | Qt::SHIFT | Qt::Key_G)},
                                           ActionScope::Editor},
                                          false,
                                          &m_view,
                                          [panel, view](bool isOn) {
                                              panel->setVisible(isOn);
                                              if (isOn)
                                                  panel->takeFocus();
                                              else
                                                  view->roll().setFocus();
                                          });
    panel->setQuantiseAction(m_registry.find("notes.quantise"));
    panel->setStepActions(m_registry.find("notes.scaleUp"), m_registry.find("notes.scaleDown"));
    QObject::connect(panel, &NotePanel::closeRequested, shown, [shown] { shown->trigger(); });
    QObject::connect(panel, &NotePanel::scaleVelocitiesRequested, view, [view](int percent) {
        EditorCommands(*view).scaleVelocities(percent);
    });
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
                    {keys(Qt::Key_Insert)},
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
    add({"notes.velocityShare",
         tr("Scale velocities\u2026"),
         tr("By a share of what they are, in per cent"),
         kMenu,
         5,
         {keys(Qt::SHIFT | Qt::Key_V)}},
        &EditorCommands::askForVelocityScale);
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

} // namespace timbrel::ui
