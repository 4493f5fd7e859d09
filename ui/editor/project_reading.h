// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/project/example.h"
#include "core/project/file_facts.h"
#include "core/project/recovery.h"
#include "ui/editor/project_document.h"
#include "ui/editor/project_entry.h"

#include <atomic>
#include <chrono>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace timbrel::ui {

constexpr std::chrono::milliseconds kUntilFirstPortion {16};
constexpr qint64 kPortionMilliseconds = 4; ///< of what was read, at a stretch: a frame has 16

/// What the files' thread hands to the GUI thread, one by one.
template<class T>
class Handover
{
public:
    std::atomic<bool> isCancelled = false; ///< set by the GUI thread

    void put(T item)
    {
        const std::lock_guard guard(m_lock);
        m_ready.push_back(std::move(item));
    }
    void finish()
    {
        const std::lock_guard guard(m_lock);
        m_isFinished = true;
    }
    [[nodiscard]] std::optional<T> take()
    {
        const std::lock_guard guard(m_lock);
        if (m_ready.empty())
            return std::nullopt;
        std::optional<T> item = std::move(m_ready.front());
        m_ready.pop_front();
        return item;
    }
    /// Nothing is there, and nothing will come.
    [[nodiscard]] bool isDone()
    {
        const std::lock_guard guard(m_lock);
        return m_isFinished && m_ready.empty();
    }

private:
    std::mutex m_lock;
    std::deque<T> m_ready;
    bool m_isFinished = false;
};

/// An example that was read, or an entry of a recovery state.
struct ReadExample
{
    std::optional<project::Example> example; ///< of the disk
    std::string digest; ///< of its .seq
    std::optional<project::RecoveryState::Entry> recovered;
    bool isRemoved = false; ///< of the disk, but not in the list any more
    std::optional<Error> warning;
    int count = 0; ///< how many there are in all
};

struct ProjectDocument::Reading : Handover<ReadExample>
{
    int done = 0;
    int count = 0;
    std::vector<std::pair<int, quint64>> places; ///< of new entries, not in the list yet
};

struct ProjectDocument::Import : Handover<ImportedFile>
{
    int count = 0;
    QList<ImportedFile> taken;
    std::vector<quint64> keys; ///< of new entries, not in the list yet
    std::map<std::string, quint64> original; ///< which entry came from which original
};

/// A save, from what is to be written to what came of it.
struct ProjectDocument::Saving
{
    std::vector<EntryState> states; ///< of new and edited examples
    std::vector<std::string> digests; ///< of their .seq before
    project::ProjectChanges changes; ///< its examples are made of the states in the files' thread
    project::SaveReport report;

    /// In the files' thread: keeps it for recovery, then writes it.
    void run(const project::Project& project,
             KeptState& kept,
             std::optional<project::RecoverySession>& session);
};

} // namespace timbrel::ui
