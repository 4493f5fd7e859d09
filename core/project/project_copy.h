// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/project/project.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace timbrel::project {

/// Bytes copied so far, and how many there are; from the thread that copies, after every file.
using CopyProgress = std::function<void(std::uintmax_t done, std::uintmax_t all)>;

/// A new project folder with everything that `from` has but its trash and recovery (none: only the
/// settings in `conf`). `to` may be an empty folder; `progress` may be empty. Threads: any; it
/// takes as long as the disk does. Realtime-safe: no. Errors: ProjectAlreadyConfigured,
/// ProjectNotAFolder, those of writing; nothing is left behind then.
[[nodiscard]] Result<Project> copyProject(const std::optional<std::filesystem::path>& from,
                                          const std::filesystem::path& to,
                                          const std::string& conf,
                                          const CopyProgress& progress = {});

} // namespace timbrel::project
