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
    overview.folder = project->folder();
    overview.problems = project->problems();
    // what these pass over is among the problems
    Warnings passedOver;
    Random random(freshSeed());
    if (auto settings = project->settings(random, &passedOver))
        overview.settings = std::move(*settings);
    if (auto examples = project->examples(&passedOver))
        overview.examples = std::move(*examples);
    if (auto models = project->models(&passedOver))
        overview.models = std::move(*models);
    return overview;
}

} // namespace timbrel::ui
