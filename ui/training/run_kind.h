// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/json.h"
#include "core/learning/run_state.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace timbrel::ui {

/// What the dashboard has to know of a kind of training, beside what its runs say themselves. One
/// table of all kinds; everything else follows from the descriptions of metrics. Threads: any.
struct RunKind
{
    const char* id = ""; ///< name of the runs' folder within runs/, and of their settings
    QString (*title)(int number) = nullptr; ///< "Run 7"
    QString (*measure)() = nullptr; ///< what RunState::best is: "MSE"
    /// Where it ends at the latest; absent: no limit. settings: the kind's own.
    std::optional<std::int64_t> (*mostEpochs)(const Json& settings) = nullptr;
    /// Nothing would be gained by more epochs.
    bool (*isGoalReached)(const Json& settings, double best) = nullptr;
    Json (*withMoreEpochs)(const Json& settings) = nullptr;
};

[[nodiscard]] std::span<const RunKind> runKinds();
/// Null: there is none of that name.
[[nodiscard]] const RunKind* runKindOf(std::string_view id);

} // namespace timbrel::ui
