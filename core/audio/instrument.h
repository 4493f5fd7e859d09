// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/midi/midi_message.h"
#include "core/realtime/realtime.h"

#include <cstddef>
#include <cstdint>
#include <span>

namespace timbrel::audio {

inline constexpr std::size_t kInstrumentChannels = 16;
inline constexpr std::size_t kMostBlockEvents = 2048; ///< of a block; more happen at once
inline constexpr float kSmoothSeconds = 0.006F; ///< a controller's step is heard as a short slide

/// Something that makes sound from MIDI messages.
/// Threads: prepare by a control thread while nothing renders; the others by the one thread that
/// renders. Realtime-safe: all but prepare.
class Instrument
{
public:
    virtual ~Instrument() = default;
    Instrument(const Instrument&) = delete;
    Instrument& operator=(const Instrument&) = delete;

    /// From now on blocks come at this rate (Hz) and are at most so long. What sounded is cut off;
    /// the values of controllers stay.
    virtual void prepare(double sampleRate, std::size_t maximumFrames) = 0;
    /// Happens at that frame of the block that render() makes next. Frames of one block never fall.
    virtual void event(const midi::MidiMessage& message,
                       std::size_t frame) noexcept TIMBREL_REALTIME = 0;
    /// Overwrites the block: two channels of the same length.
    virtual void render(std::span<float> left,
                        std::span<float> right) noexcept TIMBREL_REALTIME = 0;
    /// Everything falls silent within a few milliseconds, all controllers are as at the start.
    virtual void panic() noexcept TIMBREL_REALTIME = 0;
    [[nodiscard]] virtual int soundingVoices() const noexcept TIMBREL_REALTIME = 0;
    /// Frames from an event to its sound.
    [[nodiscard]] virtual std::size_t latencyFrames() const noexcept { return 0; }

protected:
    Instrument() = default;
};

} // namespace timbrel::audio
