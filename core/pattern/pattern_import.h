// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/pattern/pattern_cut.h"
#include "core/pattern/pattern_names.h"
#include "core/pattern/pattern_set.h"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace timbrel::pattern {

/// How files become patterns.
struct ImportSettings
{
    std::vector<music::DrumRow> rows = music::standardDrumRows(); ///< at most kMaximumRows
    CutSettings cut;
    DrumChannels channels; ///< of MIDI files
    LabelSource labels = LabelSource::Automatic;
    std::optional<std::string> label; ///< for all, whatever they are called
    bool keepsDuplicates = false;
    bool keepsNearEmpty = false;
};

/// A file that patterns were taken from.
struct ImportedFile
{
    std::filesystem::path path;
    std::string source; ///< PatternEntry::source of its patterns
    std::string digest; ///< sha256 of its bytes
    std::size_t patterns = 0; ///< kept
};

/// What an import came to. Broken files cost only themselves.
struct PatternImport
{
    PatternSet set;
    std::vector<ImportedFile> files; ///< from which something was kept
    std::vector<Error> broken; ///< files from which nothing was kept, and why
    Warnings warnings; ///< damage that was mended, at most kMostImportWarnings
    std::size_t otherFiles = 0; ///< of folders: those of kinds that are not imported
    std::size_t duplicates = 0; ///< patterns that another of their label is already; left out
    std::size_t nearEmpty = 0; ///< patterns with fewer than kFewestOnsets; left out
    std::size_t fills = 0; ///< among those that were kept
    std::size_t mergedStrokes = 0; ///< a louder one of their row stands on the same step
    std::size_t otherNotes = 0; ///< drums that no row has a place for
    bool isCancelled = false; ///< the rest was not looked at
};
inline constexpr std::size_t kMostImportWarnings = 64;

/// A step of a long import; file: the one that comes next.
struct ImportStep
{
    std::size_t done = 0;
    std::size_t files = 0;
    std::size_t patterns = 0;
    const std::filesystem::path& file;
};
/// Called before each file, by the thread that imports. False: stop.
using ImportProgress = std::function<bool(const ImportStep&)>;

/// Reads Standard MIDI Files (.mid, .midi, .smf, .kar, .rmi), Hydrogen's .h2pattern, Timbrel's
/// patterns (.json) and sets (.jsonl), and rows of steps (step_rows.h; .jsonl, .jsonl.gz). A file
/// that is named is read whatever its ending, by what is in it; of a folder all files with such an
/// ending, in all folders below, none whose name begins with a dot, and no link is followed.
///
/// A file's patterns are called as the file; where there are several, with their bars. Whether one
/// is a fill its file's name says, else soundsLikeFill().
///
/// Memory is bounded: a file is at most kMaximumImportBytes, a set at most kMaximumSetPatterns
/// patterns and kMaximumImportCells cells; what is beyond is FileTooLarge in `broken`. Threads:
/// any. Realtime-safe: no. Errors: FileNotFound for a path that is not there.
[[nodiscard]] Result<PatternImport> importPatterns(std::span<const std::filesystem::path> paths,
                                                   const ImportSettings& settings = {},
                                                   const ImportProgress& progress = {});

/// Why nothing was imported, if nothing was: what is wrong with the only file, else
/// PatternsMissing.
[[nodiscard]] std::optional<Error> failureOf(const PatternImport& import,
                                             std::span<const std::filesystem::path> paths);

inline constexpr std::uint64_t kMaximumImportBytes = 32U << 20U; ///< of .jsonl: 1 GiB
inline constexpr std::size_t kMaximumImportCells = 128U << 20U;

} // namespace timbrel::pattern
