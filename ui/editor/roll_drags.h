// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/editor/example_document.h"
#include "ui/editor/roll_hit_test.h"
#include "ui/editor/time_view.h"

#include <functional>
#include <memory>

namespace timbrel::ui {

/// What drags in the roll work with. All outlive the drag.
struct RollContext
{
    EditorState& state;
    ExampleDocument& document;
    const NoteEnds& ends; ///< of the document's score, as it is now
    /// Lets a note be heard; off ends it.
    std::function<void(int number, int velocity, bool isOn)> audition;
};

/// The drag that a press begins here. What was pressed is selected, if it was not.
[[nodiscard]] std::unique_ptr<Drag>
beginRollDrag(const RollContext& context, const RollHit& hit, const Pointer& pointer);

/// Up is louder, down is softer: the note that is pressed, or all that are selected with it.
[[nodiscard]] std::unique_ptr<Drag>
beginLoudnessDrag(const RollContext& context, music::NoteIndex note, const Pointer& pointer);

/// A note as long as the tool strip says, at the place, snapped; one entry of the history.
void drawNoteAt(const RollContext& context, Microseconds time, int number, bool isSnapBypassed);

/// All notes between what is selected (or the caret) and this time, and the time itself.
void extendSelectionTo(const EditorState& state, ExampleDocument& document, Microseconds time);

/// "1.3.120": bar, beat and tick as people count them.
[[nodiscard]] QString positionText(const music::Meter& meter, Microseconds time);
/// "0.250 s".
[[nodiscard]] QString secondsText(Microseconds length);

} // namespace timbrel::ui
