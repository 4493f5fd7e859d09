// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/music/score.h"

#include <span>
#include <vector>

namespace timbrel::music {

/// The fewest points whose step function is at no time further than `maximumError` values from that
/// of `points`, and which begin and end with the same values as these (an example should begin and
/// end on its controllers' defaults). The points that are left keep time and id; their value may be
/// another. maximumError 0 takes out what says nothing. O(points). points: in order.
[[nodiscard]] std::vector<ControllerPoint> thinned(std::span<const ControllerPoint> points,
                                                   int maximumError);

/// The largest difference of two step functions at any time from the later of their first points
/// on.
[[nodiscard]] int largestDifference(std::span<const ControllerPoint> a,
                                    std::span<const ControllerPoint> b);

} // namespace timbrel::music
