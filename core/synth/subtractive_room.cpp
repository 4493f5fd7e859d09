// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synth/subtractive_effects.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace timbrel::synth {
namespace {

// milliseconds; no two in a simple ratio, so that no pitch is favoured
constexpr std::array<double, kReverbDiffusers + kReverbLines> kMilliseconds {
    4.9, 8.3, 13.1, 31.3, 35.9, 39.7, 43.9, 48.1, 53.3, 58.7, 64.9};
constexpr std::size_t kFirstLine = kReverbDiffusers;
constexpr std::size_t kMiddleLine = kFirstLine + 3;
constexpr std::size_t kShift = 528; ///< frames, no multiple of what a cache's way holds
constexpr float kShortestRoom = 0.1F; ///< seconds; a shorter one is heard less and less
constexpr float kRoomToSilence = 1.8F; ///< of the time to -60 dB: to -108 dB

std::size_t framesOf(double milliseconds, double sampleRate)
{
    return static_cast<std::size_t>(milliseconds * 1e-3 * sampleRate) | 1U;
}

} // namespace

SubtractiveRoom::Settings roomOf(const SubtractiveParameters& parameters) noexcept TIMBREL_REALTIME
{
    return {parameters.at(SubtractiveParameter::ReverbTime),
            parameters.at(SubtractiveParameter::ReverbMix)};
}

void SubtractiveRoom::prepare(double sampleRate)
{
    m_sampleRate = static_cast<float>(sampleRate);
    m_chunk = kReverbChunk;
    for (std::size_t i = 0; i < kDelays; ++i) {
        Line& line = m_delays[i];
        line = Line {};
        line.frames = framesOf(kMilliseconds[i], sampleRate);
        line.shift = i * kShift;
        line.memory.assign(std::bit_ceil(line.frames + kReverbChunk + 2), 0.0F);
        m_chunk = std::min(m_chunk, line.frames - 1);
    }
    m_at = 0;
    m_rest = 0;
    m_isFresh = true;
}

void SubtractiveRoom::silence() noexcept TIMBREL_REALTIME
{
    for (Line& line : m_delays)
        std::fill(line.memory.begin(), line.memory.end(), 0.0F);
    m_at = 0;
    m_rest = 0;
}

void SubtractiveRoom::open(std::size_t delay,
                           std::size_t frames,
                           std::size_t before,
                           std::size_t more) noexcept TIMBREL_REALTIME
{
    Line& line = m_delays[delay];
    ReverbWork::Delay& places
        = delay < kFirstLine ? m_work.diffusers[delay] : m_work.lines[delay - kFirstLine];
    const std::size_t size = line.memory.size();
    // where it may be before the beginning there is silence
    const std::size_t from = (m_at + line.shift - line.frames - before) & (size - 1);
    const std::size_t to = (m_at + line.shift) & (size - 1);
    const std::size_t count = frames + more;
    places.in = line.memory.data() + from;
    if (from + count > size) {
        const std::size_t first = size - from;
        std::copy_n(places.in, first, line.in.begin());
        std::copy_n(line.memory.begin(),
                    count - first,
                    line.in.begin() + static_cast<std::ptrdiff_t>(first));
        places.in = line.in.data();
    }
    places.out = to + frames > size ? line.out.data() : line.memory.data() + to;
}

void SubtractiveRoom::close(std::size_t delay, std::size_t frames) noexcept TIMBREL_REALTIME
{
    Line& line = m_delays[delay];
    const std::size_t size = line.memory.size();
    const std::size_t to = (m_at + line.shift) & (size - 1);
    if (to + frames <= size)
        return;
    const std::size_t first = size - to;
    std::copy_n(line.out.begin(), first, line.memory.begin() + static_cast<std::ptrdiff_t>(to));
    std::copy_n(
        line.out.begin() + static_cast<std::ptrdiff_t>(first), frames - first, line.memory.begin());
}

/// Where gain and damping of each line go within the chunk. The treble's time is half: at the
/// Nyquist frequency a round leaves 1 - 4 damping of what the gain leaves.
void SubtractiveRoom::tune(float seconds, float frames) noexcept TIMBREL_REALTIME
{
    for (std::size_t i = 0; i < kReverbLines; ++i) {
        Line& line = m_delays[kFirstLine + i];
        const float rounds = static_cast<float>(line.frames) / (m_sampleRate * seconds);
        const float gain = std::pow(10.0F, -3.0F * rounds);
        const float damping = 0.25F * (1.0F - gain);
        if (m_isFresh) {
            line.gain = gain;
            line.damping = damping;
        }
        m_work.gain[i] = {line.gain, (gain - line.gain) / frames};
        m_work.damping[i] = {line.damping, (damping - line.damping) / frames};
        line.gain = gain;
        line.damping = damping;
    }
    m_seconds = seconds;
}

void SubtractiveRoom::chunk(const SubtractiveKernel& kernel,
                            std::span<float> left,
                            std::span<float> right) noexcept TIMBREL_REALTIME
{
    const std::size_t frames = left.size();
    const bool isMono = right.empty();
    m_work.frames = frames;
    for (std::size_t i = 0; i < frames; ++i)
        m_work.in[i] = isMono ? left[i] : 0.5F * (left[i] + right[i]);
    for (std::size_t i = 0; i < kDelays; ++i)
        open(i, frames, i < kFirstLine ? 0 : 1, i < kFirstLine ? 0 : 2);
    kernel.room(m_work);
    for (std::size_t i = 0; i < kDelays; ++i)
        close(i, frames);
    m_at += frames;
    const float share = 1.0F / static_cast<float>(frames);
    const float dryStep = (m_dryTo - m_dry) * share;
    const float wetStep = (m_wetTo - m_wet) * share;
    for (std::size_t i = 0; i < frames; ++i) {
        const auto at = static_cast<float>(static_cast<int>(i));
        const float dry = m_dry + dryStep * at;
        const float wet = m_wet + wetStep * at;
        if (isMono)
            left[i] = dry * left[i] + wet * (0.5F * (m_work.left[i] + m_work.right[i]));
        else {
            left[i] = dry * left[i] + wet * m_work.left[i];
            right[i] = dry * right[i] + wet * m_work.right[i];
        }
    }
    m_dry = m_dryTo;
    m_wet = m_wetTo;
}

void SubtractiveRoom::process(const SubtractiveKernel& kernel,
                              const Settings& settings,
                              std::span<float> left,
                              std::span<float> right) noexcept TIMBREL_REALTIME
{
    const float share = settings.mix * std::min(1.0F, settings.seconds / kShortestRoom);
    const float seconds = std::max(settings.seconds, 0.02F);
    // as loud as what goes in: a line's rounds have g^2 / (1 - g^2) of its energy, four are heard
    const float rounds
        = static_cast<float>(m_delays[kMiddleLine].frames) / (m_sampleRate * seconds);
    const float kept = std::pow(10.0F, -6.0F * rounds);
    m_dryTo = 1.0F - share;
    m_wetTo = share * std::sqrt((1.0F - kept) / (4.0F * std::max(kept, 0.01F)));
    if (m_isFresh) {
        m_dry = m_dryTo;
        m_wet = m_wetTo;
    }
    const bool isHeard = m_wet > 0.0F || m_wetTo > 0.0F;
    const bool isIn = isHeard && !(isSilent(left) && isSilent(right));
    if (isIn)
        m_rest = static_cast<std::size_t>(kRoomToSilence * seconds * m_sampleRate)
            + m_delays.back().memory.size();
    if (!isHeard || m_rest == 0) {
        if (m_at > 0)
            silence();
        m_dry = m_dryTo;
        m_wet = m_wetTo;
        return;
    }
    for (std::size_t at = 0; at < left.size(); at += m_chunk) {
        const std::size_t frames = std::min(m_chunk, left.size() - at);
        if (m_isFresh || seconds != m_seconds || m_work.gain[0].step != 0.0F)
            tune(seconds, static_cast<float>(frames));
        m_isFresh = false;
        chunk(kernel, left.subspan(at, frames), right.empty() ? right : right.subspan(at, frames));
    }
    m_rest -= std::min(m_rest, left.size());
}

} // namespace timbrel::synth
