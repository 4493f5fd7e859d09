// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synth/reverb.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace timbrel::synth {

namespace {

// milliseconds; no two in a simple ratio, so that no pitch is favoured
constexpr std::array<double, 8> kDelays {29.7, 33.1, 37.9, 41.3, 46.1, 50.9, 56.3, 61.7};
constexpr std::array<double, 3> kDiffusion {4.7, 7.9, 12.7};
constexpr double kDecaySeconds = 1.7; ///< to -60 dB
constexpr float kSilentRoom = 3e-6F; ///< -110 dB
constexpr float kDampingHertz = 5200.0F;
constexpr float kBassHertz = 120.0F;

std::size_t framesOf(double milliseconds, float sampleRate)
{
    return static_cast<std::size_t>(milliseconds * 1e-3 * static_cast<double>(sampleRate)) | 1U;
}

float weightOf(float hertz, float sampleRate)
{
    return 1.0F - std::exp(-2.0F * std::numbers::pi_v<float> * hertz / sampleRate);
}

} // namespace

void Reverb::prepare(float sampleRate)
{
    for (std::size_t i = 0; i < kLines; ++i) {
        m_lines[i] = Line {};
        m_lines[i].delay.assign(framesOf(kDelays[i], sampleRate), 0.0F);
        m_lines[i].gain
            = static_cast<float>(std::pow(10.0, -3.0 * kDelays[i] * 1e-3 / kDecaySeconds));
    }
    for (std::size_t i = 0; i < kDiffusers; ++i) {
        m_diffusers[i] = Line {};
        m_diffusers[i].delay.assign(framesOf(kDiffusion[i], sampleRate), 0.0F);
        m_diffusers[i].gain = 0.6F;
    }
    m_damping = weightOf(kDampingHertz, sampleRate);
    m_bassWeight = weightOf(kBassHertz, sampleRate);
    m_bassCut = 0.0F;
    m_isSilent = true;
}

void Reverb::silence() noexcept TIMBREL_REALTIME
{
    for (Line& line : m_lines) {
        std::fill(line.delay.begin(), line.delay.end(), 0.0F);
        line.damped = 0.0F;
    }
    for (Line& line : m_diffusers)
        std::fill(line.delay.begin(), line.delay.end(), 0.0F);
    m_bassCut = 0.0F;
    m_isSilent = true;
}

float Reverb::diffused(float in) noexcept TIMBREL_REALTIME
{
    for (Line& line : m_diffusers) {
        float& slot = line.delay[line.at];
        const float out = slot - line.gain * in;
        slot = in + line.gain * out;
        line.at = line.at + 1 == line.delay.size() ? 0 : line.at + 1;
        in = out;
    }
    return in;
}

void Reverb::round(float in, float& left, float& right) noexcept TIMBREL_REALTIME
{
    std::array<float, kLines> out {};
    float sum = 0.0F;
    for (std::size_t i = 0; i < kLines; ++i) {
        Line& line = m_lines[i];
        line.damped += (line.delay[line.at] - line.damped) * m_damping;
        out[i] = line.damped * line.gain;
        sum += out[i];
    }
    sum *= 2.0F / kLines;
    for (std::size_t i = 0; i < kLines; ++i) {
        Line& line = m_lines[i];
        line.delay[line.at] = in + out[i] - sum;
        line.at = line.at + 1 == line.delay.size() ? 0 : line.at + 1;
    }
    left += out[0] - out[2] + out[4] - out[6];
    right += out[1] - out[3] + out[5] - out[7];
}

void Reverb::process(std::span<const float> in,
                     std::span<float> left,
                     std::span<float> right) noexcept TIMBREL_REALTIME
{
    float loudest = 0.0F;
    for (const float value : in)
        loudest = std::max(loudest, std::abs(value));
    if (m_isSilent && loudest == 0.0F)
        return;
    m_isSilent = false;
    for (std::size_t i = 0; i < in.size(); ++i) {
        m_bassCut += (in[i] - m_bassCut) * m_bassWeight;
        round(diffused(in[i] - m_bassCut), left[i], right[i]);
    }
    if (loudest > 0.0F)
        return;
    float rest = 0.0F; // what still runs round
    for (const Line& line : m_lines)
        for (std::size_t i = 0; i < line.delay.size(); i += 16)
            rest = std::max(rest, std::abs(line.delay[i]));
    if (rest < kSilentRoom)
        silence();
}

} // namespace timbrel::synth
