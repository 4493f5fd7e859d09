// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/music/controller_edits.h"

#include "core/music/edit_parts.h"
#include "core/music/smooth_curve.h"
#include "core/music/thinning.h"

#include <algorithm>
#include <cmath>

namespace timbrel::music {
namespace {

using Points = std::vector<ControllerPoint>;

bool isBefore(const ControllerPoint& a, const ControllerPoint& b)
{
    return InScoreOrder()(a, b);
}

std::uint8_t heldValue(double value)
{
    return static_cast<std::uint8_t>(
        std::lround(std::clamp(value, 0.0, double {kHighestMidiValue})));
}

Points pointsAt(const Score& score, LaneKey lane, PointIndices indices)
{
    const auto points = pointsOf(score, lane);
    Points found;
    found.reserve(indices.size());
    for (const PointIndex index : indices)
        found.push_back(points[index]);
    std::sort(found.begin(), found.end(), isBefore);
    return found;
}

/// Points that change and keep their ids; others at the times to which they go are replaced.
ScoreEdit movedTo(const Score& score, LaneKey lane, const Points& old, Points changed)
{
    const auto points = pointsOf(score, lane);
    Points removed = old;
    for (const ControllerPoint& point : changed) {
        const auto there = within(points, {point.time, point.time + kInstant});
        removed.insert(removed.end(), there.begin(), there.end());
    }
    std::sort(removed.begin(), removed.end(), isBefore);
    removed.erase(std::unique(removed.begin(), removed.end()), removed.end());
    std::stable_sort(changed.begin(), changed.end(), isBefore);
    ItemId next = score.nextId;
    return editOf(laneEdit(lane, removed, std::move(changed), next));
}

template<class Change>
ScoreEdit changedValues(const Score& score, LaneKey lane, PointIndices indices, Change&& change)
{
    const Points old = pointsAt(score, lane, indices);
    Points changed = old;
    for (ControllerPoint& point : changed)
        point.value = heldValue(change(static_cast<double>(point.value)));
    ItemId next = score.nextId;
    return editOf(laneEdit(lane, old, std::move(changed), next));
}

/// The points of a range become these; ids are kept.
ScoreEdit
exchanged(const Score& score, LaneKey lane, std::span<const ControllerPoint> old, Points changed)
{
    ItemId next = score.nextId;
    return editOf(laneEdit(lane, old, std::move(changed), next));
}

} // namespace

ScoreEdit replaceRange(const Score& score,
                       LaneKey lane,
                       TimeRange range,
                       std::span<const ControllerPoint> points,
                       bool isLean)
{
    const auto all = pointsOf(score, lane);
    Points added;
    added.reserve(points.size());
    int before = valueAt(all, range.begin - kInstant, -1);
    for (const ControllerPoint& point : points) {
        if (!range.contains(point.time) || (isLean && point.value == before))
            continue;
        added.push_back({point.time, point.value, 0});
        before = point.value;
    }
    return exchanged(score, lane, within(all, range), std::move(added));
}

ScoreEdit drawWithPencil(const Score& score, LaneKey lane, PencilMark from, PencilMark to)
{
    Curve line {CurveShape::Linear, from.time, to.time, from.value, to.value, 1.0};
    return drawCurve(score, lane, line);
}

ScoreEdit drawCurve(const Score& score, LaneKey lane, const Curve& curve)
{
    const TimeRange range {heldTime(std::min(curve.begin, curve.end)),
                           heldTime(std::max(curve.begin, curve.end)) + kInstant};
    return replaceRange(score, lane, range, sampled(curve));
}

ScoreEdit setPoint(const Score& score, LaneKey lane, Microseconds time, int value)
{
    const ControllerPoint point {heldTime(time), heldValue(value), 0};
    return replaceRange(score, lane, {point.time, point.time + kInstant}, std::span(&point, 1));
}

ScoreEdit deletePoints(const Score& score, LaneKey lane, PointIndices indices)
{
    return exchanged(score, lane, pointsAt(score, lane, indices), {});
}

ScoreEdit deleteRange(const Score& score, LaneKey lane, TimeRange range)
{
    return replaceRange(score, lane, range, {});
}

ScoreEdit
movePoints(const Score& score, LaneKey lane, PointIndices indices, Microseconds by, int valueBy)
{
    const Points old = pointsAt(score, lane, indices);
    if (old.empty())
        return {};
    const Microseconds step = std::clamp(by, -old.front().time, kLatestTime - old.back().time);
    Points changed = old;
    for (ControllerPoint& point : changed) {
        point.time += step;
        point.value = heldValue(static_cast<double>(point.value) + valueBy);
    }
    return movedTo(score, lane, old, std::move(changed));
}

ScoreEdit setPointValues(const Score& score, LaneKey lane, PointIndices indices, int value)
{
    return changedValues(score, lane, indices, [&](double) { return static_cast<double>(value); });
}

ScoreEdit scalePointValues(
    const Score& score, LaneKey lane, PointIndices indices, double factor, double centre)
{
    return changedValues(
        score, lane, indices, [&](double value) { return centre + (value - centre) * factor; });
}

ScoreEdit
quantisePoints(const Score& score, LaneKey lane, PointIndices indices, const SnapGrid& grid)
{
    const Points old = pointsAt(score, lane, indices);
    Points changed = old;
    for (ControllerPoint& point : changed)
        point.time = heldTime(grid.snapped(point.time));
    return movedTo(score, lane, old, std::move(changed));
}

ScoreEdit thinLane(const Score& score, LaneKey lane, TimeRange range, int maximumError)
{
    const auto old = within(pointsOf(score, lane), range);
    return exchanged(score, lane, old, thinned(old, maximumError));
}

ScoreEdit smoothLane(const Score& score, LaneKey lane, TimeRange range)
{
    const auto old = within(pointsOf(score, lane), range);
    Points heard; // of one time, the last
    for (const ControllerPoint& point : old) {
        if (!heard.empty() && heard.back().time == point.time)
            heard.back() = point;
        else
            heard.push_back(point);
    }
    return exchanged(score, lane, old, smoothed(heard));
}

ScoreEdit deleteLane(const Score& score, LaneKey lane)
{
    return exchanged(score, lane, pointsOf(score, lane), {});
}

ScoreEdit moveLane(const Score& score, LaneKey from, LaneKey to)
{
    const auto old = pointsOf(score, from);
    if (from == to || old.empty())
        return {};
    Points arriving(old.begin(), old.end());
    ScoreEdit edit = movedTo(score, to, {}, std::move(arriving));
    LaneEdit leaving {from, {old.begin(), old.end()}, {}};
    edit.lanes.insert(from < to ? edit.lanes.begin() : edit.lanes.end(), std::move(leaving));
    return edit;
}

std::vector<PointIndex>
pointsIn(const Score& score, LaneKey lane, TimeRange range, int lowest, int highest)
{
    const auto points = pointsOf(score, lane);
    std::vector<PointIndex> found;
    const PointIndex end = firstPointAt(points, range.end);
    for (PointIndex index = firstPointAt(points, range.begin); index < end; ++index)
        if (points[index].value >= lowest && points[index].value <= highest)
            found.push_back(index);
    return found;
}

} // namespace timbrel::music
