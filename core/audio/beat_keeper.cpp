// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/beat_keeper.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace timbrel::audio {

namespace {

constexpr double kSame = 1e-4; ///< beats: the transport is where it was expected
constexpr double kLargestSlide = 0.2; ///< beats that are made good without a leap
constexpr double kSlideSeconds = 0.5; ///< in which that happens
constexpr double kMostBend = 0.1; ///< of the tempo, while it happens

} // namespace

void BeatKeeper::setTempo(double beatsPerMinute) noexcept TIMBREL_REALTIME
{
    if (!std::isfinite(beatsPerMinute))
        return;
    m_tempo = std::clamp(beatsPerMinute, kSlowestBeats, kFastestBeats);
    if (m_leader == BeatLeader::Own)
        m_clock.setTempo(m_tempo);
}

/// Whether the transport plays is known with the next stretch.
void BeatKeeper::start(double beat) noexcept TIMBREL_REALTIME
{
    m_startsNow = true;
    m_startBeat = beat;
}

void BeatKeeper::beginBlock(const ExternalBeat& external,
                            midi::Clock::time_point heard) noexcept TIMBREL_REALTIME
{
    if (m_isExternal)
        followExternal(external, heard);
    else if (m_leader == BeatLeader::External)
        m_leader = BeatLeader::Own;
    if (m_leader == BeatLeader::Own)
        m_clock.setTempo(m_tempo);
}

void BeatKeeper::followExternal(const ExternalBeat& external,
                                midi::Clock::time_point heard) noexcept TIMBREL_REALTIME
{
    m_leader = BeatLeader::External;
    m_startsNow = false;
    if (!external.isRunning) {
        m_clock.stop();
        m_clock.setTempo(external.beatsPerMinute);
        m_externalStarts = external.starts;
        return;
    }
    const double since = std::chrono::duration<double>(heard - external.time).count();
    const double there = external.beat + since * external.beatsPerMinute / 60.0;
    if (external.starts != m_externalStarts) {
        m_externalStarts = external.starts;
        m_clock.setTempo(external.beatsPerMinute);
        m_clock.start(there);
        return;
    }
    if (!m_clock.isRunning()) // stopped here, while the other runs on
        return;
    const double behind = there - m_clock.beat();
    if (std::abs(behind) > kLargestSlide) {
        m_clock.leap(there);
        m_clock.setTempo(external.beatsPerMinute);
        return;
    }
    const double bend = behind * 60.0 / external.beatsPerMinute / kSlideSeconds;
    m_clock.setTempo(external.beatsPerMinute * (1.0 + std::clamp(bend, -kMostBend, kMostBend)));
}

void BeatKeeper::beginStretch(std::optional<double> transport,
                              const Tempo& tempo) noexcept TIMBREL_REALTIME
{
    if (m_leader == BeatLeader::External)
        return;
    const bool isLed = transport && m_followsTransport;
    m_leader = isLed ? BeatLeader::Transport : BeatLeader::Own;
    m_clock.setTempo(isLed ? tempo.beatsPerMinute : m_tempo);
    // the clock holds its tempo within bounds, which the transport's need not keep
    const double there = isLed ? *transport * m_clock.tempo() / 60e6 : m_startBeat;
    if (m_startsNow)
        m_clock.start(there);
    else if (isLed && m_clock.isRunning() && std::abs(there - m_clock.beat()) > kSame)
        m_clock.leap(there);
    m_startsNow = false;
}

} // namespace timbrel::audio
