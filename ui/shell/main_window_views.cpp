// SPDX-License-Identifier: GPL-3.0-or-later
// The actions of the main window that choose what is seen, and how.
#include "ui/common/theme.h"
#include "ui/editor/example_document.h"
#include "ui/latent/latent_tab.h"
#include "ui/perform/perform_tab.h"
#include "ui/shell/editor_tab.h"
#include "ui/shell/main_window.h"
#include "ui/shell/project_tab.h"
#include "ui/training/training_tab.h"

#include <QActionGroup>
#include <QApplication>

namespace timbrel::ui {

void MainWindow::addViewActions()
{
    const ActionSpecs specOf {ActionMenu::View};
    m_actions->add(specOf("view.editor",
                          tr("&Editor"),
                          tr("Draw, record and listen to examples"),
                          0,
                          Qt::CTRL | Qt::Key_1),
                   this,
                   [this] { showView(m_editor); });
    m_actions->add(specOf("view.training",
                          tr("&Training"),
                          tr("Teach networks, watch them learn, and compare them"),
                          0,
                          Qt::CTRL | Qt::Key_2),
                   this,
                   [this] { showView(m_training); });
    m_actions->add(
        specOf("view.latent",
               tr("&Latent"),
               tr("Play drum patterns from a pad: a puck moves through what lies between "
                  "them"),
               0,
               Qt::CTRL | Qt::Key_3),
        this,
        [this] { showView(m_latent); });
    m_actions->add(specOf("view.perform",
                          tr("Per&form"),
                          tr("Play: a network moves the controllers, a hand can take over"),
                          0,
                          Qt::CTRL | Qt::Key_4),
                   this,
                   [this] { showView(m_perform); });
    m_actions->add(specOf("view.project",
                          tr("&Project overview"),
                          tr("What it has learnt, its settings, and what is wrong with it"),
                          0,
                          Qt::CTRL | Qt::Key_5),
                   this,
                   [this] { showView(m_projectTab); });
    m_actions->add(specOf("view.palette",
                          tr("Command pa&lette…"),
                          tr("Find any action by some of its letters"),
                          8,
                          Qt::CTRL | Qt::Key_P),
                   this,
                   [this] { openPalette(); });
    m_actions->addToggle(specOf("view.fullScreen",
                                tr("&Full screen"),
                                tr("The window fills the whole screen"),
                                9,
                                Qt::Key_F11),
                         false,
                         this,
                         [this](bool isOn) {
                             setWindowState(isOn ? windowState() | Qt::WindowFullScreen
                                                 : windowState() & ~Qt::WindowFullScreen);
                         });
    addAppearanceActions();
}

void MainWindow::addAppearanceActions()
{
    auto* group = new QActionGroup(this);
    const auto add = [&](const char* id, const QString& text, Appearance choice) {
        ActionSpec spec;
        spec.id = id;
        spec.text = text;
        spec.hint = tr("How the window looks");
        spec.menu = ActionMenu::View;
        spec.group = 7;
        QAction* action
            = m_actions->addToggle(spec, savedAppearance() == choice, this, [choice](bool isOn) {
                  if (!isOn || choice == savedAppearance())
                      return;
                  saveAppearance(choice);
                  applyAppearance(*qobject_cast<QApplication*>(QApplication::instance()), choice);
              });
        group->addAction(action);
    };
    add("view.asDesktop", tr("Colours as the &desktop"), Appearance::System);
    add("view.dark", tr("Dar&k, for the stage"), Appearance::Dark);
    add("view.light", tr("L&ight, for the desk"), Appearance::Light);
}

} // namespace timbrel::ui
