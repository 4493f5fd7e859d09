// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/common/axes/value_axis.h"
#include "ui/editor/example_document.h"
#include "ui/editor/time_view.h"

#include <memory>
#include <optional>

namespace timbrel::ui {

/// What drags in the velocity lane work with. All outlive the drag.
struct VelocityContext
{
    EditorState& state;
    ExampleDocument& document;
    ValueAxis values; ///< logical pixels
};

enum class VelocityAction
{
    Draw, ///< notes that the pencil passes over
    Ramp,
    Change, ///< of the stem under the pointer, and of all that are selected with it
    Band
};
[[nodiscard]] VelocityAction
velocityAction(bool isOnStem, Tool tool, Qt::KeyboardModifiers modifiers);

/// The note whose stem is near a place; of a chord a selected one, or the loudest.
[[nodiscard]] std::optional<music::NoteIndex> hitStem(const VelocityContext& context,
                                                      QPointF place);

[[nodiscard]] std::unique_ptr<Drag> beginVelocityDrag(const VelocityContext& context,
                                                      const Pointer& pointer);

} // namespace timbrel::ui
