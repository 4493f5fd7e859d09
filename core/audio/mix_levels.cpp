// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/mix_levels.h"

#include <algorithm>
#include <cmath>

namespace timbrel::audio {

namespace {

constexpr float kDecibelsOfTen = 20.0F; ///< an amplitude of ten times as much

} // namespace

float gainOf(float decibels) noexcept
{
    if (std::isnan(decibels))
        return 1.0F;
    if (decibels <= kSilentDecibels)
        return 0.0F;
    return std::pow(10.0F, std::min(decibels, kMostDecibels) / kDecibelsOfTen);
}

float decibelsOf(float amplitude) noexcept
{
    if (!(amplitude > 0.0F))
        return kSilentDecibels;
    return std::max(kSilentDecibels, kDecibelsOfTen * std::log10(amplitude));
}

} // namespace timbrel::audio
