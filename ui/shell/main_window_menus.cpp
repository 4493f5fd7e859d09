// SPDX-License-Identifier: GPL-3.0-or-later
// The menus of the main window.
#include "ui/shell/main_window.h"
#include "ui/shell/recent_projects.h"

#include <QActionGroup>
#include <QApplication>
#include <QDir>
#include <QMenu>
#include <QMenuBar>

namespace timbrel::ui {

void MainWindow::buildProjectMenu()
{
    QMenu* menu = menuBar()->addMenu(tr("&Project"));
    QAction* open = menu->addAction(tr("&Open project…"), this, &MainWindow::chooseProject);
    open->setShortcut(QKeySequence::Open);
    open->setStatusTip(tr("Choose the folder of a project"));
    m_recent = menu->addMenu(tr("Open &recent"));
    fillRecentProjects();
    m_reload = menu->addAction(tr("Read &again"), this, &MainWindow::reload);
    m_reload->setShortcut(QKeySequence::Refresh);
    m_reload->setStatusTip(tr("Read the project's files again, to see what has changed in them"));
    m_reload->setEnabled(false);
    menu->addSeparator();
    QAction* quit = menu->addAction(tr("&Quit"), this, &QWidget::close);
    quit->setShortcut(QKeySequence::Quit);
    quit->setStatusTip(tr("Close Timbrel; trainings that run go on"));
}

void MainWindow::fillRecentProjects()
{
    m_recent->clear();
    for (const QString& folder : recentProjects()) {
        QAction* action
            = m_recent->addAction(QDir::toNativeSeparators(folder), this, [this, folder] {
                  openProject(folder.toStdString());
              });
        action->setStatusTip(tr("Open this project"));
    }
    m_recent->setEnabled(!m_recent->isEmpty());
}

void MainWindow::buildViewMenu()
{
    QMenu* menu = menuBar()->addMenu(tr("&View"));
    QMenu* appearance = menu->addMenu(tr("&Appearance"));
    auto* group = new QActionGroup(this);
    const auto add = [&](const QString& text, Appearance choice) {
        QAction* action = appearance->addAction(text, this, [choice] {
            saveAppearance(choice);
            applyAppearance(*qobject_cast<QApplication*>(QApplication::instance()), choice);
        });
        action->setCheckable(true);
        action->setChecked(savedAppearance() == choice);
        group->addAction(action);
    };
    add(tr("As the &desktop"), Appearance::System);
    add(tr("Dar&k, for the stage"), Appearance::Dark);
    add(tr("&Light, for the desk"), Appearance::Light);
}

void MainWindow::buildHelpMenu()
{
    QMenu* menu = menuBar()->addMenu(tr("&Help"));
    QAction* guide = menu->addAction(tr("&Guide"), this, &MainWindow::showGuide);
    guide->setShortcut(QKeySequence::HelpContents);
    guide->setStatusTip(tr("How Timbrel works and what every setting means"));
    QAction* about = menu->addAction(tr("&About Timbrel"), this, &MainWindow::showAbout);
    about->setStatusTip(tr("Version and licence"));
}

} // namespace timbrel::ui
