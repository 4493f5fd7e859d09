// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/music/sequence.h"

#include <algorithm>
#include <map>

namespace timbrel::music {

void sortByTime(Sequence& events)
{
    std::stable_sort(events.begin(), events.end(), [](const Event& a, const Event& b) {
        return a.time < b.time;
    });
}

Sequence rebased(Sequence events)
{
    if (events.empty())
        return events;
    const Microseconds origin = events.front().time;
    for (Event& event : events)
        event.time -= origin;
    return events;
}

Sequence withOnlyControllers(const Sequence& events, const std::set<std::uint8_t>& controllers)
{
    Sequence kept;
    std::copy_if(events.begin(), events.end(), std::back_inserter(kept), [&](const Event& event) {
        return event.kind != EventKind::Controller || controllers.contains(event.number);
    });
    return kept;
}

std::vector<ControllerSummary> controllersIn(const Sequence& events)
{
    std::map<std::uint8_t, ControllerSummary> found;
    for (const Event& event : events) {
        if (event.kind != EventKind::Controller)
            continue;
        auto [place, isNew] = found.try_emplace(event.number);
        ControllerSummary& summary = place->second;
        if (isNew) {
            summary.controller = event.number;
            summary.first = event.value;
        }
        ++summary.eventCount;
        summary.minimum = std::min(summary.minimum, event.value);
        summary.maximum = std::max(summary.maximum, event.value);
        summary.last = event.value;
        summary.moves = summary.minimum != summary.maximum;
    }
    std::vector<ControllerSummary> summaries;
    for (const auto& [controller, summary] : found)
        summaries.push_back(summary);
    return summaries;
}

std::size_t countNotes(const Sequence& events)
{
    return static_cast<std::size_t>(
        std::count_if(events.begin(), events.end(), [](const Event& event) {
            return event.kind == EventKind::NoteOn;
        }));
}

Microseconds lengthOf(const Sequence& events)
{
    return events.empty() ? Microseconds {0} : events.back().time - events.front().time;
}

} // namespace timbrel::music
