// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/expression/controller_network.h"
#include "core/expression/model_file.h"
#include "core/expression/settings.h"

#include <filesystem>
#include <memory>

namespace timbrel::expression {

/// Something that can be performed, whoever trained it.
struct ExpressionModel
{
    ModelDescription description;
    std::unique_ptr<ControllerNetwork> network; ///< never null in an opened model; reset
};

/// Opens a model of ours (.safetensors) or a results file of the original program (.json); the
/// file's beginning decides, not its name. With settings: the controllers' defaults come from them,
/// and the model must belong to them (see checkModelFits). Without: a model of ours has its own
/// defaults, the original's are the lowest values. Threads: any. Realtime-safe: no; the network
/// that it makes is. Errors: of readFile; ModelBroken, JsonInvalid, FormatUnknown, VersionTooNew;
/// ModelOfAnotherProject.
[[nodiscard]] Result<ExpressionModel> openModel(const std::filesystem::path& path,
                                                const Settings* settings = nullptr);

/// Only what openModel would say of it; for lists of models. Errors as there.
[[nodiscard]] Result<ModelDescription> readModelDescription(const std::filesystem::path& path);

/// Whether a model moves exactly the controllers that the settings name; everything else (counts,
/// ranges, features, rate) belongs to the model. Errors: ModelOfAnotherProject (found: the model's
/// controllers, expected: those of the settings).
[[nodiscard]] Result<> checkModelFits(const ModelDescription& description,
                                      const Settings& settings,
                                      const std::filesystem::path& file);

} // namespace timbrel::expression
