// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/performing_side.h"

#include "core/expression/expression_model.h"
#include "core/realtime/denormals.h"
#include "core/realtime/thread_role.h"

#include <algorithm>
#include <utility>

namespace timbrel::expression {
namespace {

// Within a few milliseconds others drive the network out of the second-level cache, and a step then
// takes seven times as long. Reading it in order first makes up for half of that, so it is done
// before every step that comes late; and while somebody plays it is done all the time.
constexpr std::chrono::milliseconds kKeepNearFor {2000}; ///< after the last note
constexpr std::chrono::microseconds kNearFor {1000};

Microseconds microsecondsOf(midi::Clock::time_point time) noexcept
{
    return std::chrono::floor<Microseconds>(time.time_since_epoch());
}

} // namespace

PerformingSide::PerformingSide(midi::MidiInput& input,
                               midi::MidiOutput& output,
                               std::unique_ptr<ExpressionModel> model,
                               const PerformanceSettings& settings)
    : m_input(input)
    , m_output(output)
    , m_wantsPriority(settings.realtimePriority)
    , m_performer(settings.outputChannel)
    , m_scheduler(settings.wireBaud, settings.noteWaitMilliseconds)
    , m_playing(model.release())
    , m_coming(m_playing)
{
    if (m_playing != nullptr)
        m_performer.setModel(liveModelOf(*m_playing));
}

PerformingSide::~PerformingSide()
{
    std::unique_ptr<ExpressionModel> none;
    exchange(none);
    ExpressionModel* model = nullptr;
    while (m_newModels.tryPop(model))
        delete model;
    if (m_coming != m_playing)
        delete m_coming;
    delete m_playing;
}

void PerformingSide::exchange(std::unique_ptr<ExpressionModel>& waiting)
{
    ExpressionModel* old = nullptr;
    while (m_oldModels.tryPop(old))
        delete old;
    if (waiting != nullptr && m_newModels.tryPush(waiting.get())) {
        (void)waiting.release(); // the performing thread's now
        m_input.wake();
    }
}

void PerformingSide::addTo(PerformanceStatus& status) const
{
    const auto figure = [](const auto& atomic) { return atomic.load(std::memory_order_relaxed); };
    status.events = figure(m_notes);
    status.controllersSent = figure(m_controllersSent);
    status.passed = figure(m_passed);
    status.updates = figure(m_updates);
    status.latency = m_latency.summary();
    status.processing = m_processing.summary();
    status.realtimePriority = figure(m_hasPriority);
}

bool PerformingSide::command(const DeskCommand& command)
{
    const bool isTaken = m_commands.tryPush(command);
    m_input.wake();
    return isTaken;
}

void PerformingSide::resetLatency() noexcept
{
    m_latency.reset();
    m_processing.reset();
}

std::unique_ptr<ExpressionModel> PerformingSide::releaseModel()
{
    ExpressionModel* waiting = nullptr;
    while (m_newModels.tryPop(waiting)) { // the newest counts
        if (m_coming != m_playing)
            delete m_coming;
        m_coming = waiting;
    }
    if (m_coming != m_playing)
        delete m_playing;
    m_playing = nullptr;
    return std::unique_ptr<ExpressionModel>(std::exchange(m_coming, nullptr));
}

void PerformingSide::perform(const std::atomic<bool>& stop, std::binary_semaphore& started) noexcept
{
    realtime::nameThisThread("performer");
    realtime::requestExactTimers();
    if (m_wantsPriority)
        m_hasPriority = realtime::requestRealtimePriority();
    (void)realtime::moveToStage();
    realtime::warmStack();
    const realtime::FlushDenormals flushDenormals;
    m_performer.beginAfterSilence(microsecondsOf(Clock::now()), m_outgoing);
    started.release();
    while (!stop) {
        const std::size_t count = m_input.wait(nextDeadline(), m_batch);
        takeModel(Clock::now());
        takeCommands();
        bringNear();
        if (m_outputReturned.exchange(false)) {
            m_performer.forgetWhatWasSent();
            m_scheduler.forgetWhatWasSent();
        }
        for (const auto& message : std::span(m_batch).first(count))
            handle(message);
        const auto now = Clock::now();
        m_performer.tick(microsecondsOf(now), m_outgoing);
        send(now);
        m_updates.store(m_performer.updates(), std::memory_order_relaxed);
        showDesk();
    }
    m_performer.finish(m_outgoing);
    const auto now = Clock::now();
    send(now);
    m_scheduler.drain(now.time_since_epoch(), m_ready);
    sendReady();
}

midi::Clock::time_point PerformingSide::nextDeadline() const noexcept TIMBREL_REALTIME
{
    if (m_playing == nullptr)
        return Clock::time_point::max();
    const Clock::time_point update(
        std::chrono::duration_cast<Clock::duration>(m_performer.nextTickAt()));
    const auto soonest = m_nearUntil < m_playedUntil ? std::min(update, m_nearUntil) : update;
    const auto flush = m_scheduler.nextAt();
    return flush == OutputScheduler::kNever ? soonest : std::min(soonest, Clock::time_point(flush));
}

void PerformingSide::bringNear() noexcept TIMBREL_REALTIME
{
    const auto now = Clock::now();
    if (now < m_nearUntil || m_playing == nullptr)
        return;
    m_performer.model().network->warm();
    m_nearUntil = now + kNearFor;
}

void PerformingSide::takeModel(Clock::time_point now) noexcept TIMBREL_REALTIME
{
    if (m_playing != m_coming && !m_performer.isChanging()) {
        // there is room: no more models are under way than the other queue holds
        (void)m_oldModels.tryPush(m_playing);
        m_playing = m_coming;
        tellModelChanged();
    }
    ExpressionModel* next = nullptr;
    if (m_playing == m_coming && m_newModels.tryPop(next)) {
        m_coming = next;
        m_performer.setModel(liveModelOf(*next));
        if (m_playing == nullptr) { // it plays at once
            m_playing = next;
            m_performer.beginAfterSilence(microsecondsOf(now), m_outgoing);
            tellModelChanged();
        }
    }
}

void PerformingSide::tellModelChanged() noexcept TIMBREL_REALTIME
{
    PerformanceEvent event;
    event.kind = PerformanceEvent::Kind::ModelChanged;
    (void)m_events.tryPush(event); // full: nobody listens
}

void PerformingSide::takeCommands() noexcept
{
    DeskCommand command;
    while (m_commands.tryPop(command)) {
        const auto now = Clock::now();
        m_performer.handle(command, microsecondsOf(now), m_outgoing);
        send(now);
    }
}

/// After all has been sent: nobody waits for it.
void PerformingSide::showDesk() noexcept TIMBREL_REALTIME
{
    m_performer.readDesk(m_reading);
    m_desk.write(m_reading);
}

void PerformingSide::handle(const midi::TimedMessage& message) noexcept
{
    if (message.longSlot != midi::TimedMessage::kShort) {
        handleLong(message);
        return;
    }
    const auto taken = Clock::now();
    m_performer.handle(message.message, microsecondsOf(message.arrival), m_outgoing);
    send(taken);
    if (message.message.isNote())
        noteHandled(message, taken);
}

void PerformingSide::handleLong(const midi::TimedMessage& message) noexcept
{
    const auto bytes = m_input.longMessage(message);
    m_scheduler.occupy(bytes.size(), Clock::now().time_since_epoch());
    if (m_output.sendLong(bytes))
        m_passed.fetch_add(1, std::memory_order_relaxed);
    m_input.releaseLong(message);
}

void PerformingSide::send(Clock::time_point now) noexcept
{
    m_scheduler.submit(m_outgoing.messages(), now.time_since_epoch(), m_ready);
    m_outgoing.clear();
    sendReady();
}

void PerformingSide::sendReady() noexcept
{
    for (const Outgoing& outgoing : m_ready.messages()) {
        const bool sent = m_output.send(outgoing.message);
        if (outgoing.kind == OutgoingKind::Controller) {
            m_controllersSent.fetch_add(sent ? 1 : 0, std::memory_order_relaxed);
            PerformanceEvent event;
            event.kind = PerformanceEvent::Kind::Controller;
            event.channel = outgoing.message.channel();
            event.number = outgoing.message.number();
            event.value = outgoing.message.value();
            (void)m_events.tryPush(event); // full: nobody listens
        } else if (outgoing.kind == OutgoingKind::Other) {
            m_passed.fetch_add(sent ? 1 : 0, std::memory_order_relaxed);
        }
    }
    m_ready.clear();
}

void PerformingSide::noteHandled(const midi::TimedMessage& message,
                                 Clock::time_point taken) noexcept
{
    const auto now = Clock::now();
    m_playedUntil = now + kKeepNearFor;
    m_latency.add(now - message.arrival);
    m_processing.add(now - taken);
    m_notes.fetch_add(1, std::memory_order_relaxed);
    const auto microseconds = [](Clock::duration time) {
        return std::chrono::duration<float, std::micro>(time).count();
    };
    PerformanceEvent event;
    event.kind = message.message.isNoteOn() ? PerformanceEvent::Kind::NoteOn
                                            : PerformanceEvent::Kind::NoteOff;
    event.channel = message.message.channel();
    event.number = message.message.number();
    event.value = message.message.value();
    event.latencyMicroseconds = microseconds(now - message.arrival);
    event.processingMicroseconds = microseconds(now - taken);
    (void)m_events.tryPush(event);
}

} // namespace timbrel::expression
