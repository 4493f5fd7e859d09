// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/midi/midi_devices.h"

namespace timbrel::midi {

/// Ports through RtMidi, by ALSA's sequencer or by JACK. RtMidi waits for messages on a thread of
/// its own, which hands them to ours through an InboundQueue: nothing polls. A port that vanishes
/// keeps its place and is opened anew when one of the same name is there again. Errors:
/// BackendMissing (no sequencer, no JACK server).
[[nodiscard]] Result<std::unique_ptr<MidiBackend>> openRtMidiBackend(BackendKind kind);

} // namespace timbrel::midi
