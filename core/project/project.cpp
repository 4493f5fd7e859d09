// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/project.h"

#include "core/project/change_set.h"

#include <system_error>

namespace timbrel::project {

namespace fs = std::filesystem;

Result<Project> Project::open(const fs::path& folder)
{
    std::error_code code;
    const auto status = fs::status(folder, code);
    if (status.type() == fs::file_type::not_found || status.type() == fs::file_type::none)
        return failure(Error(ErrorId::ProjectNotFound).inFile(folder));
    if (!fs::is_directory(status))
        return failure(Error(ErrorId::ProjectNotAFolder).inFile(folder));
    Project project(folder);
    if (!fs::exists(project.confFile(), code))
        return failure(Error(ErrorId::ProjectNotFound).inFile(folder).named("larasynth.conf"));
    return project;
}

Result<Project> Project::create(const fs::path& folder, expression::LarasynthConf conf)
{
    std::error_code code;
    if (fs::exists(folder, code) && !fs::is_directory(folder, code))
        return failure(Error(ErrorId::ProjectNotAFolder).inFile(folder));
    Project project(folder);
    if (fs::exists(project.confFile(), code))
        return failure(Error(ErrorId::ProjectAlreadyConfigured).inFile(folder));
    ChangeSet changes;
    TIMBREL_TRY(changes.createFolder(folder));
    if (const auto written = changes.createFile(project.confFile(), conf.text()); !written) {
        // Another program may have been faster.
        if (fs::exists(project.confFile(), code))
            return failure(Error(ErrorId::ProjectAlreadyConfigured).inFile(folder));
        return failure(written.error());
    }
    changes.keep();
    return project;
}

Result<expression::Settings> Project::settings(Random& random, Warnings* warnings) const
{
    const auto conf = expression::LarasynthConf::read(confFile());
    if (!conf)
        return failure(conf.error());
    auto settings = conf->settings(random, warnings);
    if (!settings)
        return settings;
    const auto more = ProjectSettings::read(settingsFile());
    if (!more)
        return failure(more.error());
    more->applyTo(*settings);
    return settings;
}

} // namespace timbrel::project
