// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/metronome.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace timbrel::audio {

namespace {

/// Like a small block of wood: two partials that die away fast, with a soft edge.
std::vector<float> woodBlock(double sampleRate, double hertz, double gain)
{
    constexpr double kSeconds = 0.09;
    std::vector<float> sound(static_cast<std::size_t>(kSeconds * sampleRate));
    for (std::size_t i = 0; i < sound.size(); ++i) {
        const double time = static_cast<double>(i) / sampleRate;
        const double edge = std::min(1.0, time / 0.0006);
        const double low
            = std::sin(2.0 * std::numbers::pi * hertz * time) * std::exp(-time / 0.016);
        const double high
            = std::sin(2.0 * std::numbers::pi * hertz * 2.71 * time) * std::exp(-time / 0.004);
        sound[i] = static_cast<float>(gain * edge * (low + 0.5 * high));
    }
    return sound;
}

} // namespace

void Metronome::prepare(double sampleRate)
{
    m_framesPerMicrosecond = sampleRate * 1e-6;
    m_accent = woodBlock(sampleRate, 1318.5, 0.42);
    m_beat = woodBlock(sampleRate, 880.0, 0.3);
    silence();
}

void Metronome::silence() noexcept TIMBREL_REALTIME
{
    m_clicks.fill({});
}

void Metronome::passOver(double position,
                         double origin,
                         std::size_t frame,
                         std::size_t length) noexcept TIMBREL_REALTIME
{
    const double beatLength = m_tempo.microsecondsPerBeat();
    const double framesPerBeat = beatLength * m_framesPerMicrosecond;
    const double first = (position - origin) / beatLength;
    // a beat belongs to the frame that is nearest to it
    double beat = std::ceil(first - 0.5 / framesPerBeat);
    for (std::size_t i = 0; i < m_clicks.size(); ++i, beat += 1.0) {
        const double offset = std::round((beat - first) * framesPerBeat);
        if (offset >= static_cast<double>(length))
            return;
        const auto free = std::find_if(m_clicks.begin(), m_clicks.end(), [](const Click& click) {
            return click.sound == nullptr;
        });
        if (free == m_clicks.end())
            return;
        const double inBar = std::fmod(beat, static_cast<double>(m_tempo.beatsPerBar));
        *free = {inBar == 0.0 ? &m_accent : &m_beat,
                 frame + static_cast<std::size_t>(std::max(offset, 0.0)),
                 0};
    }
}

void Metronome::addTo(std::span<float> left, std::span<float> right) noexcept TIMBREL_REALTIME
{
    for (Click& click : m_clicks) {
        if (click.sound == nullptr)
            continue;
        if (click.delay >= left.size()) {
            click.delay -= left.size();
            continue;
        }
        const std::size_t count
            = std::min(left.size() - click.delay, click.sound->size() - click.at);
        for (std::size_t i = 0; i < count; ++i) {
            left[click.delay + i] += (*click.sound)[click.at + i];
            right[click.delay + i] += (*click.sound)[click.at + i];
        }
        click.at += count;
        click.delay = 0;
        if (click.at == click.sound->size())
            click.sound = nullptr;
    }
}

} // namespace timbrel::audio
