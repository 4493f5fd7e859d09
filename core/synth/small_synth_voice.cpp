// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synth/small_synth_voice.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace timbrel::synth {

namespace {

constexpr float kFadeSeconds = 0.004F;
constexpr float kSilentVoice = 1e-5F; ///< -100 dB: the voice is free
constexpr float kDriftCents = 0.5F; ///< two notes are never quite the same
constexpr float kHighestHarmonic = 20000.0F; ///< Hz
constexpr float kPressureOctaves = 1.5F;
constexpr float kVoiceGain = 0.5F;

float turn(float phase) noexcept TIMBREL_REALTIME
{
    return std::sin(2.0F * std::numbers::pi_v<float> * phase);
}

} // namespace

void SmallSynthVoice::prepare(float sampleRate, std::uint32_t seed) noexcept
{
    *this = SmallSynthVoice {};
    m_sampleRate = sampleRate;
    m_tables = &SawTables::instance();
    m_random = seed * 2654435761U + 1U;
}

std::uint32_t SmallSynthVoice::random() noexcept TIMBREL_REALTIME
{
    m_random ^= m_random << 13U; // xorshift: any numbers that do not repeat soon
    m_random ^= m_random >> 17U;
    m_random ^= m_random << 5U;
    return m_random;
}

void SmallSynthVoice::start(const Note& note,
                            const SmallSynthSettings& settings,
                            std::uint64_t order) noexcept TIMBREL_REALTIME
{
    const auto seconds = [](double value) { return static_cast<float>(value); };
    m_note = note;
    m_next.velocity = 0;
    m_order = order;
    m_state = State::Sounding;
    m_isHeldByPedal = false;
    m_isNew = true;
    m_amp.start({seconds(settings.attack),
                 seconds(settings.decay),
                 seconds(settings.sustain),
                 seconds(settings.release)});
    m_filter.start({seconds(settings.filterAttack),
                    seconds(settings.filterDecay),
                    seconds(settings.filterSustain),
                    seconds(settings.release)});
    m_leftFilter.reset();
    m_rightFilter.reset();
    const float velocity = static_cast<float>(note.velocity) / 127.0F;
    m_velocityGain = kVoiceGain * (0.08F + 0.92F * std::pow(velocity, 1.6F));
    m_velocityOctaves = static_cast<float>(settings.filterOctaves) * (0.35F + 0.65F * velocity);
    m_gain = 0.0F;
    m_fade = 1.0F;
    for (Wave* wave : {&m_middle, &m_up, &m_down, &m_sub})
        wave->phase = random();
    constexpr float kWhole = 4294967296.0F;
    m_vibratoPhase = 0.0F;
    m_vibratoRate = 0.97F + 0.06F * static_cast<float>(random()) / kWhole;
    m_driftPhase = static_cast<float>(random()) / kWhole;
    m_driftRate = 0.1F + 0.3F * static_cast<float>(random()) / kWhole;
}

void SmallSynthVoice::release() noexcept TIMBREL_REALTIME
{
    m_isHeldByPedal = false;
    m_amp.release();
    m_filter.release();
}

void SmallSynthVoice::giveWayTo(const Note& next, std::uint64_t order) noexcept TIMBREL_REALTIME
{
    m_state = State::Fading;
    m_next = next;
    m_nextOrder = order;
}

void SmallSynthVoice::tuneWave(Wave& wave, float hertz) const noexcept TIMBREL_REALTIME
{
    const float limit = std::min(kHighestHarmonic, 0.48F * m_sampleRate);
    const double turns = static_cast<double>(hertz) / static_cast<double>(m_sampleRate);
    wave.increment = static_cast<std::uint32_t>(std::min(turns, 0.49) * 4294967296.0);
    wave.table = &m_tables->forHarmonics(limit / hertz);
}

void SmallSynthVoice::tune(const ChannelSound& channel,
                           const SmallSynthSettings& settings,
                           float seconds) noexcept TIMBREL_REALTIME
{
    m_vibratoPhase += seconds * m_vibratoRate * static_cast<float>(settings.vibratoHz);
    m_vibratoPhase -= std::floor(m_vibratoPhase);
    m_driftPhase += seconds * m_driftRate;
    m_driftPhase -= std::floor(m_driftPhase);
    const float cents
        = static_cast<float>(settings.vibratoCents) * channel.vibrato.value() * turn(m_vibratoPhase)
        + kDriftCents * turn(m_driftPhase);
    const float semitones
        = static_cast<float>(m_note.number) - 69.0F + channel.bend.value() + cents / 100.0F;
    const float hertz = 440.0F * std::exp2(semitones / 12.0F);
    const float detune = std::exp2(static_cast<float>(settings.detuneCents) / 1200.0F);
    tuneWave(m_middle, hertz);
    tuneWave(m_up, hertz * detune);
    tuneWave(m_down, hertz / detune);
    tuneWave(m_sub, hertz * 0.5F);
}

float SmallSynthVoice::cutoff(const ChannelSound& channel,
                              const SmallSynthSettings& settings) const noexcept TIMBREL_REALTIME
{
    const float octaves = channel.cutoffOctaves.value() + m_filter.level() * m_velocityOctaves
        + static_cast<float>(settings.keyFollow) * (static_cast<float>(m_note.number) - 60.0F)
            / 12.0F
        + channel.pressure.value() * kPressureOctaves;
    return std::exp2(octaves);
}

/// Envelope and fade; the voice becomes idle, or takes up its next note, when it is silent.
float SmallSynthVoice::levelAfter(float seconds) noexcept TIMBREL_REALTIME
{
    const float level = m_amp.advance(seconds);
    (void)m_filter.advance(seconds);
    if (m_state == State::Fading)
        m_fade = std::max(0.0F, m_fade - seconds / kFadeSeconds);
    // the fade's ends are round, not corners
    return level * m_fade * m_fade * (3.0F - 2.0F * m_fade);
}

void SmallSynthVoice::render(const ChannelSound& channel,
                             const SmallSynthSettings& settings,
                             std::size_t count,
                             Block& block) noexcept TIMBREL_REALTIME
{
    const float seconds = static_cast<float>(count) / m_sampleRate;
    const float gain = levelAfter(seconds) * m_velocityGain;
    tune(channel, settings, seconds);
    // up to just below singing, where it would ring on after the note
    const auto shape = LadderFilter::shapeOf(
        cutoff(channel, settings), 3.6F * channel.resonance.value(), m_sampleRate);
    if (m_isNew)
        m_shape = shape;
    m_isNew = false;
    const float share = 1.0F / static_cast<float>(count);
    const float gainStep = (gain - m_gain) * share;
    const LadderFilter::Shape shapeStep {(shape.gain - m_shape.gain) * share,
                                         (shape.feedback - m_shape.feedback) * share};
    const auto side = static_cast<float>(settings.sideLevel);
    const auto sub = static_cast<float>(settings.subLevel);
    const auto drive = static_cast<float>(settings.drive);
    const float mix = 1.0F / (1.0F + side + sub);
    constexpr std::uint32_t kHalf = 0x80000000U;
    for (std::size_t i = 0; i < count; ++i) {
        m_middle.phase += m_middle.increment;
        m_up.phase += m_up.increment;
        m_down.phase += m_down.increment;
        m_sub.phase += m_sub.increment;
        const float up = side * m_up.table->at(m_up.phase);
        const float down = side * m_down.table->at(m_down.phase);
        const float square = m_sub.table->at(m_sub.phase) - m_sub.table->at(m_sub.phase + kHalf);
        const float middle = m_middle.table->at(m_middle.phase) + sub * square;
        m_gain += gainStep;
        m_shape.gain += shapeStep.gain;
        m_shape.feedback += shapeStep.feedback;
        const float left = mix * (middle + 0.8F * up + 0.2F * down);
        const float right = mix * (middle + 0.2F * up + 0.8F * down);
        block.left[i] = m_gain * m_leftFilter.process(left, m_shape, drive);
        block.right[i] = m_gain * m_rightFilter.process(right, m_shape, drive);
    }
    m_gain = gain;
    m_shape = shape;
    const bool isOver = m_amp.isReleased() && m_amp.level() < kSilentVoice;
    if (m_fade <= 0.0F || isOver) {
        m_state = State::Idle;
        if (m_next.velocity > 0)
            start(Note(m_next), settings, m_nextOrder);
    }
}

} // namespace timbrel::synth
