// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learning/pad_position.h"
#include "core/pattern/pattern_generator.h"

#include <array>
#include <memory>

namespace timbrel::pattern {

/// The patterns in a pad's corners, by PadCorner; null where a corner is empty.
using CornerPatterns = std::array<std::shared_ptr<const music::Pattern>, learning::kPadCorners>;

/// Patterns between four others, which a corner gives exactly. A request's z are the four corners'
/// shares (cornerRequest()); what empty corners have is divided among the others, and without any
/// pattern all is silent.
///
/// Without a model each row takes as many onsets as its corners have on average (threshold 0.5; a
/// lower one takes more), first those that most of them have. With one, which has the same shape,
/// the corners are blended in its space, and what it does not give back exactly of each is added in
/// that corner's share. Corners of another shape than `shape` count as empty.
[[nodiscard]] std::unique_ptr<PatternMaker> makerOfCorners(const CornerPatterns& corners,
                                                           const music::PatternShape& shape,
                                                           std::shared_ptr<const PatternModel> model
                                                           = nullptr);

/// The part of a request that says where on the pad: bilinear shares.
[[nodiscard]] PatternRequest cornerRequest(learning::PadPosition position);

} // namespace timbrel::pattern
