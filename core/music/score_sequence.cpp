// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/music/score.h"

#include <algorithm>
#include <map>

namespace timbrel::music {
namespace {

/// Notes of every pitch and channel that have begun and not ended, the oldest first.
class OpenNotes
{
public:
    void begin(const Event& event, std::size_t note) { queueOf(event).notes.push_back(note); }
    /// False if none is open.
    bool end(const Event& event, std::size_t& note)
    {
        Queue& queue = queueOf(event);
        if (queue.first == queue.notes.size())
            return false;
        note = queue.notes[queue.first++];
        return true;
    }
    template<class Visit>
    void forEach(Visit&& visit) const
    {
        for (const Queue& queue : m_queues)
            for (std::size_t i = queue.first; i < queue.notes.size(); ++i)
                visit(queue.notes[i]);
    }

private:
    struct Queue
    {
        std::vector<std::size_t> notes;
        std::size_t first = 0;
    };
    Queue& queueOf(const Event& event)
    {
        return m_queues[event.channel % kMidiChannels * kMidiValues + event.number % kMidiValues];
    }
    std::vector<Queue> m_queues = std::vector<Queue>(kMidiChannels * kMidiValues);
};

class Reader
{
public:
    explicit Reader(const Sequence& sequence)
        : m_sequence(sequence)
    {
        if (!sequence.empty() && sequence.front().time < Microseconds {0})
            m_origin = sequence.front().time;
    }

    Score run(ScoreReading& reading)
    {
        for (const Event& event : m_sequence)
            take(event, reading);
        const Microseconds end = m_sequence.empty() ? Microseconds {0} : timeOf(m_sequence.back());
        m_open.forEach([&](std::size_t note) {
            finish(m_score.notes[note], end);
            ++reading.hungNotes;
        });
        for (auto& [key, points] : m_points)
            m_score.lanes.push_back({key.controller, key.channel, std::move(points)});
        giveIds();
        return std::move(m_score);
    }

private:
    [[nodiscard]] Microseconds timeOf(const Event& event) const
    {
        return std::clamp(event.time, m_origin, m_origin + kLatestTime) - m_origin;
    }

    static void finish(Note& note, Microseconds end)
    {
        note.length = std::max(end - note.onset, kShortestNote);
    }

    void take(const Event& event, ScoreReading& reading)
    {
        const auto channel = static_cast<std::uint8_t>(event.channel % kMidiChannels);
        const auto number = static_cast<std::uint8_t>(event.number % kMidiValues);
        const auto value = static_cast<std::uint8_t>(event.value % kMidiValues);
        if (event.kind == EventKind::Controller) {
            m_points[{number, channel}].push_back({timeOf(event), value, 0});
        } else if (event.kind == EventKind::NoteOn) {
            m_open.begin(event, m_score.notes.size());
            m_score.notes.push_back({timeOf(event),
                                     kShortestNote,
                                     channel,
                                     number,
                                     std::max<std::uint8_t>(value, 1),
                                     0,
                                     0});
        } else if (std::size_t open = 0; m_open.end(event, open)) {
            Note& note = m_score.notes[open];
            note.releaseVelocity = value;
            reading.emptyNotes += timeOf(event) <= note.onset ? 1U : 0U;
            finish(note, timeOf(event));
        } else {
            ++reading.strayEnds;
        }
    }

    void giveIds()
    {
        std::stable_sort(
            m_score.notes.begin(), m_score.notes.end(), [](const Note& a, const Note& b) {
                return a.onset != b.onset ? a.onset < b.onset : a.number < b.number;
            });
        for (Note& note : m_score.notes)
            note.id = m_score.nextId++;
        for (ControllerLane& lane : m_score.lanes)
            for (ControllerPoint& point : lane.points)
                point.id = m_score.nextId++;
    }

    const Sequence& m_sequence;
    Microseconds m_origin {};
    Score m_score;
    OpenNotes m_open;
    std::map<LaneKey, std::vector<ControllerPoint>> m_points;
};

Sequence endsOf(const Score& score)
{
    Sequence ends;
    ends.reserve(score.notes.size());
    for (const Note& note : score.notes)
        ends.push_back(
            {note.end(), EventKind::NoteOff, note.channel, note.number, note.releaseVelocity});
    sortByTime(ends);
    return ends;
}

Event eventOf(const ControllerLane& lane, const ControllerPoint& point)
{
    return {point.time, EventKind::Controller, lane.channel, lane.controller, point.value};
}

/// Adds up to `count` items of a sorted list, as long as they are at or before `last`.
template<class Item, class TimeOf, class EventOf>
void take(Sequence& events,
          const std::vector<Item>& items,
          std::size_t& next,
          Microseconds last,
          TimeOf timeOf,
          EventOf toEvent)
{
    for (; next < items.size() && timeOf(items[next]) <= last; ++next)
        events.push_back(toEvent(items[next]));
}

/// Controllers between notes: those of one lane as they are, those of several in the order of time.
class LaneReader
{
public:
    explicit LaneReader(const Score& score)
    {
        if (score.lanes.size() == 1)
            m_lane = &score.lanes.front();
        else
            mergeLanes(score);
    }
    [[nodiscard]] std::size_t size() const
    {
        return m_lane != nullptr ? m_lane->points.size() : m_merged.size();
    }
    void takeUntil(Sequence& events, Microseconds last)
    {
        if (m_lane != nullptr)
            take(
                events,
                m_lane->points,
                m_next,
                last,
                [](const ControllerPoint& point) { return point.time; },
                [&](const ControllerPoint& point) { return eventOf(*m_lane, point); });
        else
            take(
                events,
                m_merged,
                m_next,
                last,
                [](const Event& event) { return event.time; },
                [](const Event& event) { return event; });
    }

private:
    void mergeLanes(const Score& score)
    {
        for (const ControllerLane& lane : score.lanes)
            for (const ControllerPoint& point : lane.points)
                m_merged.push_back(eventOf(lane, point));
        sortByTime(m_merged);
    }

    const ControllerLane* m_lane = nullptr;
    Sequence m_merged;
    std::size_t m_next = 0;
};

} // namespace

Score scoreFrom(const Sequence& sequence, ScoreReading* reading)
{
    ScoreReading unread;
    return Reader(sequence).run(reading != nullptr ? *reading : unread);
}

Sequence sequenceFrom(const Score& score)
{
    const Sequence ends = endsOf(score);
    LaneReader controllers(score);
    Sequence events;
    events.reserve(2 * score.notes.size() + controllers.size());
    std::size_t nextEnd = 0;
    const auto takeUntil = [&](Microseconds last) {
        for (; nextEnd < ends.size() && ends[nextEnd].time <= last; ++nextEnd) {
            controllers.takeUntil(events, ends[nextEnd].time - Microseconds {1});
            events.push_back(ends[nextEnd]);
        }
        controllers.takeUntil(events, last);
    };
    for (const Note& note : score.notes) {
        takeUntil(note.onset);
        events.push_back({note.onset, EventKind::NoteOn, note.channel, note.number, note.velocity});
    }
    takeUntil(kAllTime.end + kLatestTime);
    return events;
}

} // namespace timbrel::music
