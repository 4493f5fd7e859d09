// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/expression/settings.h"
#include "core/project/example.h"
#include "core/project/model_entry.h"

#include <filesystem>
#include <optional>
#include <vector>

namespace timbrel::ui {

/// What a project folder held when it was last read. Threads: a value.
struct ProjectOverview
{
    std::filesystem::path folder;
    std::optional<expression::Settings> settings; ///< absent if they cannot be read, see problems
    std::vector<project::Example> examples;
    std::vector<project::ModelEntry> models; ///< best first
    std::vector<Error> problems;
};

/// Errors: those of Project::open. What is broken inside the project is in `problems`.
/// Threads: any. Realtime-safe: no.
[[nodiscard]] Result<ProjectOverview> readOverview(const std::filesystem::path& folder);

} // namespace timbrel::ui
