// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/audio/beat_clock.h"
#include "core/midi/midi_message.h"

#include <cstddef>

namespace timbrel::audio {

/// Where something that is played goes; both may be.
struct PlayTargets
{
    bool instrument = true; ///< the engine's own
    bool port = true; ///< the MIDI output, where there is one (MidiPlayback)
    friend bool operator==(const PlayTargets&, const PlayTargets&) = default;
};

/// What a BlockPlayer plays into. Realtime-safe: yes.
class BlockSink
{
public:
    /// frame: of the stretch at hand, below its length. Frames never fall.
    virtual void play(const midi::MidiMessage& message,
                      std::size_t frame,
                      PlayTargets targets) noexcept TIMBREL_REALTIME = 0;

protected:
    BlockSink() = default;
    ~BlockSink() = default;
    BlockSink(const BlockSink&) = default;
    BlockSink& operator=(const BlockSink&) = default;
};

/// A stretch of time over which beats run evenly.
struct BlockTime
{
    const BeatClock& beats; ///< as it is at the stretch's first frame
    std::size_t frames = 0; ///< long
    double sampleRate = 0.0;
    midi::Clock::time_point heard; ///< when its first frame is
};

/// Something that plays along with the engine's beats, to the frame: a step sequencer. The engine
/// ends what it has left sounding when the beats stop, when another player takes its place and with
/// a panic; it ends by itself what is over.
/// Threads: playBlock by the one thread that renders. Realtime-safe: playBlock.
class BlockPlayer
{
public:
    virtual ~BlockPlayer() = default;
    BlockPlayer(const BlockPlayer&) = delete;
    BlockPlayer& operator=(const BlockPlayer&) = delete;

    /// Called for every stretch, also while the beats stand.
    virtual void playBlock(const BlockTime& time, BlockSink& sink) noexcept TIMBREL_REALTIME = 0;

protected:
    BlockPlayer() = default;
};

} // namespace timbrel::audio
