// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/music/pattern.h"

#include <QPointF>
#include <QRectF>

#include <algorithm>
#include <cmath>
#include <compare>
#include <cstddef>
#include <optional>

namespace timbrel::ui {

/// A row of the grid at a step.
struct GridCell
{
    std::size_t row = 0;
    std::size_t step = 0;
    friend auto operator<=>(const GridCell&, const GridCell&) = default;
};

/// Where the cells of a pattern lie in a widget, in logical pixels. Threads: a value.
struct StepGridLayout
{
    static constexpr double kRulerHeight = 20.0;
    static constexpr double kLowestRow = 26.0;
    static constexpr double kHighestRow = 40.0;
    static constexpr double kNarrowest = 9.0; ///< of a step

    music::PatternShape shape {0, 0, 4, 4};
    double width = 0.0;
    double rowHeight = 36.0; ///< whole pixels

    [[nodiscard]] double stepWidth() const
    {
        return width / static_cast<double>(std::max(shape.steps, std::size_t {1}));
    }
    [[nodiscard]] double height() const
    {
        return kRulerHeight + rowHeight * static_cast<double>(shape.rows);
    }
    /// Whole pixels, so that lines are sharp.
    [[nodiscard]] double xOf(std::size_t step) const
    {
        return std::round(static_cast<double>(step) * stepWidth());
    }
    [[nodiscard]] QRectF columnRect(std::size_t step) const
    {
        return {xOf(step), 0.0, xOf(step + 1) - xOf(step), height()};
    }
    [[nodiscard]] QRectF rowRect(std::size_t row) const
    {
        return {0.0, kRulerHeight + rowHeight * static_cast<double>(row), width, rowHeight};
    }
    [[nodiscard]] QRectF cellRect(GridCell cell) const
    {
        return columnRect(cell.step).intersected(rowRect(cell.row));
    }
    /// Above the rows and beyond them there is none.
    [[nodiscard]] std::optional<GridCell> cellAt(QPointF place) const
    {
        if (place.x() < 0.0 || place.x() >= width || place.y() < kRulerHeight
            || place.y() >= height() || shape.cells() == 0)
            return std::nullopt;
        return GridCell {static_cast<std::size_t>((place.y() - kRulerHeight) / rowHeight),
                         stepAt(place.x())};
    }
    /// Beyond the ends the nearest.
    [[nodiscard]] std::size_t stepAt(double x) const
    {
        const double last = static_cast<double>(std::max(shape.steps, std::size_t {1}) - 1);
        auto step = static_cast<std::size_t>(std::clamp(std::floor(x / stepWidth()), 0.0, last));
        if (x < xOf(step) && step > 0) // where rounding says otherwise
            --step;
        else if (step + 1 < shape.steps && x >= xOf(step + 1))
            ++step;
        return step;
    }
    [[nodiscard]] std::size_t rowAt(double y) const
    {
        const double last = static_cast<double>(std::max(shape.rows, std::size_t {1}) - 1);
        return static_cast<std::size_t>(
            std::clamp(std::floor((y - kRulerHeight) / rowHeight), 0.0, last));
    }
    friend bool operator==(const StepGridLayout&, const StepGridLayout&) = default;
};

} // namespace timbrel::ui
