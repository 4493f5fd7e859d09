// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/units.h"

namespace timbrel::ui {

/// Where a time stands on the screen, in columns of the device (one column = one real pixel).
/// Columns are counted from time 0, so that a picture scrolled by whole columns stays exact:
/// nothing is rounded again. Threads: a value.
struct TimeColumns
{
    double microsPerColumn = 1000.0;
    std::int64_t first = 0; ///< the column at the left edge

    [[nodiscard]] std::int64_t absolute(Microseconds time) const noexcept;
    /// From the left edge.
    [[nodiscard]] int columnOf(Microseconds time) const noexcept;
    /// Where a column begins: the earliest time that columnOf() puts there.
    [[nodiscard]] Microseconds timeOf(std::int64_t column) const noexcept;
};

/// Time from left to right, in logical pixels. Threads: a value.
struct TimeAxis
{
    static constexpr double kFinest = 20.0; ///< microseconds a pixel
    static constexpr double kCoarsest = 20.0e6;

    double microsPerPixel = 5000.0;
    double origin = 0.0; ///< microseconds at x = 0; may lie before 0 for a margin

    [[nodiscard]] double xOf(Microseconds time) const noexcept;
    [[nodiscard]] Microseconds timeAt(double x) const noexcept;
    [[nodiscard]] TimeAxis scrolledBy(double pixels) const noexcept;
    /// factor > 1 shows more detail; the time under x stays there.
    [[nodiscard]] TimeAxis zoomedAt(double x, double factor) const noexcept;
    /// All of [begin, end] in this width with a margin on both sides.
    [[nodiscard]] static TimeAxis
    fitting(Microseconds begin, Microseconds end, double width, double margin) noexcept;
    /// The nearest axis whose left edge lies on a column.
    [[nodiscard]] TimeAxis aligned(double devicePixelRatio) const noexcept;
    [[nodiscard]] TimeColumns columns(double devicePixelRatio) const noexcept;

    friend bool operator==(const TimeAxis&, const TimeAxis&) = default;
};

} // namespace timbrel::ui
