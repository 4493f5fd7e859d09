// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/audio/beat_keeper.h"
#include "core/audio/transport.h"
#include "core/midi/midi_message.h"

#include <cstdint>

namespace timbrel::audio {

inline constexpr double kMeterFall = 20.0; ///< dB a second

/// How the beats run.
struct BeatStatus
{
    double beat = 0.0; ///< at EngineStatus::time
    double beatsPerMinute = 120.0; ///< as they run now
    bool isRunning = false;
    BeatLeader leader = BeatLeader::Own;
    std::uint64_t starts = 0; ///< so far
    std::uint64_t leaps = 0; ///< so far
};

/// What the engine does at the moment; written once a block.
struct EngineStatus
{
    Microseconds position {}; ///< of the transport; negative while it counts in before 0
    midi::Clock::time_point time; ///< when that position is heard
    bool isPlaying = false; ///< also while it counts in
    bool isCountingIn = false;
    int countInBeatsLeft = 0; ///< the beat that sounds now included
    bool isLooping = false; ///< inside `loop`
    LoopRegion loop;
    std::uint64_t starts = 0; ///< of the transport so far
    std::uint64_t loopsDone = 0; ///< since the last start
    BeatStatus beats;

    float peakLeft = 0.0F; ///< highest level, falling by 20 dB a second; 1 is full scale
    float peakRight = 0.0F;
    /// Below 1: the limiter holds the level down. The least so far, rising as the levels fall, so
    /// that who looks now and then misses nothing.
    float limiterGain = 1.0F;
    int voices = 0;
    float load
        = 0.0F; ///< share of a block's time that computing it takes (mean of the last second)
    std::uint64_t underruns = 0;
    std::uint64_t dropped = 0; ///< messages lost because a queue was full
    double sampleRate = 0.0;
    std::uint32_t blockFrames = 0;
    bool isByTimer = true; ///< there is no device

    /// Where the transport is at another moment: what is heard then, loops included.
    [[nodiscard]] Microseconds positionAt(midi::Clock::time_point moment) const noexcept;
};

} // namespace timbrel::audio
