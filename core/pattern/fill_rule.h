// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/music/drum_rows.h"
#include "core/music/pattern.h"

#include <span>

namespace timbrel::pattern {

/// What tells a fill from a beat, each from 0 to 1.
struct FillSigns
{
    double toms = 0.0; ///< share of the onsets
    double snares = 0.0; ///< share of the onsets, claps among them
    double kicks = 0.0; ///< share of the onsets
    double timekeeping = 0.0; ///< share of the half beats on which a hat or a cymbal sounds
    double repetition = 0.0; ///< onsets that are there again half a bar later, of all such
};
[[nodiscard]] FillSigns fillSigns(const music::Pattern& pattern,
                                  std::span<const music::DrumRow> rows);

/// Whether a pattern sounds like a fill, where no name says so. The rule: a fill leaves the time to
/// itself and goes over snare and toms, and does not repeat; 4.5 toms + 3 snares - 4 kicks -
/// 3.5 timekeeping - 3 repetition is above 0. The weights are those of a logistic regression on the
/// train files of the Groove MIDI Dataset, rounded; core/pattern/README.md says how right it is.
[[nodiscard]] bool soundsLikeFill(const music::Pattern& pattern,
                                  std::span<const music::DrumRow> rows);

} // namespace timbrel::pattern
