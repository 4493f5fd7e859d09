// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/music/note_edits.h"

#include <optional>

namespace timbrel::music {

/// A major or (natural) minor key. Threads: a value.
struct MusicalKey
{
    int tonic = 0; ///< 0-11; 0 is C
    bool isMinor = false;
    friend bool operator==(const MusicalKey&, const MusicalKey&) = default;
};

[[nodiscard]] Scale scaleOf(const MusicalKey& key);

/// The key that these notes sound most like: how long each of the twelve pitch classes sounds,
/// correlated with how well listeners found it to fit each key (Krumhansl & Kessler 1982, table of
/// probe-tone ratings). Nothing without notes, or where all pitch classes sound alike.
/// Threads: any. Realtime-safe: yes but for its cost, which is one pass over the notes.
[[nodiscard]] std::optional<MusicalKey> suggestedKey(const Score& score, NoteIndices notes);
[[nodiscard]] std::optional<MusicalKey> suggestedKey(const Score& score); ///< of all notes

} // namespace timbrel::music
