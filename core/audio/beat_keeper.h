// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/audio/beat_clock.h"
#include "core/audio/transport.h"
#include "core/midi/clock_follower.h"

#include <optional>

namespace timbrel::audio {

/// Who leads the beats.
enum class BeatLeader : std::uint8_t
{
    Own, ///< their own tempo
    Transport, ///< the transport plays: its tempo and its beats, through leaps and loops
    External, ///< a MIDI clock
};

/// Where the clock that leads is.
using ExternalBeat = midi::ClockReading;

/// The beats of an engine: runs them by their own tempo, by the transport's while that plays, or by
/// another clock's. Small deviations of another clock are made good by going a little faster or
/// slower, large ones by a leap. Threads: one. Realtime-safe: yes.
class BeatKeeper
{
public:
    void setRate(double framesPerSecond) noexcept TIMBREL_REALTIME
    {
        m_clock.setRate(framesPerSecond);
    }
    void setTempo(double beatsPerMinute) noexcept TIMBREL_REALTIME;
    /// From this beat on, or from where the transport is if it plays.
    void start(double beat) noexcept TIMBREL_REALTIME;
    void stop() noexcept TIMBREL_REALTIME
    {
        m_startsNow = false;
        m_clock.stop();
    }
    /// Whether an external clock leads; else it is not listened to.
    void setExternal(bool isLed) noexcept TIMBREL_REALTIME { m_isExternal = isLed; }
    /// Whether the transport leads while it plays.
    void setFollowsTransport(bool follows) noexcept TIMBREL_REALTIME
    {
        m_followsTransport = follows;
    }

    /// A block begins that is heard then.
    void beginBlock(const ExternalBeat& external,
                    midi::Clock::time_point heard) noexcept TIMBREL_REALTIME;
    /// A stretch begins. `transport`: where the transport is, in microseconds, if it plays.
    void beginStretch(std::optional<double> transport,
                      const Tempo& tempo) noexcept TIMBREL_REALTIME;
    void advance(std::size_t frames) noexcept TIMBREL_REALTIME { m_clock.advance(frames); }

    [[nodiscard]] const BeatClock& clock() const noexcept TIMBREL_REALTIME { return m_clock; }
    [[nodiscard]] BeatLeader leader() const noexcept TIMBREL_REALTIME { return m_leader; }

private:
    void followExternal(const ExternalBeat& external,
                        midi::Clock::time_point heard) noexcept TIMBREL_REALTIME;

    BeatClock m_clock;
    double m_tempo = 120.0; ///< their own
    BeatLeader m_leader = BeatLeader::Own;
    bool m_isExternal = false;
    bool m_followsTransport = true;
    bool m_startsNow = false; ///< start() was called, the place is not known yet
    double m_startBeat = 0.0;
    std::uint64_t m_externalStarts = 0; ///< that were heeded
};

} // namespace timbrel::audio
