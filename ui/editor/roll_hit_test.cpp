// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/roll_hit_test.h"

#include "ui/common/theme_editor.h"

#include <algorithm>

namespace timbrel::ui {
namespace {

/// A note that is shorter than this can be moved, but its edges are not told apart.
constexpr double kSmallestWithEdges = 12.0;

RollPart partOf(const music::Note& note, const TimeAxis& time, double x)
{
    const double left = time.xOf(note.onset);
    const double right = time.xOf(note.end());
    if (right - left < kSmallestWithEdges)
        return RollPart::Note;
    const double grip = std::min<double>(metrics::kGrip, (right - left) / 4.0);
    if (x >= right - grip)
        return RollPart::NoteEnd;
    return x <= left + grip ? RollPart::NoteStart : RollPart::Note;
}

} // namespace

RollHit hitRoll(std::span<const music::Note> notes,
                const NoteEnds& ends,
                const TimeAxis& time,
                const PitchAxis& pitch,
                QPointF place)
{
    constexpr double kReach = 1.0; // very short notes are hard to hit
    const int number = pitch.numberAt(place.y());
    RollHit hit;
    ends.visit(notes,
               time.timeAt(place.x() - kReach),
               time.timeAt(place.x() + kReach),
               [&](std::size_t index, const music::Note& note) {
                   if (note.number == number)
                       hit = {partOf(note, time, place.x()), index};
               });
    return hit;
}

std::vector<music::NoteIndex> notesIn(std::span<const music::Note> notes,
                                      const NoteEnds& ends,
                                      const TimeAxis& time,
                                      const PitchAxis& pitch,
                                      const QRectF& area)
{
    const int highest = pitch.numberAt(area.top());
    const int lowest = pitch.numberAt(area.bottom());
    std::vector<music::NoteIndex> found;
    ends.visit(notes,
               time.timeAt(area.left()),
               time.timeAt(area.right()),
               [&](std::size_t index, const music::Note& note) {
                   if (note.number >= lowest && note.number <= highest)
                       found.push_back(index);
               });
    return found;
}

std::vector<music::NoteIndex> notesInside(std::span<const music::Note> notes,
                                          const NoteEnds& ends,
                                          const TimeAxis& time,
                                          const PitchAxis& pitch,
                                          const QPolygonF& loop)
{
    std::vector<music::NoteIndex> found;
    for (const music::NoteIndex index : notesIn(notes, ends, time, pitch, loop.boundingRect())) {
        const music::Note& note = notes[index];
        const QPointF middle((time.xOf(note.onset) + time.xOf(note.end())) / 2.0,
                             pitch.yOf(note.number) + pitch.rowHeight / 2.0);
        if (loop.containsPoint(middle, Qt::OddEvenFill))
            found.push_back(index);
    }
    return found;
}

RollAction rollAction(RollPart part, Tool tool, Qt::KeyboardModifiers modifiers)
{
    const bool isControl = modifiers.testFlag(Qt::ControlModifier);
    if (part == RollPart::Ground) {
        if (isControl)
            return RollAction::Band;
        switch (tool) {
        case Tool::Pencil:
            return RollAction::DrawNote;
        case Tool::Erase:
            return RollAction::Erase;
        case Tool::Lasso:
            return RollAction::Lasso;
        default:
            return RollAction::Band;
        }
    }
    if (tool == Tool::Erase && !isControl)
        return RollAction::Erase;
    if (isControl)
        return RollAction::CopyNotes;
    switch (part) {
    case RollPart::NoteStart:
        return RollAction::ResizeStarts;
    case RollPart::NoteEnd:
        return RollAction::ResizeEnds;
    default:
        return RollAction::MoveNotes;
    }
}

} // namespace timbrel::ui
