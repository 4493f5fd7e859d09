// SPDX-License-Identifier: GPL-3.0-or-later
// The actions of the main window; views and panels add their own.
#include "ui/common/theme.h"
#include "ui/editor/example_document.h"
#include "ui/editor/project_document.h"
#include "ui/latent/latent_control.h"
#include "ui/perform/performance_control.h"
#include "ui/shell/action_needs.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/demo_projects.h"
#include "ui/shell/editor_tab.h"
#include "ui/shell/main_window.h"
#include "ui/shell/player.h"
#include "ui/shell/recent_projects.h"
#include "ui/shell/undo_order.h"

#include <QApplication>
#include <QFileInfo>
#include <QTabBar>

namespace timbrel::ui {

void MainWindow::addProjectActions()
{
    const auto add = [this](const char* id,
                            const QString& text,
                            const QString& hint,
                            int group,
                            const QKeySequence& keys,
                            std::function<void()> run) {
        ActionSpec spec;
        spec.id = id;
        spec.text = text;
        spec.hint = hint;
        spec.menu = ActionMenu::Project;
        spec.group = group;
        if (!keys.isEmpty())
            spec.shortcuts = {keys};
        m_actions->add(spec, this, std::move(run));
    };
    add("project.new", tr("&New"), tr("An empty project"), 0, QKeySequence::New, [this] {
        whenSaved([this] { newProject(); });
    });
    add("project.open",
        tr("&Open…"),
        tr("Choose the folder of a project"),
        0,
        QKeySequence::Open,
        [this] { chooseProject(); });
    add("project.save",
        tr("&Save"),
        tr("Write what has changed into the project's folder"),
        2,
        QKeySequence::Save,
        [this] { save(); });
    add("project.saveAs",
        tr("Save &as…"),
        tr("A copy of the project in another folder; its trainings come along"),
        2,
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S),
        [this] { saveAs(); });
    add("project.reload",
        tr("&Read again"),
        tr("Read the project's files again, to see what has changed in them"),
        4,
        QKeySequence::Refresh,
        [this] { whenSaved([this] { reload(); }); });
    add("project.close",
        tr("&Close"),
        tr("Close the project; trainings that run go on"),
        4,
        QKeySequence(Qt::CTRL | Qt::Key_W),
        [this] { whenSaved([this] { closeProject(); }); });
    add("project.settings",
        tr("Sound, MIDI and appearance…"),
        tr("Which devices and ports are used, and how the window looks"),
        5,
        QKeySequence(Qt::CTRL | Qt::Key_Comma),
        [this] { showSettings(); });
    add("project.quit",
        tr("&Quit"),
        tr("Close Timbrel; trainings that run go on"),
        6,
        QKeySequence(Qt::CTRL | Qt::Key_Q),
        [this] { close(); });
}

void MainWindow::addEditActions()
{
    ActionSpec undo;
    undo.id = "edit.undo";
    undo.text = tr("&Undo");
    undo.hint = tr("Take back what was done last");
    undo.shortcuts = {QKeySequence(Qt::CTRL | Qt::Key_Z)};
    undo.repeatsWhileHeld = true;
    m_actions->add(undo, this, [this] { m_undo->undo(); });
    ActionSpec redo;
    redo.id = "edit.redo";
    redo.text = tr("&Redo");
    redo.hint = tr("Do again what was taken back");
    redo.shortcuts
        = {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)};
    redo.repeatsWhileHeld = true;
    m_actions->add(redo, this, [this] { m_undo->redo(); });
}

void MainWindow::addPlayActions()
{
    const ActionSpecs specOf {ActionMenu::Play};
    ActionSpec play = specOf("play.toggle",
                             tr("&Play or pause"),
                             tr("Play from the playhead, or pause there"),
                             0,
                             Qt::Key_Space);
    play.worksWhileKeysPlayNotes = true;
    m_actions->add(play, this, [this] {
        if (isLatentShown())
            m_latentControl->toggle();
        else
            m_player->toggle();
    });
    ActionSpec stop = specOf(
        "play.stop", tr("&Stop"), tr("Stop, and put the playhead to the start"), 0, Qt::Key_Return);
    stop.shortcuts << QKeySequence(Qt::Key_Enter);
    stop.worksWhileKeysPlayNotes = true;
    m_actions->add(stop, this, [this] {
        if (isLatentShown())
            m_latentControl->stop();
        else
            m_editor->stop();
    });
    m_actions->addToggle(specOf("play.loop",
                                tr("&Loop"),
                                tr("Play the loop region of the ruler (or everything) again and "
                                   "again"),
                                1,
                                Qt::Key_L),
                         false,
                         this,
                         [this](bool isOn) { m_player->setLooping(isOn); });
    m_actions->addToggle(specOf("play.metronome",
                                tr("&Metronome"),
                                tr("A click on every beat while it plays"),
                                1,
                                Qt::Key_M),
                         false,
                         this,
                         [this](bool isOn) { m_player->setMetronome(isOn); });
    ActionSpec keys
        = specOf("play.keys",
                 tr("&Keys play notes"),
                 tr("The computer's keyboard plays notes: A W S E D F … and Z X for the "
                    "octave"),
                 2,
                 Qt::CTRL | Qt::Key_K);
    m_actions->addToggle(keys, false, this, [this](bool isOn) {
        Q_UNUSED(isOn)
        shareKeys();
    });
    m_actions->add(specOf("play.panic",
                          tr("P&anic: silence everything"),
                          tr("Everything falls silent, here and at the MIDI output"),
                          3,
                          Qt::CTRL | Qt::Key_Period),
                   this,
                   [this] { m_performance->panic(); });
}

void MainWindow::updateActions()
{
    const bool isOpen = m_document->isOpen();
    const bool hasExample = m_editor->example() != nullptr;
    const QString project = isOpen ? QString() : tr("Open or make a project first.");
    const QString example = isOpen && !hasExample ? tr("Make an example first.") : project;
    for (QAction* action : m_actions->all()) {
        const ActionNeed need = needOf(m_actions->spec(action));
        const QString& reason = need == ActionNeed::Example ? example : project;
        m_actions->setMissing(action, need == ActionNeed::Nothing ? QString() : reason);
    }
    m_actions->setEnabled("project.reload", !m_document->isUntitled());
    for (const char* id : {"play.toggle", "play.stop"})
        m_actions->setEnabled(id, hasExample || isLatentShown());
    m_actions->setEnabled("edit.undo", m_undo->canUndo());
    m_actions->setEnabled("edit.redo", m_undo->canRedo());
    const QString undone = m_undo->undoText();
    const QString redone = m_undo->redoText();
    m_actions->find("edit.undo")
        ->setText(undone.isEmpty() ? tr("&Undo") : tr("&Undo: %1").arg(undone));
    m_actions->find("edit.redo")
        ->setText(redone.isEmpty() ? tr("&Redo") : tr("&Redo: %1").arg(redone));
}

void MainWindow::openPalette()
{
    QList<PaletteEntry> others;
    for (ExampleDocument* example : m_document->examples())
        others << PaletteEntry {example->properties().name,
                                tr("Example"),
                                [this, guard = QPointer<ExampleDocument>(example)] {
                                    m_tabs->setCurrentIndex(0);
                                    if (guard)
                                        m_editor->select(guard);
                                }};
    for (const QString& folder : recentProjects())
        others << PaletteEntry {QFileInfo(folder).fileName(), tr("Recent project"), [this, folder] {
                                    openAfterAsking(folder.toStdString());
                                }};
    for (const DemoProject& demo : demoProjects())
        others << PaletteEntry {tr("Open %1", "a demo project").arg(demo.name),
                                tr("Demo project"),
                                [this, demo] { whenSaved([this, demo] { openDemo(demo); }); }};
    m_palette->open(std::move(others));
}

} // namespace timbrel::ui
