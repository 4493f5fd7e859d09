// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_window.h"

#include "core/project/project.h"
#include "ui/common/app_icon.h"
#include "ui/shell/guide_window.h"
#include "ui/shell/project_view.h"
#include "ui/shell/recent_projects.h"

#include <QApplication>
#include <QFileDialog>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QStackedWidget>
#include <QStatusBar>
#include <QVBoxLayout>

namespace timbrel::ui {

MainWindow::MainWindow(ErrorSentence sentence, QWidget* parent)
    : QMainWindow(parent)
    , m_sentence(std::move(sentence))
{
    setWindowTitle(tr("Timbrel"));
    resize(1080, 680);
    setMinimumSize(640, 420);
    buildPages();
    buildProjectMenu();
    buildViewMenu();
    buildHelpMenu();
    m_error = new QLabel;
    m_error->setProperty("role", QStringLiteral("warning"));
    m_error->setContentsMargins(metrics::kStep, 0, metrics::kStep, 0);
    statusBar()->addWidget(m_error, 1);
    m_error->hide();
}

MainWindow::~MainWindow() = default;

void MainWindow::buildPages()
{
    m_pages = new QStackedWidget;
    m_welcome = buildWelcome();
    m_view = new ProjectView(m_sentence);
    m_pages->addWidget(m_welcome);
    m_pages->addWidget(m_view);
    setCentralWidget(m_pages);
    connect(m_view, &ProjectView::exampleEnabledChanged, this, &MainWindow::setExampleEnabled);
    connect(m_view, &ProjectView::hint, this, [this](const QString& text) {
        statusBar()->showMessage(text);
    });
}

QWidget* MainWindow::buildWelcome()
{
    auto* page = new QWidget;
    auto* title = new QLabel(tr("No project is open"));
    title->setProperty("role", QStringLiteral("title"));
    auto* text
        = new QLabel(tr("A project is a folder with larasynth.conf, the examples that Timbrel "
                        "learns from, and what it has learnt. A folder of the original program "
                        "can be opened as it is."));
    text->setProperty("role", QStringLiteral("quiet"));
    text->setWordWrap(true);
    auto* open = new QPushButton(tr("Open project…"));
    open->setProperty("role", QStringLiteral("primary"));
    open->setStatusTip(tr("Choose the folder of a project"));
    auto* guide = new QPushButton(tr("Read how to make one"));
    guide->setStatusTip(tr("The guide's first page: from a MIDI file to a performance"));
    connect(open, &QPushButton::clicked, this, &MainWindow::chooseProject);
    connect(guide, &QPushButton::clicked, this, &MainWindow::showGuide);

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(2 * metrics::kStep);
    buttons->addWidget(open);
    buttons->addWidget(guide);
    buttons->addStretch();
    auto* block = new QWidget;
    block->setFixedWidth(120 * metrics::kStep);
    auto* column = new QVBoxLayout(block);
    column->setSpacing(3 * metrics::kStep);
    column->addWidget(title);
    column->addWidget(text);
    column->addLayout(buttons);
    auto* layout = new QVBoxLayout(page);
    layout->addStretch(2);
    layout->addWidget(block, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    return page;
}

bool MainWindow::openProject(const std::filesystem::path& folder)
{
    const auto overview = readOverview(folder);
    if (!overview) {
        showError(m_sentence(overview.error()));
        forgetProject(QString::fromStdString(folder.string()));
        fillRecentProjects();
        return false;
    }
    m_project = overview->folder;
    rememberProject(*m_project);
    fillRecentProjects();
    showOverview(*overview);
    return true;
}

void MainWindow::showOverview(const ProjectOverview& overview)
{
    m_error->hide();
    statusBar()->clearMessage();
    m_view->show(overview);
    m_pages->setCurrentWidget(m_view);
    m_reload->setEnabled(true);
    setWindowTitle(
        tr("%1 – Timbrel").arg(QString::fromStdString(overview.folder.filename().string())));
}

void MainWindow::chooseProject()
{
    const QString start
        = m_project ? QString::fromStdString(m_project->parent_path().string()) : QString();
    const QString folder
        = QFileDialog::getExistingDirectory(this, tr("Open a project folder"), start);
    if (!folder.isEmpty())
        openProject(folder.toStdString());
}

void MainWindow::reload()
{
    if (m_project)
        openProject(*m_project);
}

void MainWindow::showError(const QString& sentence)
{
    statusBar()->clearMessage();
    m_error->setText(QStringLiteral("! ") + sentence);
    m_error->setToolTip(sentence);
    m_error->show();
}

void MainWindow::setExampleEnabled(const QString& name, bool isEnabled)
{
    const auto change = [&]() -> Result<> {
        const auto project = project::Project::open(*m_project);
        if (!project)
            return failure(project.error());
        const auto example = project->example(name.toStdString());
        if (!example)
            return failure(example.error());
        return project->setExampleEnabled(*example, isEnabled);
    };
    const Result<> changed = change();
    reload();
    if (!changed)
        showError(m_sentence(changed.error()));
    else
        statusBar()->showMessage(isEnabled ? tr("The next training learns from it.")
                                           : tr("The next training leaves it out."));
}

void MainWindow::showGuide()
{
    if (!m_guide)
        m_guide = new GuideWindow(this);
    m_guide->show();
    m_guide->raise();
    m_guide->activateWindow();
}

void MainWindow::showAbout()
{
    QMessageBox about(this);
    about.setWindowTitle(tr("About Timbrel"));
    about.setIconPixmap(appIcon().pixmap(QSize(64, 64), devicePixelRatioF()));
    about.setText(
        QStringLiteral("<b>%1</b>").arg(tr("Timbrel %1").arg(QStringLiteral(TIMBREL_VERSION))));
    about.setInformativeText(tr("Teaches small neural networks to play synthesizers, and performs "
                                "with them.\n\nFree software under the GNU General Public License, "
                                "version 3 or later."));
    about.exec();
}

} // namespace timbrel::ui
