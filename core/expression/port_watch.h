// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/expression/performance_thread.h"
#include "core/realtime/spsc_queue.h"

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace timbrel::expression {

/// Looks after a performance's ports on a thread of its own: tells when one goes and when it is
/// back. Threads: start, stop and nextEvent by one control thread, the rest by any. Realtime-safe:
/// no.
class PortWatch final
{
public:
    /// `outputReturned` is called on the watching thread.
    PortWatch(midi::MidiInput& input,
              midi::MidiOutput& output,
              std::function<void()> outputReturned);
    ~PortWatch() { stop(); }
    PortWatch(const PortWatch&) = delete;
    PortWatch& operator=(const PortWatch&) = delete;

    /// Throws std::system_error (no thread to be had).
    void start();
    void stop();
    [[nodiscard]] bool nextEvent(PerformanceEvent& event) { return m_events.tryPop(event); }
    [[nodiscard]] bool isInputThere() const { return m_inputThere; }
    [[nodiscard]] bool isOutputThere() const { return m_outputThere; }

private:
    using Kind = PerformanceEvent::Kind;
    void watch();
    /// Whether it is there again.
    bool report(midi::PortChange change, Kind vanished, Kind returned, std::atomic<bool>& there);

    midi::MidiInput& m_input;
    midi::MidiOutput& m_output;
    std::function<void()> m_outputReturned;
    realtime::SpscQueue<PerformanceEvent, 64> m_events; ///< from the watching thread
    std::atomic<bool> m_inputThere = true; ///< written by the watching thread
    std::atomic<bool> m_outputThere = true;
    std::thread m_thread;
    std::mutex m_mutex; ///< for the thread's sleep alone
    std::condition_variable m_wake;
    bool m_stop = false; ///< under m_mutex
};

} // namespace timbrel::expression
