// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/music/curves.h"
#include "core/music/score_edit.h"
#include "core/music/snap_grid.h"

#include <span>
#include <vector>

namespace timbrel::music {

/// Edits of controller lanes: pure functions from a score to the edit that does it (see
/// note_edits.h). A lane that does not exist yet is made. Points that stay keep their ids; a point
/// put to the time of another takes its place. After a range that is written over, its last value
/// holds until the next point, as everywhere. Cost: what is changed. Threads: any. Realtime-safe:
/// no.
using PointIndices = std::span<const PointIndex>;

/// The points of the range are replaced by these (in order; of one time the last counts; those
/// outside the range and ids given count for nothing). Points that say nothing new stay out if
/// `isLean`.
[[nodiscard]] ScoreEdit replaceRange(const Score& score,
                                     LaneKey lane,
                                     TimeRange range,
                                     std::span<const ControllerPoint> points,
                                     bool isLean = false);

/// A place in a lane where the pencil was.
struct PencilMark
{
    Microseconds time {};
    double value = 0.0;
};
/// From one place of the pencil to the next, in either direction: a straight line, exact to half a
/// value, over all that was between, both ends included. A stroke is a row of these, each made from
/// the score after the one before.
[[nodiscard]] ScoreEdit
drawWithPencil(const Score& score, LaneKey lane, PencilMark from, PencilMark to);

/// Over all between its begin and its end, both included.
[[nodiscard]] ScoreEdit drawCurve(const Score& score, LaneKey lane, const Curve& curve);

[[nodiscard]] ScoreEdit setPoint(const Score& score, LaneKey lane, Microseconds time, int value);
[[nodiscard]] ScoreEdit deletePoints(const Score& score, LaneKey lane, PointIndices indices);
[[nodiscard]] ScoreEdit deleteRange(const Score& score, LaneKey lane, TimeRange range);
/// Together in time, as far as the first reaches 0; each for itself in value (0-127).
[[nodiscard]] ScoreEdit
movePoints(const Score& score, LaneKey lane, PointIndices indices, Microseconds by, int valueBy);
[[nodiscard]] ScoreEdit
setPointValues(const Score& score, LaneKey lane, PointIndices indices, int value);
/// factor around `centre`.
[[nodiscard]] ScoreEdit scalePointValues(
    const Score& score, LaneKey lane, PointIndices indices, double factor, double centre);
/// To the lines of a grid; where several meet, the last one stays.
[[nodiscard]] ScoreEdit
quantisePoints(const Score& score, LaneKey lane, PointIndices indices, const SnapGrid& grid);

/// The fewest points whose course is never further than `maximumError` from the lane's (see
/// thinning.h).
[[nodiscard]] ScoreEdit
thinLane(const Score& score, LaneKey lane, TimeRange range, int maximumError);
/// A smooth course through the points of the range (see smooth_curve.h).
[[nodiscard]] ScoreEdit smoothLane(const Score& score, LaneKey lane, TimeRange range);
[[nodiscard]] ScoreEdit deleteLane(const Score& score, LaneKey lane);
/// All points of a lane to another controller or channel, over what lies there at the same times.
[[nodiscard]] ScoreEdit moveLane(const Score& score, LaneKey from, LaneKey to);

/// Points of a range of time and of values, both ends of the values included.
[[nodiscard]] std::vector<PointIndex>
pointsIn(const Score& score, LaneKey lane, TimeRange range, int lowest = 0, int highest = 127);

} // namespace timbrel::music
