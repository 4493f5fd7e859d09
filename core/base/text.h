// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace timbrel {

[[nodiscard]] std::string_view trimmed(std::string_view text);
[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);
/// ASCII only.
[[nodiscard]] bool containsIgnoringCase(std::string_view text, std::string_view part);

/// The whole text as a number, independent of the locale; nothing else may stand in it.
[[nodiscard]] std::optional<long long> parseInteger(std::string_view text);
[[nodiscard]] std::optional<double> parseReal(std::string_view text);
/// The shortest form that reads back to the same double ("0.1", "1", "1e-09").
[[nodiscard]] std::string formatReal(double value);

/// Local time as in the original program's file names, but without ':'
/// ("2026-05-29-13.46.04.399845"), so that the names are legal everywhere. Microseconds have six
/// digits.
[[nodiscard]] std::string fileTimestamp(std::chrono::system_clock::time_point time);

} // namespace timbrel
