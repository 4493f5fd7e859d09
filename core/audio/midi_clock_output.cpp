// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/midi_clock_output.h"

#include <algorithm>
#include <cmath>

namespace timbrel::audio {

using midi::MidiMessage;

namespace {

constexpr PlayTargets kPort {false, true};
constexpr double kPulsesPerSixteenth = 6.0;
constexpr std::uint64_t kPositions = 1U << 14U; ///< that songPosition() can say

} // namespace

void MidiClockOutput::pass(const BeatClock& beats,
                           std::size_t frames,
                           BlockSink& sink) noexcept TIMBREL_REALTIME
{
    if (!beats.isRunning()) {
        if (m_wasRunning)
            sink.play(MidiMessage::stop(), 0, kPort);
        m_wasRunning = false;
        passStanding(beats, frames, sink);
        return;
    }
    const bool isNew = !m_wasRunning || beats.starts() != m_starts || beats.leaps() != m_leaps;
    if (isNew && m_wasRunning)
        sink.play(MidiMessage::stop(), 0, kPort);
    if (isNew)
        begin(beats.beat(), sink);
    m_wasRunning = true;
    m_starts = beats.starts();
    m_leaps = beats.leaps();
    const auto end = static_cast<std::int64_t>(frames);
    for (;; ++m_nextPulse) {
        const auto frame = beats.frameOf(static_cast<double>(m_nextPulse) / kPulsesPerBeat);
        if (frame >= end) {
            m_untilPulse = static_cast<double>(frame - end); // should they stop
            break;
        }
        sink.play(MidiMessage::clock(),
                  static_cast<std::size_t>(std::max<std::int64_t>(frame, 0)),
                  kPort);
    }
}

void MidiClockOutput::end(BlockSink& sink) noexcept TIMBREL_REALTIME
{
    if (m_wasRunning)
        sink.play(MidiMessage::stop(), 0, kPort);
    *this = {};
}

/// Others can begin at sixteenths alone. One that begins right after beat 0 is told of all the
/// pulses since; else they wait for the next sixteenth.
void MidiClockOutput::begin(double beat, BlockSink& sink) noexcept TIMBREL_REALTIME
{
    const double sixteenth = std::ceil(beat * 4.0 - 1e-6);
    if (beat < 0.25 - 1e-6) {
        sink.play(MidiMessage::start(), 0, kPort);
        m_nextPulse = 0;
        return;
    }
    const auto position = static_cast<std::uint64_t>(sixteenth) % kPositions;
    sink.play(MidiMessage::songPosition(static_cast<unsigned>(position)), 0, kPort);
    sink.play(MidiMessage::resume(), 0, kPort);
    m_nextPulse = static_cast<std::int64_t>(sixteenth * kPulsesPerSixteenth);
}

void MidiClockOutput::passStanding(const BeatClock& beats,
                                   std::size_t frames,
                                   BlockSink& sink) noexcept TIMBREL_REALTIME
{
    const double period = 1.0 / kPulsesPerBeat / beats.beatsPerFrame();
    const auto length = static_cast<double>(frames);
    for (; m_untilPulse < length; m_untilPulse += period)
        sink.play(
            MidiMessage::clock(), static_cast<std::size_t>(std::max(m_untilPulse, 0.0)), kPort);
    m_untilPulse -= length;
}

} // namespace timbrel::audio
