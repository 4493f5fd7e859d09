// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/realtime/realtime.h"

#include <cstdint>
#include <vector>

namespace timbrel::synth {

/// One period of a rising sawtooth (-1 to 1) with so many harmonics and no more.
class SawTable
{
public:
    /// `period`: its points, a power of two of them or more than are needed.
    SawTable(int harmonics, const std::vector<double>& period);

    /// `phase`: a period is 2^32.
    [[nodiscard]] float at(std::uint32_t phase) const noexcept TIMBREL_REALTIME
    {
        const float* y = m_values.data() + (phase >> m_shift);
        const float x = static_cast<float>(phase & m_mask) * m_toFraction;
        // cubic through four points (Hermite); y[1] is the point at or before the phase
        const float slope0 = 0.5F * (y[2] - y[0]);
        const float slope1 = 0.5F * (y[3] - y[1]);
        const float step = y[1] - y[2];
        const float a = step + step + slope0 + slope1;
        const float b = -step - step - step - slope0 - slope0 - slope1;
        return ((a * x + b) * x + slope0) * x + y[1];
    }
    [[nodiscard]] int harmonics() const noexcept { return m_harmonics; }

private:
    int m_harmonics;
    int m_shift; ///< phase to index
    std::uint32_t m_mask; ///< the rest of the phase
    float m_toFraction;
    std::vector<float> m_values; ///< one before the period, two after
};

/// Sawtooths for every pitch: three tables an octave, so that the harmonics reach to within a third
/// of an octave of the highest that is allowed and no higher. A pulse is the difference of two.
/// Threads: any, after the first call of instance() (some milliseconds), which a control thread
/// makes.
class SawTables
{
public:
    [[nodiscard]] static const SawTables& instance();

    /// For a pitch of which so many harmonics may sound; at least one does.
    [[nodiscard]] const SawTable& forHarmonics(float allowed) const noexcept TIMBREL_REALTIME;

private:
    SawTables();
    std::vector<SawTable> m_tables; ///< rising number of harmonics
};

} // namespace timbrel::synth
