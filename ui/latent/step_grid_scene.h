// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/latent/step_grid_layout.h"

#include <QRectF>
#include <QString>

#include <optional>
#include <vector>

namespace timbrel::ui {

/// A rectangle of cells, both ends in it.
struct GridRange
{
    GridCell from;
    GridCell to;
    /// With from before to in both directions.
    [[nodiscard]] GridRange ordered() const
    {
        return {{std::min(from.row, to.row), std::min(from.step, to.step)},
                {std::max(from.row, to.row), std::max(from.step, to.step)}};
    }
    [[nodiscard]] bool contains(GridCell cell) const
    {
        const GridRange in = ordered();
        return cell.row >= in.from.row && cell.row <= in.to.row && cell.step >= in.from.step
            && cell.step <= in.to.step;
    }
    friend bool operator==(const GridRange&, const GridRange&) = default;
};

struct GridRowLook
{
    bool isAudible = true; ///< neither muted nor beside one that is solo
    bool isLocked = false;
    friend bool operator==(const GridRowLook&, const GridRowLook&) = default;
};

/// What the step grid shows at a moment.
struct StepGridScene
{
    StepGridLayout layout;
    const music::Pattern* pattern = nullptr; ///< of the layout's shape
    std::vector<GridRowLook> rows;
    std::optional<std::size_t> playing; ///< the step that is heard
    GridCell cursor; ///< of the keyboard
    std::optional<GridRange> selection;
    std::optional<GridCell> hot; ///< under the pointer
    bool hasFocus = false;
};

} // namespace timbrel::ui
