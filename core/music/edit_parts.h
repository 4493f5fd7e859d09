// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/music/note_edits.h"
#include "core/music/score_edit.h"

#include <algorithm>
#include <span>
#include <vector>

namespace timbrel::music {

/// What edits are made of; for the edit functions themselves.

/// Sorts both sides of an edit and leaves out what stays as it is.
void tidy(ScoreEdit& edit);

/// Into the borders of a score; the id stays.
[[nodiscard]] Note held(Note note);
[[nodiscard]] ControllerPoint held(ControllerPoint point);
[[nodiscard]] Microseconds heldTime(Microseconds time);

/// The edit that makes change(note) of every note.
template<class Change>
[[nodiscard]] ScoreEdit changedNotes(const Score& score, NoteIndices indices, Change&& change)
{
    ScoreEdit edit;
    edit.removedNotes.reserve(indices.size());
    edit.addedNotes.reserve(indices.size());
    for (const NoteIndex index : indices) {
        const Note& note = score.notes[index];
        const Note after = held(change(note));
        if (after == note)
            continue;
        edit.removedNotes.push_back(note);
        edit.addedNotes.push_back(after);
    }
    tidy(edit);
    return edit;
}

/// Adds notes to an edit, with ids from `next` on.
void addTo(ScoreEdit& edit, std::span<const Note> notes, ItemId& next);

/// The edit of a lane in which `removed` go and `added` come: of points of one time the last stays,
/// a new point takes the id of the one that it replaces, or one from `next` on. Both in order of
/// time; points of `added` that have an id keep it. Ids other than 0 must come from this lane or
/// from one that loses them in the same edit.
[[nodiscard]] LaneEdit laneEdit(LaneKey lane,
                                std::span<const ControllerPoint> removed,
                                std::vector<ControllerPoint> added,
                                ItemId& next);

[[nodiscard]] ScoreEdit editOf(LaneEdit lane);

[[nodiscard]] std::span<const ControllerPoint> pointsOf(const Score& score, LaneKey lane) noexcept;
/// Those from begin up to end.
[[nodiscard]] std::span<const ControllerPoint> within(std::span<const ControllerPoint> points,
                                                      TimeRange range) noexcept;

} // namespace timbrel::music
