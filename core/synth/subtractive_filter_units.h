// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// From the oscillators' frames to what a voice gives, a vector of lanes side by side: the treble
// made good, half of the frames taken away, the filter, the loudness.
// Part of subtractive_kernel_units.h.

#include "core/synth/subtractive_oscillator_units.h"

namespace TIMBREL_UNITS {

using timbrel::synth::kHalfbandSections;
using timbrel::synth::kSubtractiveStep;

/// Two rows of all-passes; their sum is a low-pass: nothing is lost up to 0.46 of the rate that is
/// left, and from 0.54 of it on everything is 74 dB down. Source: R. A. Valenzuela, A. G.
/// Constantinides, "Digital signal processing schemes for efficient interpolation and decimation",
/// IEE Proc. G 130 (1983); computed for six sections and a transition of 0.04.
inline constexpr float kHalfband[kHalfbandSections]
    = {0.06820408F, 0.24027036F, 0.44867624F, 0.64112237F, 0.79999756F, 0.93448224F};

/// Sections First, First + 2, ... of which each state is the last output of the one before.
template<std::size_t First>
inline Vector allPasses(Vector in, Vector (&states)[kHalfbandSections + 2])
{
    Vector x = in;
    for (std::size_t i = First; i < kHalfbandSections; i += 2) {
        const Vector y = (x - states[i + 2]) * kHalfband[i] + states[i];
        states[i] = x;
        x = y;
    }
    states[kHalfbandSections + First] = x;
    return x;
}

/// A channel of a group of lanes: its states while a step is computed.
class Chain
{
public:
    Chain(SubtractiveLanes& lanes, std::size_t channel, std::size_t first)
        : m_lanes(lanes)
        , m_channel(channel)
        , m_first(first)
        , m_evenness(load(lanes.evenness + first))
        , m_warp(load(lanes.warp[0] + first))
        , m_gain(load(lanes.gain[0] + first))
    {
        const auto get = [first](const auto& from, auto& to, std::size_t count) {
            for (std::size_t i = 0; i < count; ++i)
                to[i] = load(from[i] + first);
        };
        get(lanes.before[channel], m_before, 2);
        get(lanes.halfband[channel], m_halfband, kHalfbandSections + 2);
        get(lanes.filter[channel], m_filter, 2);
        get(lanes.filterMix, m_mix, 3);
    }

    void run(std::size_t frames)
    {
        const float share = 1.0F / static_cast<float>(frames);
        const Vector warpStep = (load(m_lanes.warp[1] + m_first) - m_warp) * share;
        const Vector gainStep = (load(m_lanes.gain[1] + m_first) - m_gain) * share;
        Vector out[kSubtractiveStep] = {};
        for (std::size_t at = 0; at < kWaveFrames; at += kWidth) {
            Vector rows[kWidth];
            for (std::size_t i = 0; i < kWidth; ++i)
                rows[i] = load(m_lanes.wave[m_channel][m_first + i] + at);
            transpose(rows);
            for (std::size_t i = 0; i < kWidth; i += kOversampling) {
                const std::size_t frame = (at + i) / kOversampling;
                if (frame >= frames)
                    break;
                m_warp += warpStep;
                m_gain += gainStep;
                out[frame] = m_gain * filtered(halved(rows[i], rows[i + 1]));
            }
        }
        for (std::size_t at = 0; at < kSubtractiveStep; at += kWidth) {
            Vector rows[kWidth];
            for (std::size_t i = 0; i < kWidth; ++i)
                rows[i] = out[at + i];
            transpose(rows);
            for (std::size_t i = 0; i < kWidth; ++i)
                store(m_lanes.out[m_channel][m_first + i] + at, rows[i]);
        }
    }

    void keep() const
    {
        const auto put = [this](auto& to, const auto& from, std::size_t count) {
            for (std::size_t i = 0; i < count; ++i)
                store(to[i] + m_first, from[i]);
        };
        put(m_lanes.before[m_channel], m_before, 2);
        put(m_lanes.halfband[m_channel], m_halfband, kHalfbandSections + 2);
        put(m_lanes.filter[m_channel], m_filter, 2);
    }

private:
    /// Two frames of the oscillators become one.
    Vector halved(Vector first, Vector second)
    {
        // each of the last but one, since what comes after it counts too
        const Vector one = m_before[0] + m_evenness * (2.0F * m_before[0] - m_before[1] - first);
        const Vector two = first + m_evenness * (2.0F * first - m_before[0] - second);
        m_before[1] = first;
        m_before[0] = second;
        return 0.5F * (allPasses<0>(two, m_halfband) + allPasses<1>(one, m_halfband));
    }

    /// A state-variable filter without a delay in its loop, so that its cutoff is where it is said
    /// to be. Source: V. Zavalishin, The Art of VA Filter Design, rev. 2.1, chapter 4.
    Vector filtered(Vector in)
    {
        const Vector a = 1.0F / (1.0F + m_warp * (m_warp + kFilterDamping));
        const Vector b = m_warp * a;
        const Vector rest = in - m_filter[1];
        const Vector band = a * m_filter[0] + b * rest;
        const Vector way = b * m_filter[0] + m_warp * b * rest;
        const Vector low = m_filter[1] + way;
        m_filter[0] = band + (band - m_filter[0]);
        m_filter[1] = low + way;
        return m_mix[0] * in + m_mix[1] * band + m_mix[2] * low;
    }

    SubtractiveLanes& m_lanes;
    std::size_t m_channel;
    std::size_t m_first;
    Vector m_evenness;
    Vector m_warp;
    Vector m_gain;
    Vector m_before[2];
    Vector m_halfband[kHalfbandSections + 2];
    Vector m_filter[2];
    Vector m_mix[3];
};

} // namespace TIMBREL_UNITS
