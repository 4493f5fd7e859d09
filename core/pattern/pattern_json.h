// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/json.h"
#include "core/base/result.h"
#include "core/pattern/pattern_set.h"

#include <span>
#include <vector>

namespace timbrel::pattern {

/// Patterns and their rows as JSON, for all files that hold some (pattern_file.h says how they
/// look). Keys that are not known are passed over; nothing is believed: at most kMaximumRows rows
/// and kLongestPatternSteps steps. Threads: any. Realtime-safe: no. Errors of all that read:
/// FieldMissing, FieldInvalid.

inline constexpr std::size_t kLongestPatternSteps = 4096;

[[nodiscard]] Json toJson(std::span<const music::DrumRow> rows);
/// At least one; no id twice.
[[nodiscard]] Result<std::vector<music::DrumRow>> rowsFromJson(const Json& list);

/// The entry's own fields, and "rows" with the ids and steps of those rows that have onsets.
/// entry.pattern has a row for each of `rows`.
[[nodiscard]] Json toJson(const PatternEntry& entry, std::span<const music::DrumRow> rows);
/// Rows that are not among `rows` are an error, rows that are missing are empty.
[[nodiscard]] Result<PatternEntry> entryFromJson(const Json& json,
                                                 std::span<const music::DrumRow> rows);

/// "steps", and, where the signs do not say it all, "velocities" and "offsets" of the row's onsets.
void addCells(Json& json, const music::Pattern& pattern, std::size_t row);

} // namespace timbrel::pattern
