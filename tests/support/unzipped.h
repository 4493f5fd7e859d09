// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <string>

namespace timbrel::test {

/// The bytes of a .gz file, by the program that every system has; empty where that fails.
[[nodiscard]] std::string unzipped(const std::filesystem::path& file);

} // namespace timbrel::test
