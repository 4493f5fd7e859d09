// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"

#include <filesystem>
#include <string_view>
#include <vector>

namespace timbrel::project {

/// New files and folders that belong together: all of them stay, or none. Undoing only deletes, so
/// that it succeeds on a full disk too. A kill in between leaves whole files that nothing refers
/// to. Threads: one. Realtime-safe: no.
class ChangeSet
{
public:
    ChangeSet() = default;
    ChangeSet(const ChangeSet&) = delete;
    ChangeSet& operator=(const ChangeSet&) = delete;
    /// Undoes everything unless keep() was called.
    ~ChangeSet();

    /// With its parents; those that were there are not touched by undoing.
    [[nodiscard]] Result<> createFolder(const std::filesystem::path& folder);
    /// Never replaces: FileNotWritable if something is there.
    [[nodiscard]] Result<> createFile(const std::filesystem::path& file, std::string_view bytes);
    void keep() noexcept { m_created.clear(); }

private:
    std::vector<std::filesystem::path> m_created;
};

/// Keeps two programs from changing one project's shared files (settings) at the same time; new
/// files need no lock. Waits two seconds at most and then goes on without: a lock that hangs, or a
/// file system without locks, must not stop a musician. Released at the end, also of a killed
/// process.
class ProjectLock
{
public:
    explicit ProjectLock(const std::filesystem::path& folder);
    ~ProjectLock();
    ProjectLock(const ProjectLock&) = delete;
    ProjectLock& operator=(const ProjectLock&) = delete;

private:
    int m_descriptor = -1;
};

} // namespace timbrel::project
