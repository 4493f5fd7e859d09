// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "app/cli/action.h"

#include <memory>

namespace timbrel::app {

/// One for each action_<name>.cpp; actions.cpp puts them in order.
[[nodiscard]] std::unique_ptr<Action> makeConfigAction();
[[nodiscard]] std::unique_ptr<Action> makeImportAction();
[[nodiscard]] std::unique_ptr<Action> makeExportAction();
[[nodiscard]] std::unique_ptr<Action> makeInfoAction();

} // namespace timbrel::app
