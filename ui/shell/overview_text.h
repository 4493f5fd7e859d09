// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/expression/settings.h"
#include "core/project/example.h"
#include "core/project/model_entry.h"

#include <QString>

#include <vector>

namespace timbrel::ui {

/// Facts of a project as short texts in the person's language and number format. Threads: GUI.

[[nodiscard]] QString controllerListText(const std::vector<std::uint8_t>& controllers);
[[nodiscard]] std::vector<std::uint8_t> controllersOf(const project::Example& example);
/// Seconds with one digit.
[[nodiscard]] QString lengthText(const project::Example& example);
[[nodiscard]] QString stateText(const project::ModelEntry& model);
[[nodiscard]] QString mseText(double mse);
/// Rich text: a small table of the settings that decide what is learnt.
[[nodiscard]] QString settingsText(const expression::Settings& settings);

} // namespace timbrel::ui
