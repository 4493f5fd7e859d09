// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "app/cli/action.h"

#include <memory>
#include <string_view>
#include <vector>

namespace timbrel::app {

/// Every action, in the order in which a musician meets them.
[[nodiscard]] std::vector<std::unique_ptr<Action>> allActions();

/// Null if there is none of that name.
[[nodiscard]] std::unique_ptr<Action> makeAction(std::string_view name);

} // namespace timbrel::app
