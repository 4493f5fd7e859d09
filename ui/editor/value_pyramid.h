// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/music/score.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace timbrel::ui {

struct ValueRange
{
    std::uint8_t lowest = 255; ///< above highest: nothing
    std::uint8_t highest = 0;

    void include(ValueRange other) noexcept
    {
        lowest = other.lowest < lowest ? other.lowest : lowest;
        highest = other.highest > highest ? other.highest : highest;
    }
};

/// Lowest and highest value of any stretch of points in a time that hardly grows with its length,
/// so that a lane of a million points is drawn by its columns. Threads: a value.
class ValuePyramid
{
public:
    /// After a change: points before firstChanged are as they were at the last call.
    void update(std::span<const music::ControllerPoint> points, std::size_t firstChanged = 0);
    /// Points begin to end - 1 of those of the last update().
    [[nodiscard]] ValueRange range(std::span<const music::ControllerPoint> points,
                                   std::size_t begin,
                                   std::size_t end) const noexcept;

private:
    static constexpr std::size_t kFactor = 16; ///< points in a block, blocks in a larger one
    using Level = std::vector<ValueRange>;

    std::vector<Level> m_levels;
};

} // namespace timbrel::ui
