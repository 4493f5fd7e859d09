// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace timbrel::test {

/// The part of the program that a file belongs to: "base" for core/base/error.h, "ui", "app",
/// "learn" for app/learn. Nothing for files outside.
[[nodiscard]] std::optional<std::string> partOf(std::string_view path);

/// What is wrong with one line of a file: an arrow that the table does not have, LibTorch where it
/// may not be, or Qt in core. path: relative to the source tree.
[[nodiscard]] std::optional<std::string> faultOf(std::string_view path, std::string_view line);

/// All faults of a file's text, each with its line number.
[[nodiscard]] std::vector<std::string> faultsIn(std::string_view path, std::string_view text);

} // namespace timbrel::test
