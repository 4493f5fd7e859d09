// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/pattern/pattern_json.h"
#include "core/pattern/pattern_set.h"

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace timbrel::pattern {

/// Patterns as files. One is a .json that a person can read and edit ("timbrel-pattern", version
/// 1): a row is a line of text, a sign for each step (step_text.h), with the exact velocities and
/// offsets of its onsets beside it where the signs do not say them. Many are a .jsonl
/// ("timbrel-pattern-set", version 1): a line that says what it is and names the rows, then a line
/// for each pattern, so that thousands cost one file. core/pattern/README.md describes both. Keys
/// that are not known are passed over. Threads: any. Realtime-safe: no.

inline constexpr int kPatternVersion = 1;
inline constexpr std::size_t kMaximumSetPatterns = 1'000'000;
inline constexpr std::size_t kMaximumSetWarnings = 64;

/// A pattern with its own rows.
struct PatternDocument
{
    PatternEntry entry;
    std::vector<music::DrumRow> rows;
    friend bool operator==(const PatternDocument&, const PatternDocument&) = default;
};

/// The file's text: a row a line. entry.pattern has a row for each of `rows`.
[[nodiscard]] std::string patternText(const PatternEntry& entry,
                                      std::span<const music::DrumRow> rows);
/// `file` only names the source in errors. Errors: JsonInvalid, FormatUnknown, VersionTooNew,
/// FieldMissing, FieldInvalid.
[[nodiscard]] Result<PatternDocument> parsePattern(std::string_view text,
                                                   const std::filesystem::path& file);
/// Errors: the same, and those of readFile (above 4 MiB: FileTooLarge).
[[nodiscard]] Result<PatternDocument> readPattern(const std::filesystem::path& file);

[[nodiscard]] std::string patternSetText(const PatternSet& set);
/// A line that is broken is passed over with a warning that names it (the first
/// kMaximumSetWarnings); the rest is read. Errors: as parsePattern, for the first line;
/// FileTooLarge for more than kMaximumSetPatterns.
[[nodiscard]] Result<PatternSet> parsePatternSet(std::string_view text,
                                                 const std::filesystem::path& file,
                                                 Warnings* warnings = nullptr);
/// Errors: the same, and those of readFile (above 1 GiB: FileTooLarge).
[[nodiscard]] Result<PatternSet> readPatternSet(const std::filesystem::path& file,
                                                Warnings* warnings = nullptr);

} // namespace timbrel::pattern
