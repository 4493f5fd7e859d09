// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/project/example.h"
#include "core/project/project_changes.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace timbrel::project {

/// Work that is not saved yet, kept so that a crash or a power cut costs seconds of it. A session
/// is a folder of its own below a root (a project's `.timbrel/recovery`, or the person's data
/// folder for a project never saved): content files, and `recovery.json`, which is replaced last
/// and as a whole, so that a kill at any moment leaves a state that was true. A session's process
/// holds a lock on it as long as it lives; one without is abandoned and can be taken over. Threads:
/// one at a time. Realtime-safe: no.
struct RecoveryState
{
    /// An example of the project, in the list's order.
    struct Entry
    {
        std::uint64_t key = 0; ///< the same for one example in all states of a session
        std::uint64_t revision = 0; ///< another content has another one
        std::string fileName; ///< in training_examples; empty: never saved
        std::shared_ptr<const Example> content; ///< null: as its file has it
        bool isEnabled = true;
        std::string
            digestBefore; ///< of the .seq that the content was made from; empty: never saved
    };

    std::filesystem::path project; ///< empty: never saved
    std::string name; ///< as the window calls the project
    std::vector<Entry> entries;
    std::vector<std::string> removed; ///< file names in training_examples
    std::vector<NewSource> sources;
    std::optional<std::string> conf; ///< larasynth.conf's text if it is not saved
    std::optional<OwnSettings> own; ///< those of timbrel.json if they are not saved
};

/// What can be recovered, for a person to choose from.
struct RecoveryInfo
{
    std::filesystem::path folder;
    std::filesystem::path project; ///< empty: never saved
    std::string name;
    std::chrono::system_clock::time_point time; ///< of its last state
    std::size_t changedExamples = 0; ///< new, edited or removed
};

/// One session. Move-only; forgetting it keeps its files but gives its lock away.
class RecoverySession
{
public:
    /// A new folder below the root. Errors: FolderNotWritable, DiskFull.
    [[nodiscard]] static Result<RecoverySession> begin(const std::filesystem::path& root);
    /// An abandoned one, which goes on under our lock. Errors: FileNotReadable (somebody else has
    /// it), JsonInvalid, FormatUnknown, VersionTooNew, FieldMissing, FieldInvalid. A content file
    /// that is damaged is a warning, and its example is left as the project has it.
    [[nodiscard]] static Result<std::pair<RecoverySession, RecoveryState>>
    takeOver(const std::filesystem::path& folder, Warnings* warnings);

    RecoverySession(RecoverySession&& other) noexcept;
    RecoverySession& operator=(RecoverySession&& other) noexcept;
    RecoverySession(const RecoverySession&) = delete;
    RecoverySession& operator=(const RecoverySession&) = delete;
    ~RecoverySession();

    /// Replaces what was written before. Contents whose key and revision it has are not written
    /// again. On failure the state before stays recoverable.
    [[nodiscard]] Result<> write(const RecoveryState& state);
    /// Saved, or given up by the person: the folder goes.
    void discard();

    [[nodiscard]] const std::filesystem::path& folder() const noexcept { return m_folder; }

private:
    friend Result<> discardSession(const std::filesystem::path& folder);
    RecoverySession(std::filesystem::path folder, int lock);
    void release() noexcept;

    std::filesystem::path m_folder;
    int m_lock = -1;
    std::set<std::string> m_written; ///< names of content files that are complete
};

/// Sessions below a root that have a state and whose process is gone; newest first. Those without
/// a state are removed.
[[nodiscard]] std::vector<RecoveryInfo> abandonedSessions(const std::filesystem::path& root);

/// The person does not want it. Only an abandoned session.
[[nodiscard]] Result<> discardSession(const std::filesystem::path& folder);

} // namespace timbrel::project
