// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/note_units.h"

#include <algorithm>
#include <cstdlib>

namespace timbrel::expression {
namespace {

using music::Event;
using music::EventKind;
using music::Sequence;

constexpr Microseconds kLookEvery {10000};
/// Fewer notes than this are a phrase, not material.
constexpr std::size_t kFewestUnits = 12;
constexpr std::size_t kFewestPairs = 8;
constexpr std::size_t kMostUnits = 4000; // so that comparing pairs stays quick
constexpr double kMostInconsistentPairs = 0.05;
constexpr double kMostDifferentLooks = 0.1;
constexpr int kMiddleNote = 60;
constexpr int kTries = 20;

std::vector<std::uint8_t> startValues(const OutputCoding& outputs)
{
    std::vector<std::uint8_t> values;
    for (const auto& controller : outputs.controllers)
        values.push_back(static_cast<std::uint8_t>(controller.defaultValue));
    return values;
}

void follow(const Event& event, const OutputCoding& outputs, std::vector<std::uint8_t>& values)
{
    for (std::size_t c = 0; c < values.size(); ++c)
        if (outputs.controllers[c].controller == event.number)
            values[c] = event.value;
}

/// False if notes overlap. Appends the units of one example.
bool addUnits(const Sequence& sequence, const OutputCoding& outputs, std::vector<NoteUnit>& units)
{
    auto values = startValues(outputs);
    int held = -1;
    int lastNote = -1;
    Microseconds begin {0};
    NoteUnit* unit = nullptr;
    for (std::size_t i = 0; i < sequence.size(); ++i) {
        const Event& event = sequence[i];
        if (event.kind == EventKind::NoteOn) {
            if (held >= 0)
                return false;
            for (std::size_t k = i + 1; k < sequence.size() && sequence[k].time == event.time; ++k)
                if (sequence[k].kind == EventKind::Controller)
                    follow(sequence[k], outputs, values);
            if (unit != nullptr)
                unit->length = event.time - begin;
            unit = &units.emplace_back();
            begin = event.time;
            unit->isFirst = lastNote < 0;
            unit->interval = lastNote < 0 ? 0 : event.number - lastNote;
            unit->velocity = event.value;
            held = lastNote = event.number;
            for (std::size_t c = 0; c < values.size(); ++c)
                unit->events.push_back({Microseconds {0},
                                        EventKind::Controller,
                                        event.channel,
                                        outputs.controllers[c].controller,
                                        values[c]});
        }
        if (event.kind == EventKind::Controller)
            follow(event, outputs, values);
        if (event.kind == EventKind::NoteOff) {
            if (event.number != held)
                continue;
            held = -1;
            unit->release = event.time - begin;
        }
        // controllers at the very time of the next note belong to that note
        const bool belongsToNext = event.kind == EventKind::Controller
            && std::any_of(sequence.begin() + static_cast<std::ptrdiff_t>(i),
                           sequence.end(),
                           [&](const Event& later) {
                               return later.time == event.time && later.kind == EventKind::NoteOn;
                           });
        if (unit != nullptr && !belongsToNext) {
            unit->events.push_back(event);
            unit->events.back().time -= begin;
            unit->length = event.time - begin;
        }
    }
    return held < 0;
}

/// The index of every controller at a time, from a walk forward through the unit.
class UnitValues
{
public:
    UnitValues(const NoteUnit& unit, const OutputCoding& outputs)
        : m_unit(unit)
        , m_outputs(outputs)
        , m_values(startValues(outputs))
    { }
    const std::vector<std::uint8_t>& at(Microseconds time)
    {
        for (; m_next < m_unit.events.size() && m_unit.events[m_next].time <= time; ++m_next)
            if (m_unit.events[m_next].kind == EventKind::Controller)
                follow(m_unit.events[m_next], m_outputs, m_values);
        return m_values;
    }

private:
    const NoteUnit& m_unit;
    const OutputCoding& m_outputs;
    std::vector<std::uint8_t> m_values;
    std::size_t m_next = 0;
};

/// Share of looks, while both notes are held, at which they differ by more than one output.
double difference(const NoteUnit& a, const NoteUnit& b, const OutputCoding& outputs)
{
    UnitValues valuesOfA(a, outputs);
    UnitValues valuesOfB(b, outputs);
    const Microseconds end = std::min(a.release, b.release);
    int looks = 0;
    int different = 0;
    for (Microseconds time = kLookEvery / 2; time < end; time += kLookEvery) {
        const auto& one = valuesOfA.at(time);
        const auto& two = valuesOfB.at(time);
        bool isSame = true;
        for (std::size_t c = 0; c < one.size(); ++c) {
            const auto& controller = outputs.controllers[c];
            isSame
                = isSame && std::abs(controller.indexOf(one[c]) - controller.indexOf(two[c])) <= 1;
        }
        ++looks;
        different += isSame ? 0 : 1;
    }
    return looks > 0 ? static_cast<double>(different) / looks : 0.0;
}

bool hearsTheSame(const NoteUnit& a, const NoteUnit& b, FeatureSet features)
{
    return (!features.has(Feature::Velocity) || a.velocity == b.velocity)
        && (!features.has(Feature::Interval) || a.interval == b.interval);
}

bool areConsistent(const std::vector<NoteUnit>& units,
                   const OutputCoding& outputs,
                   FeatureSet features)
{
    std::size_t pairs = 0;
    std::size_t inconsistent = 0;
    for (std::size_t i = 0; i < units.size() && pairs < kMostUnits; ++i)
        for (std::size_t k = i + 1; k < units.size() && pairs < kMostUnits; ++k)
            if (hearsTheSame(units[i], units[k], features)) {
                ++pairs;
                inconsistent
                    += difference(units[i], units[k], outputs) > kMostDifferentLooks ? 1U : 0U;
            }
    return pairs >= kFewestPairs
        && static_cast<double>(inconsistent) <= kMostInconsistentPairs * static_cast<double>(pairs);
}

} // namespace

std::vector<NoteUnit> recombinableUnits(const std::vector<Sequence>& sequences,
                                        const OutputCoding& outputs,
                                        FeatureSet features)
{
    if (features.has(Feature::NoteNumber))
        return {};
    std::vector<NoteUnit> units;
    for (const Sequence& sequence : sequences)
        if (!addUnits(sequence, outputs, units) || units.size() > kMostUnits)
            return {};
    if (units.size() < kFewestUnits || !areConsistent(units, outputs, features))
        return {};
    return units;
}

Sequence recombined(const std::vector<NoteUnit>& units, std::size_t count, Random& random)
{
    Sequence phrase;
    Microseconds time {0};
    int last = kMiddleNote;
    for (std::size_t n = 0; n < count; ++n) {
        const NoteUnit* unit = nullptr;
        // the first note of a phrase has no note before it, and no note may leave the keyboard
        for (int i = 0; i < kTries; ++i) {
            const NoteUnit& drawn = units[random.below(units.size())];
            const int note = last + drawn.interval;
            if (note >= 0 && note <= 127 && (n > 0 || drawn.isFirst || drawn.interval == 0)) {
                unit = &drawn;
                break;
            }
        }
        if (unit == nullptr)
            unit = &units.front(); // the first note of an example: its interval is 0
        last += unit->interval;
        for (Event event : unit->events) {
            event.time += time;
            if (event.kind != EventKind::Controller)
                event.number = static_cast<std::uint8_t>(last);
            phrase.push_back(event);
        }
        time += unit->length;
    }
    return phrase;
}

} // namespace timbrel::expression
