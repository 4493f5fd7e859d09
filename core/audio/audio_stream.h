// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/midi/midi_message.h"
#include "core/realtime/realtime.h"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace timbrel::audio {

using midi::Clock;

/// A place where sound can go.
struct AudioDevice
{
    std::string hostApi; ///< "JACK Audio Connection Kit", "ALSA", ...
    std::string name; ///< as that calls it
    double defaultRate = 0.0; ///< Hz
    bool isDefault = false; ///< what an empty AudioChoice means now: the sound server's
    friend bool operator==(const AudioDevice&, const AudioDevice&) = default;
};

/// Which device is wanted and how; kept in the user's settings.
struct AudioChoice
{
    std::string hostApi; ///< empty: that of the default device
    std::string device; ///< empty: the default device (of that host API, if one is named)
    double sampleRate = 0.0; ///< Hz; 0: what the device likes best
    std::size_t frames = 0; ///< a block; 0: as small as usually works (kUsualFrames)
    friend bool operator==(const AudioChoice&, const AudioChoice&) = default;
};
inline constexpr std::size_t kUsualFrames = 256;

/// What was got.
struct AudioOpened
{
    AudioDevice device;
    double sampleRate = 0.0;
    std::size_t frames = 0; ///< that were asked for; each block tells its own
    std::chrono::microseconds latency {}; ///< from a block to the ear, as the system says
    /// Each thing that is not as it was wanted: AudioDeviceNotFound (`name` wanted, `found` used),
    /// AudioFailed (of the wanted device), AudioRateRefused (`name` wanted, `found` used, in Hz).
    /// The person is shown them.
    Warnings fellBack;
};

/// Fills blocks. Called by the device's own thread alone. Realtime-safe.
class AudioSource
{
public:
    virtual ~AudioSource() = default;
    /// Overwrites both channels, which have the same length. `underran`: the block before came too
    /// late.
    virtual void render(std::span<float> left,
                        std::span<float> right,
                        bool underran) noexcept TIMBREL_REALTIME = 0;
};

/// A device that plays. It stops when it is destroyed.
class AudioStream
{
public:
    virtual ~AudioStream() = default;
    AudioStream(const AudioStream&) = delete;
    AudioStream& operator=(const AudioStream&) = delete;

    [[nodiscard]] virtual const AudioOpened& opened() const noexcept = 0;
    /// Begins to ask the source for blocks. Errors: AudioFailed.
    [[nodiscard]] virtual Result<> start() = 0;
    /// False once the device or its server has gone: no block will be asked for any more.
    [[nodiscard]] virtual bool isAlive() const = 0;

protected:
    AudioStream() = default;
};

/// An audio library. Streams must not outlive it. Threads: one.
class AudioBackend
{
public:
    virtual ~AudioBackend() = default;
    AudioBackend(const AudioBackend&) = delete;
    AudioBackend& operator=(const AudioBackend&) = delete;

    /// Looks afresh which devices there are; no stream may be open. May take a second.
    virtual void rescan() = 0;
    [[nodiscard]] virtual std::vector<AudioDevice> devices() const = 0;
    /// The wanted device if it is there, else the default one; the wanted rate if the device takes
    /// it, else its own: see AudioOpened::fellBack. Errors: AudioMissing (no device at all),
    /// AudioFailed.
    [[nodiscard]] virtual Result<std::unique_ptr<AudioStream>>
    open(const AudioChoice& choice, std::shared_ptr<AudioSource> source) = 0;

protected:
    AudioBackend() = default;
};

} // namespace timbrel::audio
