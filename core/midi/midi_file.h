// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/music/sequence.h"
#include "core/music/tempo_map.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace timbrel::midi {

using music::Division;

/// One event as the file has it, with running status resolved.
struct RawEvent
{
    std::int64_t tick = 0; ///< since the start of its track
    std::uint32_t payloadOffset = 0; ///< into MidiFile::payloads (meta and system exclusive events)
    std::uint32_t payloadLength = 0;
    std::uint8_t status = 0; ///< 0x80-0xEF, 0xF0 or 0xF7 (system exclusive), 0xFF (meta)
    std::uint8_t data1 = 0; ///< first data byte; type of a meta event
    std::uint8_t data2 = 0;

    [[nodiscard]] bool isChannelMessage() const noexcept { return status < 0xF0; }
    [[nodiscard]] bool isMeta(std::uint8_t type) const noexcept
    {
        return status == 0xFF && data1 == type;
    }
    friend bool operator==(const RawEvent&, const RawEvent&) = default;
};

/// Types of meta events (Standard MIDI Files 1.0) that Timbrel knows by name.
enum MetaType : std::uint8_t
{
    TrackName = 0x03,
    EndOfTrack = 0x2F,
    SetTempo = 0x51,
    TimeSignature = 0x58
};

struct Track
{
    std::string name; ///< always valid UTF-8; bytes that are not are read as Latin-1
    std::vector<RawEvent> events; ///< ticks never fall; without the end of track
    std::int64_t lengthTicks = 0; ///< at the end of track; at least the last event's
    music::TempoMap tempoMap; ///< format 2 only: this track's own
};

/// A Standard MIDI File as it was read. Damage that could be mended or passed over is in `warnings`
/// (at most kMaximumWarnings, the first ones).
struct MidiFile
{
    static constexpr std::size_t kMaximumWarnings = 64;

    int format = 1; ///< 0, 1 or 2
    Division division;
    std::vector<Track> tracks;
    music::TempoMap tempoMap; ///< tempo events of all tracks; format 2: the first track's
    std::string payloads; ///< bytes of meta and system exclusive events, one after the other
    Warnings warnings;

    [[nodiscard]] std::string_view payload(const RawEvent& event) const
    {
        return std::string_view(payloads).substr(event.payloadOffset, event.payloadLength);
    }
};

/// Reads formats 0, 1 and 2 with musical and SMPTE divisions, bare or wrapped (RIFF RMID,
/// MacBinary). Unknown chunks are skipped. What is damaged is read as far as it makes sense, with a
/// warning; the rest is refused. Never throws but std::bad_alloc; memory is bounded by the size of
/// `bytes` (no length in the file is believed). `file` only names the source in errors. Threads:
/// any. Realtime-safe: no. Errors: MidiNotAFile, MidiHeaderBroken, MidiDivisionInvalid,
/// MidiTracksMissing, MidiTooManyEvents. Source: Standard MIDI Files 1.0 (MMA RP-001); RIFF RMID
/// (MMA RP-029).
[[nodiscard]] Result<MidiFile> parseMidiFile(std::string_view bytes,
                                             const std::filesystem::path& file);

/// readFile + parseMidiFile; at most 256 MiB, OutOfMemory instead of an exception.
[[nodiscard]] Result<MidiFile> readMidiFile(const std::filesystem::path& path);

/// An event at its time.
struct TimedEvent
{
    Microseconds time {};
    RawEvent event;

    friend bool operator==(const TimedEvent&, const TimedEvent&) = default;
};

/// Every event of every track in order of time; events of one tick stand in order of their tracks.
/// Format 2: each track is a piece of its own and begins where the one before ends.
[[nodiscard]] std::vector<TimedEvent> mergedEvents(const MidiFile& file);

/// The same, notes and controllers only, all channels; a note-on of velocity 0 is a NoteOff.
[[nodiscard]] music::Sequence mergedSequence(const MidiFile& file);

} // namespace timbrel::midi
