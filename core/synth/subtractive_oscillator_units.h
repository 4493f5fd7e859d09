// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The oscillators, at twice the rate: a vector is so many frames of one oscillator. Edges and
// corners are smoothed by polynomials (the integrals of a cubic B-spline), so that what lies above
// the rate is as good as gone; what lies between is taken away with the second half of the frames.
// Source: V. Valimaki, J. Pekonen, J. Nam, "Perceptually informed synthesis of bandlimited
// classical waveforms using integrated polynomial interpolation", JASA 131 (2012).
// Part of subtractive_kernel_units.h.

#include "core/synth/subtractive_control_units.h"

namespace TIMBREL_UNITS {

inline constexpr std::size_t kWaveFrames = kOversampling * timbrel::synth::kSubtractiveStep;
inline constexpr std::size_t kWaveVectors = kWaveFrames / kWidth;
inline constexpr float kReach = 2.0F; ///< frames to both sides that an edge's smoothing takes

/// From an edge so many frames away: what is added after a step of 1 (taken before it).
inline Vector edgeSmoothing(Vector frames)
{
    const Vector outer = higher(2.0F - frames, Vector {});
    const Vector inner = higher(1.0F - frames, Vector {});
    const Vector outer2 = outer * outer;
    const Vector inner2 = inner * inner;
    return (outer2 * outer2 - 4.0F * inner2 * inner2) * (1.0F / 24.0F);
}

/// From a corner so many frames away: what is added where the slope rises by 1 a frame.
inline Vector cornerSmoothing(Vector frames)
{
    const Vector outer = higher(2.0F - frames, Vector {});
    const Vector inner = higher(1.0F - frames, Vector {});
    const Vector outer2 = outer * outer;
    const Vector inner2 = inner * inner;
    return (outer2 * outer2 * outer - 4.0F * inner2 * inner2 * inner) * (1.0F / 120.0F);
}

/// One oscillator in a step. Its frequency changes evenly.
struct Wave
{
    float phase; ///< turns, before the step
    float increment; ///< turns a frame, at the beginning
    float bend; ///< how much more each frame
    float perTurn; ///< frames in a turn, at the middle of the step
    float plain; ///< how much of it is the fundamental alone
    float gain[2]; ///< [channel]

    Wave() = default;
    Wave(const SubtractiveLanes::Oscillator& from, std::size_t lane)
        : phase(from.phase[lane])
        , increment(from.increment[lane])
        , bend(from.bend[lane])
        , perTurn(from.perTurn[lane])
        , plain(from.plain[lane])
        , gain {from.gain[0][lane], from.gain[1][lane]}
    { }

    /// turns, from 0 to below 1
    [[nodiscard]] Vector phases(Vector frame) const
    {
        return fraction(phase + frame * (increment + 0.5F * bend * frame));
    }
    /// Whether one of `edges` edges a turn, the first `shift` turns early, is near in the step.
    [[nodiscard]] bool hasEdge(float edges, float shift) const
    {
        const float last = increment + bend * static_cast<float>(kWaveFrames);
        const float most = (increment > last ? increment : last) * edges;
        const float at = (phase + shift) * edges;
        const float since = at - static_cast<float>(static_cast<int>(at));
        return since < kReach * most
            || 1.0F - since < (static_cast<float>(kWaveFrames) + kReach) * most;
    }
};

inline Vector sawFrom(const Wave& wave, Vector phase, bool hasEdge)
{
    const Vector plain = 2.0F * phase - 1.0F;
    if (!hasEdge)
        return plain;
    const Vector smoothing = 2.0F * edgeSmoothing(lower(phase, 1.0F - phase) * wave.perTurn);
    return phase < 0.5F ? plain + smoothing : plain - smoothing;
}

inline Vector squareFrom(const Wave& wave, Vector phase, bool hasEdge)
{
    const Vector one = Vector {} + 1.0F;
    const Vector plain = phase < 0.5F ? one : -one;
    if (!hasEdge)
        return plain;
    const Vector half = fraction(2.0F * phase); // of the way from edge to edge
    const Vector near = lower(half, 1.0F - half) * (0.5F * wave.perTurn);
    return plain - 2.0F * plain * edgeSmoothing(near);
}

/// From 0 upwards.
inline Vector triangleFrom(const Wave& wave, Vector phase, bool hasCorner)
{
    const Vector turned = fraction(phase + 0.25F); // corners at 0 (below) and at 0.5 (above)
    const Vector away = turned - 0.5F;
    const Vector plain = 1.0F - 4.0F * magnitude(away);
    if (!hasCorner)
        return plain;
    const Vector half = fraction(2.0F * turned);
    const Vector near = lower(half, 1.0F - half) * (0.5F * wave.perTurn);
    const Vector smoothing = cornerSmoothing(near) * (8.0F / wave.perTurn);
    const Integers isAbove = magnitude(away) < 0.25F;
    return isAbove ? plain - smoothing : plain + smoothing;
}

/// A voice's oscillators. Shape: edges a turn, where the first one is, the fundamental's amplitude,
/// and the waveform.
template<class Shape>
inline void addOscillators(SubtractiveLanes& lanes, std::size_t lane, Shape shape)
{
    Wave waves[kMostUnison];
    bool hasEdge[kMostUnison];
    const auto count = static_cast<std::size_t>(lanes.unison[lane]);
    for (std::size_t k = 0; k < count; ++k) {
        waves[k] = Wave(lanes.oscillators[k], lane);
        hasEdge[k] = Shape::kEdges > 0.0F && waves[k].hasEdge(Shape::kEdges, Shape::kFirstEdge);
    }
    Vector frame;
    for (std::size_t i = 0; i < kWidth; ++i)
        frame[i] = static_cast<float>(static_cast<int>(i));
    for (std::size_t i = 0; i < kWaveVectors; ++i, frame += static_cast<float>(kWidth)) {
        Vector sum[2] = {};
        for (std::size_t k = 0; k < count; ++k) {
            const Wave& wave = waves[k];
            const Vector phase = wave.phases(frame);
            Vector value = shape(wave, phase, hasEdge[k]);
            if (wave.plain > 0.0F)
                value = value * (1.0F - wave.plain)
                    + sineOfTurns(phase) * (wave.plain * Shape::kFundamental);
            sum[0] += value * wave.gain[0];
            if (lanes.channels == 2)
                sum[1] += value * wave.gain[1];
        }
        for (std::size_t channel = 0; channel < lanes.channels; ++channel)
            store(lanes.wave[channel][lane] + i * kWidth, sum[channel]);
    }
}

struct Saw
{
    static constexpr float kEdges = 1.0F;
    static constexpr float kFirstEdge = 0.0F;
    static constexpr float kFundamental = -0.636619772F; // 2 / pi, and it begins downwards
    Vector operator()(const Wave& wave, Vector phase, bool hasEdge) const
    {
        return sawFrom(wave, phase, hasEdge);
    }
};
struct Square
{
    static constexpr float kEdges = 2.0F;
    static constexpr float kFirstEdge = 0.0F;
    static constexpr float kFundamental = 1.273239545F; // 4 / pi
    Vector operator()(const Wave& wave, Vector phase, bool hasEdge) const
    {
        return squareFrom(wave, phase, hasEdge);
    }
};
struct Triangle
{
    static constexpr float kEdges = 2.0F;
    static constexpr float kFirstEdge = 0.25F;
    static constexpr float kFundamental = 0.810569469F; // 8 / pi^2
    Vector operator()(const Wave& wave, Vector phase, bool hasEdge) const
    {
        return triangleFrom(wave, phase, hasEdge);
    }
};
struct Sine
{
    static constexpr float kEdges = 0.0F;
    static constexpr float kFirstEdge = 0.0F;
    static constexpr float kFundamental = 1.0F;
    Vector operator()(const Wave&, Vector phase, bool) const { return sineOfTurns(phase); }
};

/// Numbers that do not repeat soon, as loud as a saw once half of the spectrum is gone.
/// Source: C. Wellons, "Prospecting for Hash Functions" (the constants of its 32-bit hash).
inline void addNoise(SubtractiveLanes& lanes, std::size_t lane)
{
    for (std::size_t i = 0; i < kWaveVectors; ++i) {
        Unsigned x;
        for (std::size_t k = 0; k < kWidth; ++k)
            x[k] = lanes.noiseAt + static_cast<std::uint32_t>(i * kWidth + k);
        x ^= static_cast<std::uint32_t>(lanes.noiseSeed[lane]);
        x = (x ^ (x >> 16)) * 0x7feb352dU;
        x = (x ^ (x >> 15)) * 0x846ca68bU;
        x ^= x >> 16;
        Integers whole;
        __builtin_memcpy(&whole, &x, sizeof whole);
        constexpr float kScale = 1.41421356F / 2147483648.0F;
        const Vector value = __builtin_convertvector(whole, Vector) * kScale;
        for (std::size_t channel = 0; channel < lanes.channels; ++channel)
            store(lanes.wave[channel][lane] + i * kWidth, value);
    }
}

inline bool isSilent(const SubtractiveLanes& lanes, std::size_t lane)
{
    constexpr float kInaudible = 1e-6F;
    return lanes.isSounding[lane] == 0
        || (lanes.gain[0][lane] < kInaudible && lanes.gain[1][lane] < kInaudible);
}

inline void clearWave(SubtractiveLanes& lanes, std::size_t lane)
{
    for (std::size_t channel = 0; channel < lanes.channels; ++channel)
        for (std::size_t i = 0; i < kWaveFrames; i += kWidth)
            store(lanes.wave[channel][lane] + i, Vector {});
}

/// A voice's row of lanes.wave.
inline void oscillate(SubtractiveLanes& lanes, std::size_t lane)
{
    if (isSilent(lanes, lane)) {
        clearWave(lanes, lane);
        return;
    }
    switch (static_cast<OscillatorWaveform>(static_cast<int>(
        lanes.patch[static_cast<std::size_t>(SubtractiveParameter::Waveform)][lane]))) {
    case OscillatorWaveform::Sine:
        addOscillators(lanes, lane, Sine {});
        return;
    case OscillatorWaveform::Triangle:
        addOscillators(lanes, lane, Triangle {});
        return;
    case OscillatorWaveform::Square:
        addOscillators(lanes, lane, Square {});
        return;
    case OscillatorWaveform::Saw:
        addOscillators(lanes, lane, Saw {});
        return;
    case OscillatorWaveform::Noise:
        addNoise(lanes, lane);
        return;
    }
}

} // namespace TIMBREL_UNITS
