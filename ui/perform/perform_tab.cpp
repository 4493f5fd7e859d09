// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/perform/perform_tab.h"

#include "ui/common/action_registry.h"
#include "ui/common/binding_window.h"
#include "ui/common/controller_strip.h"
#include "ui/common/keyboard_strip.h"
#include "ui/common/learn_badge.h"
#include "ui/common/learnable.h"
#include "ui/common/role.h"
#include "ui/common/theme.h"
#include "ui/perform/audio_line.h"
#include "ui/perform/latency_panel.h"
#include "ui/perform/meter_row.h"
#include "ui/perform/midi_monitor.h"
#include "ui/perform/perform_accessible.h"
#include "ui/perform/performance_control.h"
#include "ui/perform/port_hint.h"
#include "ui/perform/port_row.h"

#include <QAction>
#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QVBoxLayout>

namespace timbrel::ui {
namespace {

constexpr auto kMeasureEvery = std::chrono::milliseconds(100);
constexpr int kSwitchWidth = 26 * metrics::kStep;
constexpr int kPerformTabGap = 2 * metrics::kStep;

QPushButton* makeSwitch(const char* name, const QString& text, QAction* action)
{
    auto* button = new QPushButton(text);
    button->setObjectName(QLatin1String(name));
    button->setAccessibleName(ActionRegistry::plainText(action));
    button->setStatusTip(action->statusTip());
    button->setFocusPolicy(Qt::TabFocus);
    button->setProperty("large", true);
    button->setMinimumWidth(kSwitchWidth);
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
    return button;
}

/// A switch with the sign of what plays it from afar.
QWidget* withBadge(QPushButton* button, PerformanceControl& control, const QString& target)
{
    auto* both = new QWidget;
    auto* column = new QVBoxLayout(both);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(button);
    column->addWidget(new LearnBadge(control, target));
    new Learnable(*button, control, target);
    return both;
}

} // namespace

PerformTab::PerformTab(ActionRegistry& actions,
                       PerformanceControl& control,
                       PortLender& lender,
                       ErrorSentence sentence,
                       QWidget* parent)
    : QWidget(parent)
    , m_actions(actions)
    , m_control(control)
    , m_sentence(std::move(sentence))
    , m_hint(new PortHint(lender, this))
{
    setObjectName(QStringLiteral("performTab"));
    setFocusPolicy(Qt::ClickFocus);
    installPerformAccessibility();
    addActions();
    build();
    connectParts();
    showState();
}

void PerformTab::addActions()
{
    const ActionSpecs specOf {ActionMenu::Play, ActionScope::Window, 4};
    ActionSpec perform = specOf(
        "perform.toggle", tr("Per&form"), tr("The network moves the controllers while you play"));
    perform.shortcuts = {QKeySequence(Qt::Key_F9)};
    m_actions.addToggle(perform, false, this, [this](bool isOn) {
        if (isOn == m_control.isPerforming())
            return; // it was started or stopped elsewhere
        if (isOn)
            m_control.start();
        else
            m_control.stop();
        showState();
    });
    ActionSpec bypass = specOf("perform.bypass",
                               tr("&Bypass the network"),
                               tr("Notes pass alone; the controllers go to their defaults"));
    bypass.shortcuts = {QKeySequence(Qt::CTRL | Qt::Key_B)};
    m_actions.addToggle(bypass, false, this, [this](bool isOn) {
        if (isOn != m_control.isBypassed())
            m_control.setBypass(isOn);
    });
    m_actions.add(specOf("perform.bindings",
                         tr("MIDI &controls…"),
                         tr("What is played by MIDI controls, and to forget it")),
                  this,
                  [this] { showBindings(); });
    ActionSpec several = specOf("perform.learnSeveral",
                                tr("Learn &several MIDI controls"),
                                tr("Press a bar, a ring or a button, move its MIDI control, and so "
                                   "on"));
    several.shortcuts = {QKeySequence(Qt::CTRL | Qt::Key_M)};
    m_actions.addToggle(several, false, this, [this](bool isOn) {
        QAction* view = m_actions.find("view.perform");
        if (isOn && !isVisible() && view != nullptr)
            view->trigger();
        m_control.setLearnsSeveral(isOn);
    });
    ActionSpec swap = specOf("perform.swap",
                             tr("The net&work before (A/B)"),
                             tr("Back to the network that played before this one, and to and fro"));
    swap.shortcuts = {QKeySequence(Qt::Key_F8)};
    m_actions.add(swap, this, [this] { m_control.swapModels(); });
    ActionSpec reset = specOf("perform.resetLatency",
                              tr("Count latencies and xruns ane&w"),
                              tr("Forget the latencies and gaps that were counted so far"));
    m_actions.add(reset, this, [this] {
        m_control.resetLatency();
        measure();
    });
}

void PerformTab::build()
{
    m_ports = new PortRow(m_control, *m_hint);
    buildSwitches();
    auto* scroll = new QScrollArea;
    scroll->setObjectName(QStringLiteral("performScroll"));
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(buildMiddle());
    m_audio = new AudioLine;
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kPerformTabGap, kPerformTabGap, kPerformTabGap, metrics::kStep);
    column->setSpacing(kPerformTabGap);
    column->addWidget(m_ports);
    column->addWidget(scroll, 1);
    column->addWidget(m_audio);
}

void PerformTab::buildSwitches()
{
    m_perform = makeSwitch("performButton", tr("Perform"), m_actions.find("perform.toggle"));
    // as wide as its longer text, so that nothing moves
    m_perform->setFixedWidth(m_perform->fontMetrics().horizontalAdvance(tr("Stop performing"))
                             + 10 * metrics::kStep);
    m_ports->addSwitch(m_perform);
    m_bypass = makeSwitch("bypassButton", tr("BYPASS"), m_actions.find("perform.bypass"));
    m_ports->addSwitch(withBadge(m_bypass, m_control, QStringLiteral("bypass")));
    QPushButton* panic = makeSwitch("panicButton", tr("PANIC"), m_actions.find("play.panic"));
    setRole(*panic, "panic");
    m_ports->addSwitch(withBadge(panic, m_control, QStringLiteral("panic")));
}

QWidget* PerformTab::buildMiddle()
{
    m_meters = new MeterRow(m_control);
    m_latency = new LatencyPanel;
    m_monitor = new MidiMonitor(
        [this](std::vector<MonitoredMessage>& into) { m_control.takeMonitored(into); }, m_sentence);
    m_keyboard = new KeyboardStrip;
    m_keyboard->setObjectName(QStringLiteral("performKeyboard"));
    m_keyboard->addPedal();
    m_lower = new QSplitter(Qt::Horizontal);
    m_lower->setChildrenCollapsible(false);
    m_lower->addWidget(m_monitor);
    m_lower->addWidget(m_keyboard);
    m_lower->setStretchFactor(0, 1);
    m_lower->setStretchFactor(1, 1);
    m_lower->setSizes({kPerformTabGap, kPerformTabGap}); // halves
    auto* middle = new QWidget;
    auto* column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kPerformTabGap);
    column->addWidget(m_meters, 2);
    column->addWidget(m_latency);
    column->addWidget(m_lower, 1);
    return middle;
}

void PerformTab::connectParts()
{
    connect(m_ports, &PortRow::inputPressed, this, &PerformTab::inputPressed);
    connect(m_ports, &PortRow::outputPressed, this, &PerformTab::outputPressed);
    connect(m_ports, &PortRow::inputWanted, this, &PerformTab::inputWanted);
    connect(m_ports, &PortRow::channelWanted, this, &PerformTab::channelWanted);
    connect(m_meters, &MeterRow::trainingWanted, this, &PerformTab::trainingWanted);
    connect(m_meters, &MeterRow::hint, this, &PerformTab::hint);
    connect(m_latency, &LatencyPanel::hint, this, &PerformTab::hint);
    connect(m_keyboard, &KeyboardStrip::hoverText, this, &PerformTab::hint);
    connect(m_monitor, &MidiMonitor::cameIn, m_ports, &PortRow::showIncoming);
    connect(m_monitor, &MidiMonitor::wentOut, m_ports, &PortRow::showOutgoing);
    connect(m_keyboard, &KeyboardStrip::played, this, &PerformTab::play);
    QAction* reset = m_actions.find("perform.resetLatency");
    connect(m_latency, &LatencyPanel::resetWanted, reset, &QAction::trigger);
    connect(m_audio, &AudioLine::resetWanted, reset, &QAction::trigger);
    connect(m_audio, &AudioLine::soundWanted, this, &PerformTab::soundWanted);
    connect(&m_control, &PerformanceControl::stateChanged, this, &PerformTab::showState);
    connect(&m_control, &PerformanceControl::controllersMoved, this, &PerformTab::showSent);
    connect(&m_control, &PerformanceControl::silenced, m_keyboard, &KeyboardStrip::showRest);
    connect(&m_control, &PerformanceControl::learningChanged, this, [this] {
        m_actions.find("perform.learnSeveral")->setChecked(m_control.learnsSeveral());
        // Esc is heard here
        const bool isLearning = m_control.learnsSeveral() || !m_control.learning().isEmpty();
        if (isLearning && isVisible() && !isAncestorOf(QApplication::focusWidget()))
            takeFocus();
    });
    m_measuring.setInterval(kMeasureEvery);
    connect(&m_measuring, &QTimer::timeout, this, &PerformTab::measure);
}

void PerformTab::setPorts(const PortState& input, const PortState& output)
{
    m_ports->setPorts(input, output);
    m_hint->setInput(input);
}

void PerformTab::setSoundSystem(const QString& name)
{
    m_audio->setSystem(name);
}

void PerformTab::showPlayed(const midi::MidiMessage& message)
{
    if (isVisible())
        m_keyboard->show(message);
}

void PerformTab::takeFocus()
{
    setFocus(); // on no button: Space is the pedal
}

void PerformTab::play(const midi::MidiMessage& message)
{
    m_hint->playedHere();
    if (message.isNote())
        m_control.playNote(message.number(), message.value(), message.isNoteOn());
    else if (message.isController())
        m_control.playController(message.number(), message.value());
    else if (message.isPitchBend())
        m_control.playPitchBend(message.pitchBend());
}

/// What the network does to a controller is seen at its wheel, too.
void PerformTab::showSent()
{
    if (!m_control.isPerforming())
        return;
    for (const ControllerState& state : m_control.controllers())
        m_keyboard->show(midi::MidiMessage::controller(
            0, static_cast<unsigned>(state.number), static_cast<unsigned>(state.sent)));
}

void PerformTab::showState()
{
    const bool isPerforming = m_control.isPerforming();
    m_actions.find("perform.toggle")->setChecked(isPerforming);
    m_perform->setText(isPerforming ? tr("Stop performing") : tr("Perform"));
    setRole(*m_perform, isPerforming ? "" : "primary");
    const bool isBypassed = m_control.isBypassed();
    m_actions.find("perform.bypass")->setChecked(isBypassed);
    setRole(*m_bypass, isBypassed ? "primary" : "");
    m_bypass->setAccessibleDescription(isBypassed ? tr("on") : tr("off"));
    m_monitor->setRunning(isPerforming);
    m_hint->setWatching(isPerforming || isVisible());
    measure();
}

void PerformTab::measure()
{
    const LatencyReport report = m_control.latency();
    m_latency->showReport(report);
    m_audio->showReport(report);
    m_monitor->setDropped(m_control.monitorDropped());
}

void PerformTab::showBindings()
{
    if (!m_bindings) {
        m_bindings = new BindingWindow(m_control, this);
        m_bindings->setAttribute(Qt::WA_DeleteOnClose);
    }
    m_bindings->show();
    m_bindings->raise();
    m_bindings->activateWindow();
}

void PerformTab::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_keyboard->setComputerKeysOn(true);
    m_hint->setWatching(true);
    m_measuring.start();
    measure();
}

void PerformTab::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_keyboard->setComputerKeysOn(false);
    m_hint->setWatching(m_control.isPerforming());
    m_measuring.stop();
}

void PerformTab::keyPressEvent(QKeyEvent* event)
{
    const bool isLearning = m_control.learnsSeveral() || !m_control.learning().isEmpty();
    if (event->key() == Qt::Key_Escape && isLearning) {
        m_control.setLearnsSeveral(false);
        m_control.cancelLearn();
    } else
        QWidget::keyPressEvent(event);
}

} // namespace timbrel::ui
