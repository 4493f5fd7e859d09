// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/audio/audio_stream.h"

#include <memory>
#include <vector>

namespace timbrel::audio {

/// One way to devices: JACK, PortAudio. Threads: one.
class AudioLibrary
{
public:
    virtual ~AudioLibrary() = default;
    AudioLibrary(const AudioLibrary&) = delete;
    AudioLibrary& operator=(const AudioLibrary&) = delete;

    virtual void rescan() = 0; ///< no stream is open
    /// One of them is the default one, if there are any.
    [[nodiscard]] virtual std::vector<AudioDevice> devices() const = 0;
    /// `rate` and `frames`: 0 for the usual. A rate that is refused is not an error: see
    /// AudioOpened::fellBack. Errors: AudioFailed.
    [[nodiscard]] virtual Result<std::unique_ptr<AudioStream>>
    open(const AudioDevice& device,
         double rate,
         std::size_t frames,
         std::shared_ptr<AudioSource> source)
        = 0;

protected:
    AudioLibrary() = default;
};

/// All of them together. The default device is that of the first library that has one. A device
/// that is not there or fails is replaced by the default one of its host API, then of all.
[[nodiscard]] std::unique_ptr<AudioBackend>
makeAudioBackend(std::vector<std::unique_ptr<AudioLibrary>> libraries);

} // namespace timbrel::audio
