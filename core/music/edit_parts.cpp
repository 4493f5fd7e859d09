// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/music/edit_parts.h"

namespace timbrel::music {
namespace {

constexpr std::uint8_t kLastChannel = 15;

/// What stands on both sides goes; both are in order.
template<class Item>
void cancel(std::vector<Item>& removed, std::vector<Item>& added)
{
    const InScoreOrder isBefore;
    std::size_t keptRemoved = 0;
    std::size_t keptAdded = 0;
    std::size_t i = 0;
    std::size_t k = 0;
    while (i < removed.size() || k < added.size()) {
        if (i < removed.size() && k < added.size() && removed[i] == added[k]) {
            ++i;
            ++k;
        } else if (k == added.size() || (i < removed.size() && isBefore(removed[i], added[k]))) {
            removed[keptRemoved++] = removed[i++];
        } else {
            added[keptAdded++] = added[k++];
        }
    }
    removed.resize(keptRemoved);
    added.resize(keptAdded);
}

} // namespace

void tidy(ScoreEdit& edit)
{
    // most often they are in order already, and asking is much cheaper than sorting
    for (std::vector<Note>* notes : {&edit.removedNotes, &edit.addedNotes})
        if (!std::is_sorted(notes->begin(), notes->end(), InScoreOrder()))
            std::sort(notes->begin(), notes->end(), InScoreOrder());
    cancel(edit.removedNotes, edit.addedNotes);
}

Microseconds heldTime(Microseconds time)
{
    return std::clamp(time, Microseconds {0}, kLatestTime);
}

Note held(Note note)
{
    note.onset = heldTime(note.onset);
    note.length = std::clamp(note.length, kShortestNote, kLatestTime);
    note.channel = std::min(note.channel, kLastChannel);
    note.number = std::min(note.number, kHighestMidiValue);
    note.velocity = std::clamp<std::uint8_t>(note.velocity, 1, kHighestMidiValue);
    note.releaseVelocity = std::min(note.releaseVelocity, kHighestMidiValue);
    return note;
}

ControllerPoint held(ControllerPoint point)
{
    point.time = heldTime(point.time);
    point.value = std::min(point.value, kHighestMidiValue);
    return point;
}

void addTo(ScoreEdit& edit, std::span<const Note> notes, ItemId& next)
{
    std::vector<Note> added;
    added.reserve(notes.size());
    for (const Note& note : notes)
        added.push_back(held(note));
    std::stable_sort(added.begin(), added.end(), [](const Note& a, const Note& b) {
        return a.onset != b.onset ? a.onset < b.onset : a.number < b.number;
    });
    for (Note& note : added)
        note.id = next++;
    edit.addedNotes.insert(edit.addedNotes.end(), added.begin(), added.end());
    tidy(edit);
}

LaneEdit laneEdit(LaneKey lane,
                  std::span<const ControllerPoint> removed,
                  std::vector<ControllerPoint> added,
                  ItemId& next)
{
    LaneEdit edit {lane, {removed.begin(), removed.end()}, {}};
    edit.added.reserve(added.size());
    for (const ControllerPoint& point : added) {
        if (!edit.added.empty() && edit.added.back().time == point.time)
            edit.added.back() = held(point);
        else
            edit.added.push_back(held(point));
    }
    std::size_t old = 0;
    for (ControllerPoint& point : edit.added) {
        if (point.id != 0)
            continue;
        while (old < removed.size() && removed[old].time < point.time)
            ++old;
        while (old + 1 < removed.size() && removed[old + 1].time == point.time)
            ++old;
        const bool replaces = old < removed.size() && removed[old].time == point.time;
        point.id = replaces ? removed[old].id : next++;
    }
    cancel(edit.removed, edit.added);
    return edit;
}

ScoreEdit editOf(LaneEdit lane)
{
    ScoreEdit edit;
    if (!lane.removed.empty() || !lane.added.empty())
        edit.lanes.push_back(std::move(lane));
    return edit;
}

std::span<const ControllerPoint> pointsOf(const Score& score, LaneKey lane) noexcept
{
    const ControllerLane* found = findLane(score, lane);
    return found != nullptr ? std::span<const ControllerPoint>(found->points)
                            : std::span<const ControllerPoint>();
}

std::span<const ControllerPoint> within(std::span<const ControllerPoint> points,
                                        TimeRange range) noexcept
{
    const PointIndex begin = firstPointAt(points, range.begin);
    const PointIndex end = std::max(begin, firstPointAt(points, range.end));
    return points.subspan(begin, end - begin);
}

} // namespace timbrel::music
