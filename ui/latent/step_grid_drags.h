// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/latent/latent_document.h"
#include "ui/latent/step_grid_scene.h"

#include <QPointF>
#include <Qt>

#include <memory>

namespace timbrel::ui {

struct GridPointer
{
    QPointF place;
    Qt::KeyboardModifiers modifiers;
};

/// What drags work with. All outlive the drag.
struct GridContext
{
    LatentDocument& document;
    StepGridScene& scene; ///< the selection is changed in it
    float& velocity; ///< of new onsets: the last that a hand has set
};

/// One drag in the step grid, from press to release: one entry of the history.
class GridDrag
{
public:
    GridDrag() = default;
    virtual ~GridDrag() = default;
    GridDrag(const GridDrag&) = delete;
    GridDrag& operator=(const GridDrag&) = delete;

    virtual void move(const GridPointer& pointer) = 0;
    virtual void finish() = 0;
    virtual void cancel() = 0;
    /// For the status bar; empty: as when hovering.
    [[nodiscard]] virtual QString text() const { return {}; }
};

/// The drag that a press on a cell begins. On an empty cell it puts an onset there, on an onset it
/// takes it away when it is let go. Dragged along the row it does the same to further cells,
/// dragged up and down it makes the onset louder or softer. With Alt the onset is never taken away:
/// dragged to the sides it comes earlier or later than its step. With Ctrl it selects. What is
/// selected is made louder or softer together.
[[nodiscard]] std::unique_ptr<GridDrag>
beginGridDrag(const GridContext& context, GridCell cell, const GridPointer& pointer);

/// The pattern with the onsets of a range (or the one cell) louder by that much.
[[nodiscard]] music::Pattern
louder(const music::Pattern& pattern, const GridRange& range, float by);
/// And later by that many steps.
[[nodiscard]] music::Pattern later(const music::Pattern& pattern, const GridRange& range, float by);
/// And on their steps.
[[nodiscard]] music::Pattern onTheStep(const music::Pattern& pattern, const GridRange& range);
[[nodiscard]] music::Pattern cleared(const music::Pattern& pattern, const GridRange& range);

} // namespace timbrel::ui
