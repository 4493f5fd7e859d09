// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/audio/engine.h"
#include "core/midi/port.h"

#include <memory>

namespace timbrel::audio {

struct MidiPlaybackStatus
{
    std::uint64_t sent = 0;
    std::uint64_t dropped = 0;
    bool isConnected = true;
};

/// Sends to a port what an engine plays, each message when it is heard: the score with the values
/// that controllers have at its start, their resting values at stop, and what is played in the
/// window (not what comes from a MIDI input: that has its own way out), patterns and the MIDI
/// clock. A thread of its own sends, a second one looks after the port. One at a time for an
/// engine, which must outlive it. Threads: all members by the control thread.
class MidiPlayback final
{
public:
    MidiPlayback(AudioEngine& engine, std::unique_ptr<midi::MidiOutput> output);
    ~MidiPlayback(); ///< releases what sounds
    MidiPlayback(const MidiPlayback&) = delete;
    MidiPlayback& operator=(const MidiPlayback&) = delete;

    [[nodiscard]] const midi::PortInfo& port() const noexcept;
    [[nodiscard]] MidiPlaybackStatus status() const;
    /// The port, for somebody else: what sounds is released, nothing is sent any more.
    [[nodiscard]] std::unique_ptr<midi::MidiOutput> releasePort();

private:
    class Implementation;
    std::unique_ptr<Implementation> m_implementation;
};

} // namespace timbrel::audio
