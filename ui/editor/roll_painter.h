// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/music/id_set.h"
#include "ui/common/axes/pitch_axis.h"
#include "ui/common/axes/time_axis.h"
#include "ui/common/theme_editor.h"
#include "ui/editor/note_ends.h"
#include "ui/editor/time_grid.h"

#include <QImage>

#include <cstddef>
#include <span>

namespace timbrel::ui {

/// What a piano roll shows. Everything outlives the painting.
struct RollScene
{
    std::span<const music::Note> notes;
    const NoteEnds* ends = nullptr; ///< of these notes
    const music::IdSet* selected = nullptr; ///< null: none
    TimeGrid grid;
    TimeColumns columns;
    PitchRows rows;
    double devicePixelRatio = 1.0;
    const EditorColours* colours = nullptr;
    bool showsNames = true; ///< of notes, where there is room
    bool showsChannels = false; ///< beside the names: there is more than one
};

/// Paints this rectangle of the image, which is the whole view in pixels of the device: what one
/// call paints and what two neighbours paint is the same. Threads: any; the image is the caller's.
void paintRoll(QImage& image, const QRect& rectangle, const RollScene& scene);

/// Where a note stands in the view, in pixels of the device; at least one pixel wide.
[[nodiscard]] QRect noteRectangle(const music::Note& note,
                                  const TimeColumns& columns,
                                  const PitchRows& rows,
                                  double devicePixelRatio);

} // namespace timbrel::ui
