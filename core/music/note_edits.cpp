// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/music/note_edits.h"

#include "core/music/edit_parts.h"

#include <algorithm>
#include <cmath>

namespace timbrel::music {
namespace {

constexpr int kPitchClasses = 12;

std::vector<Note> notesAt(const Score& score, NoteIndices indices)
{
    std::vector<Note> notes;
    notes.reserve(indices.size());
    for (const NoteIndex index : indices)
        notes.push_back(score.notes[index]);
    return notes;
}

/// As far as all notes can go together.
struct Step
{
    Microseconds time {};
    int semitones = 0;
};
Step heldStep(std::span<const Note> notes, Step step)
{
    for (const Note& note : notes) {
        step.time = std::clamp(step.time, -note.onset, kLatestTime - note.onset);
        step.semitones
            = std::clamp(step.semitones, -int {note.number}, kHighestMidiValue - int {note.number});
    }
    return step;
}

Note moved(Note note, Step step)
{
    note.onset += step.time;
    note.number = static_cast<std::uint8_t>(note.number + step.semitones);
    return note;
}

std::uint8_t heldVelocity(double velocity)
{
    return static_cast<std::uint8_t>(
        std::lround(std::clamp(velocity, 1.0, double {kHighestMidiValue})));
}

bool isIn(const Scale& scale, int number)
{
    const int step = (number - scale.tonic % kPitchClasses + kPitchClasses) % kPitchClasses;
    return (scale.steps >> step & 1U) != 0;
}

/// Stays where it would leave the keyboard or the scale is empty.
int steppedInScale(int number, int scaleSteps, const Scale& scale)
{
    const int direction = scaleSteps < 0 ? -1 : 1;
    int at = number;
    for (int left = std::abs(scaleSteps); left > 0; --left) {
        do {
            at += direction;
        } while (at >= 0 && at <= kHighestMidiValue && !isIn(scale, at));
        if (at < 0 || at > kHighestMidiValue)
            return number;
    }
    return at;
}

Microseconds part(Microseconds way, double strength)
{
    return Microseconds {
        std::llround(static_cast<double>(way.count()) * std::clamp(strength, 0.0, 1.0))};
}

} // namespace

ScoreEdit addNotes(const Score& score, std::span<const Note> notes)
{
    ScoreEdit edit;
    ItemId next = score.nextId;
    addTo(edit, notes, next);
    return edit;
}

ScoreEdit deleteNotes(const Score& score, NoteIndices indices)
{
    ScoreEdit edit;
    edit.removedNotes = notesAt(score, indices);
    tidy(edit);
    return edit;
}

ScoreEdit moveNotes(const Score& score, NoteIndices indices, Microseconds by, int semitones)
{
    const Step step = heldStep(notesAt(score, indices), {by, semitones});
    return changedNotes(score, indices, [&](const Note& note) { return moved(note, step); });
}

ScoreEdit duplicateNotes(const Score& score, NoteIndices indices, Microseconds by, int semitones)
{
    std::vector<Note> notes = notesAt(score, indices);
    const Step step = heldStep(notes, {by, semitones});
    for (Note& note : notes)
        note = moved(note, step);
    return addNotes(score, notes);
}

ScoreEdit transposeNotes(const Score& score, NoteIndices indices, int semitones)
{
    return moveNotes(score, indices, Microseconds {0}, semitones);
}

ScoreEdit
transposeInScale(const Score& score, NoteIndices indices, int scaleSteps, const Scale& scale)
{
    return changedNotes(score, indices, [&](Note note) {
        note.number = static_cast<std::uint8_t>(steppedInScale(note.number, scaleSteps, scale));
        return note;
    });
}

ScoreEdit
resizeNotes(const Score& score, NoteIndices indices, Microseconds by, Microseconds shortest)
{
    return changedNotes(score, indices, [&](Note note) {
        const Microseconds least = std::min(std::max(shortest, kShortestNote), note.length);
        note.length = std::max(std::clamp(by, -kLatestTime, kLatestTime) + note.length, least);
        return note;
    });
}

ScoreEdit
resizeNotesAtStart(const Score& score, NoteIndices indices, Microseconds by, Microseconds shortest)
{
    return changedNotes(score, indices, [&](Note note) {
        const Microseconds least = std::min(std::max(shortest, kShortestNote), note.length);
        const Microseconds step = std::clamp(by, -note.onset, note.length - least);
        note.onset += step;
        note.length -= step;
        return note;
    });
}

ScoreEdit setNoteLengths(const Score& score, NoteIndices indices, Microseconds length)
{
    return changedNotes(score, indices, [&](Note note) {
        note.length = length;
        return note;
    });
}

ScoreEdit
quantiseNotes(const Score& score, NoteIndices indices, const SnapGrid& grid, const Quantise& how)
{
    const auto nearLine
        = [&](Microseconds time) { return time + part(grid.snapped(time) - time, how.strength); };
    return changedNotes(score, indices, [&](Note note) {
        const Microseconds end = note.end();
        note.onset = nearLine(note.onset);
        if (how.movesEnds && nearLine(end) > note.onset)
            note.length = nearLine(end) - note.onset;
        return note;
    });
}

ScoreEdit setVelocities(const Score& score, NoteIndices indices, int velocity)
{
    return changedNotes(score, indices, [&](Note note) {
        note.velocity = heldVelocity(velocity);
        return note;
    });
}

ScoreEdit changeVelocities(const Score& score, NoteIndices indices, int by)
{
    return changedNotes(score, indices, [&](Note note) {
        note.velocity = heldVelocity(static_cast<double>(by) + note.velocity);
        return note;
    });
}

ScoreEdit scaleVelocities(const Score& score, NoteIndices indices, double factor)
{
    return changedNotes(score, indices, [&](Note note) {
        note.velocity = heldVelocity(note.velocity * factor);
        return note;
    });
}

ScoreEdit
rampVelocities(const Score& score, NoteIndices indices, VelocityMark from, VelocityMark to)
{
    const TimeRange range {std::min(from.time, to.time),
                           std::max(from.time, to.time) + Microseconds {1}};
    const auto length = static_cast<double>((to.time - from.time).count());
    return changedNotes(score, indices, [&](Note note) {
        if (!range.contains(note.onset))
            return note;
        const double u
            = length == 0.0 ? 1.0 : static_cast<double>((note.onset - from.time).count()) / length;
        note.velocity = heldVelocity(from.velocity + u * (to.velocity - from.velocity));
        return note;
    });
}

ScoreEdit joinNotes(const Score& score, NoteIndices indices)
{
    std::vector<Microseconds> onsets;
    for (const NoteIndex index : indices)
        onsets.push_back(score.notes[index].onset);
    std::sort(onsets.begin(), onsets.end());
    const bool isOne = onsets.empty() || onsets.front() == onsets.back();
    return changedNotes(score, indices, [&](Note note) {
        Microseconds next = note.onset;
        if (isOne) { // chords and single notes reach to whatever follows
            const NoteIndex after = firstNoteAt(score, note.onset + Microseconds {1});
            next = after < score.notes.size() ? score.notes[after].onset : note.onset;
        } else if (const auto after = std::upper_bound(onsets.begin(), onsets.end(), note.onset);
                   after != onsets.end()) {
            next = *after;
        }
        if (next > note.onset)
            note.length = next - note.onset;
        return note;
    });
}

ScoreEdit splitNotes(const Score& score, NoteIndices indices, Microseconds at)
{
    ScoreEdit edit;
    std::vector<Note> behind;
    for (const NoteIndex index : indices) {
        const Note& note = score.notes[index];
        if (at <= note.onset || at >= note.end())
            continue;
        Note before = note;
        before.length = at - note.onset;
        edit.removedNotes.push_back(note);
        edit.addedNotes.push_back(before);
        behind.push_back(note);
        behind.back().onset = at;
        behind.back().length = note.end() - at;
    }
    ItemId next = score.nextId;
    addTo(edit, behind, next);
    return edit;
}

ScoreEdit trimOverlaps(const Score& score, NoteIndices indices)
{
    const auto nextOfPitch = [&](NoteIndex index) {
        const Note& note = score.notes[index];
        for (NoteIndex i = index + 1; i < score.notes.size(); ++i) {
            const Note& later = score.notes[i];
            if (later.onset >= note.end())
                break;
            if (later.number == note.number && later.channel == note.channel
                && later.onset > note.onset)
                return later.onset;
        }
        return note.end();
    };
    ScoreEdit edit;
    for (const NoteIndex index : indices) {
        const Note& note = score.notes[index];
        Note cut = note;
        cut.length = nextOfPitch(index) - note.onset;
        edit.removedNotes.push_back(note);
        edit.addedNotes.push_back(cut);
    }
    tidy(edit);
    return edit;
}

ScoreEdit setNoteChannel(const Score& score, NoteIndices indices, int channel)
{
    return changedNotes(score, indices, [&](Note note) {
        note.channel = static_cast<std::uint8_t>(Channel(channel).value());
        return note;
    });
}

std::vector<NoteIndex> notesIn(const Score& score, TimeRange range)
{
    std::vector<NoteIndex> found;
    const NoteIndex end = firstNoteAt(score, range.end);
    for (NoteIndex index = firstNoteAt(score, range.begin); index < end; ++index)
        found.push_back(index);
    return found;
}

} // namespace timbrel::music
