// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/midi/midi_bytes.h"

namespace timbrel::midi {

/// What reading a track came to.
struct TrackReading
{
    Track track;
    std::size_t end = 0; ///< offset after the last event that was read
    bool hasEndOfTrack = false;
    bool isBroken = false; ///< an event could not be read; what stands after it was given up
};

/// Reads the events of one track chunk. Wrong events whose length is known are dropped with a
/// warning; where the length is not known, the rest of the track is given up. Threads: one.
/// Realtime-safe: no.
class TrackReader
{
public:
    /// Beyond this a file is refused: no music has as many, and each costs memory.
    static constexpr std::size_t kMaximumEvents = std::size_t {1} << 24U;

    /// `payloads` and `warnings` are added to. `eventsLeft`: how many more the file may have.
    TrackReader(std::string_view bytes,
                std::string& payloads,
                WarningList& warnings,
                std::size_t eventsLeft)
        : m_bytes(bytes)
        , m_payloads(payloads)
        , m_warnings(warnings)
        , m_eventsLeft(eventsLeft)
    { }

    /// The events in [begin, end). Errors: MidiTooManyEvents.
    [[nodiscard]] Result<TrackReading> read(std::size_t begin, std::size_t end);

private:
    enum class Step : std::uint8_t
    {
        Next,
        EndOfTrack,
        Broken
    };
    [[nodiscard]] Step readEvent(ByteReader& reader, TrackReading& reading);
    [[nodiscard]] Step readChannelEvent(ByteReader& reader, TrackReading& reading);
    [[nodiscard]] Step readMeta(ByteReader& reader, TrackReading& reading);
    [[nodiscard]] Step readSystemExclusive(ByteReader& reader, TrackReading& reading);
    [[nodiscard]] Step skipSystemMessage(ByteReader& reader, std::uint8_t status);
    void addWithPayload(Track& track, RawEvent event, std::string_view payload);
    void checkMeta(std::uint8_t type, std::string_view payload, std::size_t position);
    void warn(ErrorId id, std::size_t position, std::string found, std::string expected);

    std::string_view m_bytes;
    std::string& m_payloads;
    WarningList& m_warnings;
    std::size_t m_eventsLeft;
    std::int64_t m_tick = 0;
    std::uint8_t m_runningStatus = 0; ///< 0: none
};

} // namespace timbrel::midi
