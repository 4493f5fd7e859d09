// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/heard_stretches.h"

#include <algorithm>
#include <array>
#include <map>

namespace timbrel::expression {

using music::Event;
using music::EventKind;

/// Numbers for all that a note event can sound like.
class HeardNames
{
public:
    /// Of the event just given to the encoder, together with what is heard after it.
    int nameOf(FeatureEncoder& encoder)
    {
        Heard heard {};
        encoder.encode(std::span(heard).first(kMaximumFeatureWidth));
        encoder.encode(std::span(heard).last(kMaximumFeatureWidth));
        return m_names.try_emplace(heard, static_cast<int>(m_names.size()) + 1).first->second;
    }

private:
    using Heard = std::array<float, 2 * kMaximumFeatureWidth>;
    std::map<Heard, int> m_names;
};

HeardStretches::HeardStretches(const std::vector<music::Sequence>& examples,
                               FeatureSet features,
                               Microseconds updatePeriod,
                               const std::stop_token& stop)
    : m_examples(examples)
    , m_period(std::max(updatePeriod, Microseconds {1}))
{
    HeardNames names;
    for (std::size_t i = 0; i < examples.size() && !stop.stop_requested(); ++i)
        if (!examples[i].empty())
            cut(i, FeatureEncoder(features), names);
}

void HeardStretches::add(HeardStretch stretch)
{
    stretch.updateCount = std::min(stretch.updateCount, kMostUpdatesOfStretch);
    if (stretch.updateCount == 0 || m_updateCount + stretch.updateCount > kMostUpdates)
        return;
    stretch.firstUpdate = m_updateCount;
    m_updateCount += stretch.updateCount;
    m_stretches.push_back(stretch);
}

void HeardStretches::cut(std::size_t example, FeatureEncoder encoder, HeardNames& names)
{
    const music::Sequence& events = m_examples[example];
    HeardStretch stretch;
    stretch.example = example;
    stretch.begin = events.front().time;
    const auto periodsUntil = [&](Microseconds time) {
        return (time - stretch.begin + m_period - Microseconds {1}) / m_period;
    };
    for (std::size_t i = 0; i < events.size(); ++i) {
        const Event& event = events[i];
        if (event.kind == EventKind::Controller)
            continue;
        const bool isFirst = stretch.heard == 0;
        stretch.end = event.time;
        // an event is an update of its own, even if the next comes at the same time
        const auto updates = std::max<std::int64_t>(periodsUntil(event.time), isFirst ? 0 : 1);
        stretch.updateCount = static_cast<std::size_t>(updates);
        add(stretch);

        if (event.kind == EventKind::NoteOn)
            encoder.noteOn(event.number, event.value);
        else
            encoder.noteOff(event.number);
        stretch.heardBefore = stretch.heard;
        stretch.updatesBefore
            = isFirst ? 0 : static_cast<int>(std::min<std::int64_t>(updates, 1 << 30));
        stretch.heard = names.nameOf(encoder);
        stretch.begin = event.time;
        stretch.isRelease = event.kind == EventKind::NoteOff;
    }
    stretch.end = events.back().time;
    stretch.updateCount = static_cast<std::size_t>((stretch.end - stretch.begin) / m_period + 1);
    add(stretch);
}

std::vector<std::int16_t> HeardStretches::targets(const ControllerCoding& coding) const
{
    std::vector<std::int16_t> targets(m_updateCount);
    std::size_t example = m_examples.size();
    std::size_t next = 0;
    int index = 0;
    for (const HeardStretch& stretch : m_stretches) {
        if (stretch.example != example) {
            example = stretch.example;
            next = 0;
            index = coding.indexOf(coding.defaultValue);
        }
        const music::Sequence& events = m_examples[example];
        for (std::size_t k = 0; k < stretch.updateCount; ++k) {
            const Microseconds time = stretch.begin + static_cast<std::int64_t>(k) * m_period;
            for (; next < events.size() && events[next].time <= time; ++next)
                if (events[next].kind == EventKind::Controller
                    && events[next].number == coding.controller)
                    index = coding.indexOf(events[next].value);
            targets[stretch.firstUpdate + k] = static_cast<std::int16_t>(index);
        }
    }
    return targets;
}

} // namespace timbrel::expression
