// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/vary_example.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <vector>

namespace timbrel::expression {
namespace {

using music::Event;
using music::EventKind;
using music::Sequence;

constexpr double kCutShare = 0.65;
constexpr double kHoldShare = 0.15;
constexpr double kLongestHoldSeconds = 3.0;
/// A note counts as long if it is at least so much of the longest.
constexpr double kLongShare = 0.9;

struct PlayedNote
{
    std::size_t on = 0;
    std::size_t off = 0;
};

/// Notes that sound alone.
std::vector<PlayedNote> loneNotes(const Sequence& events)
{
    std::vector<PlayedNote> notes;
    int held = 0;
    std::size_t on = 0;
    bool isAlone = false;
    for (std::size_t i = 0; i < events.size(); ++i) {
        if (events[i].kind == EventKind::NoteOn) {
            isAlone = held == 0;
            on = i;
            ++held;
        } else if (events[i].kind == EventKind::NoteOff) {
            if (held == 1 && isAlone && events[on].number == events[i].number)
                notes.push_back({on, i});
            held = std::max(0, held - 1);
            isAlone = false;
        }
    }
    return notes;
}

void shift(Sequence& events, std::size_t from, Microseconds by)
{
    for (std::size_t i = from; i < events.size(); ++i)
        events[i].time += by;
}

void holdOn(Sequence& events, const PlayedNote& note, Random& random)
{
    const double seconds = random.uniform(0.2, kLongestHoldSeconds);
    shift(events, note.off, Microseconds {std::llround(seconds * 1e6)});
}

void cutShort(Sequence& events, const PlayedNote& note, Random& random)
{
    const Microseconds length = events[note.off].time - events[note.on].time;
    const Microseconds kept {
        std::llround(static_cast<double>(length.count()) * random.uniform(0.02, 0.98))};
    const Microseconds release = events[note.on].time + kept;
    std::array<int, 128> atRelease {};
    atRelease.fill(-1);
    std::size_t firstDropped = note.off;
    for (std::size_t i = note.on + 1; i < note.off; ++i) {
        atRelease[events[i].number] = events[i].value;
        if (events[i].time >= release)
            firstDropped = std::min(firstDropped, i);
    }
    Sequence varied(events.begin(), events.begin() + static_cast<std::ptrdiff_t>(firstDropped));
    for (std::size_t number = 0; number < atRelease.size(); ++number)
        if (atRelease[number] >= 0)
            varied.push_back({release,
                              EventKind::Controller,
                              events[note.on].channel,
                              static_cast<std::uint8_t>(number),
                              static_cast<std::uint8_t>(atRelease[number])});
    for (std::size_t i = note.off; i < events.size(); ++i) {
        varied.push_back(events[i]);
        varied.back().time += kept - length;
    }
    events = std::move(varied);
}

} // namespace

Microseconds longestNoteIn(const Sequence& events)
{
    std::array<Microseconds, 128> begun {};
    std::array<bool, 128> sounds {};
    Microseconds longest {0};
    for (const Event& event : events) {
        if (event.kind == EventKind::NoteOn) {
            sounds[event.number] = true;
            begun[event.number] = event.time;
        } else if (event.kind == EventKind::NoteOff && sounds[event.number]) {
            sounds[event.number] = false;
            longest = std::max(longest, event.time - begun[event.number]);
        }
    }
    return longest;
}

void varyExample(Sequence& events, Microseconds longestNote, Random& random)
{
    const double draw = random.uniform();
    if (draw >= kCutShare + kHoldShare)
        return;
    const auto notes = loneNotes(events);
    if (notes.empty())
        return;
    const PlayedNote note = notes[random.below(notes.size())];
    if (draw < kCutShare) {
        cutShort(events, note, random);
        return;
    }
    const auto length = static_cast<double>((events[note.off].time - events[note.on].time).count());
    if (length >= kLongShare * static_cast<double>(longestNote.count()))
        holdOn(events, note, random);
}

} // namespace timbrel::expression
