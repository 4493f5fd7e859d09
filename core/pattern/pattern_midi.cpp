// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pattern/pattern_midi.h"

#include "core/midi/midi_file_writer.h"
#include "core/pattern/drum_take.h"
#include "core/pattern/pattern_set.h"
#include "core/pattern/sequencer_settings.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace timbrel::pattern {
namespace {

using music::Pattern;
using music::PatternCell;
using music::PatternShape;

constexpr int kTicksPerBeat = 960;
constexpr std::int64_t kNoteTicks = 60; // a hit: at most a sixteenth of a quarter
constexpr std::uint8_t kText = 0x01; // Standard MIDI Files 1.0, meta events
constexpr std::uint8_t kMarker = 0x06;

/// An event on its tick.
struct TickEvent
{
    std::int64_t tick = 0;
    int order = 0; ///< of events on one tick: what is said, ends, beginnings
    midi::RawEvent event;
};

class MidiMaker
{
public:
    MidiMaker(std::span<const music::DrumRow> rows, const MidiExport& how)
        : m_rows(rows)
        , m_how(how)
    { }

    void sayLayout(std::span<const Pattern> patterns)
    {
        const PatternShape& first = patterns.front().shape();
        const bool areAlike
            = std::all_of(patterns.begin(), patterns.end(), [&](const Pattern& each) {
                  return each.shape() == first;
              });
        addMeta(0, midi::TimeSignature, signatureOf(first));
        addMeta(0,
                kText,
                layoutText({first.stepsPerBeat,
                            m_how.swing,
                            areAlike ? static_cast<std::int64_t>(first.steps) : 0}));
    }

    void add(const Pattern& pattern)
    {
        const PatternShape& shape = pattern.shape();
        if (m_beatsPerBar != 0 && m_beatsPerBar != shape.beatsPerBar)
            addMeta(m_begin, midi::TimeSignature, signatureOf(shape));
        m_beatsPerBar = shape.beatsPerBar;
        for (std::size_t row = 0; row < std::min(shape.rows, m_rows.size()); ++row)
            if (!isMuted(row))
                for (std::size_t step = 0; step < shape.steps; ++step)
                    addOnset(pattern, row, step);
        m_begin += tickOf(static_cast<double>(shape.steps), shape.stepsPerBeat);
    }

    [[nodiscard]] std::string bytes()
    {
        addMeta(m_begin, kMarker, "end"); // how long the last pattern is, also if it ends in a rest
        std::stable_sort(m_events.begin(), m_events.end(), [](const auto& a, const auto& b) {
            return a.tick != b.tick ? a.tick < b.tick : a.order < b.order;
        });
        midi::WriteOptions options;
        options.ticksPerQuarter = kTicksPerBeat;
        options.isExact = false;
        options.trackName = m_how.name;
        const double tempo = std::clamp(m_how.tempo, kSlowestTempo, kFastestTempo);
        options.microsecondsPerQuarter = static_cast<std::uint32_t>(std::lround(60e6 / tempo));
        const music::TempoMap map(*music::Division::musical(kTicksPerBeat),
                                  {{0, options.microsecondsPerQuarter}});
        std::vector<midi::TimedEvent> timed;
        timed.reserve(m_events.size());
        for (const TickEvent& each : m_events)
            timed.push_back({map.timeAt(each.tick), each.event});
        return midi::writeMidiFile(timed, m_payloads, options);
    }

private:
    [[nodiscard]] bool isMuted(std::size_t row) const
    {
        return m_rows[row].notes.empty() || (row < m_how.muted.size() && m_how.muted[row]);
    }

    [[nodiscard]] static std::int64_t tickOf(double steps, int stepsPerBeat)
    {
        return static_cast<std::int64_t>(std::llround(steps / stepsPerBeat * kTicksPerBeat));
    }

    [[nodiscard]] static std::string signatureOf(const PatternShape& shape)
    {
        const char beats = static_cast<char>(std::clamp(shape.beatsPerBar, 1, 64));
        return {beats, 2, 24, 8}; // quarters
    }

    void addMeta(std::int64_t tick, std::uint8_t type, std::string_view payload)
    {
        midi::RawEvent event;
        event.status = 0xFF;
        event.data1 = type;
        event.payloadOffset = static_cast<std::uint32_t>(m_payloads.size());
        event.payloadLength = static_cast<std::uint32_t>(payload.size());
        m_payloads += payload;
        m_events.push_back({tick, 0, event});
    }

    void addOnset(const Pattern& pattern, std::size_t row, std::size_t step)
    {
        const PatternCell& cell = pattern.at(row, step);
        if (!cell.isOnset())
            return;
        const int stepsPerBeat = pattern.shape().stepsPerBeat;
        const double place = swungStep(static_cast<std::int64_t>(step), stepsPerBeat, m_how.swing)
            + double {cell.offset};
        const std::int64_t tick = std::max<std::int64_t>(m_begin + tickOf(place, stepsPerBeat), 0);
        const auto note = static_cast<std::uint8_t>(m_rows[row].notes.front().value());
        const auto velocity
            = static_cast<std::uint8_t>(std::clamp(std::lround(cell.velocity * 127.0F), 1L, 127L));
        const std::int64_t length
            = std::clamp<std::int64_t>(tickOf(0.5, stepsPerBeat), 1, kNoteTicks);
        addNote(tick, 2, 0x90, note, velocity);
        addNote(tick + length, 1, 0x80, note, 64);
    }

    void
    addNote(std::int64_t tick, int order, unsigned kind, std::uint8_t note, std::uint8_t velocity)
    {
        midi::RawEvent event;
        event.status = static_cast<std::uint8_t>(kind | (m_how.channel & 15U));
        event.data1 = note;
        event.data2 = velocity;
        m_events.push_back({tick, order, event});
    }

    std::span<const music::DrumRow> m_rows;
    const MidiExport& m_how;
    std::vector<TickEvent> m_events;
    std::string m_payloads;
    std::int64_t m_begin = 0; ///< of the next pattern, in ticks
    int m_beatsPerBar = 0;
};

} // namespace

std::string patternsMidi(std::span<const Pattern> patterns,
                         std::span<const music::DrumRow> rows,
                         const MidiExport& how)
{
    std::vector<Pattern> sounding;
    for (const Pattern& pattern : patterns)
        if (pattern.shape().steps > 0 && pattern.shape().stepsPerBeat > 0)
            sounding.push_back(pattern);
    MidiMaker maker(rows, how);
    if (!sounding.empty())
        maker.sayLayout(sounding);
    for (const Pattern& pattern : sounding)
        maker.add(pattern);
    return maker.bytes();
}

} // namespace timbrel::pattern
