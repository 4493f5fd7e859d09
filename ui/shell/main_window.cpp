// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_window.h"

#include "ui/common/theme.h"
#include "ui/editor/editor_view.h"
#include "ui/editor/example_document.h"
#include "ui/editor/lane_stack.h"
#include "ui/editor/project_document.h"
#include "ui/latent/latent_control.h"
#include "ui/latent/latent_document.h"
#include "ui/latent/latent_tab.h"
#include "ui/perform/perform_tab.h"
#include "ui/perform/performance_control.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/dropped_files.h"
#include "ui/shell/editor_tab.h"
#include "ui/shell/guide_window.h"
#include "ui/shell/idle_preparation.h"
#include "ui/shell/key_guard.h"
#include "ui/shell/menu_bar.h"
#include "ui/shell/message_bar.h"
#include "ui/shell/pattern_desk.h"
#include "ui/shell/player.h"
#include "ui/shell/port_watch.h"
#include "ui/shell/project_tab.h"
#include "ui/shell/settings_window.h"
#include "ui/shell/shortcut_window.h"
#include "ui/shell/status_line.h"
#include "ui/shell/training_material.h"
#include "ui/shell/transport_bar.h"
#include "ui/shell/undo_order.h"
#include "ui/shell/welcome_page.h"
#include "ui/shell/wheel_guard.h"
#include "ui/training/training_runs.h"
#include "ui/training/training_tab.h"

#include <QAction>
#include <QCloseEvent>
#include <QDropEvent>
#include <QHBoxLayout>
#include <QMenuBar>
#include <QMimeData>
#include <QScreen>
#include <QSettings>
#include <QStackedWidget>
#include <QStatusTipEvent>
#include <QTabBar>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace timbrel::ui {
namespace {

constexpr int kUsualLanes = 3; // of a project

QString geometryKey()
{
    return QStringLiteral("windowGeometry1"); // 1: the layout that it belongs to
}

} // namespace

MainWindow::MainWindow(ErrorSentence sentence, QWidget* parent)
    : QMainWindow(parent)
    , m_sentence(std::move(sentence))
{
    setObjectName(QStringLiteral("mainWindow"));
    setAcceptDrops(true);
    setContextMenuPolicy(Qt::NoContextMenu);
    resize(QSize(1280, 800).boundedTo(0.9 * screen()->availableSize()));
    setMinimumSize(720, 480);
    restoreGeometry(QSettings().value(geometryKey()).toByteArray());
    m_actions = new ActionRegistry(this, this);
    m_document = new ProjectDocument(this);
    m_player = new Player(this);
    m_performance = new PerformanceControl(*m_player, this);
    m_ports = new PortWatch(this);
    m_runs = new TrainingRuns(this);
    m_material = new TrainingMaterial(*m_document, *m_runs, this);
    m_undo = new UndoOrder(this);
    m_latentDocument = new LatentDocument(this);
    m_latentControl = new LatentControl(
        *m_latentDocument, [this]() -> audio::AudioEngine& { return m_player->engine(); }, this);

    new KeyGuard(this);
    new WheelGuard(this);

    addProjectActions();
    addEditActions();
    addPlayActions();
    addViewActions();
    addHelpActions();
    addSynth();
    build();
    connectParts();
    connectProject();
    connectTraining();
    connectSound();
    connectPerformance();
    connectPerformTab();
    connectLatent();
    connectSynth();
    showPages();
    fillRecentProjects();
    updateTitle();
    updateActions();
}

MainWindow::~MainWindow()
{
    // what they would tell while they go finds no window any more
    for (QObject* part : {static_cast<QObject*>(m_document),
                          static_cast<QObject*>(m_player),
                          static_cast<QObject*>(m_performance),
                          static_cast<QObject*>(m_undo),
                          static_cast<QObject*>(m_ports),
                          static_cast<QObject*>(m_runs)})
        part->disconnect(this);
    m_player->setDocument(nullptr);
    m_performance->stop(); // it has the player's ports
    delete m_training; // it looks at the runs
    endSynth();
    m_latentControl->disconnect(this);
    m_latentDocument->disconnect(this);
    delete m_patterns; // it looks at the tab and the runs
    delete m_latent; // it looks at the patterns
    delete m_latentControl; // it plays through the player's engine
    delete m_perform; // it looks at the performance
    delete m_editor; // it looks at documents, which are the window's children, too
}

void MainWindow::build()
{
    m_pages = new QStackedWidget;
    m_welcome = new WelcomePage;
    m_editor = new EditorTab(*m_actions, *m_document, *m_player, m_sentence);
    m_training = new TrainingTab(*m_runs, *m_actions, m_sentence);
    m_latent = new LatentTab(*m_actions, *m_latentControl);
    m_perform = new PerformTab(*m_actions, *m_performance, *m_player, m_sentence);
    m_projectTab = new ProjectTab(m_sentence);
    m_pages->addWidget(m_editor); // in the order of the tabs
    m_pages->addWidget(m_training);
    m_pages->addWidget(m_latent);
    m_pages->addWidget(m_perform);
    m_pages->addWidget(m_projectTab);
    m_pages->addWidget(m_welcome);
    m_preparation = new IdlePreparation({m_editor, m_training, m_perform, m_projectTab}, this);
    buildTabs();
    m_question = new MessageBar;
    m_transport = new TransportBar(*m_actions);
    m_status = new StatusLine;

    auto* palette = new QToolButton;
    palette->setDefaultAction(m_actions->find("view.palette"));
    palette->setText(tr("Commands…"));
    palette->setObjectName(QStringLiteral("paletteButton"));
    palette->setFocusPolicy(Qt::TabFocus);
    auto* top = new QHBoxLayout;
    top->setContentsMargins(2 * metrics::kStep, metrics::kStep, 2 * metrics::kStep, metrics::kStep);
    top->addWidget(m_tabs);
    top->addStretch();
    top->addWidget(palette);

    auto* all = new QWidget;
    auto* column = new QVBoxLayout(all);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(m_question);
    column->addWidget(m_pages, 1);
    column->addWidget(m_transport);
    column->addWidget(m_status);
    setCentralWidget(all);

    m_menus = new MenuBarFiller(menuBar(), m_actions);
    m_recent = new QMenu(tr("Open &recent"), this);
    m_menus->insertMenu(ActionMenu::Project, 1, m_recent);
    m_palette = new CommandPalette(m_actions, this);
}

void MainWindow::buildTabs()
{
    m_tabs = new QTabBar;
    m_tabs->setObjectName(QStringLiteral("viewTabs"));
    m_tabs->setAccessibleName(tr("Views"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->addTab(tr("Editor"));
    m_tabs->addTab(tr("Training"));
    m_tabs->addTab(tr("Latent"));
    m_tabs->addTab(tr("Perform"));
    m_tabs->addTab(tr("Project"));
    connect(m_tabs, &QTabBar::currentChanged, this, &MainWindow::showTab);
}

void MainWindow::connectParts()
{
    connect(m_palette, &CommandPalette::hint, m_status, &StatusLine::showHint);
    connect(m_editor, &EditorTab::hint, m_status, &StatusLine::showHint);
    connect(m_editor, &EditorTab::hintChanged, m_status, &StatusLine::correctHint);
    connect(m_editor, &EditorTab::message, m_status, &StatusLine::showMessage);
    connect(m_editor, &EditorTab::warning, m_status, &StatusLine::showWarning);
    connect(m_projectTab, &ProjectTab::hint, m_status, &StatusLine::showHint);
    connect(m_undo, &UndoOrder::changed, this, &MainWindow::updateActions);
}

void MainWindow::showTab(int index)
{
    if (!m_document->isOpen())
        return;
    m_pages->setCurrentIndex(index);
    if (m_pages->currentWidget() == m_projectTab)
        m_projectTab->readAgain();
    if (m_pages->currentWidget() == m_editor)
        m_editor->takeFocus();
    if (m_pages->currentWidget() == m_latent)
        m_latent->takeFocus();
    if (m_pages->currentWidget() == m_perform)
        m_perform->takeFocus();
    shareKeys();
    takeUndo();
    showTransport();
    updateActions();
}

void MainWindow::showView(QWidget* page)
{
    m_tabs->setCurrentIndex(m_pages->indexOf(page));
}

void MainWindow::showPages()
{
    const bool isOpen = m_document->isOpen();
    m_tabs->setVisible(isOpen);
    if (isOpen) {
        showTab(m_tabs->currentIndex());
    } else {
        m_pages->setCurrentWidget(m_welcome);
        m_welcome->setFocus();
    }
}

void MainWindow::updateTitle()
{
    if (m_document->isOpen())
        setWindowTitle(tr("%1[*] – Timbrel").arg(m_document->name()));
    else
        setWindowTitle(tr("Timbrel"));
    setWindowModified(m_document->isModified());
}

void MainWindow::say(const QString& text)
{
    m_status->showMessage(text);
}

void MainWindow::warn(const Error& error)
{
    m_status->showWarning(m_sentence(error));
}

bool MainWindow::event(QEvent* event)
{
    // what the pointer rests on: there is no QStatusBar
    if (event->type() == QEvent::StatusTip) {
        m_status->showHint(static_cast<QStatusTipEvent*>(event)->tip());
        return true;
    }
    return QMainWindow::event(event);
}

void MainWindow::changeEvent(QEvent* event)
{
    // the desktop, too, may make it fill the screen
    if (event->type() == QEvent::WindowStateChange)
        m_actions->find("view.fullScreen")->setChecked(isFullScreen());
    QMainWindow::changeEvent(event);
}

void MainWindow::showEvent(QShowEvent* event)
{
    QMainWindow::showEvent(event);
    if (m_areDevicesStarted)
        return;
    m_areDevicesStarted = true;
    // the window first
    QTimer::singleShot(0, this, [this] {
        offerLeftWork();
        startDevices();
        for (int lane = 0; lane < kUsualLanes; ++lane)
            m_preparation->addWork([this] { m_editor->view().lanes().prepareLane(); });
        m_preparation->start(m_pages->size());
    });
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (m_document->isSaving()) { // the desktop may ask meanwhile
        event->ignore();
        return;
    }
    if (!m_mayClose && hasUnsavedWork()) {
        event->ignore();
        whenSaved([this] {
            m_mayClose = true;
            close();
        });
        return;
    }
    if (!mayLeaveTrainings()) {
        event->ignore();
        return;
    }
    if (!isFullScreen())
        QSettings().setValue(geometryKey(), saveGeometry());
    m_performance->stop();
    m_player->panic();
    m_document->close(); // what is not saved is not wanted: its recovery session goes too
    QMainWindow::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (sortDropped(event->mimeData()->urls()).isUseful()) {
        event->acceptProposedAction();
        m_status->showHint(tr("Drop to add: MIDI files become examples, a project is opened"));
    }
}

void MainWindow::dragLeaveEvent(QDragLeaveEvent* event)
{
    m_status->showHint({});
    QMainWindow::dragLeaveEvent(event);
}

void MainWindow::dropEvent(QDropEvent* event)
{
    m_status->showHint({});
    const DroppedFiles dropped = sortDropped(event->mimeData()->urls());
    event->acceptProposedAction();
    if (!dropped.examples.isEmpty())
        importFiles(dropped.examples);
    else if (!dropped.projects.isEmpty())
        openAfterAsking(dropped.projects.front().toStdString());
    if (!dropped.others.isEmpty())
        say(tr("Left out, as Timbrel cannot use it: %1")
                .arg(dropped.others.join(QStringLiteral(", "))));
}

} // namespace timbrel::ui
