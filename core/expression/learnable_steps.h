// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/expression/representation.h"
#include "core/music/score.h"

#include <span>
#include <vector>

namespace timbrel::expression {

/// What of a lane a network can learn at all: the lane as the training hears it, at its updates
/// only and in the values only that it can give.
struct LearnableSteps
{
    std::vector<music::ControllerPoint> points; ///< a step function; ids are 0
    int largestError = 0; ///< values between it and the lane, at the updates
    double meanError = 0.0; ///< over time, absolute, from the first update to the last point
};

/// The times at which notes begin and end, ascending, each once: updates happen there as well.
[[nodiscard]] std::vector<Microseconds> noteEventTimes(const music::Score& score);

/// The staircase of a lane in a range of time. Updates happen at every note event and every
/// `updatePeriod` after it or, before the first, after 0, as training does it (SequenceWalker).
/// eventTimes: from noteEventTimes. coding: of the lane's controller (outputCodingOf); before the
/// first point its default holds.
/// Cost: points and events of the range. Threads: any. Realtime-safe: no.
[[nodiscard]] LearnableSteps learnableSteps(std::span<const music::ControllerPoint> lane,
                                            std::span<const Microseconds> eventTimes,
                                            const ControllerCoding& coding,
                                            Microseconds updatePeriod,
                                            music::TimeRange range = music::kAllTime);

/// floor(1e6 / update rate), as everywhere in training and performance.
[[nodiscard]] Microseconds updatePeriodOf(int updateRate) noexcept;

} // namespace timbrel::expression
