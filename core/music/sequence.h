// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/units.h"

#include <cstddef>
#include <cstdint>
#include <set>
#include <vector>

namespace timbrel::music {

enum class EventKind : std::uint8_t
{
    NoteOff,
    NoteOn,
    Controller
};

/// One thing that happens at one time. A note-on of velocity 0 does not exist here: it is a
/// NoteOff.
struct Event
{
    Microseconds time {}; ///< since an origin that the sequence's owner chooses
    EventKind kind = EventKind::NoteOff;
    std::uint8_t channel = 0; ///< 0-15; 0 where the source has none (.seq)
    std::uint8_t number = 0; ///< note or controller, 0-127
    std::uint8_t value = 0; ///< velocity (release velocity of a NoteOff) or controller value, 0-127

    friend bool operator==(const Event&, const Event&) = default;
};

/// Notes and controllers in the order in which they happen: times never fall, and events of one
/// time keep the order of their source.
using Sequence = std::vector<Event>;

/// Sorts by time, keeping the order of events of one time.
void sortByTime(Sequence& events);

/// First event at 0.
[[nodiscard]] Sequence rebased(Sequence events);

/// Notes and the listed controllers only.
[[nodiscard]] Sequence withOnlyControllers(const Sequence& events,
                                           const std::set<std::uint8_t>& controllers);

/// What a sequence holds, for a person to choose from.
struct ControllerSummary
{
    std::uint8_t controller = 0;
    std::size_t eventCount = 0;
    std::uint8_t minimum = 127;
    std::uint8_t maximum = 0;
    std::uint8_t first = 0; ///< the value it starts at
    std::uint8_t last = 0;
    bool moves = false; ///< more than one value
};

/// Ascending by controller number.
[[nodiscard]] std::vector<ControllerSummary> controllersIn(const Sequence& events);

[[nodiscard]] std::size_t countNotes(const Sequence& events); ///< note-ons

[[nodiscard]] Microseconds lengthOf(const Sequence& events); ///< last time minus first; 0 if empty

} // namespace timbrel::music
