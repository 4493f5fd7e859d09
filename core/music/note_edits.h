// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/music/score_edit.h"
#include "core/music/snap_grid.h"

#include <cstdint>
#include <span>
#include <vector>

namespace timbrel::music {

/// Edits of notes: pure functions from a score to the edit that does it; nothing is changed until
/// apply(). Indices in any order, each once. All edits keep a score valid: what would leave it is
/// held at its border. Notes that change keep their ids, new ones get ids of their own.
/// Cost: what is changed (n log n), never the size of the score.
/// Threads: any. Realtime-safe: no.
using NoteIndices = std::span<const NoteIndex>;

/// Ids in the notes given count for nothing. The ids of the new ones are from score.nextId on, in
/// InScoreOrder.
[[nodiscard]] ScoreEdit addNotes(const Score& score, std::span<const Note> notes);
[[nodiscard]] ScoreEdit deleteNotes(const Score& score, NoteIndices indices);

/// All together, so that they keep their shape: as far as the first that reaches time 0 or a border
/// of the keyboard.
[[nodiscard]] ScoreEdit
moveNotes(const Score& score, NoteIndices indices, Microseconds by, int semitones);
[[nodiscard]] ScoreEdit
duplicateNotes(const Score& score, NoteIndices indices, Microseconds by, int semitones);
[[nodiscard]] ScoreEdit transposeNotes(const Score& score, NoteIndices indices, int semitones);

/// Which of the twelve pitch classes belong; bit 0 is `tonic`.
struct Scale
{
    int tonic = 0; ///< 0-11; 0 is C
    std::uint16_t steps = 0b101010110101; ///< major
};
/// By steps of a scale, each note for itself; notes outside the scale go to the next step of it on
/// their way. Notes that would leave the keyboard stay.
[[nodiscard]] ScoreEdit
transposeInScale(const Score& score, NoteIndices indices, int scaleSteps, const Scale& scale);

/// The ends, or the beginnings, are moved; no note gets shorter than `shortest`, unless it is so
/// already.
[[nodiscard]] ScoreEdit resizeNotes(const Score& score,
                                    NoteIndices indices,
                                    Microseconds by,
                                    Microseconds shortest = kShortestNote);
[[nodiscard]] ScoreEdit resizeNotesAtStart(const Score& score,
                                           NoteIndices indices,
                                           Microseconds by,
                                           Microseconds shortest = kShortestNote);
[[nodiscard]] ScoreEdit
setNoteLengths(const Score& score, NoteIndices indices, Microseconds length);

struct Quantise
{
    double strength = 1.0; ///< 0-1: how far of the way to the line
    bool movesEnds = false; ///< ends too; else lengths stay as they are
};
/// Triplets and swing are the grid's.
[[nodiscard]] ScoreEdit quantiseNotes(const Score& score,
                                      NoteIndices indices,
                                      const SnapGrid& grid,
                                      const Quantise& how = {});

[[nodiscard]] ScoreEdit setVelocities(const Score& score, NoteIndices indices, int velocity);
[[nodiscard]] ScoreEdit changeVelocities(const Score& score, NoteIndices indices, int by);
[[nodiscard]] ScoreEdit scaleVelocities(const Score& score, NoteIndices indices, double factor);
/// A straight line from one time to another; notes outside it are left alone. from.time may be the
/// later one. At one time only, the later argument's value counts.
struct VelocityMark
{
    Microseconds time {};
    int velocity = 64;
};
[[nodiscard]] ScoreEdit
rampVelocities(const Score& score, NoteIndices indices, VelocityMark from, VelocityMark to);

/// Each note until the next of another onset begins (the last stays).
[[nodiscard]] ScoreEdit joinNotes(const Score& score, NoteIndices indices);
/// Notes that sound at this time become two.
[[nodiscard]] ScoreEdit splitNotes(const Score& score, NoteIndices indices, Microseconds at);
/// Notes of one pitch and channel that reach into the next are cut where it begins.
[[nodiscard]] ScoreEdit trimOverlaps(const Score& score, NoteIndices indices);
[[nodiscard]] ScoreEdit setNoteChannel(const Score& score, NoteIndices indices, int channel);

/// All notes that begin in a range of time.
[[nodiscard]] std::vector<NoteIndex> notesIn(const Score& score, TimeRange range);
} // namespace timbrel::music
