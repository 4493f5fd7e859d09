// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/json.h"
#include "core/base/result.h"

#include <filesystem>
#include <span>
#include <string_view>

namespace timbrel::project {

/// One step: a document of version n becomes one of n + 1. Pure; "version" is set by
/// migrateThrough.
using Migration = Result<Json> (*)(Json);

/// Checks format and version and takes the steps that are missing: steps[0] leads from 1 to 2, and
/// the newest version is the number of steps plus 1. Errors: FormatUnknown, VersionTooNew, and
/// those of the steps, with the file.
[[nodiscard]] Result<Json> migrateThrough(std::span<const Migration> steps,
                                          Json json,
                                          std::string_view format,
                                          const std::filesystem::path& file);

} // namespace timbrel::project
