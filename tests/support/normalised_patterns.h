// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/pattern/pattern_set.h"

#include <optional>
#include <string>
#include <vector>

namespace timbrel::test {

/// The real patterns of data/patterns/normalised.jsonl.gz as 8 x 32 in the standard rows: groove's
/// windows of two bars with its own division (validation is the test side), and hydrogen's of one
/// bar or three beats, repeated, to learn from. Nothing where they are not there. Hydrogen's twelve
/// patterns of triplets are left out.
[[nodiscard]] std::optional<pattern::PatternSet> normalisedPatterns();

/// Only the patterns of one side of the division.
[[nodiscard]] pattern::PatternSet only(const pattern::PatternSet& set, pattern::SplitPart part);

} // namespace timbrel::test
