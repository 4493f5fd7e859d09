// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/midi/midi_bytes.h"

namespace timbrel::midi {

/// What stands before the tracks.
struct MidiHeader
{
    int format = 1;
    int declaredTracks = 0;
    Division division;
    std::size_t chunksBegin = 0; ///< offset of the first chunk after the header
    std::size_t chunksEnd = 0; ///< end of the MIDI data: of the file, or of what its wrapper holds
};

/// Finds the MIDI data inside its wrapper, if it has one, and reads the header chunk.
/// Errors and warnings: see parseMidiFile.
[[nodiscard]] Result<MidiHeader>
readHeader(std::string_view bytes, const std::filesystem::path& file, WarningList& warnings);

} // namespace timbrel::midi
