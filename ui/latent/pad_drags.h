// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/latent/latent_document.h"
#include "ui/latent/pad_hit_test.h"
#include "ui/latent/pad_scene.h"

#include <Qt>

#include <memory>

namespace timbrel::ui {

/// Where the pointer is, and which keys are held.
struct PadPointer
{
    QPointF place;
    Qt::KeyboardModifiers modifiers;
    [[nodiscard]] bool isFine() const { return modifiers.testFlag(Qt::ShiftModifier); }
    [[nodiscard]] bool holdsAxis() const { return modifiers.testFlag(Qt::ControlModifier); }
    [[nodiscard]] bool bypassesSnap() const { return modifiers.testFlag(Qt::AltModifier); }
};

/// What a press of the left button does.
enum class PadTool
{
    Puck, ///< moves the puck
    Path ///< draws a path, or edits the one that is there
};

/// What drags work with. All outlive the drag.
struct PadContext
{
    LatentDocument& document;
    PadScene& scene; ///< what is shown while a drag lasts
    double pathBeats = 16.0; ///< of a new path
    pattern::PathEnd pathEnd = pattern::PathEnd::Loop;
};

/// One drag, from press to release: one entry of the history.
class PadDrag
{
public:
    PadDrag() = default;
    virtual ~PadDrag() = default;
    PadDrag(const PadDrag&) = delete;
    PadDrag& operator=(const PadDrag&) = delete;

    virtual void move(const PadPointer& pointer) = 0;
    virtual void finish() { }
    virtual void cancel() = 0; ///< all is as it was
};

/// The drag that a press begins there; null: the press is not for dragging.
[[nodiscard]] std::unique_ptr<PadDrag>
beginPadDrag(const PadContext& context, PadTool tool, const PadHit& hit, const PadPointer& pointer);

} // namespace timbrel::ui
