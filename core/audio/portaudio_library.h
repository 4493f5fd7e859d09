// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/audio/audio_library.h"

namespace timbrel::audio {

/// PortAudio, but for JACK (see jack_library.h). Its default device is ALSA's "default", which is
/// the sound server's. PortAudio looks for devices once, when it is initialized: rescan() does so
/// again.
[[nodiscard]] std::unique_ptr<AudioLibrary> makePortAudioLibrary();

} // namespace timbrel::audio
