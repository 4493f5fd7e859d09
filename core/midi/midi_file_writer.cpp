// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/midi/midi_file_writer.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace timbrel::midi {
namespace {

constexpr std::int64_t kLongestDelta = 0x0FFF'FFFF;

struct Layout
{
    int ticksPerQuarter = 960;
    std::uint32_t microsecondsPerQuarter = music::TempoMap::kDefaultTempo;
};

/// Divisions that sequencers use, coarsest first; then 20 microseconds a tick, still at 120 a
/// minute.
constexpr std::array kCommonDivisions
    = {24, 48, 96, 120, 192, 240, 384, 480, 960, 1920, 3840, 25'000};
constexpr Layout kFinest = {32'000, 64'000};

music::TempoMap tempoMapOf(const Layout& layout)
{
    return music::TempoMap(*music::Division::musical(layout.ticksPerQuarter),
                           {{0, layout.microsecondsPerQuarter}});
}

bool isExactFor(const std::vector<TimedEvent>& events, const Layout& layout)
{
    const music::TempoMap map = tempoMapOf(layout);
    return std::all_of(events.begin(), events.end(), [&](const TimedEvent& event) {
        const std::int64_t time = std::max<std::int64_t>(event.time.count(), 0);
        const Microseconds written = map.timeAt(map.tickAt(Microseconds {time}));
        return std::abs(written.count() - time) <= 1;
    });
}

Layout layoutFor(const std::vector<TimedEvent>& events, const WriteOptions& options)
{
    const Layout wanted {std::clamp(options.ticksPerQuarter, 1, 0x7FFF),
                         std::clamp<std::uint32_t>(options.microsecondsPerQuarter, 1, 0xFF'FFFF)};
    if (!options.isExact || isExactFor(events, wanted))
        return wanted;
    for (const std::uint32_t tempo :
         {wanted.microsecondsPerQuarter, music::TempoMap::kDefaultTempo})
        for (const int division : kCommonDivisions)
            if (isExactFor(events, {division, tempo}))
                return {division, tempo};
    return kFinest;
}

void appendBigEndian(std::string& bytes, std::uint32_t value, unsigned count)
{
    for (unsigned i = count; i > 0; --i)
        bytes += static_cast<char>(value >> (8U * (i - 1)) & 0xFFU);
}

void appendVariableLength(std::string& bytes, std::uint32_t value)
{
    for (unsigned shift = 21; shift > 0; shift -= 7)
        if (value >> shift != 0)
            bytes += static_cast<char>(0x80U | (value >> shift & 0x7FU));
    bytes += static_cast<char>(value & 0x7FU);
}

/// The bytes of one track chunk while it grows.
class TrackBytes
{
public:
    void moveTo(std::int64_t tick)
    {
        // An empty text event is a stepping stone where a pause is longer than a delta time can
        // say.
        for (; tick - m_tick > kLongestDelta; m_tick += kLongestDelta) {
            appendVariableLength(m_bytes, static_cast<std::uint32_t>(kLongestDelta));
            m_bytes += std::string_view("\xFF\x01\x00", 3);
        }
        appendVariableLength(m_bytes, static_cast<std::uint32_t>(tick - m_tick));
        m_tick = tick;
    }
    void add(std::uint8_t byte) { m_bytes += static_cast<char>(byte); }
    void addPayload(std::string_view payload)
    {
        const auto cut = payload.substr(0, static_cast<std::size_t>(kLongestDelta));
        appendVariableLength(m_bytes, static_cast<std::uint32_t>(cut.size()));
        m_bytes += cut;
    }
    void addMeta(std::uint8_t type, std::string_view payload)
    {
        add(0xFF);
        add(type);
        addPayload(payload);
    }
    /// Header, events and end of track.
    [[nodiscard]] std::string chunk()
    {
        moveTo(m_tick);
        addMeta(EndOfTrack, {});
        std::string bytes = "MTrk";
        appendBigEndian(bytes, static_cast<std::uint32_t>(m_bytes.size()), 4);
        return bytes + m_bytes;
    }

private:
    std::string m_bytes;
    std::int64_t m_tick = 0;
};

void addSetup(TrackBytes& track, const Layout& layout, const std::string& name)
{
    if (!name.empty()) {
        track.moveTo(0);
        track.addMeta(TrackName, name);
    }
    std::string tempo;
    appendBigEndian(tempo, layout.microsecondsPerQuarter, 3);
    track.moveTo(0);
    track.addMeta(SetTempo, tempo);
}

void addEvent(TrackBytes& track, const RawEvent& event, std::string_view payload)
{
    if (event.status == 0xFF)
        return track.addMeta(event.data1, payload);
    track.add(event.status);
    if (event.status >= 0xF0)
        return track.addPayload(payload);
    track.add(event.data1 & 0x7FU);
    const unsigned kind = event.status >> 4U;
    if (kind != 0xC && kind != 0xD)
        track.add(event.data2 & 0x7FU);
}

RawEvent rawEventOf(const music::Event& event)
{
    RawEvent raw;
    const unsigned kind = event.kind == music::EventKind::Controller
        ? 0xB0U
        : (event.kind == music::EventKind::NoteOn ? 0x90U : 0x80U);
    raw.status = static_cast<std::uint8_t>(kind | (event.channel & 0x0FU));
    raw.data1 = event.number;
    raw.data2 = event.value;
    return raw;
}

} // namespace

std::string writeMidiFile(const music::Sequence& events, const WriteOptions& options)
{
    std::vector<TimedEvent> raw;
    raw.reserve(events.size());
    for (const music::Event& event : events)
        raw.push_back({event.time, rawEventOf(event)});
    return writeMidiFile(raw, {}, options);
}

std::string writeMidiFile(const std::vector<TimedEvent>& events,
                          std::string_view payloads,
                          const WriteOptions& options)
{
    const Layout layout = layoutFor(events, options);
    const music::TempoMap map = tempoMapOf(layout);
    const bool hasTwoTracks = options.format != 0;
    TrackBytes setup;
    TrackBytes track;
    addSetup(hasTwoTracks ? setup : track, layout, options.trackName);
    std::int64_t lastTick = 0;
    for (const auto& [time, event] : events) {
        const bool isOurs = event.isMeta(SetTempo) || event.isMeta(EndOfTrack);
        if (isOurs || event.status < 0x80)
            continue;
        lastTick = std::max(lastTick, map.tickAt(time));
        track.moveTo(lastTick);
        const std::size_t offset = std::min<std::size_t>(event.payloadOffset, payloads.size());
        addEvent(track, event, payloads.substr(offset, event.payloadLength));
    }
    std::string bytes = "MThd";
    appendBigEndian(bytes, 6, 4);
    appendBigEndian(bytes, hasTwoTracks ? 1 : 0, 2);
    appendBigEndian(bytes, hasTwoTracks ? 2 : 1, 2);
    appendBigEndian(bytes, static_cast<std::uint32_t>(layout.ticksPerQuarter), 2);
    if (hasTwoTracks)
        bytes += setup.chunk();
    return bytes + track.chunk();
}

} // namespace timbrel::midi
