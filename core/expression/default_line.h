// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/music/score.h"

#include <span>

namespace timbrel::expression {

/// Whether a lane begins and ends where it rests while nothing is played: silence lies between
/// examples in training, and all controllers are on their defaults there.
struct DefaultCheck
{
    bool startsOnDefault = true; ///< the first point, if it comes before the first note
    bool endsOnDefault = true; ///< the last point
};

/// A lane that begins with the first note, or later, starts on its default: the note explains the
/// move. `firstNote`: onset of the first; kLatestTime if there is none. O(1).
[[nodiscard]] DefaultCheck checkDefault(std::span<const music::ControllerPoint> lane,
                                        Microseconds firstNote,
                                        int defaultValue) noexcept;
[[nodiscard]] DefaultCheck
checkDefault(const music::Score& score, music::LaneKey lane, int defaultValue) noexcept;

} // namespace timbrel::expression
