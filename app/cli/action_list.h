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
[[nodiscard]] std::unique_ptr<Action> makeTrainAction();
[[nodiscard]] std::unique_ptr<Action> makeRenderAction();
[[nodiscard]] std::unique_ptr<Action> makePatternsImportAction();
[[nodiscard]] std::unique_ptr<Action> makePatternsTrainAction();
[[nodiscard]] std::unique_ptr<Action> makePatternsGenerateAction();
[[nodiscard]] std::unique_ptr<Action> makePatternsEncodeAction();
[[nodiscard]] std::unique_ptr<Action> makeRecordAction(); // these three with TIMBREL_DEVICES
[[nodiscard]] std::unique_ptr<Action> makePerformAction();
[[nodiscard]] std::unique_ptr<Action> makeDevicesAction();

} // namespace timbrel::app
