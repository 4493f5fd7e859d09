// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/learning/run_folder.h"
#include "core/learning/run_state.h"

#include <chrono>

namespace timbrel::learning {

/// Keeps a run's state.json up to date on behalf of its trainer, at most four times a second.
/// Threads: one. Realtime-safe: no.
class RunProgress
{
public:
    /// `state` is what the run starts from (pid, host, created ...).
    RunProgress(const RunFolder& run, RunState state);

    /// The first update comes now: status Running, the clocks start. Errors: of writeState.
    [[nodiscard]] Result<> beginTraining();
    /// Cheap; writes when it is time to. Errors: of writeState (a full disk ends a training).
    [[nodiscard]] Result<> update(std::int64_t epoch, std::int64_t updates);
    /// A new best validation; call it after its checkpoint is on disk. The first is written
    /// at once, others when it is time to.
    [[nodiscard]] Result<> improved(double best, std::int64_t epoch);
    /// The last validation is over: the clocks stop.
    void endTraining();
    /// The training ended by its own rules, even if a stop was requested just then.
    void reachedEnd() { m_hasReachedEnd = true; }
    [[nodiscard]] bool hasReachedEnd() const { return m_hasReachedEnd; }

    /// CPU time of all threads, and wall time, since beginTraining() (to endTraining()), added to
    /// what the state says of earlier workers.
    [[nodiscard]] double cpuSeconds() const;
    [[nodiscard]] double wallSeconds() const;

    /// For figures of the kind's own (state().details).
    [[nodiscard]] RunState& state() { return m_state; }
    /// Writes now.
    [[nodiscard]] Result<> write();
    /// The last word: status and error, clocks stopped.
    [[nodiscard]] Result<> end(RunStatus status, std::optional<Error> error = std::nullopt);

private:
    using Clock = std::chrono::steady_clock;
    [[nodiscard]] Result<> writeIfDue();

    const RunFolder& m_run;
    RunState m_state;
    bool m_isTraining = false;
    bool m_hasReachedEnd = false;
    Clock::time_point m_wallBegin;
    double m_cpuBegin = 0.0;
    double m_wallBefore = 0.0; ///< spent before this worker took the run up
    double m_cpuBefore = 0.0;
    Clock::time_point m_nextWrite;
};

/// CPU time of this process, all threads summed, in seconds.
[[nodiscard]] double processCpuSeconds();

} // namespace timbrel::learning
