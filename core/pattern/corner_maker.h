// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learning/pad_position.h"
#include "core/pattern/corner_turns.h"
#include "core/pattern/pattern_generator.h"

#include <memory>

namespace timbrel::pattern {

/// Patterns between four others, which a corner gives exactly. A request's z are the four corners'
/// shares (cornerRequest()); what empty corners have is divided among the others, and without any
/// pattern all is silent.
///
/// An onset sounds where enough of the corners that have it are near (threshold 0.5; a lower one
/// takes more), and one pattern becomes another stroke by stroke (corner_turns.h): without a model
/// strong strokes first. With one, which has the same shape, its space says in which order, how
/// loud and how late; a row's threshold then counts from the model's own. Corners of another shape
/// than `shape` count as empty.
[[nodiscard]] std::unique_ptr<PatternMaker> makerOfCorners(const CornerPatterns& corners,
                                                           const music::PatternShape& shape,
                                                           std::shared_ptr<const PatternModel> model
                                                           = nullptr);

/// The part of a request that says where on the pad: bilinear shares.
[[nodiscard]] PatternRequest cornerRequest(learning::PadPosition position);

} // namespace timbrel::pattern
