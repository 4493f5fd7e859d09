// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "app/cli/report.h"
#include "core/base/result.h"
#include "core/learning/run_folder.h"
#include "core/pattern/pattern_model.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace timbrel::app {

/// Small things that the actions on patterns have in common. Threads: any. Realtime-safe: no.

/// A project, or a folder that can become one: patterns need no settings that a person must read
/// first. Errors: ProjectNotAFolder.
[[nodiscard]] Result<> checkPatternProject(const std::filesystem::path& folder);
/// Makes it a project with the usual settings if it is none yet, and says so. Errors: those of
/// Project::create.
[[nodiscard]] Result<> makePatternProject(const std::filesystem::path& folder, Report& report);

/// Where a project's trainings of patterns lie.
[[nodiscard]] std::filesystem::path patternRunsFolder(const std::filesystem::path& project);

/// A space of patterns, and what to call it.
struct ChosenPatternModel
{
    std::string id;
    std::shared_ptr<const pattern::PatternModel> model;
};

/// `named`: a run of the project, a run's folder, or a checkpoint; absent: of the newest run that
/// has one. Errors: ModelMissing (nothing was taught yet), ModelNotFound, and of
/// PatternModel::open.
[[nodiscard]] Result<ChosenPatternModel> openPatternModel(const std::filesystem::path& project,
                                                          const std::optional<std::string>& named);

/// The place of a label in the model's, or kNoLabel for none. Errors: UsageWrong (named: --label;
/// expected: those that there are).
[[nodiscard]] Result<int> labelOf(const pattern::PatternModel& model,
                                  const std::optional<std::string>& label);

/// Numbers with commas between. Errors: UsageWrong (named: the option; another count than
/// `expected`, or what is no number).
[[nodiscard]] Result<std::vector<float>>
numbersIn(std::string_view text, std::string_view option, std::size_t expected);

} // namespace timbrel::app
