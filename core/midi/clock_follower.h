// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/midi/midi_message.h"

#include <array>
#include <cstdint>
#include <span>

namespace timbrel::midi {

/// Where another clock is; plain data.
struct ClockReading
{
    double beat = 0.0; ///< at `time`
    Clock::time_point time;
    double beatsPerMinute = 120.0;
    std::uint64_t starts = 0; ///< counts up with each start or continue
    bool isRunning = false; ///< between start (or continue) and stop
    bool isKnown = false; ///< pulses come, and the tempo is that of the pulses
};

/// Makes a beat and a tempo of the pulses of a MIDI clock, 24 a beat. They come late by chance, now
/// and then by a lot, and never early for long: period and phase are medians over the last two
/// beats, which single late ones do not move. A new tempo is taken up after a quarter of a beat.
/// Threads: one. Realtime-safe: yes. Source: MIDI 1.0, system common and system real time messages;
/// the median of slopes: Theil 1950 and Sen 1968.
class ClockFollower
{
public:
    static constexpr double kPulsesPerBeat = 24.0;
    /// After so long without a pulse nobody sends any more (20 beats a minute have one every 125
    /// ms).
    static constexpr std::chrono::milliseconds kLongestGap {400};

    /// Messages that are none of a clock's change nothing. False then.
    bool take(const MidiMessage& message, Clock::time_point arrival) noexcept TIMBREL_REALTIME;
    /// It is so late now: notices that the pulses have ended.
    void passTo(Clock::time_point now) noexcept TIMBREL_REALTIME;
    [[nodiscard]] const ClockReading& reading() const noexcept TIMBREL_REALTIME
    {
        return m_reading;
    }

private:
    static constexpr std::size_t kPulses = 48; ///< remembered

    void takePulse(Clock::time_point arrival) noexcept TIMBREL_REALTIME;
    void remember(double seconds) noexcept TIMBREL_REALTIME;
    void fit() noexcept TIMBREL_REALTIME;
    [[nodiscard]] bool hasAnotherTempo() const noexcept TIMBREL_REALTIME;
    void forget() noexcept TIMBREL_REALTIME;

    ClockReading m_reading;
    Clock::time_point m_origin; ///< of the remembered times
    std::array<double, kPulses> m_times {}; ///< seconds since m_origin, the oldest first
    std::size_t m_count = 0;
    double m_period = 0.0; ///< seconds; 0: not known
    std::int64_t m_nextPulse = 0; ///< the place of the next pulse in the music
    bool m_isStarting = false; ///< with the next pulse
};

} // namespace timbrel::midi
