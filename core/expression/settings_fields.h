// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/expression/settings.h"

#include <optional>
#include <string>
#include <string_view>

namespace timbrel::expression {

/// Where the value of a key of larasynth.conf ("training.mean_padding") belongs. The key must be
/// one of settings_table.h, of the kind that the function's name says, and no list. Threads: any.
/// Realtime-safe: yes.
[[nodiscard]] int& integerField(Settings& settings, std::string_view key) noexcept;
[[nodiscard]] double& realField(Settings& settings, std::string_view key) noexcept;
[[nodiscard]] std::optional<std::string>& textField(Settings& settings,
                                                    std::string_view key) noexcept;

} // namespace timbrel::expression
