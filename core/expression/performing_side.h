// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/expression/latency.h"
#include "core/expression/output_scheduler.h"
#include "core/expression/performance_thread.h"
#include "core/expression/performer.h"
#include "core/realtime/realtime.h"
#include "core/realtime/spsc_queue.h"
#include "core/realtime/triple_buffer.h"

#include <array>
#include <atomic>
#include <memory>
#include <semaphore>

namespace timbrel::expression {

/// What happens on the performing thread, and the queues and figures through which the control side
/// has to do with it. Threads: perform() is the performing thread; all else by one control thread,
/// outputReturned() by the one that looks after the ports. Realtime-safe: perform(), but for its
/// beginning and the ports' own calls.
class PerformingSide final
{
public:
    PerformingSide(midi::MidiInput& input,
                   midi::MidiOutput& output,
                   std::unique_ptr<ExpressionModel> model,
                   const PerformanceSettings& settings);
    ~PerformingSide();
    PerformingSide(const PerformingSide&) = delete;
    PerformingSide& operator=(const PerformingSide&) = delete;

    /// Until `stop` is set and the input woken; releases `started` when it takes messages.
    void perform(const std::atomic<bool>& stop, std::binary_semaphore& started) noexcept;

    /// Hands the model over if there is room (it is null then), and destroys what has come back.
    void exchange(std::unique_ptr<ExpressionModel>& waiting);
    /// Who listens there knows nothing of what was sent before.
    void outputReturned() { m_outputReturned = true; }
    [[nodiscard]] bool nextEvent(PerformanceEvent& event) { return m_events.tryPop(event); }
    void addTo(PerformanceStatus& status) const;
    /// False if there was no room.
    [[nodiscard]] bool command(const DeskCommand& command);
    [[nodiscard]] const DeskReading& desk() noexcept { return m_desk.read(); }
    [[nodiscard]] const LatencyHistogram& latency() const noexcept { return m_latency; }
    [[nodiscard]] const LatencyHistogram& processing() const noexcept { return m_processing; }
    void resetLatency() noexcept;
    /// What played last, or was going to; after perform() alone.
    [[nodiscard]] std::unique_ptr<ExpressionModel> releaseModel();

private:
    using Clock = midi::Clock;

    [[nodiscard]] Clock::time_point nextDeadline() const noexcept TIMBREL_REALTIME;
    void bringNear() noexcept TIMBREL_REALTIME;
    void takeModel(Clock::time_point now) noexcept TIMBREL_REALTIME;
    void tellModelChanged() noexcept TIMBREL_REALTIME;
    void takeCommands() noexcept;
    void showDesk() noexcept TIMBREL_REALTIME;
    void handle(const midi::TimedMessage& message) noexcept;
    void handleLong(const midi::TimedMessage& message) noexcept;
    void send(Clock::time_point now) noexcept;
    void sendReady() noexcept;
    void noteHandled(const midi::TimedMessage& message, Clock::time_point taken) noexcept;

    midi::MidiInput& m_input;
    midi::MidiOutput& m_output;
    const bool m_wantsPriority;

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
    realtime::SpscQueue<DeskCommand, 1024> m_commands; ///< to the performing thread
    realtime::TripleBuffer<DeskReading> m_desk; ///< from the performing thread
    DeskReading m_reading; ///< the performing thread's, in the making
    LatencyHistogram m_latency;
    LatencyHistogram m_processing;
    // figures: written by the performing thread, read by any; relaxed, each stands for itself
    std::atomic<std::uint64_t> m_notes = 0;
    std::atomic<std::uint64_t> m_controllersSent = 0;
    std::atomic<std::uint64_t> m_passed = 0;
    std::atomic<std::uint64_t> m_updates = 0;
    std::atomic<bool> m_hasPriority = false;
    std::atomic<bool> m_outputReturned = false; ///< reset by the performing thread
};

} // namespace timbrel::expression
