// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/midi/midi_file.h"

#include <algorithm>

namespace timbrel::midi {
namespace {

using EventPointers = std::vector<const RawEvent*>;

EventPointers inOrder(const std::vector<Track>& tracks)
{
    std::size_t count = 0;
    for (const Track& track : tracks)
        count += track.events.size();
    EventPointers events;
    events.reserve(count);
    for (const Track& track : tracks)
        for (const RawEvent& event : track.events)
            events.push_back(&event);
    // By tick and not by time: two ticks may round to the same microsecond.
    std::stable_sort(events.begin(), events.end(), [](const RawEvent* a, const RawEvent* b) {
        return a->tick < b->tick;
    });
    return events;
}

/// Calls visit(time, event) for every event in order.
template<class Visit>
void visitInOrder(const MidiFile& file, Visit visit)
{
    if (file.format != 2) {
        for (const RawEvent* event : inOrder(file.tracks))
            visit(file.tempoMap.timeAt(event->tick), *event);
        return;
    }
    Microseconds start {0};
    for (const Track& track : file.tracks) {
        const auto held = [&](std::int64_t tick) {
            return std::min(start + track.tempoMap.timeAt(tick), music::TempoMap::kLatest);
        };
        for (const RawEvent& event : track.events)
            visit(held(event.tick), event);
        start = held(track.lengthTicks);
    }
}

/// Nothing for messages that a sequence does not hold.
std::optional<music::EventKind> kindOf(const RawEvent& event)
{
    switch (event.status >> 4U) {
    case 0x8:
        return music::EventKind::NoteOff;
    case 0x9:
        return event.data2 == 0 ? music::EventKind::NoteOff : music::EventKind::NoteOn;
    case 0xB:
        return music::EventKind::Controller;
    default:
        return std::nullopt;
    }
}

} // namespace

std::vector<TimedEvent> mergedEvents(const MidiFile& file)
{
    std::vector<TimedEvent> events;
    visitInOrder(file, [&](Microseconds time, const RawEvent& event) {
        events.push_back({time, event});
    });
    return events;
}

music::Sequence mergedSequence(const MidiFile& file)
{
    music::Sequence sequence;
    visitInOrder(file, [&](Microseconds time, const RawEvent& event) {
        if (const auto kind = kindOf(event))
            sequence.push_back({time,
                                *kind,
                                static_cast<std::uint8_t>(event.status & 0x0FU),
                                event.data1,
                                event.data2});
    });
    return sequence;
}

} // namespace timbrel::midi
