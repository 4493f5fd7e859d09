// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learning/latent_space.h"
#include "core/learning/pad_position.h"

#include <cstddef>
#include <span>
#include <vector>

namespace timbrel::learning {

/// A flat piece of a latent space that lies under a pad: two directions through a middle. All three
/// have the space's dimensions. Threads: a value. Realtime-safe: zAt().
struct LatentPlane
{
    std::vector<float> middle; ///< z under the middle of the pad
    std::vector<float> across; ///< from its left edge to its right edge
    std::vector<float> up; ///< from its lower edge to its upper edge

    /// Under every position, also beyond the pad. z: [dimensions].
    void zAt(PadPosition position, std::span<float> z) const noexcept TIMBREL_REALTIME;
    /// The position that is nearest to z, seen straight from above; may lie beyond the pad.
    [[nodiscard]] PadPosition positionOf(std::span<const float> z) const;
};

/// Two of the space's own axes; the others are as in `middle`. reach: from the middle of the pad to
/// its edges.
[[nodiscard]] LatentPlane
planeOfAxes(std::span<const float> middle, std::size_t axisAcross, std::size_t axisUp, float reach);

/// The two directions in which the points differ most (their first principal components), around
/// their mean. Every direction points to where its largest number is positive, so that the same
/// points always give the same plane. With fewer than two points, or where they do not differ: the
/// first two axes. reach as above.
[[nodiscard]] LatentPlane
planeOfPoints(std::span<const LatentPoint> points, std::size_t dimensions, float reach);

/// Of a plane around `middle`: that all but one in a hundred of the points lie on the pad, seen
/// from above, with a little room; at least 2, and 4 without points.
[[nodiscard]] float reachOf(std::span<const LatentPoint> points, const LatentPlane& plane);

} // namespace timbrel::learning
