// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/music/pattern.h"
#include "core/realtime/realtime.h"

#include <cstddef>
#include <span>

namespace timbrel::pattern {

/// Which numbers a cell has for the network, plane after plane: [plane][row][step].
struct PatternPlanes
{
    bool velocities = false; ///< how loud an onset is, 0 to 1
    bool offsets = false; ///< how late an onset is, -0.5 to 0.5 steps
    [[nodiscard]] constexpr std::size_t count() const noexcept
    {
        return 1U + (velocities ? 1U : 0U) + (offsets ? 1U : 0U);
    }
    friend bool operator==(const PatternPlanes&, const PatternPlanes&) = default;
};

/// A pattern as the encoder takes it: onsets as 0 and 1, the other planes 0 where there is none.
/// content: [planes.count() x cells].
void writePlanes(const music::Pattern& pattern,
                 PatternPlanes planes,
                 std::span<float> content) noexcept TIMBREL_REALTIME;

/// What the decoder's sums mean: how likely an onset is, how loud (0 to 1), how late (in steps).
[[nodiscard]] float onsetProbability(float sum) noexcept TIMBREL_REALTIME;
[[nodiscard]] float velocityOf(float sum) noexcept TIMBREL_REALTIME;
[[nodiscard]] float offsetOf(float sum) noexcept TIMBREL_REALTIME;
/// The sum that means a probability; those of 0 and 1 are far away, but finite.
[[nodiscard]] float logitOf(float probability) noexcept TIMBREL_REALTIME;

} // namespace timbrel::pattern
