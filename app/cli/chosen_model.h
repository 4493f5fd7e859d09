// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/expression/expression_model.h"
#include "core/project/project.h"

#include <memory>
#include <optional>
#include <string>

namespace timbrel::app {

struct ChosenModel
{
    project::ModelEntry entry;
    std::unique_ptr<expression::ExpressionModel> model;
};

/// The model that a person names, else the one that the settings name
/// (performing.training_results), else the project's best; opened and checked against the settings.
/// Errors: ModelMissing, ModelNotFound, ModelOfAnotherProject, ModelBroken. Threads: any.
[[nodiscard]] Result<ChosenModel> openChosenModel(const project::Project& project,
                                                  const std::optional<std::string>& named,
                                                  const expression::Settings& settings);

} // namespace timbrel::app
