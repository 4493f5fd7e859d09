// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/pattern/pattern_set.h"

#include <filesystem>
#include <span>
#include <string_view>

namespace timbrel::pattern {

/// Reads patterns as data sets have them, one JSON object a line:
///
///   {"name": "Samba 1", "genre": "samba", "steps": 16, "steps_per_beat": 4,
///    "tracks": {"36": [1, 0, 0, 0.4, ...], "Hi-hat Closed": [1, 0, 1, 0, ...]}}
///
/// A track is a General MIDI key or what an instrument is called; its numbers are velocities from 0
/// to 1, of which a 1 in a track of nothing but 0 and 1 only says that there is a note (velocity
/// 0.7). May stand beside them: "label" or "style" in the place of "genre", "bpm" or "tempo",
/// "split" ("train", "test", "validation"), "source". A name with '#' tells the source before it:
/// windows of one performance. A pattern is in four if its beats are, else in three, else one bar.
///
/// A line that is broken is passed over with a warning that names it (the first 64). Threads: any.
/// Realtime-safe: no. Errors: FormatUnknown if no line is a pattern; FileTooLarge beyond
/// kMaximumSetPatterns.
[[nodiscard]] Result<PatternSet> parseStepRows(std::string_view text,
                                               const std::filesystem::path& file,
                                               std::span<const music::DrumRow> rows,
                                               Warnings* warnings = nullptr);

/// The same of a file, also if it is packed by gzip. Errors: the same; those of readFile and
/// gunzip.
[[nodiscard]] Result<PatternSet> readStepRows(const std::filesystem::path& file,
                                              std::span<const music::DrumRow> rows,
                                              Warnings* warnings = nullptr);

} // namespace timbrel::pattern
