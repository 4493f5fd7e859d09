// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/pattern/drum_take.h"
#include "core/pattern/pattern_set.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace timbrel::pattern {

/// How a performance becomes patterns.
struct CutSettings
{
    int bars = 2; ///< of each pattern; 1 to kMostBars
    std::optional<int> stepsPerBeat; ///< nothing: as StepGrid finds
};
inline constexpr int kMostBars = 16;

/// A pattern, and where it was.
struct CutPattern
{
    music::Pattern pattern;
    double tempo = 120.0; ///< beats a minute, at its beginning
    bool hasTempo = false; ///< the file says so
    float swing = 0.5F;
    std::size_t firstBar = 0; ///< of the piece, from 0
    std::size_t bars = 1; ///< fewer than asked for at the end of a stretch of one metre
};

struct CutTake
{
    std::vector<CutPattern> patterns; ///< those that have onsets
    std::size_t mergedStrokes = 0; ///< a louder one of their row stood on the same step
};

/// Cuts a performance in windows of so many bars and lays each on steps: what is off a step stays
/// in the cell's offset, in thousandths. Windows begin at the first bar in which something is
/// played; a piece of no more bars than a window has is one pattern from its first bar on. A change
/// of metre begins a new window. Patterns of more than kLongestPatternSteps steps are cut to fewer
/// bars. rows: how many rows the strokes are of.
[[nodiscard]] CutTake cut(const DrumTake& take, std::size_t rows, const CutSettings& settings = {});

} // namespace timbrel::pattern
