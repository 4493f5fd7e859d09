// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/expression/settings.h"
#include "core/project/model_entry.h"

#include <filesystem>
#include <vector>

namespace timbrel::ui {

/// What a project folder had learnt when it was last looked at. Threads: a value.
struct ProjectOverview
{
    std::vector<project::ModelEntry> models; ///< best first
};

/// Errors: those of Project::open. A model that is broken is left out, and among the project's
/// problems. Threads: any. Realtime-safe: no.
[[nodiscard]] Result<ProjectOverview> readOverview(const std::filesystem::path& folder);

} // namespace timbrel::ui
