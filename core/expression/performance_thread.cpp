// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/performance_thread.h"

#include "core/expression/expression_model.h"
#include "core/expression/output_scheduler.h"
#include "core/expression/performer.h"
#include "core/realtime/denormals.h"
#include "core/realtime/spsc_queue.h"
#include "core/realtime/thread_role.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <ctime>
#include <mutex>
#include <semaphore>
#include <system_error>
#include <thread>

namespace timbrel::expression {

using midi::Clock;

namespace {

// A port that goes or comes is noticed within this time; looking costs a few system calls.
constexpr std::chrono::milliseconds kLookAtPorts {250};

// Within a few milliseconds others drive the network out of the second-level cache, and a step then
// takes seven times as long. Reading it in order first makes up for half of that, so it is done
// before every step that comes late; and while somebody plays it is done all the time.
constexpr std::chrono::milliseconds kKeepNearFor {2000}; ///< after the last note
constexpr std::chrono::microseconds kNearFor {1000};

double processCpuSeconds() noexcept
{
    timespec time {};
    (void)::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

Microseconds microsecondsOf(Clock::time_point time) noexcept
{
    return std::chrono::floor<Microseconds>(time.time_since_epoch());
}

} // namespace

class PerformanceThread::Implementation
{
public:
    Implementation(std::unique_ptr<midi::MidiInput> input,
                   std::unique_ptr<midi::MidiOutput> output,
                   std::unique_ptr<ExpressionModel> model,
                   const PerformanceSettings& settings)
        : m_settings(settings)
        , m_input(std::move(input))
        , m_output(std::move(output))
        , m_performer(settings.outputChannel)
        , m_scheduler(settings.wireBaud, settings.noteWaitMilliseconds)
        , m_playing(model.release())
        , m_coming(m_playing)
    {
        if (m_playing != nullptr)
            m_performer.setModel(liveModelOf(*m_playing));
    }
    ~Implementation()
    {
        stop();
        exchangeModels();
        ExpressionModel* model = nullptr;
        while (m_newModels.tryPop(model))
            delete model;
        if (m_coming != m_playing)
            delete m_coming;
        delete m_playing;
    }
    Implementation(const Implementation&) = delete;
    Implementation& operator=(const Implementation&) = delete;

    Result<> start();
    void stop();
    void setModel(std::unique_ptr<ExpressionModel> model)
    {
        m_waitingModel = std::move(model);
        exchangeModels();
    }
    bool nextEvent(PerformanceEvent& event)
    {
        exchangeModels();
        return m_portEvents.tryPop(event) || m_events.tryPop(event);
    }
    PerformanceStatus status() const;

private:
    using Kind = PerformanceEvent::Kind;

    // control side
    void exchangeModels();
    void lookAfterPorts();
    void report(midi::PortChange change, Kind vanished, Kind returned, std::atomic<bool>& there);

    // performing side
    void perform() noexcept;
    [[nodiscard]] Clock::time_point nextDeadline() const noexcept TIMBREL_REALTIME;
    void bringNear() noexcept TIMBREL_REALTIME;
    void takeModel() noexcept TIMBREL_REALTIME;
    void handle(const midi::TimedMessage& message) noexcept;
    void handleLong(const midi::TimedMessage& message) noexcept;
    void send(Clock::time_point now) noexcept;
    void sendReady() noexcept;
    void noteHandled(const midi::TimedMessage& message, Clock::time_point taken) noexcept;

    const PerformanceSettings m_settings;
    const std::unique_ptr<midi::MidiInput> m_input;
    const std::unique_ptr<midi::MidiOutput> m_output;

    // the performing thread's own
    Performer m_performer;
    OutputScheduler m_scheduler;
    OutgoingList m_outgoing;
    OutgoingList m_ready;
    ExpressionModel* m_playing; ///< owned
    ExpressionModel* m_coming; ///< owned; the same unless a change is under way
    std::array<midi::TimedMessage, 128> m_batch {};
    Clock::time_point m_playedUntil; ///< the network is kept near until then
    Clock::time_point m_nearUntil; ///< it was read lately

    // from one thread to the other
    realtime::SpscQueue<ExpressionModel*, 4> m_newModels; ///< to the performing thread, owned
    realtime::SpscQueue<ExpressionModel*, 16> m_oldModels; ///< back, owned
    realtime::SpscQueue<PerformanceEvent, 4096> m_events; ///< from the performing thread
    realtime::SpscQueue<PerformanceEvent, 64> m_portEvents; ///< from the one that looks after ports
    LatencyHistogram m_latency;
    LatencyHistogram m_processing;
    // figures: written by the performing thread, read by any; relaxed, each stands for itself
    std::atomic<std::uint64_t> m_notes = 0;
    std::atomic<std::uint64_t> m_controllersSent = 0;
    std::atomic<std::uint64_t> m_passed = 0;
    std::atomic<std::uint64_t> m_updates = 0;
    std::atomic<bool> m_hasPriority = false;
    std::atomic<bool> m_inputThere = true; ///< written by the port thread
    std::atomic<bool> m_outputThere = true;
    std::atomic<bool> m_outputReturned
        = false; ///< set by the port thread, reset by the performing one
    std::atomic<bool> m_stop = false; ///< written by control

    std::unique_ptr<ExpressionModel> m_waitingModel; ///< control's: not yet handed over
    std::thread m_thread;
    std::thread m_portThread;
    std::mutex m_portMutex; ///< for the port thread's sleep alone
    std::condition_variable m_portWake;
    std::binary_semaphore m_started {0};
    Clock::time_point m_startTime;
    double m_startCpu = 0.0;
    double m_endCpu = 0.0;
    Clock::time_point m_endTime;
    bool m_isRunning = false;
};

Result<> PerformanceThread::Implementation::start()
{
    try {
        m_stop = false;
        m_startTime = Clock::now();
        m_startCpu = processCpuSeconds();
        m_thread = std::thread([this] { perform(); });
        m_isRunning = true;
        m_started.acquire();
        m_portThread = std::thread([this] { lookAfterPorts(); });
    } catch (const std::system_error&) {
        stop();
        return failure(ErrorId::OutOfMemory);
    }
    return {};
}

void PerformanceThread::Implementation::stop()
{
    if (!m_isRunning)
        return;
    m_isRunning = false;
    {
        const std::scoped_lock lock(m_portMutex);
        m_stop = true;
    }
    m_portWake.notify_all();
    if (m_portThread.joinable())
        m_portThread.join();
    m_input->wake();
    m_thread.join();
    m_endTime = Clock::now();
    m_endCpu = processCpuSeconds();
}

PerformanceStatus PerformanceThread::Implementation::status() const
{
    const auto figure = [](const auto& atomic) { return atomic.load(std::memory_order_relaxed); };
    PerformanceStatus status;
    status.events = figure(m_notes);
    status.controllersSent = figure(m_controllersSent);
    status.passed = figure(m_passed);
    status.updates = figure(m_updates);
    status.dropped = m_input->dropped() + m_output->dropped();
    status.latency = m_latency.summary();
    status.processing = m_processing.summary();
    status.cpuSeconds = (m_isRunning ? processCpuSeconds() : m_endCpu) - m_startCpu;
    status.wallSeconds
        = std::chrono::duration<double>((m_isRunning ? Clock::now() : m_endTime) - m_startTime)
              .count();
    status.realtimePriority = figure(m_hasPriority);
    status.inputConnected = figure(m_inputThere);
    status.outputConnected = figure(m_outputThere);
    return status;
}

void PerformanceThread::Implementation::exchangeModels()
{
    ExpressionModel* old = nullptr;
    while (m_oldModels.tryPop(old))
        delete old;
    if (m_waitingModel != nullptr && m_newModels.tryPush(m_waitingModel.get())) {
        (void)m_waitingModel.release(); // the performing side's now
        m_input->wake();
    }
}

void PerformanceThread::Implementation::lookAfterPorts()
{
    realtime::nameThisThread("ports");
    std::unique_lock lock(m_portMutex);
    while (!m_portWake.wait_for(lock, kLookAtPorts, [this] { return m_stop.load(); })) {
        lock.unlock();
        report(m_input->refresh(), Kind::InputVanished, Kind::InputReturned, m_inputThere);
        report(m_output->refresh(), Kind::OutputVanished, Kind::OutputReturned, m_outputThere);
        lock.lock();
    }
}

void PerformanceThread::Implementation::report(midi::PortChange change,
                                               Kind vanished,
                                               Kind returned,
                                               std::atomic<bool>& there)
{
    if (change == midi::PortChange::None)
        return;
    const bool isThere = change == midi::PortChange::Returned;
    there = isThere;
    if (isThere && returned == Kind::OutputReturned)
        m_outputReturned = true;
    PerformanceEvent event;
    event.kind = isThere ? returned : vanished;
    (void)m_portEvents.tryPush(event); // full: nobody listens
}

void PerformanceThread::Implementation::perform() noexcept
{
    realtime::nameThisThread("performer");
    realtime::requestExactTimers();
    if (m_settings.realtimePriority)
        m_hasPriority = realtime::requestRealtimePriority();
    (void)realtime::moveToStage();
    realtime::warmStack();
    const realtime::FlushDenormals flushDenormals;
    m_performer.beginAfterSilence(microsecondsOf(Clock::now()), m_outgoing);
    m_started.release();
    while (!m_stop) {
        const std::size_t count = m_input->wait(nextDeadline(), m_batch);
        takeModel();
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
    }
    m_performer.finish(m_outgoing);
    const auto now = Clock::now();
    send(now);
    m_scheduler.drain(now.time_since_epoch(), m_ready);
    sendReady();
}

Clock::time_point PerformanceThread::Implementation::nextDeadline() const noexcept TIMBREL_REALTIME
{
    if (m_playing == nullptr)
        return Clock::time_point::max();
    const Clock::time_point update(
        std::chrono::duration_cast<Clock::duration>(m_performer.nextUpdateAt()));
    const auto soonest = m_nearUntil < m_playedUntil ? std::min(update, m_nearUntil) : update;
    const auto flush = m_scheduler.nextAt();
    return flush == OutputScheduler::kNever ? soonest : std::min(soonest, Clock::time_point(flush));
}

void PerformanceThread::Implementation::bringNear() noexcept TIMBREL_REALTIME
{
    const auto now = Clock::now();
    if (now < m_nearUntil || m_playing == nullptr)
        return;
    m_performer.model().network->warm();
    m_nearUntil = now + kNearFor;
}

void PerformanceThread::Implementation::takeModel() noexcept TIMBREL_REALTIME
{
    if (m_playing != m_coming && !m_performer.isChanging()) {
        // there is room: no more models are under way than the other queue holds
        (void)m_oldModels.tryPush(m_playing);
        m_playing = m_coming;
        PerformanceEvent event;
        event.kind = Kind::ModelChanged;
        (void)m_events.tryPush(event);
    }
    ExpressionModel* next = nullptr;
    if (m_playing == m_coming && m_newModels.tryPop(next)) {
        m_coming = next;
        m_performer.setModel(liveModelOf(*next));
    }
}

void PerformanceThread::Implementation::handle(const midi::TimedMessage& message) noexcept
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

void PerformanceThread::Implementation::handleLong(const midi::TimedMessage& message) noexcept
{
    const auto bytes = m_input->longMessage(message);
    m_scheduler.occupy(bytes.size(), Clock::now().time_since_epoch());
    if (m_output->sendLong(bytes))
        m_passed.fetch_add(1, std::memory_order_relaxed);
    m_input->releaseLong(message);
}

void PerformanceThread::Implementation::send(Clock::time_point now) noexcept
{
    m_scheduler.submit(m_outgoing.messages(), now.time_since_epoch(), m_ready);
    m_outgoing.clear();
    sendReady();
}

void PerformanceThread::Implementation::sendReady() noexcept
{
    for (const Outgoing& outgoing : m_ready.messages()) {
        const bool sent = m_output->send(outgoing.message);
        if (outgoing.kind == OutgoingKind::Controller) {
            m_controllersSent.fetch_add(sent ? 1 : 0, std::memory_order_relaxed);
            PerformanceEvent event;
            event.kind = Kind::Controller;
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

void PerformanceThread::Implementation::noteHandled(const midi::TimedMessage& message,
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
    event.kind = message.message.isNoteOn() ? Kind::NoteOn : Kind::NoteOff;
    event.channel = message.message.channel();
    event.number = message.message.number();
    event.value = message.message.value();
    event.latencyMicroseconds = microseconds(now - message.arrival);
    event.processingMicroseconds = microseconds(now - taken);
    (void)m_events.tryPush(event);
}

PerformanceThread::PerformanceThread(std::unique_ptr<midi::MidiInput> input,
                                     std::unique_ptr<midi::MidiOutput> output,
                                     std::unique_ptr<ExpressionModel> model,
                                     const PerformanceSettings& settings)
    : m_implementation(std::make_unique<Implementation>(
        std::move(input), std::move(output), std::move(model), settings))
{ }

PerformanceThread::~PerformanceThread() = default;

Result<> PerformanceThread::start()
{
    return m_implementation->start();
}

void PerformanceThread::stop()
{
    m_implementation->stop();
}

void PerformanceThread::setModel(std::unique_ptr<ExpressionModel> model)
{
    m_implementation->setModel(std::move(model));
}

bool PerformanceThread::nextEvent(PerformanceEvent& event)
{
    return m_implementation->nextEvent(event);
}

PerformanceStatus PerformanceThread::status() const
{
    return m_implementation->status();
}

} // namespace timbrel::expression
