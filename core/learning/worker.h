// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/learning/run_folder.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace timbrel::learning {

struct WorkerOptions
{
    std::optional<std::filesystem::path> program; ///< absent: findWorkerProgram()
    int niceness = 10; ///< 0-19, added to ours
    /// Gets what nobody else wants of the processors, and leaves one at once when somebody does: a
    /// window beside it never waits for the end of its turn.
    bool givesWay = false;
    bool leavesStage
        = true; ///< keeps off the processor that a performance runs on, if there is another
    std::optional<std::uint64_t> memoryLimitBytes; ///< of address space (RLIMIT_AS)
    std::chrono::milliseconds patience {5000}; ///< stop(): from the request to SIGTERM
    std::chrono::milliseconds grace {3000}; ///< from SIGTERM to SIGKILL
};

/// $TIMBREL_LEARN, else timbrel-learn beside the running program. Errors: WorkerMissing (file:
/// where it was looked for).
[[nodiscard]] Result<std::filesystem::path> findWorkerProgram();

/// The parent's side of a run that timbrel-learn works on: a process of its own at low priority,
/// in its own process group (Ctrl+C in a terminal does not reach it), its output in the run's
/// worker.log. It outlives this object and this program; attach() takes it up again.
/// Threads: one at a time. Realtime-safe: no.
class Worker
{
public:
    /// Status becomes Starting. A run that was stopped or failed goes on from what it has. Errors:
    /// WorkerMissing, RunBusy (somebody works on it already), NotSupported (it is finished),
    /// FolderNotWritable, DiskFull, WorkerDied (could not be started).
    [[nodiscard]] static Result<Worker> start(RunFolder run, const WorkerOptions& options = {});
    /// A run that works since before. Errors: RunNotFound (nobody works on it on this machine).
    [[nodiscard]] static Result<Worker> attach(RunFolder run, const WorkerOptions& options = {});

    Worker(Worker&&) noexcept;
    Worker& operator=(Worker&&) noexcept;
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;
    ~Worker();

    [[nodiscard]] const RunFolder& run() const;
    [[nodiscard]] std::int64_t pid() const;
    /// For poll(2): readable when the process is gone; -1 where the kernel has no such thing.
    [[nodiscard]] int processDescriptor() const;
    /// False as soon as the process is gone. Does not block.
    [[nodiscard]] bool isWorking();
    /// Blocks without polling until the process is gone or the time is over; true: gone.
    bool waitFor(std::chrono::milliseconds time);
    /// How the run ended. A worker that died, or was killed, without saying so is found here, and
    /// state.json is completed: Failed with WorkerDied (`found`: exit code or the signal of a
    /// crash, and the log's last line) or WorkerKilled (`found`: the name of a signal from
    /// outside). Blocks until the end.
    [[nodiscard]] Result<RunState> wait();
    /// What state.json says now.
    [[nodiscard]] Result<RunState> state();

    /// Asks (through the folder); the training ends at its next update. Does not block.
    [[nodiscard]] Result<> requestStop();
    /// SIGTERM, for a worker that does not look into its folder. Does not block.
    void terminate();
    /// SIGKILL. Does not block.
    void kill();
    /// Request, then SIGTERM, then SIGKILL, with the options' times between; returns as wait().
    [[nodiscard]] Result<RunState> stop();

private:
    struct Process;
    Worker(RunFolder run, WorkerOptions options, std::unique_ptr<Process> process);
    [[nodiscard]] Result<RunState> settle();

    RunFolder m_run;
    WorkerOptions m_options;
    std::unique_ptr<Process> m_process;
};

} // namespace timbrel::learning
