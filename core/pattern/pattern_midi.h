// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/music/drum_rows.h"
#include "core/music/pattern.h"

#include <span>
#include <string>
#include <vector>

namespace timbrel::pattern {

/// How patterns become a file.
struct MidiExport
{
    std::string name; ///< of the track; none if empty
    double tempo = 120.0; ///< beats a minute
    float swing = 0.5F; ///< as the sequencer plays it: 0.5 to 0.75
    unsigned channel = 9; ///< 0-15
    /// Rows that are left out; empty: none. As many as there are rows.
    std::vector<bool> muted = {};
};

/// The bytes of a Standard MIDI File (format 1) of patterns that follow one another; a loop is its
/// pattern as often as it is to sound. Each onset plays the first note of its row where the
/// sequencer plays it, with its offset and swing; a beat is written as a quarter. An onset that
/// comes before the beginning is played at the beginning.
///
/// A text in the file says how it is laid out, so that an import gives the same patterns: as they
/// were but for velocities, of which MIDI has 127, and offsets, which are on ticks of 960 a beat.
/// Patterns without steps are passed over; `rows` has a row for each of a pattern. Threads: any.
/// Realtime-safe: no. Write it with writeFileAtomically. Source: Standard MIDI Files 1.0 (MMA
/// RP-001).
[[nodiscard]] std::string patternsMidi(std::span<const music::Pattern> patterns,
                                       std::span<const music::DrumRow> rows,
                                       const MidiExport& how = {});

} // namespace timbrel::pattern
