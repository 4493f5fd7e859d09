// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/expression/representation.h"
#include "core/expression/settings_table.h"

#include <QString>

#include <string_view>

namespace timbrel::ui {

/// The words of the settings, in the language of the window; what a key means is said in core's
/// table, and here only translated. A setting without a name of its own is shown by its key.
[[nodiscard]] QString settingLabel(const expression::SettingSpec& spec);
[[nodiscard]] QString settingMeaning(const expression::SettingSpec& spec);
[[nodiscard]] QString settingUnit(const expression::SettingSpec& spec);
[[nodiscard]] QString settingSection(std::string_view section);
/// "1 to 1000 per second"; empty where there is no range to tell.
[[nodiscard]] QString settingRange(const expression::SettingSpec& spec);
[[nodiscard]] QString featureText(expression::Feature feature);

} // namespace timbrel::ui
