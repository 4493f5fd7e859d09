// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synth/sample_voice.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <vector>

namespace timbrel::synth {
namespace {

constexpr std::size_t kPhases = 128; ///< between two frames; read linearly between
constexpr std::size_t kTaps = 24; ///< at speeds up to 1
constexpr std::size_t kTables = 10; ///< a third of an octave apart: up to a speed of 8
constexpr double kRatesPerOctave = 3.0;
constexpr float kFadeConstants = 6.9078F; ///< ln 1000
constexpr double kPassed = 0.92; ///< of the lower of the two rates' halves
constexpr double kKaiserBeta = 7.5; ///< side lobes at -75 dB
constexpr double kPlainTolerance = 1e-9;

double bessel0(double x)
{
    double sum = 1.0;
    double term = 1.0;
    for (int k = 1; k < 40; ++k) {
        const double factor = x / (2.0 * k);
        term *= factor * factor;
        sum += term;
    }
    return sum;
}

/// A windowed sinc for every fraction of a frame, for sounds that are read faster than `speed` at
/// most. Source: J. O. Smith, "Digital Audio Resampling Home Page" (Kaiser window).
class SampleTable
{
public:
    explicit SampleTable(double speed)
        : m_taps((static_cast<std::size_t>(std::ceil(static_cast<double>(kTaps) * speed)) + 3) / 4
                 * 4)
        , m_values((kPhases + 1) * m_taps)
    {
        const double cutoff = kPassed / speed;
        const double half = static_cast<double>(m_taps) / 2.0;
        for (std::size_t phase = 0; phase <= kPhases; ++phase) {
            const double fraction = static_cast<double>(phase) / kPhases;
            double sum = 0.0;
            for (std::size_t tap = 0; tap < m_taps; ++tap) {
                const double x = static_cast<double>(tap) - half + 1.0 - fraction;
                const double value = sinc(cutoff * x) * window(x / half);
                m_values[phase * m_taps + tap] = static_cast<float>(value);
                sum += value;
            }
            for (std::size_t tap = 0; tap < m_taps; ++tap) // a constant stays what it is
                m_values[phase * m_taps + tap] /= static_cast<float>(sum);
        }
    }
    [[nodiscard]] std::size_t taps() const noexcept TIMBREL_REALTIME { return m_taps; }
    [[nodiscard]] const float* at(std::size_t phase) const noexcept TIMBREL_REALTIME
    {
        return m_values.data() + phase * m_taps;
    }

private:
    static double sinc(double x)
    {
        const double angle = std::numbers::pi * x;
        return std::abs(angle) < 1e-9 ? 1.0 : std::sin(angle) / angle;
    }
    static double window(double x)
    {
        return std::abs(x) >= 1.0
            ? 0.0
            : bessel0(kKaiserBeta * std::sqrt(1.0 - x * x)) / bessel0(kKaiserBeta);
    }

    std::size_t m_taps;
    std::vector<float> m_values;
};

const std::vector<SampleTable>& tables()
{
    static const std::vector<SampleTable> kAll = [] {
        std::vector<SampleTable> all;
        for (std::size_t i = 0; i < kTables; ++i)
            all.emplace_back(std::exp2(static_cast<double>(i) / kRatesPerOctave));
        return all;
    }();
    return kAll;
}

} // namespace

void prepareSampleTables()
{
    (void)tables();
}

void SampleVoice::start(const Stroke& stroke) noexcept TIMBREL_REALTIME
{
    m_sound = stroke.sound;
    m_place = 0.0;
    m_speed = std::max(stroke.speed, 1e-3);
    const double octaves = std::log2(m_speed);
    m_table = octaves <= 0.0
        ? 0
        : std::min(static_cast<std::size_t>(std::ceil(octaves * kRatesPerOctave - 1e-6)),
                   kTables - 1);
    m_isPlain = std::abs(m_speed - 1.0) < kPlainTolerance;
    if (m_isPlain)
        m_speed = 1.0;
    m_gain = stroke.gain;
    const auto frames = static_cast<double>(m_sound->frames());
    m_end = frames;
    m_fall = 1.0F;
    if (stroke.decay < 1.0F) {
        const double length = std::max(frames * static_cast<double>(stroke.decay) / m_speed, 1.0);
        m_fall = std::exp(-kFadeConstants / static_cast<float>(length));
        m_end = std::min(frames, 1.4 * length * m_speed);
    }
    m_isOver = m_sound->frames() == 0;
}

void SampleVoice::render(std::span<float> left, std::span<float> right) noexcept TIMBREL_REALTIME
{
    const bool isStereo = m_sound != nullptr && m_sound->isStereo();
    for (std::size_t i = 0; i < left.size(); ++i) {
        if (m_isOver) {
            left[i] = right[i] = 0.0F;
            continue;
        }
        left[i] = m_gain * read(m_sound->left);
        right[i] = isStereo ? m_gain * read(m_sound->right) : left[i];
        m_gain *= m_fall;
        m_place += m_speed;
        m_isOver = m_place >= m_end;
    }
}

float SampleVoice::read(std::span<const float> channel) const noexcept TIMBREL_REALTIME
{
    const auto index = static_cast<std::size_t>(m_place);
    if (m_isPlain)
        return channel[index];
    const SampleTable& table = tables()[m_table];
    const float phase
        = static_cast<float>(m_place - static_cast<double>(index)) * static_cast<float>(kPhases);
    const auto step = std::min(static_cast<std::size_t>(phase), kPhases - 1);
    const float between = phase - static_cast<float>(step);
    const float* here = table.at(step);
    const float* next = table.at(step + 1);
    // the first tap lies at frame index + 1 - taps / 2
    const std::size_t before = table.taps() / 2 - 1;
    const std::size_t firstTap = index < before ? before - index : 0;
    const std::size_t firstFrame = index + firstTap - before;
    const std::size_t count = std::min(table.taps() - firstTap, channel.size() - firstFrame);
    float sum = 0.0F;
    float sumNext = 0.0F;
    for (std::size_t i = 0; i < count; ++i) {
        sum += here[firstTap + i] * channel[firstFrame + i];
        sumNext += next[firstTap + i] * channel[firstFrame + i];
    }
    return sum + between * (sumNext - sum);
}

} // namespace timbrel::synth
