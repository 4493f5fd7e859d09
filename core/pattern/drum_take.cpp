// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pattern/drum_take.h"

#include "core/base/text.h"
#include "core/pattern/drum_channels.h"
#include "core/pattern/pattern_json.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace timbrel::pattern {
namespace {

constexpr std::uint8_t kDrumChannel = 9;
constexpr std::uint8_t kTextEvent = 0x01; // Standard MIDI Files 1.0, meta events
constexpr std::string_view kLayout = "timbrel-pattern ";
constexpr double kMicrosecondsAMinute = 60e6;

float velocityOfMidi(std::uint8_t velocity)
{
    return std::round(static_cast<float>(velocity) / 127.0F * 1000.0F) / 1000.0F;
}

/// Tracks that are played together: all of a file, or one of format 2.
class Piece
{
public:
    Piece(const midi::MidiFile& file, std::span<const midi::Track> tracks)
        : m_file(file)
        , m_tracks(tracks)
    {
        for (const midi::Track& track : tracks)
            addTrack(track);
        std::stable_sort(m_notes.begin(), m_notes.end(), [](const auto& a, const auto& b) {
            return a.tick < b.tick;
        });
        std::stable_sort(m_tempos.begin(), m_tempos.end(), [](const auto& a, const auto& b) {
            return a.quarter < b.quarter;
        });
    }

    [[nodiscard]] ChannelSet channelsWithNotes() const
    {
        ChannelSet channels;
        for (const ChannelNote& note : m_notes)
            channels.set(note.channel);
        return channels;
    }
    [[nodiscard]] ChannelSet drums(const DrumChannels& wanted) const
    {
        ChannelSet channels;
        if (wanted.only)
            return channels.set(static_cast<std::size_t>(wanted.only->value()));
        if (channelsWithNotes().test(kDrumChannel))
            return channels.set(kDrumChannel);
        return evidentDrums(m_notes, m_facts, m_file.division.ticksPerQuarter());
    }
    [[nodiscard]] DrumTake take(ChannelSet channels, std::span<const music::DrumRow> rows) const
    {
        DrumTake take;
        for (const ChannelNote& note : m_notes) {
            if (!channels.test(note.channel))
                continue;
            if (const auto row = music::drumRowOf(rows, NoteNumber {int {note.number}}))
                take.strokes.push_back({quarterOf(note.tick),
                                        static_cast<std::uint8_t>(*row),
                                        velocityOfMidi(note.velocity)});
            else
                ++take.otherNotes;
        }
        take.name = nameOf(channels);
        take.lengthQuarters = quarterOf(m_lengthTicks);
        take.signatures = m_signatures;
        take.tempos = m_tempos;
        for (const std::string_view text : m_texts)
            if (!take.layout)
                take.layout = layoutIn(text);
        return take;
    }

private:
    void addTrack(const midi::Track& track)
    {
        ChannelSet channels;
        for (const midi::RawEvent& event : track.events) {
            addEvent(event);
            if ((event.status & 0xF0U) == 0x90 && event.data2 > 0)
                channels.set(event.status & 0x0FU);
        }
        m_lengthTicks = std::max(m_lengthTicks, track.lengthTicks);
        // a track of many channels is a whole piece: what it is called says nothing of one of them
        if (channels.count() == 1 && isNameOfDrums(track.name))
            for (std::size_t channel = 0; channel < channels.size(); ++channel)
                m_facts[channel].isNamedDrums
                    = m_facts[channel].isNamedDrums || channels.test(channel);
    }

    void addEvent(const midi::RawEvent& event)
    {
        const std::uint8_t channel = event.status & 0x0FU;
        const unsigned kind = event.status & 0xF0U;
        const std::string_view payload = m_file.payload(event);
        if (event.isChannelMessage() && kind == 0x90 && event.data2 > 0)
            m_notes.push_back({event.tick, channel, event.data1, event.data2});
        else if (event.isChannelMessage() && kind == 0xC0 && !m_facts[channel].program)
            m_facts[channel].program = event.data1;
        else if (event.isMeta(kTextEvent) && payload.starts_with(kLayout))
            m_texts.push_back(payload);
        else if (event.isMeta(midi::SetTempo))
            addTempo(event.tick, payload);
        else if (event.isMeta(midi::TimeSignature) && payload.size() >= 2
                 && static_cast<std::uint8_t>(payload[1]) <= 6)
            m_signatures.push_back({quarterOf(event.tick),
                                    static_cast<std::uint8_t>(payload[0]),
                                    1 << static_cast<std::uint8_t>(payload[1])});
    }

    /// From the events themselves: a TempoMap does not tell a file of 120 from one that is silent.
    void addTempo(std::int64_t tick, std::string_view payload)
    {
        std::uint32_t microseconds = 0;
        for (const char byte : payload.substr(0, 3))
            microseconds = microseconds << 8U | static_cast<std::uint8_t>(byte);
        if (payload.size() >= 3 && microseconds > 0)
            m_tempos.push_back({quarterOf(tick), kMicrosecondsAMinute / microseconds});
    }

    [[nodiscard]] double quarterOf(std::int64_t tick) const
    {
        return static_cast<double>(tick) / m_file.division.ticksPerQuarter();
    }

    /// Of the only track that plays these channels.
    [[nodiscard]] std::string nameOf(ChannelSet channels) const
    {
        std::string name;
        for (const midi::Track& track : m_tracks) {
            const auto isDrum = [&](const midi::RawEvent& event) {
                return (event.status & 0xF0U) == 0x90 && channels.test(event.status & 0x0FU);
            };
            if (!std::any_of(track.events.begin(), track.events.end(), isDrum))
                continue;
            if (!name.empty())
                return {};
            name = track.name;
        }
        return name;
    }

    const midi::MidiFile& m_file;
    std::span<const midi::Track> m_tracks;
    std::vector<ChannelNote> m_notes;
    std::vector<TimeSignature> m_signatures;
    std::vector<TempoMark> m_tempos;
    std::vector<std::string_view> m_texts;
    ChannelsFacts m_facts {};
    std::int64_t m_lengthTicks = 0;
};

std::string listOf(ChannelSet channels)
{
    std::string list;
    for (std::size_t channel = 0; channel < channels.size(); ++channel)
        if (channels.test(channel))
            list += fmt::format("{}{}", list.empty() ? "" : ", ", channel + 1);
    return list;
}

} // namespace

Result<std::vector<DrumTake>> drumTakesOf(const midi::MidiFile& file,
                                          std::span<const music::DrumRow> rows,
                                          const DrumChannels& channels)
{
    if (!file.division.isMusical())
        return failure(Error(ErrorId::BeatsMissing)
                           .butFound(fmt::format("{} frames", file.division.framesPerSecond())));
    std::vector<DrumTake> takes;
    ChannelSet played;
    const std::span<const midi::Track> tracks = file.tracks;
    const std::size_t together = file.format == 2 ? 1 : tracks.size();
    for (std::size_t i = 0; i + together <= tracks.size() && together > 0; i += together) {
        const Piece piece(file, tracks.subspan(i, together));
        DrumTake take = piece.take(piece.drums(channels), rows);
        if (!take.strokes.empty())
            takes.push_back(std::move(take));
        played |= piece.channelsWithNotes();
    }
    if (takes.empty())
        return failure(Error(ErrorId::DrumsMissing)
                           .butFound(listOf(played))
                           .whereExpected(std::to_string(channels.only ? channels.only->value() + 1
                                                                       : kDrumChannel + 1)));
    return takes;
}

std::string layoutText(const PatternLayout& layout)
{
    return fmt::format("{}steps_per_beat={} swing={} steps={}",
                       kLayout,
                       layout.stepsPerBeat,
                       layout.swing,
                       layout.steps);
}

std::optional<PatternLayout> layoutIn(std::string_view text)
{
    if (!text.starts_with(kLayout))
        return std::nullopt;
    PatternLayout layout;
    const auto isWhole = [](double value, double minimum, double maximum) {
        return value >= minimum && value <= maximum && value == std::floor(value);
    };
    for (const std::string_view word : split(text.substr(kLayout.size()), ' ')) {
        const std::size_t sign = std::min(word.find('='), word.size());
        const std::string_view key = word.substr(0, sign);
        const double value = parseReal(word.substr(std::min(sign + 1, word.size()))).value_or(-1.0);
        if (key == "steps_per_beat" && isWhole(value, 1, kMostStepsPerBeat))
            layout.stepsPerBeat = static_cast<int>(value);
        else if (key == "swing" && value >= 0.5 && value <= 0.75)
            layout.swing = static_cast<float>(value);
        else if (key == "steps" && isWhole(value, 0, kLongestPatternSteps))
            layout.steps = static_cast<std::int64_t>(value);
        else
            return std::nullopt;
    }
    return layout;
}

} // namespace timbrel::pattern
