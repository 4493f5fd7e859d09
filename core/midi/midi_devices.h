// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/midi/port.h"

namespace timbrel::midi {

/// The libraries that reach real ports; in target timbrel_midi_devices, only there with
/// TIMBREL_DEVICES.
enum class BackendKind : std::uint8_t
{
    RtMidiAlsa, ///< blocks in the ALSA sequencer, opens virtual ports, sees ports go and come
    RtMidiJack, ///< the same through a running JACK (or PipeWire's)
    PortMidi, ///< must be polled, see portmidi_backend.h; no virtual ports
};

/// "rtmidi" (ALSA where it is, else JACK), "alsa", "jack", "portmidi".
/// Errors: BackendMissing with what there is in `expected`, one a line.
[[nodiscard]] Result<BackendKind> backendNamed(std::string_view name);

/// The names that backendNamed() understands, the usual one first.
[[nodiscard]] std::vector<std::string> backendNames();

/// Errors: BackendMissing: the library was built without it, or no MIDI system answers (no
/// /dev/snd/seq, no JACK server).
[[nodiscard]] Result<std::unique_ptr<MidiBackend>> openBackend(BackendKind kind);

} // namespace timbrel::midi
