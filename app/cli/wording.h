// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/units.h"
#include "core/expression/representation.h"
#include "core/expression/settings.h"
#include "core/music/sequence.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace timbrel::app {

/// Small pieces of English that several actions need. Threads: any. Realtime-safe: no.

/// "1 note", "3 notes".
[[nodiscard]] std::string counted(std::size_t count, std::string_view singular);
/// "1.5 s", "2 min 5 s".
[[nodiscard]] std::string durationText(double seconds);
[[nodiscard]] std::string durationText(Microseconds length);
/// A mean squared error: exact where it is small, three digits else.
[[nodiscard]] std::string mseText(double mse);
/// "1 (0 to 127, 252 events)" for each, with commas.
[[nodiscard]] std::string controllersText(const std::vector<music::ControllerSummary>& controllers);
/// "some note on", "velocity", ...
[[nodiscard]] std::vector<std::string> featureNames(expression::FeatureSet features);
/// "a, b, c"
[[nodiscard]] std::string joined(const std::vector<std::string>& parts,
                                 std::string_view separator = ", ");

} // namespace timbrel::app
