// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/audio/audio_stream.h"
#include "core/audio/sound_file_writer.h"
#include "core/midi/port.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

namespace timbrel::ui {

/// What a person has chosen to play and hear through; kept in the program's own settings.
struct DeviceChoices
{
    audio::AudioChoice audio;
    bool isSoundOn = true;
    float volume = 0.7F; ///< 0 to 1
    audio::SoundFileFormat recordings = audio::SoundFileFormat::Wav; ///< of what is heard
    QString midiSystem; ///< "alsa", "jack", "portmidi"; empty: the usual one
    std::optional<midi::PortChoice> input;
    std::optional<midi::PortChoice> output;
    bool isOwnSoundHeardWithOutput = false; ///< while a MIDI output is connected
};
[[nodiscard]] DeviceChoices savedDevices();
void saveDevices(const DeviceChoices& choices);

/// Null where the program was built without devices. Looks for none yet. Threads: control.
[[nodiscard]] std::unique_ptr<audio::AudioBackend> makeAudioBackend();
/// Errors: BackendMissing, also where the program was built without devices. Threads: any; what it
/// gives is for one.
[[nodiscard]] Result<std::unique_ptr<midi::MidiBackend>> makeMidiBackend(const QString& system);
/// The names that makeMidiBackend() knows; none where the program was built without devices.
[[nodiscard]] QStringList midiSystems();

} // namespace timbrel::ui
