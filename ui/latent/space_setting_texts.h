// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learning/setting_fields.h"

#include <QString>

#include <string_view>

namespace timbrel::ui {

// The words of settings of a space, in the language of the window; what they mean is said in core's
// tables, and here only translated. Threads: GUI.

/// The setting of that key in the tables of patterns and auto-encoders; null: there is none.
[[nodiscard]] const learning::SettingSpec* findSpaceSetting(std::string_view key);
/// "Free bits"; a setting without a name of its own is shown by its key.
[[nodiscard]] QString spaceSettingLabel(const learning::SettingSpec& spec);
[[nodiscard]] QString spaceSettingMeaning(const learning::SettingSpec& spec);
/// "0 to 16 nats a dimension", "at most 8 numbers, 1 to 4096 each".
[[nodiscard]] QString spaceSettingRange(const learning::SettingSpec& spec);

} // namespace timbrel::ui
