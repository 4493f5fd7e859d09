// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/audio/block_player.h"

namespace timbrel::audio {

/// A MIDI clock that says where the beats are: 24 pulses a beat, start, continue and stop, and the
/// song position before a continue. The pulses go on while the beats stand, so that others know the
/// tempo when they start. Threads: one. Realtime-safe: yes. Source: MIDI 1.0, system common and
/// system real time messages.
class MidiClockOutput
{
public:
    static constexpr double kPulsesPerBeat = 24.0;

    void
    pass(const BeatClock& beats, std::size_t frames, BlockSink& sink) noexcept TIMBREL_REALTIME;

    /// No more of it: who follows is stopped. The next pass() begins anew.
    void end(BlockSink& sink) noexcept TIMBREL_REALTIME;

private:
    void begin(double beat, BlockSink& sink) noexcept TIMBREL_REALTIME;
    void passStanding(const BeatClock& beats,
                      std::size_t frames,
                      BlockSink& sink) noexcept TIMBREL_REALTIME;

    bool m_wasRunning = false;
    std::uint64_t m_starts = 0;
    std::uint64_t m_leaps = 0;
    std::int64_t m_nextPulse = 0; ///< while running: counted from beat 0
    double m_untilPulse = 0.0; ///< frames, while standing
};

} // namespace timbrel::audio
