// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/project_overview.h"

#include "core/project/project.h"

namespace timbrel::ui {

Result<ProjectOverview> readOverview(const std::filesystem::path& folder)
{
    const auto project = project::Project::open(folder);
    if (!project)
        return failure(project.error());

    ProjectOverview overview;
    Warnings passedOver;
    if (auto models = project->models(&passedOver))
        overview.models = std::move(*models);
    return overview;
}

} // namespace timbrel::ui
