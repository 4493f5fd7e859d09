// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/beat_clock.h"

#include <algorithm>
#include <cmath>

namespace timbrel::audio {

void BeatClock::anchorAt(double beat) noexcept TIMBREL_REALTIME
{
    m_anchor = beat;
    m_frames = 0;
}

void BeatClock::setRate(double framesPerSecond) noexcept TIMBREL_REALTIME
{
    anchorAt(beat());
    m_framesPerSecond = framesPerSecond;
    m_beatsPerFrame = m_tempo / 60.0 / m_framesPerSecond;
}

void BeatClock::setTempo(double beatsPerMinute) noexcept TIMBREL_REALTIME
{
    if (!std::isfinite(beatsPerMinute))
        return;
    const double tempo = std::clamp(beatsPerMinute, kSlowestBeats, kFastestBeats);
    if (tempo == m_tempo) // the anchor stays: nothing is rounded anew
        return;
    anchorAt(beat());
    m_tempo = tempo;
    m_beatsPerFrame = m_tempo / 60.0 / m_framesPerSecond;
}

void BeatClock::start(double beat) noexcept TIMBREL_REALTIME
{
    anchorAt(beat);
    m_isRunning = true;
    ++m_starts;
}

void BeatClock::leap(double beat) noexcept TIMBREL_REALTIME
{
    anchorAt(beat);
    ++m_leaps;
}

void BeatClock::advance(std::size_t frames) noexcept TIMBREL_REALTIME
{
    if (m_isRunning)
        m_frames += static_cast<std::int64_t>(frames);
}

std::int64_t BeatClock::frameOf(double beat) const noexcept TIMBREL_REALTIME
{
    return std::llround((beat - m_anchor) / m_beatsPerFrame) - m_frames;
}

} // namespace timbrel::audio
