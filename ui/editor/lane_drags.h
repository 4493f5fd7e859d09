// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/common/axes/value_axis.h"
#include "ui/editor/example_document.h"
#include "ui/editor/time_view.h"

#include <functional>
#include <memory>
#include <optional>

namespace timbrel::ui {

/// What drags in a controller lane work with. All outlive the drag.
struct LaneContext
{
    EditorState& state;
    ExampleDocument& document;
    music::LaneKey lane;
    ValueAxis values; ///< logical pixels
    double devicePixelRatio = 1.0;
    std::function<void(int value)> audition; ///< the value under the pencil
};

/// What a press of the left button would do.
enum class LaneAction
{
    Draw,
    Line,
    Curve,
    MovePoints,
    CopyPoints, ///< dragged; a click adds to the selection or takes away from it
    Band,
    Erase
};
[[nodiscard]] LaneAction laneAction(bool isOnPoint, Tool tool, Qt::KeyboardModifiers modifiers);

/// The lane's points; none if it does not exist yet.
[[nodiscard]] std::span<const music::ControllerPoint> pointsOf(const ExampleDocument& document,
                                                               music::LaneKey lane);
/// The point that can be taken hold of at a place.
[[nodiscard]] std::optional<music::PointIndex> hitPoint(const LaneContext& context, QPointF place);

[[nodiscard]] std::unique_ptr<Drag> beginLaneDrag(const LaneContext& context,
                                                  const Pointer& pointer);

} // namespace timbrel::ui
