// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/json.h"
#include "core/base/result.h"
#include "core/learning/run_state.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace timbrel::learning {

/// What a new run is made of. Everything that the worker needs goes in, so that the folder can be
/// moved to another machine.
struct NewRun
{
    std::string kind; ///< "expression": which trainer; also the name of its settings
    std::uint64_t seed = 1;
    Json settings = Json::object(); ///< the kind's own
    std::optional<double> maxSeconds; ///< by the clock on the wall; absent: no limit
    /// Files for data/, by name. Names are plain ("0001-lead.seq"), without folders.
    std::vector<std::pair<std::string, std::string>> data;
};

/// A training run: a folder that one worker writes and anyone reads (format: README.md here).
/// Threads: a value of paths and settings; any thread. One process at a time writes the state.
/// Realtime-safe: no.
class RunFolder
{
public:
    /// Makes runsFolder/<time>-s<seed> ("-2", "-3" ... after it where that is taken) complete and
    /// at once: a kill leaves no half run, and none is ever overwritten. Status: waiting. Errors:
    /// FolderNotWritable, DiskFull, FieldInvalid (a data name that is a path).
    [[nodiscard]] static Result<RunFolder> create(const std::filesystem::path& runsFolder,
                                                  const NewRun& run);
    /// Errors: RunNotFound, RunBroken, VersionTooNew, FormatUnknown.
    [[nodiscard]] static Result<RunFolder> open(const std::filesystem::path& folder);
    /// Every run of a folder, oldest first; broken ones are left out and told in `warnings`. A
    /// folder that is not there has none.
    [[nodiscard]] static std::vector<RunFolder> list(const std::filesystem::path& runsFolder,
                                                     Warnings* warnings = nullptr);

    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder; }
    [[nodiscard]] std::string id() const { return m_folder.filename().string(); }
    [[nodiscard]] const std::string& kind() const { return m_kind; }
    [[nodiscard]] std::uint64_t seed() const { return m_seed; }
    [[nodiscard]] std::optional<double> maxSeconds() const { return m_maxSeconds; }
    /// All of settings.json; the kind's own part is settings()[kind()], never absent.
    [[nodiscard]] const Json& settings() const { return m_settings; }
    [[nodiscard]] std::string dataDigest() const;

    [[nodiscard]] std::filesystem::path settingsFile() const { return m_folder / "settings.json"; }
    [[nodiscard]] std::filesystem::path stateFile() const { return m_folder / "state.json"; }
    [[nodiscard]] std::filesystem::path metricsFile() const { return m_folder / "metrics.jsonl"; }
    [[nodiscard]] std::filesystem::path logFile() const { return m_folder / "worker.log"; }
    [[nodiscard]] std::filesystem::path stopFile() const { return m_folder / "stop"; }
    [[nodiscard]] std::filesystem::path lockFile() const { return m_folder / "worker.lock"; }
    [[nodiscard]] std::filesystem::path data() const { return m_folder / "data"; }
    [[nodiscard]] std::filesystem::path checkpoints() const { return m_folder / "checkpoints"; }
    [[nodiscard]] std::filesystem::path previews() const { return m_folder / "previews"; }
    [[nodiscard]] std::filesystem::path bestCheckpoint() const
    {
        return checkpoints() / "best.safetensors";
    }
    [[nodiscard]] std::filesystem::path lastCheckpoint() const
    {
        return checkpoints() / "last.safetensors";
    }

    /// What state.json says, as it stands: a run that says it is at work though nobody on this
    /// machine holds its lock is given as Failed with WorkerDied. Errors: RunBroken.
    [[nodiscard]] Result<RunState> state() const;
    /// Atomically; sets `changed`. Only for who works on the run.
    [[nodiscard]] Result<> writeState(const RunState& state) const;
    /// Someone on this machine holds the run's lock.
    [[nodiscard]] bool isWorking() const;

    /// Asks whoever works on the run, here or on another machine, to end it with its best.
    [[nodiscard]] Result<> requestStop() const;
    [[nodiscard]] bool isStopRequested() const;
    [[nodiscard]] Result<> withdrawStop() const;

    /// A run that has finished may go on with other settings of its kind (more epochs): it is then
    /// Stopped. Errors: RunBusy, NotSupported (it has not finished), those of writing.
    [[nodiscard]] Result<> reopen(const Json& kindSettings);

    /// Files in data/, sorted by name.
    [[nodiscard]] Result<std::vector<std::filesystem::path>> dataFiles() const;
    /// Whether data/ is what data_digest in the settings says. Errors: RunBroken.
    [[nodiscard]] Result<> checkData() const;
    /// Removes temporary files that a killed worker left. Only for who holds the lock.
    void removeLeftovers() const;

private:
    RunFolder() = default;

    std::filesystem::path m_folder;
    Json m_settings;
    std::string m_kind;
    std::uint64_t m_seed = 0;
    std::optional<double> m_maxSeconds;
};

/// SHA-256 over names and contents, in the order of the names.
[[nodiscard]] std::string dataDigest(std::vector<std::pair<std::string, std::string>> files);

} // namespace timbrel::learning
