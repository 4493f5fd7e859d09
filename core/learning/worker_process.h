// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace timbrel::learning {

/// What a new process is started with.
struct ProcessPlan
{
    std::filesystem::path program;
    std::vector<std::string> arguments; ///< without the program's name
    std::vector<std::string> environment; ///< "NAME=value"
    std::filesystem::path logFile; ///< gets its output, appended
    int inheritedDescriptor = -1; ///< becomes kInheritedDescriptor there; -1: none
    int niceness = 0; ///< added to ours
    bool givesWay = false; ///< SCHED_IDLE, where there is such a thing
    std::optional<std::uint64_t> memoryLimitBytes;
};

inline constexpr int kInheritedDescriptor = 3;

/// How a process went.
struct ProcessEnd
{
    std::optional<int> exitCode;
    std::optional<int> signal; ///< both absent: not our child, nobody knows
};

/// A process that we started or found. Letting go of it does not end it.
/// Threads: one at a time. Realtime-safe: no.
class WorkerProcess
{
public:
    /// In a process group of its own, no descriptors of ours but the inherited one.
    /// Errors: WorkerMissing, FileNotWritable (the log), WorkerDied (it could not be started).
    [[nodiscard]] static Result<WorkerProcess> start(const ProcessPlan& plan);
    /// Errors: RunNotFound (there is no such process).
    [[nodiscard]] static Result<WorkerProcess> find(std::int64_t pid);

    WorkerProcess(WorkerProcess&& other) noexcept;
    WorkerProcess& operator=(WorkerProcess&& other) noexcept;
    WorkerProcess(const WorkerProcess&) = delete;
    WorkerProcess& operator=(const WorkerProcess&) = delete;
    ~WorkerProcess();

    [[nodiscard]] int pid() const { return m_pid; }
    [[nodiscard]] int descriptor() const { return m_descriptor; }
    [[nodiscard]] bool isAlive();
    /// True: it is gone.
    bool waitFor(std::chrono::milliseconds time);
    void send(int signal);
    [[nodiscard]] const ProcessEnd& end() const { return m_end; } ///< once it is gone

private:
    WorkerProcess(int pid, bool isChild);

    int m_pid;
    bool m_isChild;
    bool m_isGone = false;
    int m_descriptor; ///< pidfd, -1 where there is none
    ProcessEnd m_end;
};

} // namespace timbrel::learning
