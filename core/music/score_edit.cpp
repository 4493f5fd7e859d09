// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/music/score_edit.h"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <utility>

namespace timbrel::music {
namespace {

/// Where items have been taken out and others may be put in.
struct Gap
{
    std::size_t begin = 0;
    std::size_t end = 0;
};

template<class Item>
auto at(std::vector<Item>& items, std::size_t index)
{
    return items.begin() + static_cast<std::ptrdiff_t>(index);
}

/// Closes up over every removed item but leaves their room, as one gap behind the last of them.
template<class Item>
Gap takeOut(std::vector<Item>& items, const std::vector<Item>& removed)
{
    const auto indexFrom = [&](std::size_t from, const Item& item) {
        if (from < items.size() && items[from] == item)
            return from;
        const auto place = std::lower_bound(at(items, from), items.end(), item, InScoreOrder());
        return static_cast<std::size_t>(place - items.begin());
    };
    Gap gap;
    bool isOpen = false;
    for (const Item& item : removed) {
        const std::size_t found = indexFrom(gap.end, item);
        const bool isThere = found < items.size() && items[found] == item;
        assert(isThere);
        if (!isThere)
            continue;
        if (!isOpen)
            gap.begin = found;
        else
            gap.begin = static_cast<std::size_t>(
                std::move(at(items, gap.end), at(items, found), at(items, gap.begin))
                - items.begin());
        gap.end = found + 1;
        isOpen = true;
    }
    return gap;
}

/// Puts the items in; of what is there only what lies between them and the gap is moved, and what
/// is behind if the room is too small or too big.
template<class Item>
void putIn(std::vector<Item>& items, Gap gap, const std::vector<Item>& added)
{
    const InScoreOrder isBefore;
    const std::size_t room = gap.end - gap.begin;
    if (added.size() > room)
        items.insert(at(items, gap.end), added.size() - room, Item {});
    else
        items.erase(at(items, gap.begin + added.size()), at(items, gap.end));
    if (added.empty())
        return;
    gap.end = gap.begin + added.size();
    // what is behind the gap but before the last new item goes in front of the gap
    const auto behind = std::lower_bound(at(items, gap.end), items.end(), added.back(), isBefore);
    std::move(at(items, gap.end), behind, at(items, gap.begin));
    std::size_t end = static_cast<std::size_t>(behind - items.begin());
    std::size_t old = end - added.size();
    for (std::size_t left = added.size(); left > 0; --left) {
        const Item& item = added[left - 1];
        if (old > 0 && isBefore(item, items[old - 1])) {
            const auto place = std::upper_bound(items.begin(), at(items, old), item, isBefore);
            const auto moved = std::move_backward(place, at(items, old), at(items, end));
            end = static_cast<std::size_t>(moved - items.begin());
            old = static_cast<std::size_t>(place - items.begin());
        }
        items[--end] = item;
    }
}

template<class Item>
void replace(std::vector<Item>& items,
             const std::vector<Item>& removed,
             const std::vector<Item>& added)
{
    Gap gap = takeOut(items, removed);
    if (gap.begin == gap.end && !added.empty()) {
        const auto place
            = std::lower_bound(items.begin(), items.end(), added.back(), InScoreOrder());
        gap.begin = gap.end = static_cast<std::size_t>(place - items.begin());
    }
    putIn(items, gap, added);
}

void applyToLane(Score& score, const LaneEdit& edit)
{
    auto lane
        = std::lower_bound(score.lanes.begin(),
                           score.lanes.end(),
                           edit.lane,
                           [](const ControllerLane& one, LaneKey key) { return one.key() < key; });
    if (lane == score.lanes.end() || lane->key() != edit.lane)
        lane = score.lanes.insert(lane, {edit.lane.controller, edit.lane.channel, {}});
    replace(lane->points, edit.removed, edit.added);
    if (lane->points.empty())
        score.lanes.erase(lane);
}

template<class Item>
ItemId idAfter(ItemId next, const std::vector<Item>& added)
{
    for (const Item& item : added)
        next = std::max(next, item.id + 1);
    return next;
}

/// What two changes of one list do together, without what goes and comes back.
template<class Item>
void combine(std::vector<Item>& removed,
             std::vector<Item>& added,
             const std::vector<Item>& removedThen,
             const std::vector<Item>& addedThen)
{
    const InScoreOrder isBefore;
    std::vector<Item> old;
    std::vector<Item> stays;
    std::set_difference(removedThen.begin(),
                        removedThen.end(),
                        added.begin(),
                        added.end(),
                        std::back_inserter(old),
                        isBefore);
    std::set_difference(added.begin(),
                        added.end(),
                        removedThen.begin(),
                        removedThen.end(),
                        std::back_inserter(stays),
                        isBefore);
    std::vector<Item> goes;
    std::vector<Item> comes;
    std::merge(
        removed.begin(), removed.end(), old.begin(), old.end(), std::back_inserter(goes), isBefore);
    std::merge(stays.begin(),
               stays.end(),
               addedThen.begin(),
               addedThen.end(),
               std::back_inserter(comes),
               isBefore);
    removed.clear();
    added.clear();
    auto one = goes.begin();
    auto two = comes.begin();
    while (one != goes.end() || two != comes.end()) {
        if (two == comes.end() || (one != goes.end() && isBefore(*one, *two))) {
            removed.push_back(*one++);
        } else if (one == goes.end() || isBefore(*two, *one)) {
            added.push_back(*two++);
        } else {
            if (!(*one == *two)) {
                removed.push_back(*one);
                added.push_back(*two);
            }
            ++one;
            ++two;
        }
    }
}

LaneEdit& laneOf(std::vector<LaneEdit>& lanes, LaneKey key)
{
    const auto place = std::lower_bound(
        lanes.begin(), lanes.end(), key, [](const LaneEdit& edit, LaneKey wanted) {
            return edit.lane < wanted;
        });
    if (place != lanes.end() && place->lane == key)
        return *place;
    return *lanes.insert(place, {key, {}, {}});
}

TimeRange unitedRange(TimeRange a, TimeRange b)
{
    if (a.isEmpty() || b.isEmpty())
        return a.isEmpty() ? b : a;
    return {std::min(a.begin, b.begin), std::max(a.end, b.end)};
}

TimeRange rangeOf(const std::vector<Note>& notes)
{
    if (notes.empty())
        return {};
    TimeRange range {notes.front().onset, notes.front().end()};
    for (const Note& note : notes)
        range.end = std::max(range.end, note.end());
    return range;
}

TimeRange rangeOf(const std::vector<ControllerPoint>& points)
{
    if (points.empty())
        return {};
    return {points.front().time, points.back().time + kInstant};
}

} // namespace

void apply(Score& score, const ScoreEdit& edit)
{
    replace(score.notes, edit.removedNotes, edit.addedNotes);
    score.nextId = idAfter(score.nextId, edit.addedNotes);
    for (const LaneEdit& lane : edit.lanes) {
        applyToLane(score, lane);
        score.nextId = idAfter(score.nextId, lane.added);
    }
}

ScoreEdit inverted(ScoreEdit edit)
{
    std::swap(edit.removedNotes, edit.addedNotes);
    for (LaneEdit& lane : edit.lanes)
        std::swap(lane.removed, lane.added);
    return edit;
}

ScoreEdit combined(ScoreEdit first, const ScoreEdit& second)
{
    combine(first.removedNotes, first.addedNotes, second.removedNotes, second.addedNotes);
    for (const LaneEdit& lane : second.lanes) {
        LaneEdit& into = laneOf(first.lanes, lane.lane);
        combine(into.removed, into.added, lane.removed, lane.added);
    }
    std::erase_if(first.lanes,
                  [](const LaneEdit& lane) { return lane.removed.empty() && lane.added.empty(); });
    return first;
}

ScoreChange changeOf(const ScoreEdit& edit)
{
    ScoreChange change;
    change.notesChanged = !edit.removedNotes.empty() || !edit.addedNotes.empty();
    change.notes = unitedRange(rangeOf(edit.removedNotes), rangeOf(edit.addedNotes));
    for (const LaneEdit& lane : edit.lanes)
        change.lanes.push_back(
            {lane.lane, unitedRange(rangeOf(lane.removed), rangeOf(lane.added))});
    return change;
}

ScoreChange united(ScoreChange a, const ScoreChange& b)
{
    a.notesChanged = a.notesChanged || b.notesChanged;
    a.notes = unitedRange(a.notes, b.notes);
    for (const LaneChange& lane : b.lanes) {
        const auto place = std::lower_bound(
            a.lanes.begin(), a.lanes.end(), lane.lane, [](const LaneChange& one, LaneKey key) {
                return one.lane < key;
            });
        if (place != a.lanes.end() && place->lane == lane.lane)
            place->range = unitedRange(place->range, lane.range);
        else
            a.lanes.insert(place, lane);
    }
    return a;
}

} // namespace timbrel::music
