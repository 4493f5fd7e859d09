// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learning/latent_space.h"
#include "core/learning/pad_position.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

namespace timbrel::learning {

/// A space of many dimensions spread out flat on a pad, so that what is alike lies close together:
/// t-SNE (van der Maaten and Hinton 2008) of up to a few hundred of its points, from their
/// principal components, the others beside those that they are nearest to. Always the same for the
/// same points. Between the points a position means their average, weighed by nearness (Franke and
/// Little's modification of Shepard's method, 1980). Immutable. Threads: any. Realtime-safe: no.
class LatentMap
{
public:
    /// Takes up to a second. Empty if it was stopped or there are no points.
    [[nodiscard]] static LatentMap
    of(std::span<const LatentPoint> points, std::size_t dimensions, std::stop_token stop = {});

    LatentMap() = default;
    [[nodiscard]] bool isEmpty() const noexcept { return m_positions.empty(); }
    /// Where each of the points lies, in their order; all on the pad.
    [[nodiscard]] const std::vector<PadPosition>& positions() const noexcept { return m_positions; }
    /// z: [dimensions]. At a point's own position it is that point. Time in the number of points;
    /// some ten microseconds for thousands.
    void zAt(PadPosition position, std::span<float> z) const noexcept;
    /// Where something new belongs: between the points that it is nearest to.
    [[nodiscard]] PadPosition positionOf(std::span<const float> z) const noexcept;

private:
    std::size_t m_dimensions = 0;
    std::vector<PadPosition> m_positions;
    std::vector<float> m_points; ///< [points, dimensions]
};

} // namespace timbrel::learning
