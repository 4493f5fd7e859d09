// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synth/subtractive_voices.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace timbrel::synth {
namespace {

constexpr float kSilent = 1e-5F; ///< -100 dB: the voice is over
constexpr std::size_t kNarrow = 8; ///< lanes
constexpr float kVoiceLevel = 0.4F;
constexpr float kWidth = 0.7F; ///< of the unison, from the middle to a side
constexpr float kPhaseStep = 0.618033989F; ///< turns; no two oscillators begin near each other

/// Which of the places, by pitch, an oscillator of the unison has: neighbours lie on different
/// sides.
constexpr std::array<std::size_t, kMostUnison> kUnisonOrder {0, 7, 3, 4, 1, 6, 2, 5};

constexpr auto kAmplitude = static_cast<std::size_t>(Modulated::Amplitude);

} // namespace

const SubtractiveKernel& subtractiveKernel(realtime::VectorUnits units) noexcept
{
    switch (std::min(units, realtime::bestVectorUnits())) {
#ifdef TIMBREL_X86
    case realtime::VectorUnits::Avx512:
        return subtractiveKernelAvx512();
    case realtime::VectorUnits::Avx2:
        return subtractiveKernelAvx2();
#endif
    default:
        return subtractiveKernelBaseline();
    }
}

float velocityGain(unsigned velocity) noexcept TIMBREL_REALTIME
{
    const float share = static_cast<float>(velocity) / 127.0F;
    return kVoiceLevel * (0.08F + 0.92F * std::pow(share, 1.6F));
}

SubtractiveVoices::SubtractiveVoices(realtime::VectorUnits units)
    : m_kernel(subtractiveKernel(units))
    , m_narrowKernel(subtractiveKernel(std::min(units, realtime::VectorUnits::Avx2)))
{
    prepare(48000.0, 1);
}

void SubtractiveVoices::prepare(double sampleRate, std::size_t channels) noexcept
{
    m_lanes = SubtractiveLanes {};
    m_lanes.sampleRate = static_cast<float>(sampleRate);
    m_lanes.channels = channels;
    for (std::size_t lane = 0; lane < kSubtractiveLanes; ++lane)
        setPatch(lane, SubtractiveParameters());
}

void SubtractiveVoices::setUnison(std::size_t lane, std::size_t count) noexcept TIMBREL_REALTIME
{
    m_lanes.unison[lane] = static_cast<std::int32_t>(count);
    m_lanes.isDetuned[lane] = -1;
    const auto last = static_cast<float>(count - 1);
    const float gain = 1.0F / std::sqrt(static_cast<float>(count));
    for (std::size_t i = 0; i < count; ++i) {
        const auto at = static_cast<float>(i);
        const float place = count > 1 ? at / last - 0.5F : 0.0F;
        const float side = count > 1
            ? static_cast<float>(kUnisonOrder[i * kMostUnison / count]) / 3.5F - 1.0F
            : 0.0F;
        m_lanes.unisonPlace[i][lane] = place;
        const bool isMono = m_lanes.channels == 1;
        m_lanes.unisonGain[0][i][lane] = gain * (isMono ? 1.0F : 1.0F - kWidth * side);
        m_lanes.unisonGain[1][i][lane] = gain * (1.0F + kWidth * side);
    }
}

void SubtractiveVoices::setPatch(std::size_t lane,
                                 const SubtractiveParameters& parameters) noexcept TIMBREL_REALTIME
{
    for (std::size_t i = 0; i < kSubtractiveParameters; ++i)
        m_lanes.patch[i][lane] = parameters.values()[i];
    setUnison(lane,
              static_cast<std::size_t>(parameters.number(SubtractiveParameter::UnisonVoices)));
}

void SubtractiveVoices::start(std::size_t lane, const Start& start) noexcept TIMBREL_REALTIME
{
    m_lanes.semitones[lane] = start.semitones;
    m_lanes.loudness[lane] = start.loudness;
    m_lanes.noiseSeed[lane] = static_cast<std::int32_t>(start.seed);
    m_lanes.isSounding[lane] = -1;
    m_lanes.isFresh[lane] = -1;
    m_lanes.age[lane] = 0.0F;
    m_lanes.gain[1][lane] = 0.0F;
    for (std::size_t i = 0; i < kModulated; ++i) {
        m_lanes.stage[i][lane] = static_cast<std::int32_t>(EnvelopeStage::Attack);
        m_lanes.level[i][lane] = 0.0F;
        m_lanes.lfoPhase[i][lane] = 0.0F;
    }
    for (std::size_t i = 0; i < kMostUnison; ++i) {
        const float turns = start.phase + kPhaseStep * static_cast<float>(i);
        m_lanes.phase[i][lane] = turns - std::floor(turns);
    }
    for (std::size_t channel = 0; channel < 2; ++channel) {
        for (auto& row : m_lanes.before[channel])
            row[lane] = 0.0F;
        for (auto& row : m_lanes.halfband[channel])
            row[lane] = 0.0F;
        for (auto& row : m_lanes.filter[channel])
            row[lane] = 0.0F;
    }
}

void SubtractiveVoices::release(std::size_t lane) noexcept TIMBREL_REALTIME
{
    for (auto& row : m_lanes.stage)
        row[lane] = static_cast<std::int32_t>(EnvelopeStage::Release);
}

bool SubtractiveVoices::isReleased(std::size_t lane) const noexcept TIMBREL_REALTIME
{
    return m_lanes.stage[kAmplitude][lane] == static_cast<std::int32_t>(EnvelopeStage::Release);
}

void SubtractiveVoices::advance(std::size_t frames) noexcept TIMBREL_REALTIME
{
    const std::span<const std::int32_t> upper = std::span(m_lanes.isSounding).subspan(kNarrow);
    const bool isNarrow = std::all_of(upper.begin(), upper.end(), [](auto is) { return is == 0; });
    (isNarrow ? m_narrowKernel : m_kernel).advance(m_lanes, frames);
    for (std::size_t lane = 0; lane < kSubtractiveLanes; ++lane)
        if (isReleased(lane) && m_lanes.level[kAmplitude][lane] < kSilent)
            m_lanes.isSounding[lane] = 0;
}

} // namespace timbrel::synth
