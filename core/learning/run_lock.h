// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"

#include <filesystem>

namespace timbrel::learning {

/// Held by whoever works on a run, from before it starts until its process is gone, however it
/// goes: the kernel lets go of it. Based on Linux's open file description locks, so that it passes
/// from the parent to the worker without a gap and can be seen without being taken. Threads: any.
/// Realtime-safe: no.
class RunLock
{
public:
    /// Errors: FolderNotWritable, RunBusy (somebody holds it).
    [[nodiscard]] static Result<RunLock> take(const std::filesystem::path& lockFile);
    /// The lock that the parent took, where the environment names its descriptor
    /// (TIMBREL_RUN_LOCK), else takes it.
    [[nodiscard]] static Result<RunLock> inheritOrTake(const std::filesystem::path& lockFile);
    [[nodiscard]] static bool isHeld(const std::filesystem::path& lockFile);

    RunLock(RunLock&& other) noexcept;
    RunLock& operator=(RunLock&& other) noexcept;
    RunLock(const RunLock&) = delete;
    RunLock& operator=(const RunLock&) = delete;
    ~RunLock();

    [[nodiscard]] int descriptor() const { return m_descriptor; }

private:
    explicit RunLock(int descriptor)
        : m_descriptor(descriptor)
    { }

    int m_descriptor;
};

} // namespace timbrel::learning
