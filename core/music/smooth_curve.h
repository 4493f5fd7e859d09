// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/music/score.h"

#include <span>
#include <vector>

namespace timbrel::music {

/// A smooth course through all points that never leaves the range between neighbours: monotone
/// cubic interpolation (Fritsch & Carlson 1980, tangents after Fritsch & Butland 1984), sampled to
/// half a value (see curves.h). The points given stay, with their ids; those between them have id
/// 0. Fewer than two points are given back as they are. points: in order, times rising.
[[nodiscard]] std::vector<ControllerPoint> smoothed(std::span<const ControllerPoint> points);

} // namespace timbrel::music
