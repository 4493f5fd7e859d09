// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/expression/settings_table.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace timbrel::expression {

/// A real as the original reads it: with a point, without an exponent ("1.0", "0.05").
[[nodiscard]] std::string confReal(double value);
/// In double quotes, escaped. SettingsWrongType for control characters, which no line can hold.
[[nodiscard]] Result<std::string> confText(std::string_view text);
/// Elements as a list: one line, or one element (of pairs: one pair) a line, as the type reads
/// best.
[[nodiscard]] std::string
confList(const std::vector<std::string>& elements, SettingType type, std::string_view lineEnd);
/// Comment lines of at most 88 columns, each with its line end; line ends in `text` stay.
[[nodiscard]] std::string confComment(std::string_view text, std::string_view lineEnd);

} // namespace timbrel::expression
