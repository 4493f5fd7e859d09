// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/audio_devices.h"

#include "core/audio/jack_library.h"
#include "core/audio/portaudio_library.h"

namespace timbrel::audio {

std::unique_ptr<AudioBackend> makeAudioBackend()
{
    std::vector<std::unique_ptr<AudioLibrary>> libraries;
    if (auto jack = makeJackLibrary(); jack != nullptr)
        libraries.push_back(std::move(jack));
    libraries.push_back(makePortAudioLibrary());
    return makeAudioBackend(std::move(libraries));
}

} // namespace timbrel::audio
