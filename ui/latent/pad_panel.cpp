// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latent/pad_panel.h"

#include "ui/common/action_registry.h"
#include "ui/common/flow_layout.h"
#include "ui/common/learnable.h"
#include "ui/common/role.h"
#include "ui/common/theme.h"
#include "ui/latent/knob_cell.h"
#include "ui/latent/latent_control.h"
#include "ui/latent/latent_document.h"
#include "ui/latent/latent_knobs.h"
#include "ui/latent/latent_pad.h"
#include "ui/latent/segments.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace timbrel::ui {

using pattern::PadLayout;
using pattern::PadMode;
using pattern::PadSetup;

namespace {

constexpr int kPadPanelGap = metrics::kStep;
constexpr int kMostBars = 64;
constexpr int kUsualBars = 4;
constexpr int kShareWhole = 100;

QToolButton* actionWord(QAction* action, const QString& text)
{
    auto* button = new QToolButton;
    button->setDefaultAction(action);
    button->setText(text);
    button->setObjectName(action->objectName() + QStringLiteral(".button"));
    button->setAccessibleName(ActionRegistry::plainText(action));
    button->setFocusPolicy(Qt::TabFocus);
    QObject::connect(action, &QAction::changed, button, [button, text] { button->setText(text); });
    return button;
}

} // namespace

PadPanel::PadPanel(LatentControl& control, ActionRegistry& actions, QWidget* parent)
    : QWidget(parent)
    , m_control(control)
    , m_document(control.document())
    , m_work(new PadWork(this))
{
    setObjectName(QStringLiteral("padPanel"));
    m_pad = new LatentPad(m_document);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kPadPanelGap);
    m_choices = buildChoices();
    column->addWidget(m_choices);
    column->addWidget(buildStage(), 1);
    m_strips = {buildPathStrip(actions), buildPlace(), buildChance(actions)};
    for (QWidget* strip : m_strips)
        column->addWidget(strip);
    connectPad();
    takeSpace();
    takeSetup();
}

QWidget* PadPanel::buildChoices()
{
    m_mode = new Segments(tr("Under the pad"),
                          {tr("Space"), tr("Corners")},
                          {tr("What a network has learnt: the puck chooses a place in it"),
                           tr("Four patterns, and what lies between them")});
    m_mode->setObjectName(QStringLiteral("padMode"));
    m_layout = new QComboBox;
    m_layout->setObjectName(QStringLiteral("padLayout"));
    m_layout->setAccessibleName(tr("How the space lies under the pad"));
    m_layout->addItem(tr("Two axes"), static_cast<int>(PadLayout::Axes));
    //: principal components
    m_layout->addItem(tr("Most different"), static_cast<int>(PadLayout::Principal));
    //: neighbours lie together
    m_layout->addItem(tr("Map"), static_cast<int>(PadLayout::Map));
    m_across = new QComboBox;
    m_across->setObjectName(QStringLiteral("padAcross"));
    m_across->setAccessibleName(tr("Axis across"));
    m_up = new QComboBox;
    m_up->setObjectName(QStringLiteral("padUp"));
    m_up->setAccessibleName(tr("Axis up"));
    m_label = new QComboBox;
    m_label->setObjectName(QStringLiteral("padLabel"));
    m_label->setAccessibleName(tr("Label that is asked for"));
    m_offPlane = new QToolButton; // over the pad: it is seldom there
    m_offPlane->setObjectName(QStringLiteral("padOffPlane"));
    m_offPlane->setText(tr("Back onto the plane"));
    m_offPlane->setStatusTip(tr("The place lies beside the plane of the pad, as the pattern that "
                                "it was sent to does"));
    m_offPlane->setFocusPolicy(Qt::TabFocus);
    connect(m_mode, &Segments::chosen, this, [this](int index) {
        change(
            tr("What lies under the pad"),
            [](PadSetup& setup, int value) { setup.mode = static_cast<PadMode>(value); },
            index);
    });
    connect(m_layout, &QComboBox::activated, this, [this](int index) {
        change(
            tr("How the space lies"),
            [](PadSetup& setup, int value) {
                setup.layout = static_cast<PadLayout>(value);
                setup.offPlane.clear();
            },
            m_layout->itemData(index).toInt());
    });
    connect(m_across, &QComboBox::activated, this, [this](int index) {
        change(
            tr("Axis across"),
            [](PadSetup& setup, int value) {
                setup.axisAcross = static_cast<std::size_t>(value);
                setup.offPlane.clear();
            },
            index);
    });
    connect(m_up, &QComboBox::activated, this, [this](int index) {
        change(
            tr("Axis up"),
            [](PadSetup& setup, int value) {
                setup.axisUp = static_cast<std::size_t>(value);
                setup.offPlane.clear();
            },
            index);
    });
    connect(m_label, &QComboBox::activated, this, [this](int index) {
        PadSetup to = m_document.setup();
        to.label = m_label->itemData(index).toString().toStdString();
        to.edited.reset();
        m_document.change(std::move(to), tr("Another label"));
    });
    connect(m_offPlane, &QToolButton::clicked, this, [this] {
        change(
            tr("Back onto the plane"), [](PadSetup& setup, int) { setup.offPlane.clear(); }, 0);
    });
    auto* strip = new QWidget;
    auto* flow = new FlowLayout(strip);
    flow->setFilling(true);
    flow->addWidget(m_mode);
    for (QComboBox* choice : {m_layout, m_across, m_up, m_label}) {
        choice->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        flow->addWidget(choice);
    }
    auto* over = new QVBoxLayout(m_pad);
    over->setContentsMargins(
        2 * metrics::kStep, 2 * metrics::kStep, 2 * metrics::kStep, 2 * metrics::kStep);
    over->addWidget(m_offPlane, 0, Qt::AlignRight | Qt::AlignTop);
    return strip;
}

QWidget* PadPanel::buildPathStrip(ActionRegistry& actions)
{
    m_tool = new Segments(tr("What a press does"),
                          {tr("Puck"), tr("Path")},
                          {tr("Moves the puck"),
                           tr("Draws a path that the puck travels, or moves "
                              "its points")});
    m_tool->setObjectName(QStringLiteral("padTool"));
    connect(m_tool, &Segments::chosen, this, [this](int index) {
        m_pad->setTool(index == 0 ? PadTool::Puck : PadTool::Path);
    });
    m_bars = new QSpinBox;
    m_bars->setObjectName(QStringLiteral("pathBars"));
    m_bars->setAccessibleName(tr("Bars that the path takes"));
    m_bars->setStatusTip(tr("Bars that the puck takes from the beginning of the path to its end"));
    m_bars->setRange(1, kMostBars);
    m_bars->setValue(kUsualBars);
    m_bars->setSuffix(tr(" bars"));
    m_bars->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_bars->setKeyboardTracking(false);
    m_end = new QComboBox;
    m_end->setObjectName(QStringLiteral("pathEnd"));
    m_end->setAccessibleName(tr("What the puck does at the end of the path"));
    m_end->addItem(tr("loops"));
    m_end->addItem(tr("back and forth"));
    m_end->addItem(tr("stops"));
    connect(m_bars, &QSpinBox::valueChanged, this, &PadPanel::choosePath);
    connect(m_end, &QComboBox::activated, this, &PadPanel::choosePath);
    auto* strip = new QWidget;
    auto* flow = new FlowLayout(strip);
    flow->setFilling(true);
    flow->addWidget(m_tool);
    flow->addGap(metrics::kStep);
    auto* travel = actionWord(actions.find("latent.travel"), tr("Travel"));
    new Learnable(*travel, m_control, QStringLiteral("travel"));
    flow->addWidget(travel);
    flow->addWidget(actionWord(actions.find("latent.recordPath"), tr("Record")));
    flow->addStretch();
    flow->addWidget(m_bars);
    flow->addWidget(m_end);
    return strip;
}

/// The pad, or what to do so that something lies under it.
QWidget* PadPanel::buildStage()
{
    m_empty = new QWidget;
    m_empty->setObjectName(QStringLiteral("padEmpty"));
    auto* title = new QLabel(tr("Nothing has been learnt yet"));
    title->setAlignment(Qt::AlignCenter);
    setRole(*title, "heading");
    m_emptyText = new QLabel;
    m_emptyText->setObjectName(QStringLiteral("padEmptyText"));
    m_emptyText->setAlignment(Qt::AlignCenter);
    m_emptyText->setWordWrap(true);
    setRole(*m_emptyText, "quiet");
    m_train = new QPushButton(tr("Train"));
    m_train->setObjectName(QStringLiteral("padTrain"));
    m_train->setAccessibleName(tr("Train on the patterns of the library"));
    setRole(*m_train, "primary");
    connect(m_train, &QPushButton::clicked, this, &PadPanel::trainWanted);
    auto* corners = new QPushButton(tr("Play between four patterns"));
    corners->setObjectName(QStringLiteral("padUseCorners"));
    setRole(*corners, "link");
    connect(corners, &QPushButton::clicked, this, [this] { Q_EMIT m_mode->chosen(1); });
    auto* column = new QVBoxLayout(m_empty);
    column->addStretch();
    column->addWidget(title);
    column->addWidget(m_emptyText);
    column->addWidget(m_train, 0, Qt::AlignHCenter);
    column->addWidget(corners, 0, Qt::AlignHCenter);
    column->addStretch();
    m_stage = new QStackedWidget;
    m_stage->addWidget(m_pad);
    m_stage->addWidget(m_empty);
    showTraining({});
    return m_stage;
}

KnobCell* PadPanel::makePositionKnob(bool isAcross)
{
    KnobScale scale {0, kShareWhole, kShareWhole / 2, 1, {}};
    scale.text = [this, isAcross](int value) {
        const PadAxisText& axis = isAcross ? m_pad->scene().across : m_pad->scene().up;
        const double at = axis.valueAt(value / static_cast<double>(kShareWhole));
        return axis.name.isEmpty() ? QString::number(value) : QString::number(at, 'f', 1);
    };
    const QString name = isAcross ? tr("X") : tr("Y");
    auto* cell = new KnobCell(scale,
                              name,
                              isAcross ? tr("where the puck is, from left to right")
                                       : tr("where the puck is, from below upwards"),
                              m_control,
                              isAcross ? QStringLiteral("x") : QStringLiteral("y"));
    connect(&cell->knob(), &ValueKnob::turned, this, [this, isAcross](int value) {
        learning::PadPosition to = m_document.setup().position;
        const float share = static_cast<float>(value) / kShareWhole;
        (isAcross ? to.x : to.y) = isAcross ? share : 1.0F - share;
        m_document.moveTo(to, tr("Move the puck"));
    });
    return cell;
}

KnobCell* PadPanel::makeKnob(const char* id)
{
    KnobCell* cell = makeLatentKnob(id, m_control);
    m_knobs.push_back(cell);
    return cell;
}

/// Where the puck is, and how it gets there.
QWidget* PadPanel::buildPlace()
{
    m_x = makePositionKnob(true);
    m_y = makePositionKnob(false);
    m_relative = new QToolButton;
    m_relative->setObjectName(QStringLiteral("padRelative"));
    m_relative->setText(tr("No jumps"));
    m_relative->setCheckable(true);
    m_relative->setFocusPolicy(Qt::TabFocus);
    m_relative->setStatusTip(tr("A press takes the puck where it is, instead of making it jump"));
    connect(m_relative, &QToolButton::clicked, this, [this](bool isOn) {
        change(
            tr("Jumps of the puck"),
            [](PadSetup& setup, int value) { setup.isRelative = value != 0; },
            isOn ? 1 : 0);
    });
    m_controllers = new QToolButton;
    m_controllers->setObjectName(QStringLiteral("padControllers"));
    m_controllers->setText(tr("X, Y as CC…"));
    m_controllers->setStatusTip(tr("Send where the puck is as MIDI controllers, to record it and "
                                   "have Expression learn it"));
    m_controllers->setFocusPolicy(Qt::TabFocus);
    connect(m_controllers, &QToolButton::clicked, this, &PadPanel::chooseControllers);
    auto* strip = new QWidget;
    auto* flow = new FlowLayout(strip);
    flow->setFilling(true);
    for (QWidget* part : {static_cast<QWidget*>(m_x),
                          static_cast<QWidget*>(m_y),
                          static_cast<QWidget*>(makeKnob("glide")),
                          static_cast<QWidget*>(m_relative),
                          static_cast<QWidget*>(m_controllers)})
        flow->addWidget(part);
    return strip;
}

/// What chance does with it.
QWidget* PadPanel::buildChance(ActionRegistry& actions)
{
    auto* strip = new QWidget;
    auto* flow = new FlowLayout(strip);
    flow->setFilling(true);
    for (const char* id : {"temperature", "noise", "variation"})
        flow->addWidget(makeKnob(id));
    auto* vary = actionWord(actions.find("latent.vary"), tr("Vary"));
    new Learnable(*vary, m_control, QStringLiteral("vary"));
    flow->addWidget(vary);
    auto* wander = actionWord(actions.find("latent.wander"), tr("Anywhere"));
    new Learnable(*wander, m_control, QStringLiteral("wander"));
    flow->addWidget(wander);
    return strip;
}

void PadPanel::connectPad()
{
    for (KnobCell* cell : findChildren<KnobCell*>()) {
        connect(&cell->knob(), &ValueKnob::taken, &m_document, &LatentDocument::beginDrag);
        connect(&cell->knob(), &ValueKnob::letGo, &m_document, &LatentDocument::endDrag);
        connect(cell, &KnobCell::hoverText, this, &PadPanel::hoverText);
    }
    connect(&m_document, &LatentDocument::changed, this, &PadPanel::takeSetup);
    connect(&m_control, &LatentControl::spaceChanged, this, &PadPanel::takeSpace);
    connect(&m_control, &LatentControl::densityWanted, this, &PadPanel::takeDensity);
    connect(&m_control, &LatentControl::puckMoved, m_pad, &LatentPad::showPuck);
    connect(m_work, &PadWork::densityFound, m_pad, &LatentPad::setDensity);
    connect(m_pad, &LatentPad::hoverText, this, &PadPanel::hoverText);
    connect(m_pad, &LatentPad::toolChanged, this, [this] {
        m_tool->showCurrent(m_pad->tool() == PadTool::Puck ? 0 : 1);
    });
    connect(m_pad, &LatentPad::dotChosen, this, [this](std::size_t dot) {
        if (dot < m_pad->dots().size())
            m_control.goToPoint(m_pad->dots()[dot].point);
    });
    connect(m_pad,
            &LatentPad::menuAboutToShow,
            this,
            [this](QMenu* menu, const std::optional<std::size_t>&) { addPadEntries(*menu); });
    m_tool->showCurrent(0);
}

void PadPanel::addPadEntries(QMenu& menu)
{
    menu.addSeparator();
    addLearnActions(menu, m_control, QStringLiteral("x"));
    addLearnActions(menu, m_control, QStringLiteral("y"));
}

void PadPanel::change(const QString& what, void (*set)(PadSetup& setup, int value), int value)
{
    PadSetup to = m_document.setup();
    set(to, value);
    m_document.change(std::move(to), what);
}

void PadPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_control.prepare();
    takeDensity();
}

QWidget& PadPanel::modeChoice() const
{
    return *m_mode;
}

int PadPanel::widthFor(int height) const
{
    int width = 0;
    int padHeight = height;
    std::vector<QWidget*> strips = m_strips;
    if (!m_choices->isHidden())
        strips.push_back(m_choices);
    for (const QWidget* strip : strips) {
        width = std::max(width, strip->sizeHint().width());
        padHeight -= strip->sizeHint().height() + kPadPanelGap;
    }
    return std::max(width, padHeight);
}

double PadPanel::pathBeats() const
{
    const int beats = m_document.pattern().shape().beatsPerBar;
    return static_cast<double>(m_bars->value()) * std::max(beats, 1);
}

void PadPanel::showTraining(const QString& text)
{
    m_emptyText->setText(text.isEmpty()
                             ? tr("Here lies the space that a network makes of the library's "
                                  "patterns. It takes some seconds.")
                             : text);
    m_train->setVisible(text.isEmpty());
}

} // namespace timbrel::ui
