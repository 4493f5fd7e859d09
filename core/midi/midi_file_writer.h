// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/midi/midi_file.h"
#include "core/music/sequence.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace timbrel::midi {

/// How a Standard MIDI File is laid out.
struct WriteOptions
{
    int format = 1; ///< 0: one track; 1: tempo and name in a track of their own, then the events
    int ticksPerQuarter = 960; ///< 1-32767
    std::uint32_t microsecondsPerQuarter = music::TempoMap::kDefaultTempo; ///< 1 to 2^24 - 1
    /// Every time is kept within 1 microsecond: where the ticks above are too coarse, the first
    /// common division that is fine enough for these events is taken, in the last resort ticks of 2
    /// microseconds (32,000 a quarter at 937.5 quarters a minute). Otherwise times move to the
    /// nearest tick.
    bool isExact = true;
    std::string trackName; ///< UTF-8; none if empty
};

/// The bytes of a Standard MIDI File that reads back to the same sequence. Times start at 0; events
/// before that are put at 0. Write it with writeFileAtomically.
/// Threads: any. Realtime-safe: no.
/// Source: Standard MIDI Files 1.0 (MMA RP-001).
[[nodiscard]] std::string writeMidiFile(const music::Sequence& events,
                                        const WriteOptions& options = {});

/// The same for events of any kind, as mergedEvents gives them. `payloads` holds the bytes of meta
/// and system exclusive events. Tempo events and ends of tracks among them are left out: the file's
/// own stand in their place.
[[nodiscard]] std::string writeMidiFile(const std::vector<TimedEvent>& events,
                                        std::string_view payloads,
                                        const WriteOptions& options = {});

} // namespace timbrel::midi
