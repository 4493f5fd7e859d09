// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/midi/midi_devices.h"

#include "core/midi/portmidi_backend.h"
#include "core/midi/rtmidi_backend.h"
#include "core/midi/sequencer_catalogue.h"

namespace timbrel::midi {

std::vector<std::string> backendNames()
{
    return {"rtmidi", "alsa", "jack", "portmidi"};
}

Result<BackendKind> backendNamed(std::string_view name)
{
    if (name == "alsa")
        return BackendKind::RtMidiAlsa;
    if (name == "jack")
        return BackendKind::RtMidiJack;
    if (name == "portmidi")
        return BackendKind::PortMidi;
    if (name == "rtmidi") {
        const bool hasSequencer = SequencerCatalogue::open().has_value();
        const bool hasJack
            = !hasSequencer && openRtMidiBackend(BackendKind::RtMidiJack).has_value();
        return hasJack ? BackendKind::RtMidiJack : BackendKind::RtMidiAlsa;
    }
    std::string known;
    for (const auto& each : backendNames())
        known += (known.empty() ? "" : "\n") + each;
    return failure(
        Error(ErrorId::BackendMissing).named(std::string(name)).whereExpected(std::move(known)));
}

Result<std::unique_ptr<MidiBackend>> openBackend(BackendKind kind)
{
    return kind == BackendKind::PortMidi ? openPortMidiBackend() : openRtMidiBackend(kind);
}

} // namespace timbrel::midi
