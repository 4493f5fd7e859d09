// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/music/drum_rows.h"
#include "core/pattern/drum_take.h"

#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace timbrel::pattern {

/// A pattern of the drum machine Hydrogen.
struct H2Pattern
{
    DrumTake take; ///< its name is the pattern's
    std::string category; ///< its tag or category; may be empty
};

/// Reads an .h2pattern: 48 ticks a quarter, velocities from 0 to 1, times that are ahead or behind
/// by up to five ticks. The row of a note is told by its type ("Hi-hat Closed"), else by the number
/// of its instrument, in the order of Hydrogen's own kits. Notes that only end others, that are
/// behind the pattern's end, or that sound less often than not are passed over. `file` only names
/// the source in errors; at most kMostH2Notes notes. Threads: any. Realtime-safe: no. Errors:
/// XmlInvalid, FormatUnknown (XML of another kind), FieldInvalid (a size or a number that cannot
/// be), DrumsMissing (no note that has a row), OutOfMemory. Source: Hydrogen 1.2's files.
[[nodiscard]] Result<H2Pattern> parseH2Pattern(std::string_view text,
                                               const std::filesystem::path& file,
                                               std::span<const music::DrumRow> rows);

inline constexpr std::size_t kMostH2Notes = 1U << 20U;

} // namespace timbrel::pattern
