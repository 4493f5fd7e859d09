// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synth/drum_kit_voice.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace timbrel::synth {
namespace {

constexpr float kSampleGain = 0.6F; ///< files reach full scale, drums of ours stay below

} // namespace

StereoGain panned(float pan) noexcept TIMBREL_REALTIME
{
    const float angle = (std::clamp(pan, -1.0F, 1.0F) + 1.0F) * std::numbers::pi_v<float> / 4.0F;
    return {std::numbers::sqrt2_v<float> * std::cos(angle),
            std::numbers::sqrt2_v<float> * std::sin(angle)};
}

void DrumKitVoice::start(const Stroke& stroke, float sampleRate) noexcept TIMBREL_REALTIME
{
    const PlayableSlot& slot = *stroke.slot;
    m_sampleRate = sampleRate;
    m_character = slot.character;
    m_sample = slot.character == nullptr ? slot.sample.get() : nullptr;
    m_slotIndex = stroke.slotIndex;
    m_channel = stroke.channel;
    m_chokeGroup = slot.chokeGroup;
    m_kitNumber = stroke.kitNumber;
    m_order = stroke.order;
    m_variationLevel = stroke.variation->level;
    m_state = m_character == nullptr && m_sample == nullptr ? State::Idle : State::Sounding;
    m_fade = 1.0F;
    m_fadeStep = 0.0F;
    m_loudness = 1.0F; // it has not shown yet how loud it is
    m_last = {0.0F, 0.0F};
    setPlace(slot.level, slot.pan);
    m_gain = {m_place.left * stroke.channelGain.left, m_place.right * stroke.channelGain.right};

    const float velocity = static_cast<float>(stroke.velocity) / 127.0F;
    const float tune = std::exp2((slot.tune + stroke.variation->tune) / 12.0F);
    const float decay = slot.decay * stroke.variation->decay;
    if (m_character != nullptr)
        m_drum.start({m_character, velocity, tune, decay, static_cast<std::uint32_t>(stroke.order)},
                     sampleRate);
    else if (m_sample != nullptr)
        m_recorded.start(
            {m_sample,
             kSampleGain * std::pow(velocity, kVelocityPower),
             m_sample->sampleRate / static_cast<double>(sampleRate) * static_cast<double>(tune),
             decay});
}

void DrumKitVoice::fade(float seconds) noexcept TIMBREL_REALTIME
{
    if (m_state == State::Idle)
        return;
    m_state = State::Fading;
    // one frame less, so that it is over within the time
    const float frames = std::max(seconds * m_sampleRate - 1.0F, 1.0F);
    m_fadeStep = std::max(m_fadeStep, m_fade / frames);
}

void DrumKitVoice::setPlace(float level, float pan) noexcept TIMBREL_REALTIME
{
    const StereoGain place = panned(pan);
    const float gain = level * m_variationLevel;
    m_place = {gain * place.left, gain * place.right};
}

StereoGain DrumKitVoice::cut() noexcept TIMBREL_REALTIME
{
    m_state = State::Idle;
    return m_last;
}

void DrumKitVoice::add(StereoGain channel,
                       float weight,
                       std::span<float> left,
                       std::span<float> right) noexcept TIMBREL_REALTIME
{
    const std::size_t frames = left.size();
    const bool isSynthesized = m_character != nullptr;
    const std::span ownLeft(m_left.data(), frames);
    const std::span ownRight(m_right.data(), frames);
    if (isSynthesized)
        m_drum.render(ownLeft);
    else
        m_recorded.render(ownLeft, ownRight);
    const StereoGain aim {m_place.left * channel.left, m_place.right * channel.right};
    const float share = weight / static_cast<float>(frames);
    const StereoGain step {(aim.left - m_gain.left) * share, (aim.right - m_gain.right) * share};
    float loudest = 0.0F;
    for (std::size_t i = 0; i < frames; ++i) {
        m_gain.left += step.left;
        m_gain.right += step.right;
        m_fade = std::max(m_fade - m_fadeStep, 0.0F);
        // the fade's ends are round, not corners
        const float fade = m_fade * m_fade * (3.0F - 2.0F * m_fade);
        m_last.left = fade * m_gain.left * ownLeft[i];
        m_last.right = fade * m_gain.right * (isSynthesized ? ownLeft[i] : ownRight[i]);
        left[i] += m_last.left;
        right[i] += m_last.right;
        loudest = std::max({loudest, std::abs(m_last.left), std::abs(m_last.right)});
    }
    m_loudness = loudest;
    if (m_fade <= 0.0F || (isSynthesized ? m_drum.isOver() : m_recorded.isOver()))
        m_state = State::Idle;
}

} // namespace timbrel::synth
