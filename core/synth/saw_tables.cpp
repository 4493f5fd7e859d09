// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synth/saw_tables.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numbers>

namespace timbrel::synth {

namespace {

// 20 kHz of the lowest note (8.2 Hz) has 2446; more than this is heard as noise at most
constexpr int kMostHarmonics = 1024;
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

SawTable::SawTable(int harmonics, const std::vector<double>& period)
    : m_harmonics(harmonics)
{
    const std::size_t size = sizeFor(harmonics);
    const int bits = std::countr_zero(size);
    m_shift = 32 - bits;
    m_mask = (std::uint32_t {1} << m_shift) - 1U;
    m_toFraction = 1.0F / static_cast<float>(m_mask + 1.0);
    const std::size_t stride = period.size() / size;
    m_values.resize(size + 3);
    for (std::size_t i = 0; i < m_values.size(); ++i)
        m_values[i] = static_cast<float>(period[(i + size - 1) % size * stride]);
}

/// One sum, from which every table is taken when its last harmonic has been added.
SawTables::SawTables()
{
    std::vector<double> sine(kLargest);
    for (std::size_t i = 0; i < kLargest; ++i)
        sine[i] = std::sin(2.0 * std::numbers::pi * static_cast<double>(i)
                           / static_cast<double>(kLargest));
    std::vector<double> period(kLargest, 0.0);
    int done = 0;
    for (int i = 0;; ++i) {
        const int harmonics = static_cast<int>(std::exp2(i / kTablesPerOctave) + 1e-9);
        if (harmonics > kMostHarmonics)
            break;
        if (harmonics == done)
            continue;
        while (done < harmonics) {
            const auto harmonic = static_cast<std::size_t>(++done);
            const double gain = -2.0 / (std::numbers::pi * static_cast<double>(harmonic));
            for (std::size_t k = 1; k < kLargest / 2; ++k)
                period[k] += gain * sine[(harmonic * k) % kLargest];
        }
        for (std::size_t k = 1; k < kLargest / 2; ++k) // odd, like every sine in it
            period[kLargest - k] = -period[k];
        m_tables.emplace_back(harmonics, period);
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
