// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learning/pad_position.h"
#include "core/music/pattern.h"

#include <array>
#include <cstddef>
#include <functional>
#include <memory>
#include <vector>

namespace timbrel::pattern {

/// The patterns in a pad's corners, by PadCorner; null where a corner is empty.
using CornerPatterns = std::array<std::shared_ptr<const music::Pattern>, learning::kPadCorners>;

/// Some of the corners: bit i is corner i.
using CornerSet = std::size_t;

/// How much a cell belongs on the way from the patterns of some corners to those of others: [cells]
/// numbers, of which only the order matters; a stroke that belongs there comes early and goes late.
using Belonging = std::function<std::vector<float>(CornerSet from, CornerSet to)>;

/// Bars before halves before beats before steps; each step of a row has another number.
[[nodiscard]] std::vector<float> belongingByMetre(const music::PatternShape& shape);

/// When the turn of each cell is between corners of which some have an onset there and some none:
/// -0.5 to 0.5, early to late, for its coming; [cells]. Strokes that come and strokes that go take
/// turns, at a pace that changes the same part of what sounds everywhere on the way: a sparse
/// pattern becomes a dense one slowly at first. So neighbours on the way are as alike as they can
/// be. All corners are of `shape` or null. Threads: any. Realtime-safe: no.
[[nodiscard]] std::vector<float> turnsOf(const CornerPatterns& corners,
                                         const music::PatternShape& shape,
                                         const Belonging& belonging);

} // namespace timbrel::pattern
