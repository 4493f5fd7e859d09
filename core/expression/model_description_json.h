// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/json.h"
#include "core/expression/model_file.h"

#include <filesystem>

namespace timbrel::expression {

/// {"format": "timbrel-model", "version": 1, ...}; every number is checked on the way back.
[[nodiscard]] Json descriptionToJson(const ModelDescription& description);
/// Errors: FormatUnknown, VersionTooNew, ModelBroken (with the key).
[[nodiscard]] Result<ModelDescription> descriptionFromJson(const Json& json,
                                                           const std::filesystem::path& file);

} // namespace timbrel::expression
