// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/audio/audio_devices.h"

namespace timbrel::audio {

/// The former name of makeAudioBackend().
[[nodiscard]] std::unique_ptr<AudioBackend> makePortAudioBackend();

} // namespace timbrel::audio
