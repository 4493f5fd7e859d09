// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/chosen_model.h"

namespace timbrel::app {

Result<ChosenModel> openChosenModel(const project::Project& project,
                                    const std::optional<std::string>& named,
                                    const expression::Settings& settings)
{
    const std::optional<std::string>& name = named ? named : settings.trainingResults;
    auto entry = name ? project.model(*name) : project.bestModel();
    if (!entry)
        return failure(entry.error());
    auto model = expression::openModel(entry->file, &settings);
    if (!model)
        return failure(model.error());
    return ChosenModel {std::move(*entry),
                        std::make_unique<expression::ExpressionModel>(std::move(*model))};
}

} // namespace timbrel::app
