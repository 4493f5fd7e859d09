// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/midi/midi_devices.h"

namespace timbrel::midi {

/// Ports through PortMidi, the portable library. It has no way to wait: the reading thread looks
/// every millisecond (kPollInterval), which delays a message by half a millisecond on average and
/// costs about 4 % of a core, played or not; RtMidi costs nothing until a message comes. It has no
/// virtual ports. It lists devices once, when it starts; so where ALSA's sequencer tells that a
/// port has returned, the reading thread closes everything, starts the library again and opens the
/// same names: a few milliseconds during which nothing is read. Without a sequencer a port that
/// vanishes is not noticed. Only one such backend at a time. Errors: BackendMissing.
[[nodiscard]] Result<std::unique_ptr<MidiBackend>> openPortMidiBackend();

} // namespace timbrel::midi
