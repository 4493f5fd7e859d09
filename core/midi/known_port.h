// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/midi/port.h"

#include <compare>
#include <cstdint>

namespace timbrel::midi {

/// Where the ALSA sequencer keeps a port. Another program's port may be there the next moment.
struct SequencerAddress
{
    int client = -1;
    int port = -1;
    friend auto operator<=>(const SequencerAddress&, const SequencerAddress&) = default;
};

/// Another one each time that a port appears, though name and address are the same; 0: none.
using AppearanceId = std::uint64_t;

/// A port, and which of its appearances.
struct KnownPort
{
    PortInfo info;
    AppearanceId id = 0;
    SequencerAddress address; ///< of the sequencer's ports alone
};

} // namespace timbrel::midi
