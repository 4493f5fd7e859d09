// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/midi/midi_file.h"

#include "core/base/atomic_file.h"
#include "core/midi/midi_header.h"
#include "core/midi/midi_track_reader.h"

#include <algorithm>
#include <fmt/format.h>
#include <new>

namespace timbrel::midi {
namespace {

constexpr std::size_t kChunkHeader = 8;
constexpr std::size_t kMaximumTracks = 0xFFFF; // as many as a header can declare
constexpr std::uint64_t kMaximumFileBytes = 256U << 20U;

bool isChunkType(std::string_view type)
{
    return type.size() == 4 && std::all_of(type.begin(), type.end(), [](char letter) {
               return letter >= 0x20 && letter < 0x7F;
           });
}

/// Walks through the chunks after the header and reads the tracks among them.
class ChunkWalker
{
public:
    ChunkWalker(std::string_view bytes,
                const MidiHeader& header,
                MidiFile& out,
                WarningList& warnings)
        : m_bytes(bytes.substr(0, header.chunksEnd))
        , m_position(header.chunksBegin)
        , m_out(out)
        , m_warnings(warnings)
    { }

    [[nodiscard]] Result<> walk()
    {
        while (m_position < m_bytes.size()) {
            const std::string_view type = m_bytes.substr(m_position, 4);
            if (type == "MTrk" && m_bytes.size() - m_position >= kChunkHeader)
                TIMBREL_TRY(readTrackChunk());
            else if (!skipChunk(type))
                skipToNextTrack();
        }
        return {};
    }

private:
    [[nodiscard]] std::size_t declaredLength() const
    {
        ByteReader reader(m_bytes, m_position + 4, m_bytes.size());
        return reader.longWord().value_or(0);
    }

    /// Chunks of other kinds are none of our business, as long as they look like chunks.
    [[nodiscard]] bool skipChunk(std::string_view type)
    {
        const std::size_t left = m_bytes.size() - m_position;
        if (!isChunkType(type) || left < kChunkHeader || declaredLength() > left - kChunkHeader)
            return false;
        m_position += kChunkHeader + declaredLength();
        return true;
    }

    void skipToNextTrack()
    {
        warn(ErrorId::MidiTrailingBytes, m_position, shown(m_bytes.substr(m_position, 8)), "MTrk");
        m_position = std::min(m_bytes.find("MTrk", m_position + 1), m_bytes.size());
    }

    [[nodiscard]] Result<TrackReading> readEvents(std::size_t begin, std::size_t end)
    {
        TrackReader reader(
            m_bytes, m_out.payloads, m_warnings, TrackReader::kMaximumEvents - m_eventCount);
        return reader.read(begin, end);
    }

    [[nodiscard]] Result<> readTrackChunk()
    {
        if (m_out.tracks.size() == kMaximumTracks)
            return failure(Error(ErrorId::MidiTooManyEvents)
                               .whereExpected(fmt::format("at most {} tracks", kMaximumTracks)));
        m_warnings.setTrack(m_out.tracks.size() + 1);
        const std::size_t begin = m_position + kChunkHeader;
        const std::size_t declared = declaredLength();
        const std::size_t available = m_bytes.size() - begin;
        const std::size_t end = begin + std::min(declared, available);
        const std::size_t warningsBefore = m_warnings.size();
        const std::size_t payloadsBefore = m_out.payloads.size();
        auto reading = readEvents(begin, end);
        if (reading && !reading->hasEndOfTrack && mayGoOnAfter(end)) {
            forgetSince(warningsBefore, payloadsBefore);
            reading = readEvents(begin, m_bytes.size());
            m_mayReadOn = reading && reading->hasEndOfTrack;
            if (!m_mayReadOn) {
                forgetSince(warningsBefore, payloadsBefore);
                reading = readEvents(begin, end);
            }
        }
        if (!reading)
            return failure(std::move(reading.error()));
        reportLength(*reading, declared, available);
        keep(std::move(*reading), end);
        m_warnings.setTrack(0);
        return {};
    }

    void forgetSince(std::size_t warnings, std::size_t payloads)
    {
        m_warnings.cutTo(warnings);
        m_out.payloads.resize(payloads);
    }

    /// A declared length that is too short cuts the track in the middle: what follows is not a
    /// chunk.
    [[nodiscard]] bool mayGoOnAfter(std::size_t end) const
    {
        return m_mayReadOn && end < m_bytes.size() && !isChunkType(m_bytes.substr(end, 4));
    }

    void reportLength(const TrackReading& reading, std::size_t declared, std::size_t available)
    {
        const std::size_t begin = m_position + kChunkHeader;
        const bool isCutShort = declared > available;
        if (isCutShort || reading.end > begin + declared)
            warn(isCutShort ? ErrorId::MidiTrackTooLong : ErrorId::MidiTrackBroken,
                 m_position + 4,
                 fmt::format("a length of {} bytes", declared),
                 fmt::format("{} bytes", std::min(reading.end - begin, available)));
        if (!reading.hasEndOfTrack && !reading.isBroken)
            warn(ErrorId::MidiEndOfTrackMissing, reading.end, "", "FF 2F 00");
    }

    void keep(TrackReading reading, std::size_t declaredEnd)
    {
        const std::size_t read = reading.end;
        m_eventCount += reading.track.events.size();
        m_out.tracks.push_back(std::move(reading.track));
        m_position = std::max(declaredEnd, read);
        if (!reading.hasEndOfTrack || read >= declaredEnd)
            return;
        // After the end of a track nothing counts, but a length that is too large may have
        // swallowed the next track.
        if (m_bytes.substr(read, 4) == "MTrk") {
            warn(ErrorId::MidiTrackBroken, read, "MTrk", "the rest of the track");
            m_position = read;
        } else {
            warn(ErrorId::MidiTrailingBytes,
                 read,
                 fmt::format("{} bytes", declaredEnd - read),
                 "nothing after the end of the track");
        }
    }

    void warn(ErrorId id, std::size_t position, std::string found, std::string expected)
    {
        m_warnings.add(Error(id)
                           .atByte(static_cast<std::int64_t>(position))
                           .butFound(std::move(found))
                           .whereExpected(std::move(expected)));
    }

    std::string_view m_bytes;
    std::size_t m_position;
    MidiFile& m_out;
    WarningList& m_warnings;
    std::size_t m_eventCount = 0;
    bool m_mayReadOn = true; ///< false after a second reading found no end: it is tried once only
};

void checkTrackCount(const MidiHeader& header, const MidiFile& midi, WarningList& warnings)
{
    const auto found = static_cast<int>(midi.tracks.size());
    if (found != header.declaredTracks)
        warnings.add(Error(found < header.declaredTracks ? ErrorId::MidiTracksMissing
                                                         : ErrorId::MidiHeaderBroken)
                         .butFound(fmt::format("{} tracks", found))
                         .whereExpected(fmt::format("{} tracks", header.declaredTracks)));
    if (header.format == 0 && found > 1)
        warnings.add(Error(ErrorId::MidiHeaderBroken)
                         .butFound(fmt::format("format 0 with {} tracks", found))
                         .whereExpected("one track in format 0"));
}

void collectTempo(const MidiFile& midi,
                  const Track& track,
                  std::vector<music::TempoChange>& changes)
{
    for (const RawEvent& event : track.events) {
        const std::string_view payload = midi.payload(event);
        if (!event.isMeta(SetTempo) || payload.size() < 3)
            continue;
        std::uint32_t tempo = 0;
        for (const char byte : payload.substr(0, 3))
            tempo = tempo << 8U | static_cast<std::uint8_t>(byte);
        changes.push_back({event.tick, tempo});
    }
}

void makeTempoMaps(MidiFile& midi)
{
    std::vector<music::TempoChange> changes;
    for (Track& track : midi.tracks) {
        if (midi.format == 2)
            changes.clear();
        collectTempo(midi, track, changes);
        if (midi.format == 2)
            track.tempoMap = music::TempoMap(midi.division, changes);
    }
    if (midi.format == 2) {
        midi.tempoMap = midi.tracks.front().tempoMap;
        return;
    }
    midi.tempoMap = music::TempoMap(midi.division, std::move(changes));
}

} // namespace

Result<MidiFile> parseMidiFile(std::string_view bytes, const std::filesystem::path& file)
{
    WarningList warnings(file);
    const auto header = readHeader(bytes, file, warnings);
    if (!header)
        return failure(header.error());
    MidiFile midi;
    midi.format = header->format;
    midi.division = header->division;
    ChunkWalker walker(bytes, *header, midi, warnings);
    if (auto walked = walker.walk(); !walked)
        return failure(std::move(walked.error()).inFile(file));
    if (midi.tracks.empty())
        return failure(Error(ErrorId::MidiTracksMissing)
                           .inFile(file)
                           .butFound("0 tracks")
                           .whereExpected("at least 1 track"));
    checkTrackCount(*header, midi, warnings);
    makeTempoMaps(midi);
    midi.warnings = warnings.take();
    return midi;
}

Result<MidiFile> readMidiFile(const std::filesystem::path& path)
{
    try {
        const auto bytes = readFile(path, kMaximumFileBytes);
        if (!bytes)
            return failure(bytes.error());
        return parseMidiFile(*bytes, path);
    } catch (const std::bad_alloc&) {
        return failure(Error(ErrorId::OutOfMemory).inFile(path));
    }
}

} // namespace timbrel::midi
