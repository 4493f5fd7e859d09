// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/common/axes/pitch_axis.h"
#include "ui/common/axes/time_axis.h"
#include "ui/editor/editor_state.h"
#include "ui/editor/note_ends.h"

#include <QPointF>
#include <QPolygonF>
#include <QRectF>

#include <vector>

namespace timbrel::ui {

enum class RollPart
{
    Ground,
    Note,
    NoteStart, ///< its left edge
    NoteEnd
};

struct RollHit
{
    RollPart part = RollPart::Ground;
    music::NoteIndex note = 0; ///< where it is no ground
};

/// What lies under a place; of notes over each other the one that is painted last.
[[nodiscard]] RollHit hitRoll(std::span<const music::Note> notes,
                              const NoteEnds& ends,
                              const TimeAxis& time,
                              const PitchAxis& pitch,
                              QPointF place);
/// Notes that a rectangle touches.
[[nodiscard]] std::vector<music::NoteIndex> notesIn(std::span<const music::Note> notes,
                                                    const NoteEnds& ends,
                                                    const TimeAxis& time,
                                                    const PitchAxis& pitch,
                                                    const QRectF& area);
/// Notes whose middle lies inside a loop drawn by hand.
[[nodiscard]] std::vector<music::NoteIndex> notesInside(std::span<const music::Note> notes,
                                                        const NoteEnds& ends,
                                                        const TimeAxis& time,
                                                        const PitchAxis& pitch,
                                                        const QPolygonF& loop);

/// What a press of the left button would do.
enum class RollAction
{
    DrawNote,
    MoveNotes,
    CopyNotes, ///< dragged; a click adds to the selection or takes away from it
    ResizeStarts,
    ResizeEnds,
    Band,
    Lasso,
    Erase
};
[[nodiscard]] RollAction rollAction(RollPart part, Tool tool, Qt::KeyboardModifiers modifiers);

} // namespace timbrel::ui
