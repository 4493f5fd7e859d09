// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pattern/pattern_planes.h"

#include <algorithm>
#include <cmath>

namespace timbrel::pattern {

void writePlanes(const music::Pattern& pattern,
                 PatternPlanes planes,
                 std::span<float> content) noexcept TIMBREL_REALTIME
{
    const auto& cells = pattern.cells();
    TIMBREL_VERIFY(content.size() == planes.count() * cells.size())
    {
        return;
    }
    float* onsets = content.data();
    float* velocities = onsets + cells.size();
    float* offsets = planes.velocities ? velocities + cells.size() : velocities;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        onsets[i] = cells[i].isOnset() ? 1.0F : 0.0F;
        if (planes.velocities)
            velocities[i] = cells[i].velocity;
        if (planes.offsets)
            offsets[i] = cells[i].offset;
    }
}

float onsetProbability(float sum) noexcept TIMBREL_REALTIME
{
    return 1.0F / (1.0F + std::exp(-sum));
}

float velocityOf(float sum) noexcept TIMBREL_REALTIME
{
    return onsetProbability(sum);
}

float offsetOf(float sum) noexcept TIMBREL_REALTIME
{
    return 0.5F * std::tanh(sum);
}

float logitOf(float probability) noexcept TIMBREL_REALTIME
{
    constexpr float kSmallest = 1e-6F;
    const float held
        = std::isnan(probability) ? 0.5F : std::clamp(probability, kSmallest, 1.0F - kSmallest);
    return std::log(held / (1.0F - held));
}

} // namespace timbrel::pattern
