// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/perform/performance_control.h"

#include "ui/perform/model_shelf.h"
#include "ui/perform/performance_session.h"

#include <algorithm>
#include <chrono>
#include <span>
#include <utility>

namespace timbrel::ui {

using expression::DeskAction;
using expression::DeskCommand;
using expression::PerformanceEvent;

namespace {

constexpr auto kFollowEvery = std::chrono::milliseconds(16);
constexpr std::size_t kMostMonitored = 20000; ///< that nobody has asked for

} // namespace

PerformanceControl::PerformanceControl(PortLender& lender, QObject* parent)
    : MidiLearner(parent)
    , m_lender(lender)
    , m_shelf(new ModelShelf(this))
{
    m_files.setMaxThreadCount(1);
    m_follow.setInterval(kFollowEvery);
    m_follow.setTimerType(Qt::PreciseTimer);
    connect(&m_follow, &QTimer::timeout, this, &PerformanceControl::follow);
    connect(m_shelf, &ModelShelf::listed, this, &PerformanceControl::listModels);
    connect(m_shelf, &ModelShelf::wasRead, this, &PerformanceControl::takeModel);
    connect(&m_lender, &PortLender::portsAboutToGo, this, &PerformanceControl::end);
    connect(&m_lender, &PortLender::portsRenewed, this, [this] {
        if (m_follow.isActive())
            begin();
    });
    connect(&m_lender, &PortLender::liveEvent, this, [this](const audio::LiveEvent& event) {
        if (event.kind == audio::LiveEvent::Kind::Message)
            hear(event.message);
    });
}

PerformanceControl::~PerformanceControl()
{
    stop();
    m_files.waitForDone();
}

void PerformanceControl::setProject(const std::optional<std::filesystem::path>& folder)
{
    if (folder == m_project)
        return;
    cancelLearn();
    m_project = folder;
    setModel({});
    m_before.clear();
    m_shelf->setProject(folder);
    readBindings();
}

void PerformanceControl::projectMoved(const std::optional<std::filesystem::path>& folder)
{
    if (folder == m_project)
        return;
    m_project = folder;
    m_shelf->setProject(folder);
    if (!m_bindings.isEmpty())
        writeBindings(); // what was learnt before there was a folder
}

void PerformanceControl::setSettings(const expression::Settings& settings)
{
    const expression::Settings before = std::exchange(m_settings, settings);
    m_shelf->setSettings(settings);
    const bool isOtherWay = before.outputChannel != settings.outputChannel
        || before.wireBaud != settings.wireBaud
        || before.noteWaitMilliseconds != settings.noteWaitMilliseconds;
    if (m_session && isOtherWay)
        begin();
    if (before.outputChannel != settings.outputChannel)
        Q_EMIT stateChanged();
    if (before.controllerDefaults != settings.controllerDefaults && !m_played.id.empty()
        && m_wanted.isEmpty()) {
        m_wanted = model(); // its controllers rest elsewhere now
        m_shelf->read(m_played);
    }
}

bool PerformanceControl::isPerforming() const
{
    return m_follow.isActive();
}

void PerformanceControl::start()
{
    if (isPerforming())
        return;
    m_monitored.clear();
    m_monitorDropped = 0;
    m_lastReport = {};
    m_follow.start();
    begin();
    chooseModel();
    Q_EMIT stateChanged();
}

void PerformanceControl::stop()
{
    if (!isPerforming())
        return;
    end();
    m_follow.stop();
    m_lender.returnPorts();
    showControllersOf(m_model.get());
    Q_EMIT stateChanged();
}

/// With the ports that there are now.
void PerformanceControl::begin()
{
    end();
    m_ports = m_lender.borrowPorts();
    expression::PerformanceSettings settings;
    settings.outputChannel = m_settings.outputChannel;
    settings.wireBaud = m_ports.output != nullptr ? m_settings.wireBaud : std::nullopt;
    settings.noteWaitMilliseconds = m_settings.noteWaitMilliseconds;
    m_session = std::make_unique<PerformanceSession>(
        m_ports, m_lender.engine(), std::move(m_model), settings);
    m_swaps = 0;
    restoreHands();
    sendBindings();
    if (const auto started = m_session->thread().start(); !started)
        Q_EMIT trouble(started.error());
}

/// The model is kept for the next time, the ports are let go.
void PerformanceControl::end()
{
    if (!m_session)
        return;
    m_session->thread().stop();
    follow(); // the last of what happened
    m_lastReport = notesReport();
    m_model = m_session->thread().releaseModel();
    m_isModelComing = false;
    m_session.reset();
}

/// Another performing thread knows nothing of hands.
void PerformanceControl::restoreHands()
{
    for (const ControllerState& controller : std::as_const(m_controllers)) {
        const auto number = static_cast<std::uint8_t>(controller.number);
        const auto value = static_cast<std::uint8_t>(controller.manual);
        if (controller.isTakenOver || controller.blend > 0.0)
            command({DeskAction::TakeOver, number, value, 0.0F, {}});
        if (controller.blend > 0.0)
            command({DeskAction::Blend, number, 0, static_cast<float>(controller.blend), {}});
        if (!controller.isTakenOver && controller.blend > 0.0)
            command({DeskAction::Release, number, 0, 0.0F, {}});
    }
    if (m_isBypassed)
        command({DeskAction::Bypass, 0, 0, 1.0F, {}});
    if (!m_learning.isEmpty())
        command({DeskAction::Learning, 0, 0, 1.0F, {}});
}

bool PerformanceControl::command(const DeskCommand& command)
{
    return m_session != nullptr && m_session->thread().command(command);
}

// ---- what the performing thread tells

void PerformanceControl::follow()
{
    if (!m_session)
        return;
    followEvents();
    followDesk();
    followTraffic();
}

void PerformanceControl::followEvents()
{
    bool isOther = false;
    PerformanceEvent event;
    while (m_session->thread().nextEvent(event)) {
        using Kind = PerformanceEvent::Kind;
        if (event.kind == Kind::InputVanished || event.kind == Kind::InputReturned)
            m_ports.isInputThere = event.kind == Kind::InputReturned;
        else if (event.kind == Kind::OutputVanished || event.kind == Kind::OutputReturned)
            m_ports.isOutputThere = event.kind == Kind::OutputReturned;
        else if (event.kind == Kind::ModelChanged)
            m_isModelComing = false;
        else
            continue;
        isOther = isOther || event.kind != Kind::ModelChanged;
        if (event.kind == Kind::ModelChanged)
            Q_EMIT modelChanged();
    }
    if (!isOther)
        return;
    tellActivity(false, false);
    Q_EMIT portsChanged();
}

void PerformanceControl::followDesk()
{
    const expression::DeskReading& desk = m_session->thread().desk();
    if (std::exchange(m_isBypassed, desk.isBypassed) != desk.isBypassed)
        Q_EMIT stateChanged();
    if (desk.isAtRest && !m_isAtRest) {
        m_lender.engine().panic(); // a panic from afar counts here, too
        Q_EMIT silenced();
    }
    m_isAtRest = desk.isAtRest;
    if (std::exchange(m_swaps, desk.swaps) != desk.swaps)
        swapModels();
    if (desk.count == 0)
        return; // no network plays yet: what was there stays to be seen
    QList<ControllerState> now;
    now.reserve(desk.count);
    for (const auto& strip : std::span(desk.strips).first(desk.count))
        now << ControllerState {strip.controller,
                                strip.predicted,
                                strip.sent,
                                strip.manual,
                                strip.defaultValue,
                                double {strip.blend},
                                strip.isTakenOver,
                                strip.isWaiting};
    if (now == m_controllers)
        return;
    const auto isSame = [](const ControllerState& a, const ControllerState& b) {
        return a.number == b.number && a.defaultValue == b.defaultValue;
    };
    const bool areSame
        = std::equal(now.begin(), now.end(), m_controllers.begin(), m_controllers.end(), isSame);
    m_controllers = std::move(now);
    if (!areSame)
        Q_EMIT controllersChanged();
    Q_EMIT controllersMoved();
}

void PerformanceControl::followTraffic()
{
    bool hasInput = false;
    bool hasOutput = false;
    TappedMessage tapped;
    // what comes meanwhile waits for the next time
    for (int i = 0; i < 2000 && m_session->tap().take(tapped); ++i) {
        monitor(tapped);
        const bool isShort = tapped.message.size > 0;
        hasOutput = hasOutput || tapped.isOutgoing;
        if (tapped.isOutgoing || !tapped.isFromPort)
            continue;
        hasInput = hasInput || !isShort || tapped.message.isChannelMessage();
        if (isShort && tapped.message.isChannelMessage())
            m_lender.passOn({audio::LiveEvent::Kind::Message, tapped.message, tapped.time});
        if (!m_session) // somebody who heard it has ended the performance
            return;
    }
    if (hasInput || hasOutput)
        tellActivity(hasInput, hasOutput);
}

void PerformanceControl::tellActivity(bool hasInput, bool hasOutput)
{
    m_lender.tellActivity({hasInput,
                           hasOutput && m_ports.output != nullptr,
                           m_ports.input == nullptr || m_ports.isInputThere,
                           m_ports.output == nullptr || m_ports.isOutputThere});
}

void PerformanceControl::monitor(const TappedMessage& message)
{
    if (m_monitored.size() == kMostMonitored) {
        ++m_monitorDropped;
        return;
    }
    const std::chrono::duration<double, std::milli> time = message.time - m_session->begin();
    m_monitored.push_back({time.count(),
                           message.isOutgoing,
                           message.message.size,
                           message.message.bytes,
                           message.longSize});
}

} // namespace timbrel::ui
