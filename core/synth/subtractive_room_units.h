// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The echoes' and the room's arithmetic: each loop goes frame by frame through rows, so that the
// compiler makes vectors of it. Part of subtractive_kernel_units.h.

#include "core/synth/subtractive_kernel.h"

namespace TIMBREL_UNITS {

using timbrel::synth::kReverbChunk;
using timbrel::synth::kReverbDiffusers;
using timbrel::synth::kReverbLines;
using timbrel::synth::ReverbWork;

inline void addScaled(float* __restrict to,
                      const float* __restrict from,
                      float gain,
                      float step,
                      std::size_t count) noexcept TIMBREL_REALTIME
{
    const int end = static_cast<int>(count);
    for (int i = 0; i < end; ++i)
        to[i] += from[i] * (gain + step * static_cast<float>(i));
}

inline void diffuse(ReverbWork& work)
{
    constexpr float kGain = 0.6F;
    for (const ReverbWork::Delay& diffuser : work.diffusers) {
        float* __restrict in = work.in;
        const float* __restrict delayed = diffuser.in;
        float* __restrict delay = diffuser.out;
        for (std::size_t i = 0; i < work.frames; ++i) {
            const float out = delayed[i] - kGain * in[i];
            delay[i] = in[i] + kGain * out;
            in[i] = out;
        }
    }
}

/// A round's loss: all of it, and more of the treble (three taps in a row, an even delay of 1).
inline void absorb(const float* __restrict line,
                   float* __restrict result,
                   ReverbWork::Slide gain,
                   ReverbWork::Slide damping,
                   std::size_t count)
{
    const int end = static_cast<int>(count);
    for (int i = 0; i < end; ++i) {
        const auto at = static_cast<float>(i);
        const float lost = damping.from + damping.step * at;
        const float sides = line[i] + line[i + 2];
        result[i]
            = (gain.from + gain.step * at) * (line[i + 1] + lost * (sides - 2.0F * line[i + 1]));
    }
}

/// A rotation of all lines that keeps energy (a Hadamard matrix), in three rounds.
inline void rotate(float (&lines)[kReverbLines][kReverbChunk], std::size_t count)
{
    for (std::size_t apart = 1; apart < kReverbLines; apart *= 2)
        for (std::size_t k = 0; k < kReverbLines; ++k) {
            if ((k & apart) != 0)
                continue;
            float* __restrict a = lines[k];
            float* __restrict b = lines[k + apart];
            for (std::size_t i = 0; i < count; ++i) {
                const float sum = a[i] + b[i];
                b[i] = a[i] - b[i];
                a[i] = sum;
            }
        }
}

inline void room(ReverbWork& work) noexcept TIMBREL_REALTIME
{
    alignas(64) float lines[kReverbLines][kReverbChunk];
    diffuse(work);
    for (std::size_t k = 0; k < kReverbLines; ++k)
        absorb(work.lines[k].in, lines[k], work.gain[k], work.damping[k], work.frames);
    for (std::size_t i = 0; i < work.frames; ++i) {
        work.left[i] = (lines[0][i] - lines[2][i]) + (lines[4][i] - lines[6][i]);
        work.right[i] = (lines[1][i] - lines[3][i]) + (lines[5][i] - lines[7][i]);
    }
    rotate(lines, work.frames);
    constexpr float kEven = 0.353553391F; // 1 / sqrt 8
    for (std::size_t k = 0; k < kReverbLines; ++k) {
        float* __restrict out = work.lines[k].out;
        for (std::size_t i = 0; i < work.frames; ++i)
            out[i] = work.in[i] + kEven * lines[k][i];
    }
}

} // namespace TIMBREL_UNITS
