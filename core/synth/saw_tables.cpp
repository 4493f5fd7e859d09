// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synth/saw_tables.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numbers>

namespace timbrel::synth {

namespace {

// 20 kHz of the lowest note (8.2 Hz) has 2446; more than this is heard as noise at most
constexpr double kMostHarmonics = 1024.0;
constexpr double kTablesPerOctave = 3.0;
constexpr std::size_t kPointsPerWave = 16; ///< of the highest harmonic: interpolation at -85 dB
constexpr std::size_t kSmallest = 256;
constexpr std::size_t kLargest = 8192;

std::size_t sizeFor(int harmonics)
{
    const auto wanted = std::bit_ceil(static_cast<std::size_t>(harmonics) * kPointsPerWave);
    return std::clamp(wanted, kSmallest, kLargest);
}

} // namespace

SawTable::SawTable(int harmonics)
    : m_harmonics(harmonics)
{
    const std::size_t size = sizeFor(harmonics);
    const int bits = std::countr_zero(size);
    m_shift = 32 - bits;
    m_mask = (std::uint32_t {1} << m_shift) - 1U;
    m_toFraction = 1.0F / static_cast<float>(m_mask + 1.0);
    std::vector<double> period(size, 0.0);
    for (int harmonic = 1; harmonic <= harmonics; ++harmonic) {
        // a rotating pointer instead of a sine for every point; exact enough over one period
        const double angle = 2.0 * std::numbers::pi * harmonic / static_cast<double>(size);
        const double stepCos = std::cos(angle);
        const double stepSin = std::sin(angle);
        const double gain = -2.0 / (std::numbers::pi * harmonic);
        double c = 1.0;
        double s = 0.0;
        for (double& value : period) {
            value += gain * s;
            const double next = c * stepCos - s * stepSin;
            s = s * stepCos + c * stepSin;
            c = next;
        }
    }
    m_values.resize(size + 3);
    for (std::size_t i = 0; i < m_values.size(); ++i)
        m_values[i] = static_cast<float>(period[(i + size - 1) % size]);
}

SawTables::SawTables()
{
    int before = 0;
    for (int i = 0;; ++i) {
        const double harmonics = std::exp2(i / kTablesPerOctave);
        if (harmonics > kMostHarmonics + 0.5)
            break;
        const int whole = static_cast<int>(harmonics + 1e-9);
        if (whole == before)
            continue;
        before = whole;
        m_tables.emplace_back(whole);
    }
}

const SawTables& SawTables::instance()
{
    static const SawTables kTables;
    return kTables;
}

const SawTable& SawTables::forHarmonics(float allowed) const noexcept TIMBREL_REALTIME
{
    std::size_t low = 0; // the last table that fits
    std::size_t high = m_tables.size();
    while (high - low > 1) {
        const std::size_t middle = (low + high) / 2;
        if (static_cast<float>(m_tables[middle].harmonics()) <= allowed)
            low = middle;
        else
            high = middle;
    }
    return m_tables[low];
}

} // namespace timbrel::synth
