// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace timbrel::app {

/// What the places of a sentence stand for: {"file", "\"a.mid\""}.
using Places = std::vector<std::pair<std::string_view, std::string>>;

/// Fills "{name}"-like places from left to right. What stands in [ ] (not nested) is left out if a
/// place in it has nothing to show. A value that ends in a comma, as "a.mid, line 3," does in the
/// middle of a sentence, loses it before other punctuation; the first letter becomes a capital.
/// Threads: any. Realtime-safe: no.
[[nodiscard]] std::string filledSentence(std::string_view sentence, const Places& places);

} // namespace timbrel::app
