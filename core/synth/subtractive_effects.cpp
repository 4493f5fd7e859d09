// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synth/subtractive_effects.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace timbrel::synth {
namespace {

constexpr float kShortestEcho = 0.001F; ///< seconds
constexpr float kDelayFadeSeconds = 0.03F; ///< from one delay time to another

/// What rises evenly from one value to another, the last one at the end.
void scale(std::span<float> sound, float from, float to) noexcept TIMBREL_REALTIME
{
    if (from == 1.0F && to == 1.0F)
        return;
    const float step = (to - from) / static_cast<float>(sound.size());
    for (std::size_t i = 0; i < sound.size(); ++i)
        sound[i] *= from + step * static_cast<float>(static_cast<int>(i));
}

} // namespace

SubtractiveDelay::Settings
delayOf(const SubtractiveParameters& parameters) noexcept TIMBREL_REALTIME
{
    using enum SubtractiveParameter;
    return {parameters.at(DelayTime),
            parameters.at(DelayFeedback),
            static_cast<int>(parameters.number(DelayRepetitions)),
            parameters.at(DelayMix)};
}

void SubtractiveDelay::prepare(double sampleRate, double longestSeconds, std::size_t maximumFrames)
{
    m_sampleRate = static_cast<float>(sampleRate);
    m_maximumFrames = maximumFrames;
    const auto longest = static_cast<std::size_t>(std::ceil(longestSeconds * sampleRate));
    m_memory.assign(std::bit_ceil(longest + maximumFrames + 1), 0.0F);
    silence();
    m_isFresh = true;
}

void SubtractiveDelay::silence() noexcept TIMBREL_REALTIME
{
    m_written = 0; // what is older is not read
    m_rest = 0;
}

void SubtractiveDelay::remember(std::span<const float> sound) noexcept TIMBREL_REALTIME
{
    const std::size_t at = m_written & (m_memory.size() - 1);
    const std::size_t first = std::min(sound.size(), m_memory.size() - at);
    std::copy_n(sound.begin(), first, m_memory.begin() + static_cast<std::ptrdiff_t>(at));
    std::copy(sound.begin() + static_cast<std::ptrdiff_t>(first), sound.end(), m_memory.begin());
}

void SubtractiveDelay::addTap(const SubtractiveKernel& kernel,
                              std::size_t frames,
                              float from,
                              float to,
                              std::span<float> sound) const noexcept TIMBREL_REALTIME
{
    const float step = (to - from) / static_cast<float>(sound.size());
    // nothing was before the beginning
    std::size_t i = frames > m_written ? frames - static_cast<std::size_t>(m_written) : 0;
    while (i < sound.size()) {
        const std::size_t at
            = static_cast<std::size_t>(m_written + i - frames) & (m_memory.size() - 1);
        const std::size_t count = std::min(sound.size() - i, m_memory.size() - at);
        const float gain = from + step * static_cast<float>(i);
        kernel.addScaled(sound.data() + i, m_memory.data() + at, gain, step, count);
        i += count;
    }
}

void SubtractiveDelay::addTaps(const SubtractiveKernel& kernel,
                               const Taps& taps,
                               float fromLevel,
                               float toLevel,
                               std::span<float> sound) const noexcept TIMBREL_REALTIME
{
    for (int k = 1; k <= taps.count; ++k) {
        addTap(kernel, taps.frames * static_cast<std::size_t>(k), fromLevel, toLevel, sound);
        fromLevel *= m_feedback;
        toLevel *= m_newFeedback;
    }
}

void SubtractiveDelay::process(const SubtractiveKernel& kernel,
                               const Settings& settings,
                               std::span<float> sound) noexcept TIMBREL_REALTIME
{
    TIMBREL_VERIFY(sound.size() <= m_maximumFrames)
    {
        return;
    }
    const Taps wanted {static_cast<std::size_t>(
                           std::lround(std::max(settings.seconds, kShortestEcho) * m_sampleRate)),
                       settings.repetitions};
    const bool isOther = wanted.frames != m_taps.frames || wanted.count != m_taps.count;
    if (m_isFresh || (isOther && m_fade >= 1.0F)) {
        m_oldTaps = m_taps;
        m_taps = wanted;
        m_fade = m_isFresh ? 1.0F : 0.0F;
    }
    if (m_isFresh) {
        m_feedback = settings.feedback;
        m_mix = settings.mix;
    }
    m_isFresh = false;
    if (!isSilent(sound))
        m_rest = m_memory.size();
    else if (m_rest == 0)
        return;
    remember(sound);
    const float fade = std::min(
        1.0F, m_fade + static_cast<float>(sound.size()) / (kDelayFadeSeconds * m_sampleRate));
    m_newFeedback = settings.feedback;
    const auto share = [this](float faded) noexcept TIMBREL_REALTIME { // that echoes are there
        return (m_taps.count > 0 ? faded : 0.0F) + (m_oldTaps.count > 0 ? 1.0F - faded : 0.0F);
    };
    scale(sound, 1.0F - m_mix * share(m_fade), 1.0F - settings.mix * share(fade));
    if (m_mix > 0.0F || settings.mix > 0.0F) {
        addTaps(kernel, m_taps, m_mix * m_fade, settings.mix * fade, sound);
        if (m_fade < 1.0F)
            addTaps(
                kernel, m_oldTaps, m_mix * (1.0F - m_fade), settings.mix * (1.0F - fade), sound);
    }
    m_fade = fade;
    m_feedback = settings.feedback;
    m_mix = settings.mix;
    m_written += sound.size();
    m_rest -= std::min(m_rest, sound.size());
    if (m_rest == 0)
        silence();
}

} // namespace timbrel::synth
