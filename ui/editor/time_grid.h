// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/music/snap_grid.h"
#include "ui/common/axes/time_axis.h"

#include <cstdint>
#include <vector>

namespace timbrel::ui {

enum class GridLevel : std::uint8_t
{
    None,
    Step,
    Beat,
    Bar
};

/// The lines of bars, beats and steps behind notes and curves. Threads: a value.
struct TimeGrid
{
    music::SnapGrid snap; ///< its lines are the steps
    bool showsSteps = true;

    /// Lines nearer to each other than this are left out (logical pixels).
    static constexpr double kNearest = 7.0;

    /// Of every how many bars there is a line: a power of two.
    [[nodiscard]] std::int64_t barStride(double microsPerPixel) const noexcept;
    [[nodiscard]] bool hasBeats(double microsPerPixel) const noexcept;
    [[nodiscard]] bool hasSteps(double microsPerPixel) const noexcept;
    [[nodiscard]] double microsPerBar() const noexcept;

    /// The level of each column left to right - 1; a line is one logical pixel thick.
    void levels(const TimeColumns& columns,
                double devicePixelRatio,
                int left,
                int right,
                std::vector<GridLevel>& into) const;
    friend bool operator==(const TimeGrid&, const TimeGrid&) = default;
};

} // namespace timbrel::ui
