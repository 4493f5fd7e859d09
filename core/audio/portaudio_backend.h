// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/audio/audio_stream.h"

namespace timbrel::audio {

/// PortAudio: JACK, ALSA (and through its "default" device PipeWire and PulseAudio), OSS. In target
/// timbrel_audio_devices, only there with TIMBREL_DEVICES. The default device is the sound
/// server's: JACK's if one runs, else ALSA's "default". Looks for devices with the first rescan(),
/// not before. Only one may live at a time in a process.
[[nodiscard]] std::unique_ptr<AudioBackend> makePortAudioBackend();

} // namespace timbrel::audio
