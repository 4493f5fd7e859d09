// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/midi/midi_track_reader.h"

#include <fmt/format.h>

namespace timbrel::midi {
namespace {

constexpr std::uint8_t kMeta = 0xFF;
constexpr std::uint8_t kSystemExclusive = 0xF0;
constexpr std::uint8_t kSystemExclusiveNext = 0xF7;

std::size_t dataBytesOf(std::uint8_t channelStatus)
{
    const unsigned kind = channelStatus >> 4U;
    return kind == 0xC || kind == 0xD ? 1 : 2;
}

/// Data bytes of messages that have no place in a file (MIDI 1.0, system common and real time).
std::size_t dataBytesOfSystem(std::uint8_t status)
{
    switch (status) {
    case 0xF1:
    case 0xF3:
        return 1;
    case 0xF2:
        return 2;
    default:
        return 0;
    }
}

std::string hexadecimal(unsigned value)
{
    return fmt::format("0x{:02X}", value);
}

} // namespace

Result<TrackReading> TrackReader::read(std::size_t begin, std::size_t end)
{
    TrackReading reading;
    reading.end = begin;
    ByteReader reader(m_bytes, begin, end);
    m_tick = 0;
    m_runningStatus = 0;
    while (!reader.isAtEnd() && !reading.hasEndOfTrack && !reading.isBroken) {
        if (reading.track.events.size() >= m_eventsLeft)
            return failure(Error(ErrorId::MidiTooManyEvents)
                               .whereExpected(fmt::format("at most {} events", kMaximumEvents)));
        const std::size_t start = reader.position();
        const Step step = readEvent(reader, reading);
        reading.hasEndOfTrack = step == Step::EndOfTrack;
        reading.isBroken = step == Step::Broken;
        reading.end = step == Step::Broken ? start : reader.position();
    }
    reading.track.lengthTicks = m_tick;
    if (reading.isBroken && !reading.track.events.empty())
        reading.track.lengthTicks = reading.track.events.back().tick;
    return reading;
}

TrackReader::Step TrackReader::readEvent(ByteReader& reader, TrackReading& reading)
{
    const std::size_t start = reader.position();
    const auto delta = reader.variableLength();
    const auto status = reader.peek();
    if (!delta || !status) {
        warn(ErrorId::MidiTrackBroken,
             start,
             shown(m_bytes.substr(start, 5)),
             "a time and an event");
        return Step::Broken;
    }
    m_tick += *delta;
    if (*status < kSystemExclusive)
        return readChannelEvent(reader, reading);
    reader.skip(1);
    if (*status == kMeta)
        return readMeta(reader, reading);
    if (*status == kSystemExclusive || *status == kSystemExclusiveNext)
        return readSystemExclusive(reader, reading);
    return skipSystemMessage(reader, *status);
}

TrackReader::Step TrackReader::readChannelEvent(ByteReader& reader, TrackReading& reading)
{
    const std::size_t start = reader.position();
    if (*reader.peek() >= 0x80)
        m_runningStatus = *reader.byte();
    if (m_runningStatus == 0) {
        warn(ErrorId::MidiTrackBroken, start, hexadecimal(*reader.peek()), "a status byte");
        return Step::Broken;
    }
    const auto data = reader.take(dataBytesOf(m_runningStatus));
    if (!data) {
        warn(ErrorId::MidiTrackBroken, start, "the end of the track", "data bytes");
        return Step::Broken;
    }
    RawEvent event;
    event.tick = m_tick;
    event.status = m_runningStatus;
    event.data1 = static_cast<std::uint8_t>((*data)[0]);
    event.data2 = data->size() > 1 ? static_cast<std::uint8_t>((*data)[1]) : std::uint8_t {0};
    const bool isSecondWrong = event.data2 > 127;
    if (event.data1 > 127 || isSecondWrong)
        warn(ErrorId::MidiEventInvalid,
             start,
             hexadecimal(event.data1 > 127 ? event.data1 : event.data2),
             "0x00-0x7F");
    // A wrong note or controller number says nothing; a value beyond the range means its end.
    if (event.data1 > 127)
        return Step::Next;
    event.data2 = isSecondWrong ? std::uint8_t {127} : event.data2;
    reading.track.events.push_back(event);
    return Step::Next;
}

TrackReader::Step TrackReader::readMeta(ByteReader& reader, TrackReading& reading)
{
    const std::size_t start = reader.position() - 1;
    const auto type = reader.byte();
    const auto length = type ? reader.variableLength() : std::nullopt;
    const auto payload = length ? reader.take(*length) : std::nullopt;
    if (!payload) {
        // An end of track whose length was cut off is still an end of track.
        if (type == EndOfTrack && reader.isAtEnd())
            return Step::EndOfTrack;
        warn(ErrorId::MidiTrackBroken,
             start,
             length ? fmt::format("a length of {} bytes", *length) : "no length",
             fmt::format("at most {} bytes", reader.left()));
        return Step::Broken;
    }
    if (*type == EndOfTrack)
        return Step::EndOfTrack;
    checkMeta(*type, *payload, start);
    if (*type == TrackName && reading.track.name.empty())
        reading.track.name = validUtf8(*payload);
    RawEvent event;
    event.status = kMeta;
    event.data1 = *type;
    addWithPayload(reading.track, event, *payload);
    return Step::Next;
}

void TrackReader::checkMeta(std::uint8_t type, std::string_view payload, std::size_t position)
{
    if (type != SetTempo)
        return;
    const bool isZero
        = payload.size() >= 3 && payload.substr(0, 3) == std::string_view("\0\0\0", 3);
    if (payload.size() != 3)
        warn(ErrorId::MidiTempoInvalid,
             position,
             fmt::format("a tempo of {} bytes", payload.size()),
             "3 bytes");
    else if (isZero)
        warn(ErrorId::MidiTempoInvalid,
             position,
             "0 microseconds a quarter note",
             "at least 1 microsecond a quarter note");
}

TrackReader::Step TrackReader::readSystemExclusive(ByteReader& reader, TrackReading& reading)
{
    const std::size_t start = reader.position() - 1;
    RawEvent event;
    event.status = static_cast<std::uint8_t>(m_bytes[start]);
    const auto length = reader.variableLength();
    const auto payload = length ? reader.take(*length) : std::nullopt;
    if (!payload) {
        warn(ErrorId::MidiTrackBroken,
             start,
             length ? fmt::format("a length of {} bytes", *length) : "no length",
             fmt::format("at most {} bytes", reader.left()));
        return Step::Broken;
    }
    addWithPayload(reading.track, event, *payload);
    return Step::Next;
}

TrackReader::Step TrackReader::skipSystemMessage(ByteReader& reader, std::uint8_t status)
{
    warn(
        ErrorId::MidiEventInvalid, reader.position() - 1, hexadecimal(status), "a MIDI file event");
    // Only data bytes: a status byte in their place begins something else.
    for (std::size_t i = 0; i < dataBytesOfSystem(status); ++i)
        if (reader.peek().value_or(0xFF) < 0x80)
            reader.skip(1);
    return Step::Next;
}

void TrackReader::addWithPayload(Track& track, RawEvent event, std::string_view payload)
{
    event.tick = m_tick;
    event.payloadOffset = static_cast<std::uint32_t>(m_payloads.size());
    event.payloadLength = static_cast<std::uint32_t>(payload.size());
    m_payloads += payload;
    track.events.push_back(event);
}

void TrackReader::warn(ErrorId id, std::size_t position, std::string found, std::string expected)
{
    m_warnings.add(Error(id)
                       .atByte(static_cast<std::int64_t>(position))
                       .butFound(std::move(found))
                       .whereExpected(std::move(expected)));
}

} // namespace timbrel::midi
