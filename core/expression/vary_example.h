// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/random.h"
#include "core/music/sequence.h"

namespace timbrel::expression {

/// Makes of an example what a player will do though nobody drew it, so that the network stays sane
/// (guide, "What to expect"). Most calls change one random note:
/// - released early: the controllers take the values that they have at its release as it was drawn,
/// and
///   what follows the release follows at once;
/// - held on: the controllers stay as they are when it was to be released. Only notes about as long
/// as
///   the longest of all are held on: for shorter ones the longer tell what comes next.
/// Notes that sound while others begin or end are left as they are.
void varyExample(music::Sequence& events, Microseconds longestNote, Random& random);

/// From the first NoteOn to its NoteOff, over all notes; 0 if there is none.
[[nodiscard]] Microseconds longestNoteIn(const music::Sequence& events);

} // namespace timbrel::expression
