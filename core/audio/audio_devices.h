// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/audio/audio_stream.h"

namespace timbrel::audio {

/// The machine's devices: JACK's (also PipeWire's, where its JACK library is the system's) and
/// PortAudio's (ALSA, and through its "default" device PipeWire and PulseAudio). The default one is
/// the sound server's, whichever runs: JACK's, else ALSA's "default". Looks for devices with the
/// first rescan(), not before. In target timbrel_audio_devices, only there with TIMBREL_DEVICES.
/// One at a time in a process.
[[nodiscard]] std::unique_ptr<AudioBackend> makeAudioBackend();

} // namespace timbrel::audio
