// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/perform/performance_control.h"

#include "ui/perform/model_shelf.h"
#include "ui/perform/performance_session.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

namespace timbrel::ui {

using expression::DeskAction;
using expression::DeskCommand;
using expression::PerformanceEvent;
using midi::Clock;
using midi::MidiMessage;

namespace {

constexpr auto kFollowEvery = std::chrono::milliseconds(16);
constexpr auto kSilent = std::chrono::seconds(20); ///< then a port may be the wrong one
constexpr std::size_t kMostMonitored = 20000; ///< that nobody has asked for
constexpr int kBinsPerDecade = 10;
constexpr int kDecades = 5; ///< 1 us to 100 ms
constexpr double kMilli = 1000.0; ///< microseconds

unsigned channelOf(const expression::Settings& settings)
{
    return static_cast<unsigned>(settings.outputChannel.value_or(0));
}

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
    m_lastHeard = Clock::now();
    m_isHintGiven = false;
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
    followSilence();
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
    if (desk.isAtRest && !m_isAtRest)
        m_lender.engine().panic(); // a panic from afar counts here, too
    m_isAtRest = desk.isAtRest;
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
    if (hasInput)
        m_lastHeard = Clock::now();
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

/// A keyboard may be silent for a while; one that has never been heard is perhaps another one.
void PerformanceControl::followSilence()
{
    if (m_isHintGiven || m_ports.input == nullptr || !m_ports.isInputThere
        || Clock::now() - m_lastHeard < kSilent)
        return;
    m_isHintGiven = true;
    Q_EMIT wrongPortHint(QString::fromStdString(m_ports.input->port().name));
}

// ---- hands

const QList<ControllerState>& PerformanceControl::controllers() const
{
    return m_controllers;
}

void PerformanceControl::takeOver(int number, int value)
{
    const auto clamped = static_cast<std::uint8_t>(std::clamp(value, 0, 127));
    command({DeskAction::TakeOver, static_cast<std::uint8_t>(number & 127), clamped, 0.0F, {}});
    for (ControllerState& controller : m_controllers)
        if (controller.number == number) {
            controller.isTakenOver = true;
            controller.manual = controller.sent = clamped;
        }
    Q_EMIT controllersMoved();
}

void PerformanceControl::release(int number)
{
    command({DeskAction::Release, static_cast<std::uint8_t>(number & 127), 0, 0.0F, {}});
    for (ControllerState& controller : m_controllers)
        if (controller.number == number)
            controller.isTakenOver = controller.isWaiting = false;
    Q_EMIT controllersMoved();
}

void PerformanceControl::setBlend(int number, double blend)
{
    const double amount = std::clamp(blend, 0.0, 1.0);
    command({DeskAction::Blend,
             static_cast<std::uint8_t>(number & 127),
             0,
             static_cast<float>(amount),
             {}});
    for (ControllerState& controller : m_controllers)
        if (controller.number == number)
            controller.blend = double {static_cast<float>(amount)}; // as it comes back
    Q_EMIT controllersMoved();
}

void PerformanceControl::setBypass(bool isOn)
{
    command({DeskAction::Bypass, 0, 0, isOn ? 1.0F : 0.0F, {}});
    if (std::exchange(m_isBypassed, isOn) != isOn)
        Q_EMIT stateChanged();
}

bool PerformanceControl::isBypassed() const
{
    return m_isBypassed;
}

void PerformanceControl::panic()
{
    command({DeskAction::Panic, 0, 0, 0.0F, {}});
    m_lender.engine().panic();
    for (ControllerState& controller : m_controllers)
        controller.isTakenOver = controller.isWaiting = false;
    Q_EMIT controllersMoved();
}

void PerformanceControl::playNote(int number, int velocity, bool isOn)
{
    const auto key = static_cast<unsigned>(std::clamp(number, 0, 127));
    const unsigned channel = channelOf(m_settings);
    const auto strength = static_cast<unsigned>(std::clamp(velocity, 1, 127));
    if (m_session)
        m_session->input().inject(isOn ? MidiMessage::noteOn(channel, key, strength)
                                       : MidiMessage::noteOff(channel, key));
    else if (isOn)
        m_lender.engine().noteOn(number, static_cast<int>(strength));
    else
        m_lender.engine().noteOff(number);
}

void PerformanceControl::playController(int number, int value)
{
    const auto controller = static_cast<unsigned>(std::clamp(number, 0, 127));
    const auto clamped = static_cast<unsigned>(std::clamp(value, 0, 127));
    if (m_session)
        m_session->input().inject(
            MidiMessage::controller(channelOf(m_settings), controller, clamped));
    else
        m_lender.engine().controller(number, static_cast<int>(clamped));
}

// ---- monitor and figures

void PerformanceControl::takeMonitored(std::vector<MonitoredMessage>& into)
{
    into.insert(into.end(), m_monitored.begin(), m_monitored.end());
    m_monitored.clear();
}

std::uint64_t PerformanceControl::monitorDropped() const
{
    return m_monitorDropped + (m_session ? m_session->tap().dropped() : 0);
}

LatencyReport PerformanceControl::notesReport() const
{
    if (!m_session)
        return m_lastReport;
    LatencyReport report;
    const auto status = m_session->thread().status();
    const auto figures = [](double now, const expression::LatencySummary& summary) {
        return LatencyFigures {
            now / kMilli, summary.p50 / kMilli, summary.p95 / kMilli, summary.maximum / kMilli};
    };
    const auto& histogram = m_session->thread().latencies();
    report.notes = status.latency.count;
    report.withWakeUp = figures(histogram.last(), status.latency);
    report.processing = figures(m_session->thread().lastProcessing(), status.processing);
    std::array<double, kBinsPerDecade * kDecades> bounds {};
    std::array<std::uint64_t, kBinsPerDecade * kDecades> counts {};
    for (std::size_t i = 0; i < bounds.size(); ++i)
        bounds[i] = std::pow(10.0, static_cast<double>(i + 1) / kBinsPerDecade); // microseconds
    histogram.countInto(bounds, counts);
    for (std::size_t i = 0; i < bounds.size(); ++i)
        report.histogram.push_back({bounds[i] / kMilli, counts[i]});
    return report;
}

LatencyReport PerformanceControl::latency() const
{
    LatencyReport report = notesReport();
    const audio::AudioState state = m_lender.engine().audioState();
    const audio::EngineStatus status = m_lender.engine().status();
    const audio::CallbackSummary times = m_lender.engine().callbackTimes();
    report.isSoundOn = state.stage == audio::AudioStage::Running;
    report.sampleRate = status.sampleRate;
    report.blockFrames = static_cast<int>(status.blockFrames);
    if (status.sampleRate > 0.0)
        report.blockMilliseconds = 1000.0 * status.blockFrames / status.sampleRate;
    if (report.isSoundOn)
        report.outputMilliseconds
            = std::chrono::duration<double, std::milli>(state.opened.latency).count();
    report.callbackP99 = times.p99 / kMilli;
    report.underruns = times.underruns;
    return report;
}

void PerformanceControl::resetLatency()
{
    if (m_session)
        m_session->thread().resetLatency();
    m_lastReport = {};
    m_lender.engine().resetCallbackTimes();
    Q_EMIT latencyReset();
}

} // namespace timbrel::ui
