// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/pattern/pattern_set.h"

#include <filesystem>
#include <string_view>

namespace timbrel::pattern {

/// Patterns as a person writes them, many of a genre in one text:
///
///   # What stands behind a hash is not read.
///   genre funk
///
///   "In the pocket" 98 swing 0.54
///   kick        X..x ..x. ..X. .... | X..x .... ..X. .x..
///   snare       .... X..o .o.. X..o
///
/// A pattern begins with its name and its tempo; `swing` and its ratio, `triplets` and `fill` may
/// follow. Then a line for each row that plays, with the signs of step_text.h, sixteen a bar of
/// four beats; a row of one bar is played in all of them. With `triplets` the second and the last
/// step of a beat are its thirds. Rows are those of `rows`, by id. Threads: any. Realtime-safe: no.
/// Errors: FieldInvalid with the line (named: what cannot be understood); `file` only names it.
[[nodiscard]] Result<PatternSet> parsePatternBook(std::string_view text,
                                                  const std::filesystem::path& file,
                                                  const std::vector<music::DrumRow>& rows
                                                  = music::standardDrumRows());

} // namespace timbrel::pattern
