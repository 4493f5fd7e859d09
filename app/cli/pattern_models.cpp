// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/pattern_models.h"

#include "app/cli/wording.h"
#include "core/base/text.h"
#include "core/pattern/pattern_run.h"
#include "core/project/project.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace timbrel::app {
namespace {

namespace fs = std::filesystem;

Result<ChosenPatternModel> opened(const std::string& id, const fs::path& checkpoint)
{
    auto model = pattern::PatternModel::open(checkpoint);
    if (!model)
        return failure(model.error());
    return ChosenPatternModel {id, std::move(*model)};
}

} // namespace

Result<> checkPatternProject(const fs::path& folder)
{
    const auto project = project::Project::open(folder);
    if (!project && project.error().id != ErrorId::ProjectNotFound)
        return failure(project.error());
    return {};
}

Result<> makePatternProject(const fs::path& folder, Report& report)
{
    if (project::Project::open(folder))
        return {};
    const auto project = project::Project::create(folder, expression::LarasynthConf::generated());
    if (!project)
        return failure(project.error());
    report.say(fmt::format("Made the project {}, with the usual settings in {}.",
                           folder.string(),
                           project->confFile().filename().string()));
    report.event("project",
                 {{"project", folder.string()}, {"settings", project->confFile().string()}});
    return {};
}

fs::path patternRunsFolder(const fs::path& project)
{
    return project / "runs" / pattern::kPatternRunKind;
}

Result<ChosenPatternModel> openPatternModel(const fs::path& project,
                                            const std::optional<std::string>& named)
{
    std::error_code code;
    const fs::path runs = patternRunsFolder(project);
    if (named) {
        for (const fs::path& folder : {runs / *named, fs::path(*named)})
            if (const auto run = learning::RunFolder::open(folder))
                return opened(run->id(), run->bestCheckpoint());
        if (fs::is_regular_file(*named, code))
            return opened(*named, *named);
        return failure(Error(ErrorId::ModelNotFound).inFile(runs).named(*named));
    }
    const auto all = learning::RunFolder::list(runs);
    for (auto run = all.rbegin(); run != all.rend(); ++run)
        if (fs::exists(run->bestCheckpoint(), code))
            return opened(run->id(), run->bestCheckpoint());
    return failure(Error(ErrorId::ModelMissing).inFile(project));
}

Result<int> labelOf(const pattern::PatternModel& model, const std::optional<std::string>& label)
{
    if (!label)
        return learning::kNoLabel;
    const auto& labels = model.labels();
    const auto found = std::find(labels.begin(), labels.end(), *label);
    if (found == labels.end() || !model.isConditioned())
        return failure(Error(ErrorId::UsageWrong)
                           .named("--label")
                           .butFound(*label)
                           .whereExpected(model.isConditioned()
                                              ? joined(labels)
                                              : "a space that was taught with --conditioned"));
    return static_cast<int>(found - labels.begin());
}

Result<std::vector<float>>
numbersIn(std::string_view text, std::string_view option, std::size_t expected)
{
    const auto wrong = [&] {
        return failure(Error(ErrorId::UsageWrong)
                           .named(std::string(option))
                           .butFound(std::string(text))
                           .whereExpected(counted(expected, "number") + " with commas between"));
    };
    std::vector<float> numbers;
    for (const std::string_view part : split(text, ',')) {
        const auto number = parseReal(trimmed(part));
        if (!number || !std::isfinite(*number) || numbers.size() == expected)
            return wrong();
        numbers.push_back(static_cast<float>(*number));
    }
    if (numbers.size() != expected)
        return wrong();
    return numbers;
}

} // namespace timbrel::app
