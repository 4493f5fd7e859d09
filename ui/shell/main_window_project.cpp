// SPDX-License-Identifier: GPL-3.0-or-later
// The project of the main window: opening, saving, adding, and what is asked about it.
#include "ui/common/file_questions.h"
#include "ui/editor/example_document.h"
#include "ui/editor/project_document.h"
#include "ui/latent/latent_tab.h"
#include "ui/shell/demo_projects.h"
#include "ui/shell/editor_tab.h"
#include "ui/shell/main_window.h"
#include "ui/shell/message_bar.h"
#include "ui/shell/pattern_desk.h"
#include "ui/shell/player.h"
#include "ui/shell/project_tab.h"
#include "ui/shell/recent_projects.h"
#include "ui/shell/status_line.h"
#include "ui/shell/transport_bar.h"
#include "ui/shell/undo_order.h"
#include "ui/shell/welcome_page.h"
#include "ui/training/training_runs.h"

#include <QAction>
#include <QDir>
#include <QLocale>
#include <QMenu>
#include <QTabBar>

namespace timbrel::ui {

void MainWindow::connectProject()
{
    m_editor->setUndoOrder(m_undo);
    connect(m_welcome, &WelcomePage::demoChosen, this, &MainWindow::openDemo);
    connect(m_welcome, &WelcomePage::newChosen, this, &MainWindow::newProject);
    connect(m_welcome, &WelcomePage::openChosen, this, &MainWindow::chooseProject);
    connect(m_welcome, &WelcomePage::guideChosen, this, &MainWindow::showGuide);
    connect(m_welcome, &WelcomePage::recentChosen, this, [this](const QString& folder) {
        openAfterAsking(folder.toStdString());
    });
    connect(m_welcome, &WelcomePage::recoverChosen, this, &MainWindow::recover);
    connect(m_welcome, &WelcomePage::discardChosen, this, &MainWindow::discardLeftWork);

    connect(m_document, &ProjectDocument::opened, this, &MainWindow::projectOpened);
    connect(m_document, &ProjectDocument::modifiedChanged, this, &MainWindow::updateTitle);
    connect(m_document, &ProjectDocument::nameChanged, this, &MainWindow::updateTitle);
    connect(m_document, &ProjectDocument::autosaveFailed, this, &MainWindow::warn);
    connect(m_document, &ProjectDocument::copyProgress, this, [this](quint64 done, quint64 all) {
        const QLocale locale;
        //: so much of so much, as "12 MB of 230 MB"
        say(tr("Copying the project: %1 of %2")
                .arg(locale.formattedDataSize(static_cast<qint64>(done), 0),
                     locale.formattedDataSize(static_cast<qint64>(all), 0)));
    });
    connect(m_document, &ProjectDocument::problemsChanged, this, [this] {
        m_transport->setProblemCount(static_cast<int>(m_document->problems().size()));
        m_projectTab->setProblems(m_document->problems());
    });
    connect(m_document, &ProjectDocument::settingsChanged, this, [this] {
        m_projectTab->setSettings(m_document->settings());
    });
    connect(m_editor, &EditorTab::projectWanted, this, &MainWindow::newProject);
    connect(m_editor, &EditorTab::filesChosen, this, &MainWindow::importFiles);
    connect(m_editor, &EditorTab::exampleChanged, this, &MainWindow::showExample);
    connect(m_editor, &EditorTab::meterChanged, this, &MainWindow::showTransport);
    connect(m_projectTab, &ProjectTab::tryAgainWanted, this, [this] {
        whenSaved([this] { reload(); });
    });
    connect(m_transport, &TransportBar::problemsPressed, this, [this] { showView(m_projectTab); });
}

bool MainWindow::openProject(const std::filesystem::path& folder)
{
    const Result<> opened = m_document->open(folder);
    if (!opened) {
        tellNotOpened(folder, opened.error());
        return false;
    }
    m_question->dismiss();
    m_status->clearMessage();
    if (const auto at = m_document->folder())
        rememberProject(*at);
    fillRecentProjects();
    offerLeftWorkOf(folder);
    return true;
}

/// Somebody may mend it by hand (a setting, a disk that was not there) and come back.
void MainWindow::tellNotOpened(const std::filesystem::path& folder, const Error& error)
{
    const QString sentence = m_sentence(error);
    const auto tryAgain = [this, folder] { openAfterAsking(folder); };
    m_status->showWarning(sentence);
    m_welcome->setProblem(sentence, tryAgain);
    if (m_document->isOpen()) // where the first page is not seen
        m_question->ask(sentence,
                        {{tr("&Try again"), tryAgain, true}, {tr("&Leave it"), {}, false}});
    if (error.id == ErrorId::ProjectNotFound) { // else it is wanted once it is mended
        forgetProject(QString::fromStdString(folder.string()));
        fillRecentProjects();
    }
}

std::optional<std::filesystem::path> MainWindow::project() const
{
    return m_document->folder();
}

void MainWindow::projectOpened()
{
    m_welcome->setProblem({});
    const auto folder = m_document->folder();
    m_patterns->openProject(folder);
    m_runs->setProject(folder);
    m_projectTab->setProject(m_document->name(), folder);
    if (m_document->isOpen())
        m_projectTab->setSettings(m_document->settings());
    takeUndo();
    m_tabs->setCurrentIndex(0);
    showPages();
    updateTitle();
    updateActions();
}

void MainWindow::showExample(ExampleDocument* example)
{
    m_player->setDocument(example);
    takeUndo();
    showTransport();
    updateActions();
}

/// Also patterns, while they have no folder to save themselves into.
bool MainWindow::hasUnsavedWork() const
{
    return m_document->isModified() || (m_document->isUntitled() && m_patterns->isChanged());
}

void MainWindow::whenSaved(std::function<void()> then)
{
    if (!hasUnsavedWork()) {
        then();
        return;
    }
    std::vector<MessageChoice> choices;
    choices.push_back({tr("&Save"), [this, then] { save(then); }, true});
    choices.push_back({tr("&Do not save"), then, false});
    choices.push_back({tr("&Keep working"), {}, false});
    m_question->ask(tr("“%1” has changes that are not saved.").arg(m_document->name()),
                    std::move(choices));
}

void MainWindow::openAfterAsking(const std::filesystem::path& folder)
{
    whenSaved([this, folder] { openProject(folder); });
}

void MainWindow::chooseProject()
{
    const auto at = m_document->folder();
    const QString start = at ? QString::fromStdString(at->parent_path().string()) : QString();
    askForFolder(this, tr("Open a project folder"), start, [this](const QString& folder) {
        openAfterAsking(folder.toStdString());
    });
}

void MainWindow::newProject()
{
    m_document->createUntitled();
    say(tr("A new project: draw, record or import its first example"));
}

void MainWindow::openDemo(const DemoProject& demo)
{
    const auto folder = unpackDemo(demo, demoFolder());
    if (!folder) {
        if (m_document->isOpen())
            warn(folder.error());
        else
            m_welcome->setProblem(m_sentence(folder.error()));
        return;
    }
    if (!openProject(*folder))
        return;
    const QString place = QDir::toNativeSeparators(QString::fromStdString(folder->string()));
    if (demo.isOfPatterns) {
        showView(m_latent);
        say(tr("Your copy is in %1. Press Space to hear it, and drag the puck.").arg(place));
    } else {
        say(tr("Your copy is in %1. Press Space to hear it.").arg(place));
    }
}

void MainWindow::save(std::function<void()> then)
{
    if (m_document->isUntitled()) {
        saveAs(std::move(then));
        return;
    }
    const Result<> saved = m_document->save();
    if (!saved) {
        warn(saved.error());
        return;
    }
    say(tr("Saved"));
    if (then)
        then();
}

void MainWindow::saveAs(std::function<void()> then)
{
    askForNewFolder(this,
                    tr("Save the project as a folder"),
                    m_document->isUntitled() ? QString() : m_document->name(),
                    [this, then = std::move(then)](const QString& folder) {
                        if (saveInto(folder) && then)
                            then();
                    });
}

bool MainWindow::saveInto(const QString& folder)
{
    const Result<> saved = m_document->saveAs(folder.toStdString());
    if (!saved) {
        warn(saved.error());
        return false;
    }
    rememberProject(folder.toStdString());
    fillRecentProjects();
    if (const auto at = m_document->folder())
        m_patterns->setFolder(*at);
    m_runs->setProject(m_document->folder());
    updateTitle();
    updateActions();
    say(tr("Saved in %1").arg(QDir::toNativeSeparators(folder)));
    return true;
}

void MainWindow::importFiles(const QStringList& files)
{
    if (!m_document->isOpen())
        newProject();
    m_tabs->setCurrentIndex(0);
    m_document->importFiles(files);
}

void MainWindow::reload()
{
    const int view = m_tabs->currentIndex();
    if (const auto folder = m_document->folder(); folder && openProject(*folder))
        m_tabs->setCurrentIndex(view);
}

void MainWindow::closeProject()
{
    m_player->pause();
    m_document->close();
    m_status->clearMessage();
    showPages();
}

void MainWindow::fillRecentProjects()
{
    m_recent->clear();
    const QStringList folders = recentProjects();
    for (const QString& folder : folders) {
        QAction* action
            = m_recent->addAction(QDir::toNativeSeparators(folder), this, [this, folder] {
                  openAfterAsking(folder.toStdString());
              });
        action->setStatusTip(tr("Open this project"));
    }
    m_recent->setEnabled(!folders.isEmpty());
    m_welcome->setRecent(folders);
}

} // namespace timbrel::ui
