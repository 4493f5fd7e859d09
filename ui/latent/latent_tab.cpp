// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latent/latent_tab.h"

#include "ui/common/action_registry.h"
#include "ui/common/notice_line.h"
#include "ui/common/read_out.h"
#include "ui/common/theme.h"
#include "ui/latent/grid_panel.h"
#include "ui/latent/latent_accessible.h"
#include "ui/latent/latent_control.h"
#include "ui/latent/latent_document.h"
#include "ui/latent/latent_pad.h"
#include "ui/latent/pad_panel.h"
#include "ui/latent/pattern_drag_button.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QScrollArea>
#include <QSplitter>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace timbrel::ui {
namespace {

constexpr int kTabGap = 2 * metrics::kStep;
constexpr int kRowsSeen = 4; ///< of a panel below the grid, at least
constexpr int kUsualGridRow = 36;
constexpr int kPanelRow = 9 * metrics::kStep; ///< of the tallest panel
constexpr int kPanelStrip = metrics::kControlHeight + 3 * metrics::kStep; ///< above the rows

} // namespace

LatentTab::LatentTab(ActionRegistry& actions, LatentControl& control, QWidget* parent)
    : QWidget(parent)
    , m_actions(actions)
    , m_control(control)
    , m_document(control.document())
{
    setObjectName(QStringLiteral("latentTab"));
    installLatentAccessibility();
    addActions();
    m_padPanel = new PadPanel(control, actions);
    m_gridPanel = new GridPanel(control, actions);
    m_notice = new NoticeLine;
    m_splitter = new QSplitter(Qt::Horizontal);
    m_splitter->setObjectName(QStringLiteral("latentSplitter"));
    m_splitter->setHandleWidth(kTabGap);
    m_splitter->setChildrenCollapsible(false);
    auto* left = new QWidget;
    m_left = new QVBoxLayout(left);
    m_left->setContentsMargins(0, 0, 0, 0);
    m_left->setSpacing(metrics::kStep);
    m_left->addWidget(m_padPanel, 1);
    m_splitter->addWidget(left);
    m_right = new QSplitter(Qt::Vertical);
    m_right->setObjectName(QStringLiteral("latentRight"));
    m_right->setHandleWidth(kTabGap);
    m_right->setChildrenCollapsible(false);
    m_right->addWidget(m_gridPanel);
    m_panels = new QTabWidget;
    m_panels->setObjectName(QStringLiteral("latentPanels"));
    m_panels->tabBar()->setDrawBase(false);
    m_right->addWidget(m_panels);
    m_splitter->addWidget(m_right);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kTabGap, kTabGap, kTabGap, metrics::kStep);
    column->setSpacing(metrics::kStep);
    column->addWidget(m_splitter, 1);
    auto* told = new QHBoxLayout;
    told->setSpacing(kTabGap);
    told->addWidget(m_notice, 1);
    told->addWidget(&m_gridPanel->figures());
    column->addLayout(told);
    connectParts();
    updateActions();
}

void LatentTab::addPanel(QWidget* panel, const QString& name)
{
    auto* scroll = new QScrollArea; // however tall it wants to be, the grid has its room
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    panel->setContentsMargins(0, metrics::kStep, 0, 0);
    scroll->setWidget(panel);
    m_panels->addTab(scroll, name);
}

void LatentTab::setSpaceStrip(QWidget* strip)
{
    m_strip = strip;
    m_left->insertWidget(0, strip);
}

int LatentTab::panelsHeight() const
{
    return m_panels->tabBar()->sizeHint().height() + kPanelStrip + kRowsSeen * kPanelRow;
}

/// The pad is a square as large as the height allows, as long as the strips beside it keep one row;
/// the rows of the grid are as high as is usual, as long as the panels below it keep theirs. Until
/// a hand moves what lies between them.
void LatentTab::shareRoom()
{
    const int wide = m_splitter->width() - m_splitter->handleWidth();
    const int high = m_splitter->height() - m_right->handleWidth();
    if (!isVisible() || wide <= 0 || high <= 0)
        return;
    if (!m_isWidthByHand) {
        const int above = m_strip != nullptr ? m_strip->sizeHint().height() + metrics::kStep : 0;
        const int least = std::max(m_padPanel->widthFor(0),
                                   m_strip != nullptr ? m_strip->sizeHint().width() : 0);
        const int square = m_padPanel->widthFor(m_splitter->height() - above);
        const int left = std::max(least, std::min(square, wide - m_gridPanel->widthWanted()));
        m_splitter->setSizes({left, wide - left});
    }
    if (!m_isHeightByHand) {
        const int grid = std::min(m_gridPanel->heightFor(kUsualGridRow), high - panelsHeight());
        m_right->setSizes({grid, high - grid});
    }
}

void LatentTab::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    shareRoom();
}

void LatentTab::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    shareRoom();
}

void LatentTab::takeFocus()
{
    m_padPanel->pad().setFocus();
}

void LatentTab::addActions()
{
    const ActionSpecs specOf {ActionMenu::Patterns, ActionScope::Latent};
    ActionSpec play = specOf("latent.play",
                             tr("&Play patterns, or stop them"),
                             tr("The patterns play beside whatever else does"),
                             0,
                             Qt::CTRL | Qt::Key_Space);
    play.scope = ActionScope::Window;
    play.worksWhileKeysPlayNotes = true;
    m_actions.add(play, this, [this] { m_control.toggle(); });
    m_actions.add(
        specOf("latent.tap", tr("&Tap the tempo"), tr("Each press is a beat"), 0, Qt::Key_B),
        this,
        [this] { m_control.tap(); });
    m_actions.add(specOf("latent.puckTool",
                         tr("&Move the puck"),
                         tr("A press on the pad moves the puck"),
                         1,
                         Qt::Key_1),
                  this,
                  [this] { m_padPanel->pad().setTool(PadTool::Puck); });
    m_actions.add(specOf("latent.pathTool",
                         tr("&Draw a path"),
                         tr("A drag on the pad draws the path that the puck travels"),
                         1,
                         Qt::Key_2),
                  this,
                  [this] { m_padPanel->pad().setTool(PadTool::Path); });
    m_actions.addToggle(specOf("latent.travel",
                               tr("T&ravel along the path"),
                               tr("The puck travels along its path, in tempo"),
                               1,
                               Qt::Key_G),
                        false,
                        this,
                        [this](bool isOn) { m_control.setTravelling(isOn); });
    m_actions.addToggle(
        specOf("latent.recordPath",
               tr("Re&cord a path"),
               tr("What the puck does becomes its path"),
               1,
               Qt::SHIFT | Qt::Key_G),
        false,
        this,
        [this](bool isOn) { m_control.setRecording(isOn, m_padPanel->pathBeats()); });
    m_actions.add(specOf("latent.vary",
                         tr("Another &variation"),
                         tr("The same place by other chances"),
                         2,
                         Qt::Key_A),
                  this,
                  [this] { m_control.vary(); });
    m_actions.add(specOf("latent.wander",
                         tr("An&ywhere"),
                         tr("The puck goes to a place that chance chooses"),
                         2,
                         Qt::SHIFT | Qt::Key_A),
                  this,
                  [this] { m_control.wander(); });
    m_actions.add(specOf("latent.keep",
                         tr("&Keep in the library"),
                         tr("The pattern as it plays becomes one of the project's own"),
                         2,
                         Qt::Key_K),
                  this,
                  [this] { Q_EMIT keepWanted(); });
    m_actions.add(specOf("latent.exportMidi",
                         tr("Save as a &MIDI file…"),
                         tr("The pattern as a MIDI file for other programs"),
                         3,
                         {}),
                  this,
                  [this] { Q_EMIT exportMidiWanted(); });
    m_actions.add(specOf("latent.exportAudio",
                         tr("Save as an &audio file…"),
                         tr("The pattern as it sounds, as WAV or FLAC"),
                         3,
                         {}),
                  this,
                  [this] { Q_EMIT exportAudioWanted(); });
    m_actions.addToggle(specOf("latent.recordSound",
                               tr("&Record the sound"),
                               tr("All that is heard goes into a sound file in the project, until "
                                  "this is pressed again"),
                               3,
                               {}),
                        false,
                        this,
                        [this](bool isOn) { Q_EMIT recordSoundWanted(isOn); });
    m_actions.add(specOf("latent.train",
                         tr("Trai&n on the library"),
                         tr("Teach a network the patterns of the library; it takes some seconds"),
                         4,
                         {}),
                  this,
                  [this] { Q_EMIT trainWanted(); });
    m_actions.add(specOf("latent.bindings",
                         tr("MIDI c&ontrols of the pad…"),
                         tr("What is played by MIDI controls here, and to forget it"),
                         5,
                         {}),
                  this,
                  [this] { Q_EMIT bindingsWanted(); });
    m_actions.setScopeWidget(ActionScope::Latent, this);
}

void LatentTab::connectParts()
{
    connect(m_padPanel, &PadPanel::hoverText, this, &LatentTab::hint);
    connect(m_gridPanel, &GridPanel::hoverText, this, &LatentTab::hint);
    connect(m_padPanel, &PadPanel::trainWanted, this, &LatentTab::trainWanted);
    connect(
        &m_gridPanel->dragButton(), &QAbstractButton::clicked, this, &LatentTab::exportMidiWanted);
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] { m_isWidthByHand = true; });
    connect(m_right, &QSplitter::splitterMoved, this, [this] { m_isHeightByHand = true; });
    connect(&m_control, &LatentControl::spaceChanged, this, &LatentTab::shareRoom);
    connect(&m_control, &LatentControl::travellingChanged, this, &LatentTab::updateActions);
    connect(&m_control, &LatentControl::recordingChanged, this, &LatentTab::updateActions);
    connect(&m_document, &LatentDocument::changed, this, &LatentTab::updateActions);
    connect(&m_control, &LatentControl::learningChanged, this, [this] {
        const QString target = m_control.learning();
        if (target.isEmpty())
            m_notice->clear();
        else
            m_notice->offer(tr("Move the MIDI control that is to play this: %1")
                                .arg(m_control.targetName(target)),
                            tr("Stop learning"),
                            [this] { m_control.cancelLearn(); });
    });
}

void LatentTab::updateActions()
{
    QAction* travel = m_actions.find("latent.travel");
    travel->setChecked(m_control.isTravelling());
    m_actions.setEnabled("latent.travel", m_document.setup().path != nullptr);
    m_actions.find("latent.recordPath")->setChecked(m_control.isRecording());
}

void LatentTab::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && !m_control.learning().isEmpty())
        m_control.cancelLearn();
    else
        QWidget::keyPressEvent(event);
}

} // namespace timbrel::ui
