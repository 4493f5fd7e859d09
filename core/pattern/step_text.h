// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/music/pattern.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace timbrel::pattern {

/// A row of a pattern as a line of text: '.' for nothing, 'o' for a ghost note (velocity 0.3), 'x'
/// for a note (0.7), 'X' for an accent (1), '1' to '9' for a tenth of the loudest each; ' ' and '|'
/// may stand anywhere, for the eye. Threads: any. Realtime-safe: no.

/// The velocity that a sign says; 0 for '.'; nothing for a sign that is none.
[[nodiscard]] std::optional<float> velocityOfSign(char sign) noexcept;
/// The sign whose velocity is nearest.
[[nodiscard]] char signOf(float velocity) noexcept;

/// One velocity a step. Nothing if there is a sign that is none; `wrong`, if not null, is then its
/// place.
[[nodiscard]] std::optional<std::vector<float>> readSteps(std::string_view text,
                                                          std::size_t* wrong = nullptr);
/// With a space between beats and " | " between bars.
[[nodiscard]] std::string stepsText(const music::Pattern& pattern, std::size_t row);

} // namespace timbrel::pattern
