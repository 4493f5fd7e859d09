// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/example_document.h"

namespace timbrel::ui {
namespace {

/// Whether anything changed.
template<class Items>
bool select(music::IdSet& ids,
            const Items& items,
            std::span<const std::size_t> indices,
            SelectionMode mode)
{
    bool changed = false;
    if (mode == SelectionMode::Replace) {
        music::IdSet wanted;
        for (const std::size_t index : indices)
            wanted.insert(items[index].id);
        std::size_t kept = 0;
        wanted.forEach([&](music::ItemId id) { kept += ids.contains(id) ? 1U : 0U; });
        changed = kept != wanted.size() || kept != ids.size();
        ids = std::move(wanted);
        return changed;
    }
    for (const std::size_t index : indices) {
        const music::ItemId id = items[index].id;
        const bool isIn = ids.contains(id);
        if (isIn && mode != SelectionMode::Add)
            changed = ids.erase(id);
        else if (!isIn && mode != SelectionMode::Remove)
            changed = ids.insert(id);
    }
    return changed;
}

} // namespace

void ExampleDocument::tellSelection()
{
    ++m_mergeEpoch;
    m_noteIndices.reset();
    m_selectionMoved = false;
    Q_EMIT selectionChanged();
}

void ExampleDocument::followSelection(const music::ScoreEdit& edit)
{
    const auto follow = [](Selected& selected, const auto& removed, const auto& added) {
        if (selected.ids.isEmpty() && selected.lost.isEmpty())
            return false;
        std::size_t lost = 0;
        std::size_t found = 0;
        for (const auto& item : removed)
            if (selected.ids.erase(item.id)) {
                selected.lost.insert(item.id);
                ++lost;
            }
        for (const auto& item : added)
            if (selected.lost.erase(item.id)) {
                selected.ids.insert(item.id);
                ++found;
            }
        return lost != found;
    };
    bool changed = follow(m_notes, edit.removedNotes, edit.addedNotes);
    for (const music::LaneEdit& lane : edit.lanes)
        if (const auto place = m_points.find(lane.lane); place != m_points.end())
            changed = follow(place->second, lane.removed, lane.added) || changed;
    m_selectionMoved = m_selectionMoved || changed;
}

void ExampleDocument::selectAdded(const music::ScoreEdit& edit)
{
    const auto select = [](Selected& selected, const auto& removed, const auto& added) {
        music::IdSet old;
        for (const auto& item : removed)
            old.insert(item.id);
        for (const auto& item : added)
            if (!old.contains(item.id))
                selected.ids.insert(item.id);
    };
    m_notes = {};
    m_points.clear();
    select(m_notes, edit.removedNotes, edit.addedNotes);
    for (const music::LaneEdit& lane : edit.lanes)
        select(m_points[lane.lane], lane.removed, lane.added);
    tellSelection();
}

const std::vector<music::NoteIndex>& ExampleDocument::selectedNoteIndices() const
{
    if (!m_noteIndices) {
        m_noteIndices.emplace();
        const std::size_t count = m_notes.ids.size();
        for (music::NoteIndex i = 0; i < m_score.notes.size() && m_noteIndices->size() < count; ++i)
            if (m_notes.ids.contains(m_score.notes[i].id))
                m_noteIndices->push_back(i);
    }
    return *m_noteIndices;
}

void ExampleDocument::selectNotes(std::span<const music::NoteIndex> notes, SelectionMode mode)
{
    m_notes.lost.clear();
    if (select(m_notes.ids, m_score.notes, notes, mode))
        tellSelection();
}

const music::IdSet& ExampleDocument::selectedPoints(music::LaneKey lane) const noexcept
{
    static const music::IdSet kNone;
    const auto place = m_points.find(lane);
    return place != m_points.end() ? place->second.ids : kNone;
}

std::vector<music::PointIndex> ExampleDocument::selectedPointIndices(music::LaneKey lane) const
{
    std::vector<music::PointIndex> found;
    const music::IdSet& ids = selectedPoints(lane);
    const music::ControllerLane* const points = music::findLane(m_score, lane);
    if (ids.isEmpty() || points == nullptr)
        return found;
    for (music::PointIndex i = 0; i < points->points.size() && found.size() < ids.size(); ++i)
        if (ids.contains(points->points[i].id))
            found.push_back(i);
    return found;
}

std::vector<music::LanePoints> ExampleDocument::selectedPointIndices() const
{
    std::vector<music::LanePoints> lanes;
    for (const auto& [lane, selected] : m_points)
        if (!selected.ids.isEmpty())
            lanes.push_back({lane, selectedPointIndices(lane)});
    return lanes;
}

void ExampleDocument::selectPoints(music::LaneKey lane,
                                   std::span<const music::PointIndex> points,
                                   SelectionMode mode)
{
    const music::ControllerLane* const found = music::findLane(m_score, lane);
    if (found == nullptr)
        return;
    Selected& selected = m_points[lane];
    selected.lost.clear();
    if (select(selected.ids, found->points, points, mode))
        tellSelection();
}

bool ExampleDocument::hasSelection() const noexcept
{
    bool has = !m_notes.ids.isEmpty() || m_selectedRange.has_value();
    for (const auto& [lane, selected] : m_points)
        has = has || !selected.ids.isEmpty();
    return has;
}

void ExampleDocument::selectAll()
{
    m_notes = {};
    m_points.clear();
    for (const music::Note& note : m_score.notes)
        m_notes.ids.insert(note.id);
    for (const music::ControllerLane& lane : m_score.lanes)
        for (const music::ControllerPoint& point : lane.points)
            m_points[lane.key()].ids.insert(point.id);
    tellSelection();
}

void ExampleDocument::clearSelection()
{
    const bool hadSelection = hasSelection();
    m_notes = {};
    m_points.clear();
    m_selectedRange.reset();
    if (hadSelection)
        tellSelection();
}

void ExampleDocument::selectRange(std::optional<music::TimeRange> range)
{
    if (range && range->isEmpty())
        range.reset();
    if (m_selectedRange == range)
        return;
    m_selectedRange = range;
    tellSelection();
}

} // namespace timbrel::ui
