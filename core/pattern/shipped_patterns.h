// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/pattern/pattern_set.h"

#include <span>
#include <string_view>

namespace timbrel::pattern {

/// A text of resources/patterns, which is part of the program.
struct ShippedBook
{
    std::string_view name; ///< of the file, without its ending
    std::string_view text;
};
[[nodiscard]] std::span<const ShippedBook> shippedBooks();

/// The patterns that come with Timbrel, written for it: twelve genres, two bars of sixteen steps
/// each. Threads: any. Realtime-safe: no. About a millisecond.
[[nodiscard]] PatternSet shippedPatterns();

} // namespace timbrel::pattern
