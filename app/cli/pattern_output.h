// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "app/cli/report.h"
#include "core/base/result.h"
#include "core/pattern/pattern_set.h"

#include <filesystem>
#include <optional>
#include <span>
#include <string>

namespace timbrel::app {

/// How a pattern becomes a file.
struct PatternOutput
{
    std::optional<int> bars; ///< played so long; absent: once
    std::optional<std::string> kit; ///< of sound: a built-in kit's id or a kit's file
    bool isLoop = false; ///< sound as long as its bars, what rings on stands at its beginning
    bool mayReplace = false;
};

/// By the path's ending: .mid or .midi, .wav or .flac, .json (pattern_file.h). Errors: UsageWrong
/// (another ending, a kit that there is not, bars that make no whole pattern and are too many),
/// those of the kit, of rendering and of writing.
[[nodiscard]] Result<> writePattern(const std::filesystem::path& path,
                                    const pattern::PatternEntry& entry,
                                    std::span<const music::DrumRow> rows,
                                    const PatternOutput& how,
                                    Report& report);

/// A pattern for a person to look at: a line for each row that plays.
void sayPattern(const music::Pattern& pattern,
                std::span<const music::DrumRow> rows,
                Report& report);

} // namespace timbrel::app
