// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/pattern/pattern_file.h"
#include "core/pattern/pattern_set.h"

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace timbrel::pattern {

/// The patterns of a project lie in its folder `patterns`: a .json is one pattern, a .jsonl is what
/// an import brought (pattern_file.h). Whatever else lies there is passed over. Threads: any, one
/// that writes. Realtime-safe: no.
[[nodiscard]] std::filesystem::path patternsFolder(const std::filesystem::path& project);

/// Where a pattern of a library lies.
struct LibraryPlace
{
    std::filesystem::path file;
    std::size_t entry = 0; ///< in the file
    friend bool operator==(const LibraryPlace&, const LibraryPlace&) = default;
};

/// All patterns of a folder.
struct PatternLibrary
{
    /// In the order of the files' names. Rows: those of the files if all have the same, else
    /// standardDrumRows().
    PatternSet set;
    std::vector<LibraryPlace> places; ///< of each entry
    Warnings warnings; ///< files and lines that could not be read; the rest was
};

/// A folder that is not there is an empty library. Errors: FileNotReadable (the folder).
[[nodiscard]] Result<PatternLibrary> readPatternLibrary(const std::filesystem::path& folder);

/// Writes a pattern as a new file, called as the pattern is; the file. Nothing is overwritten.
/// Errors: FolderNotWritable, FileNotWritable, DiskFull.
[[nodiscard]] Result<std::filesystem::path> keepPattern(const std::filesystem::path& folder,
                                                        const PatternEntry& entry,
                                                        std::span<const music::DrumRow> rows);

/// Writes a set as one new file called `name`; the file. Errors: the same.
[[nodiscard]] Result<std::filesystem::path>
keepPatterns(const std::filesystem::path& folder, const PatternSet& set, std::string_view name);

/// Takes patterns out of their files; a file of which nothing is left goes, too. What cannot be
/// read in a file stays in it, and what is no file of `folder` is not touched. Places that lie
/// behind one in the same file become smaller. Errors: of reading and writing; what was done until
/// then stays done.
[[nodiscard]] Result<> removePatterns(const std::filesystem::path& folder,
                                      std::span<const LibraryPlace> places);

/// Takes out of `set` what `known` has: the same cells and label. How many.
std::size_t removeKnown(PatternSet& set, const PatternSet& known);

} // namespace timbrel::pattern
