// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The synthesizer's arithmetic, compiled once for each kind of vector unit: each
// subtractive_kernel_<units>.cpp defines TIMBREL_UNITS (a namespace) and includes this file.
// Nothing of the standard library's code is used here: an inline function of it, compiled for
// AVX-512, could replace the one that all others use.

#include "core/synth/subtractive_filter_units.h"
#include "core/synth/subtractive_room_units.h"

namespace TIMBREL_UNITS {

inline void advance(SubtractiveLanes& lanes, std::size_t frames) noexcept TIMBREL_REALTIME
{
    control(lanes, frames);
    for (std::size_t first = 0; first < kSubtractiveLanes; first += kWidth) {
        if (!isAnySounding(lanes, first))
            continue;
        for (std::size_t lane = first; lane < first + kWidth; ++lane)
            oscillate(lanes, lane);
        for (std::size_t channel = 0; channel < lanes.channels; ++channel) {
            Chain chain(lanes, channel, first);
            chain.run(frames);
            chain.keep();
        }
    }
    lanes.noiseAt += static_cast<std::uint32_t>(frames * kOversampling);
}

inline constexpr timbrel::synth::SubtractiveKernel kKernel {advance, addScaled, room};

} // namespace TIMBREL_UNITS
