// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/json.h"
#include "core/base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace timbrel::learning {

enum class RunStatus : std::uint8_t
{
    Waiting, ///< made, no worker has begun
    Starting, ///< a worker loads its library and the data
    Running,
    Finished, ///< by its own rules: goal reached, or the most epochs
    Stopped, ///< asked to, or its time was up; its best is kept
    Failed, ///< see `error`; a best network from before the failure is still there
};

/// "waiting", "starting", "running", "finished", "stopped", "failed".
[[nodiscard]] std::string_view statusName(RunStatus status) noexcept;
[[nodiscard]] std::optional<RunStatus> statusFromName(std::string_view name) noexcept;
/// Nothing will change any more.
[[nodiscard]] constexpr bool isOver(RunStatus status) noexcept
{
    return status == RunStatus::Finished || status == RunStatus::Stopped
        || status == RunStatus::Failed;
}

/// What a matrix product at the worker's start said about the maths library.
struct MathsCheck
{
    double gigaflops = 0.0; ///< float32, one thread
    bool isSlow = false; ///< far below what this kind of processor does: see the diagnostics
    std::string library; ///< what it says of itself
    friend bool operator==(const MathsCheck&, const MathsCheck&) = default;
};

/// state.json: where a run stands, in figures that every kind of run has. Written by one process at
/// a time, whole and atomically; read by anyone.
struct RunState
{
    RunStatus status = RunStatus::Waiting;
    std::int64_t pid = 0; ///< of the worker; 0: none yet
    std::string host; ///< the machine that the pid belongs to
    std::optional<double> best; ///< value of the best validation; absent before the first
    std::int64_t bestEpoch = 0;
    std::int64_t epoch = 0;
    std::int64_t updates = 0; ///< changes of the weights
    double cpuSeconds = 0.0; ///< first update to last validation, all threads summed
    double wallSeconds = 0.0; ///< the same by the clock on the wall
    std::string created; ///< UTC, ISO 8601 ("2026-05-29T13:46:04Z")
    std::string changed; ///< when this was written, UTC
    std::optional<MathsCheck> maths;
    std::optional<Error> error; ///< of a failed run
    Json details = Json::object(); ///< what only this kind of run has

    friend bool operator==(const RunState&, const RunState&) = default;
};

[[nodiscard]] Json toJson(const RunState& state);
/// Errors: FormatUnknown, VersionTooNew, FieldMissing, FieldInvalid.
[[nodiscard]] Result<RunState> runStateFromJson(const Json& json,
                                                const std::filesystem::path& file);

/// An error as it lies in state.json, and back; an id that this version does not know becomes
/// RunBroken with the id's name as `found`.
[[nodiscard]] Json toJson(const Error& error);
[[nodiscard]] Error errorFromJson(const Json& json);

/// Now, UTC, ISO 8601 to the second.
[[nodiscard]] std::string utcTimestamp();

} // namespace timbrel::learning
