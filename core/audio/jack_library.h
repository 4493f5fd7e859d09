// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/audio/audio_library.h"

namespace timbrel::audio {

/// JACK without PortAudio between: PortAudio's own way to JACK waits for ever when a stream is
/// closed whose server has died, and the program could then not be heard again. Null where Timbrel
/// was built without JACK. Our client is called "Timbrel".
[[nodiscard]] std::unique_ptr<AudioLibrary> makeJackLibrary();

} // namespace timbrel::audio
