// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/music/score.h"

#include <algorithm>

namespace timbrel::music {

const ControllerLane* findLane(const Score& score, LaneKey key) noexcept
{
    const auto place = std::lower_bound(
        score.lanes.begin(),
        score.lanes.end(),
        key,
        [](const ControllerLane& lane, LaneKey wanted) { return lane.key() < wanted; });
    return place != score.lanes.end() && place->key() == key ? &*place : nullptr;
}

const ControllerLane* findController(const Score& score, std::uint8_t controller) noexcept
{
    const auto place
        = std::find_if(score.lanes.begin(), score.lanes.end(), [&](const ControllerLane& lane) {
              return lane.controller == controller;
          });
    return place != score.lanes.end() ? &*place : nullptr;
}

NoteIndex firstNoteAt(const Score& score, Microseconds time) noexcept
{
    const auto place = std::lower_bound(
        score.notes.begin(), score.notes.end(), time, [](const Note& note, Microseconds wanted) {
            return note.onset < wanted;
        });
    return static_cast<NoteIndex>(place - score.notes.begin());
}

PointIndex firstPointAt(std::span<const ControllerPoint> points, Microseconds time) noexcept
{
    const auto place = std::lower_bound(
        points.begin(), points.end(), time, [](const ControllerPoint& point, Microseconds wanted) {
            return point.time < wanted;
        });
    return static_cast<PointIndex>(place - points.begin());
}

int valueAt(std::span<const ControllerPoint> points, Microseconds time, int before) noexcept
{
    const PointIndex after = firstPointAt(points, time + Microseconds {1});
    return after == 0 ? before : points[after - 1].value;
}

Microseconds endOf(const Score& score) noexcept
{
    Microseconds end {0};
    for (const Note& note : score.notes)
        end = std::max(end, note.end());
    for (const ControllerLane& lane : score.lanes)
        end = std::max(end, lane.points.empty() ? end : lane.points.back().time);
    return end;
}

namespace {

template<class Item>
bool isInOrder(const std::vector<Item>& items)
{
    const InScoreOrder isBefore;
    for (std::size_t i = 1; i < items.size(); ++i)
        if (!isBefore(items[i - 1], items[i]))
            return false;
    return true;
}

bool isTime(Microseconds time)
{
    return time >= Microseconds {0} && time <= kLatestTime;
}

} // namespace

bool isValid(const Score& score)
{
    const bool notesHold
        = std::all_of(score.notes.begin(), score.notes.end(), [&](const Note& note) {
              return isTime(note.onset) && note.length >= kShortestNote
                  && note.channel < kMidiChannels && note.number < kMidiValues && note.velocity >= 1
                  && note.velocity < kMidiValues && note.releaseVelocity < kMidiValues
                  && note.id != 0 && note.id < score.nextId;
          });
    if (!notesHold || !isInOrder(score.notes))
        return false;
    for (std::size_t i = 0; i < score.lanes.size(); ++i) {
        const ControllerLane& lane = score.lanes[i];
        if (lane.points.empty() || lane.controller >= kMidiValues || lane.channel >= kMidiChannels
            || !isInOrder(lane.points) || (i > 0 && score.lanes[i - 1].key() >= lane.key()))
            return false;
        for (const ControllerPoint& point : lane.points)
            if (!isTime(point.time) || point.value >= kMidiValues || point.id == 0
                || point.id >= score.nextId)
                return false;
    }
    return true;
}

} // namespace timbrel::music
