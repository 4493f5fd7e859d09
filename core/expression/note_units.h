// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/random.h"
#include "core/expression/representation.h"
#include "core/music/sequence.h"

#include <vector>

namespace timbrel::expression {

/// A note of an example with all that happens until the next one.
struct NoteUnit
{
    int interval = 0; ///< semitones from the note before; 0 for the first of an example
    bool isFirst = false; ///< of its example
    int velocity = 0;
    /// The note-on at time 0, after the values that all controllers have there; until the next
    /// note-on.
    music::Sequence events;
    Microseconds release {}; ///< of the note
    Microseconds length {}; ///< until the next note-on
};

/// The notes of all examples as units that may be put together anew, or none if that would teach
/// what the examples do not say: notes overlap, note numbers matter, or notes of the same velocity
/// and interval sound different, so that what came before them must matter.
[[nodiscard]] std::vector<NoteUnit> recombinableUnits(const std::vector<music::Sequence>& sequences,
                                                      const OutputCoding& outputs,
                                                      FeatureSet features);

/// A phrase of so many random units, transposed so that each keeps its interval; at time 0 on.
[[nodiscard]] music::Sequence
recombined(const std::vector<NoteUnit>& units, std::size_t count, Random& random);

} // namespace timbrel::expression
