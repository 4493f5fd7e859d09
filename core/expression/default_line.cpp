// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/default_line.h"

namespace timbrel::expression {

DefaultCheck checkDefault(std::span<const music::ControllerPoint> lane,
                          Microseconds firstNote,
                          int defaultValue) noexcept
{
    DefaultCheck check;
    if (lane.empty())
        return check;
    // of several points at one time the last counts
    std::size_t first = 0;
    while (first + 1 < lane.size() && lane[first + 1].time == lane.front().time)
        ++first;
    check.startsOnDefault = lane.front().time >= firstNote || lane[first].value == defaultValue;
    check.endsOnDefault = lane.back().value == defaultValue;
    return check;
}

DefaultCheck checkDefault(const music::Score& score, music::LaneKey lane, int defaultValue) noexcept
{
    const music::ControllerLane* const found = music::findLane(score, lane);
    if (found == nullptr)
        return {};
    const Microseconds firstNote
        = score.notes.empty() ? music::kLatestTime : score.notes.front().onset;
    return checkDefault(found->points, firstNote, defaultValue);
}

} // namespace timbrel::expression
