// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Included by the kernels: nothing of the standard library's code here.
#include "core/realtime/realtime.h"
#include "core/synth/subtractive_parameter.h"

#include <cstddef>
#include <cstdint>

namespace timbrel::synth {

inline constexpr std::size_t kSubtractiveLanes = 16; ///< voices that are computed side by side
inline constexpr std::size_t kSubtractiveStep = 16; ///< frames, at most
inline constexpr std::size_t kOversampling = 2; ///< of the oscillators
inline constexpr std::size_t kMostUnison = 8;
inline constexpr std::size_t kHalfbandSections = 6;

/// What moves cutoff, pitch and loudness; there is an envelope and an LFO for each.
enum class Modulated : std::uint8_t
{
    Filter,
    Pitch,
    Amplitude
};
inline constexpr std::size_t kModulated = 3;

enum class EnvelopeStage : std::int32_t
{
    Attack,
    Decay,
    Release
};

/// Sixteen voices, each a lane; rows are [lane]. Each may have a sound of its own.
struct alignas(64) SubtractiveLanes
{
    using Row = float[kSubtractiveLanes];
    using Whole = std::int32_t[kSubtractiveLanes];

    // written by who plays, before a step
    alignas(64) Row patch[kSubtractiveParameters]; ///< in the table's units; choices as indices
    alignas(64) Row semitones; ///< of the key with its bend; 69 is 440 Hz
    alignas(64) Row loudness; ///< at the end of the step
    alignas(64) Row unisonPlace[kMostUnison]; ///< -0.5 to 0.5 of the detune
    alignas(64) Row unisonGain[2][kMostUnison]; ///< [channel]; without pan
    alignas(64) Whole unison; ///< how many sound
    alignas(64) Whole isSounding; ///< 0 or -1
    alignas(64) Whole isFresh; ///< 0 or -1: nothing has been rendered, no value to come from
    alignas(64) Whole noiseSeed;
    alignas(64) Whole isDetuned; ///< 0 or -1: the unison or its detune has changed
    float sampleRate = 48000.0F;
    std::size_t channels = 1; ///< 1: what the middle of both would be

    // changed by a step
    alignas(64) Whole stage[kModulated];
    alignas(64) Row level[kModulated]; ///< of the envelopes
    alignas(64) Row age; ///< seconds
    alignas(64) Row lfoPhase[kModulated]; ///< turns
    alignas(64) Row phase[kMostUnison]; ///< turns
    std::uint32_t noiseAt; ///< counts frames of the oscillators

    // from the control part of a step to its frames; "from" is what the last step ended with
    alignas(64) Row increment[2]; ///< turns a frame of the oscillators: from, to
    alignas(64) Row warp[2]; ///< of the filter: tan(pi cutoff / rate)
    alignas(64) Row gain[2];
    alignas(64) Row ratio[kMostUnison]; ///< of the unison's frequencies
    struct Oscillator ///< of each of the unison
    {
        alignas(64) Row phase; ///< turns, where the step begins
        alignas(64) Row increment; ///< turns a frame of the oscillators, where the step begins
        alignas(64) Row bend; ///< how much more it is each frame
        alignas(64) Row perTurn; ///< frames in a turn, at the middle of the step
        alignas(64) Row plain; ///< how much of it is the fundamental alone
        alignas(64) Row gain[2]; ///< [channel]
    } oscillators[kMostUnison];
    alignas(64) Row evenness; ///< how far the oscillators' treble is made good
    alignas(64) Row filterMix[3]; ///< of input, band and low
    // states of the frames
    alignas(64) Row before[2][2]; ///< [channel]: last frame of the oscillators, the one before it
    alignas(64) Row halfband[2][kHalfbandSections + 2]; ///< [channel]
    alignas(64) Row filter[2][2]; ///< [channel]

    alignas(64) float wave[2][kSubtractiveLanes][kOversampling * kSubtractiveStep]; ///< [channel]
    alignas(64) float out[2][kSubtractiveLanes][kSubtractiveStep]; ///< [channel], what a step gives
};

inline constexpr std::size_t kReverbChunk = 128; ///< frames, at most
inline constexpr std::size_t kReverbLines = 8;
inline constexpr std::size_t kReverbDiffusers = 3;

/// A piece of the room's work.
struct alignas(64) ReverbWork
{
    struct Slide ///< a value that changes evenly over the chunk
    {
        float from = 0.0F;
        float step = 0.0F;
    };
    struct Delay
    {
        const float* in = nullptr; ///< what comes out of it; of a line from a frame before
        float* out = nullptr; ///< what goes into it; elsewhere
    };
    std::size_t frames = 0;
    Slide gain[kReverbLines]; ///< of a round
    Slide damping[kReverbLines]; ///< 0 to 0.25: how much is taken from the treble
    Delay diffusers[kReverbDiffusers]; ///< `frames` of them
    Delay lines[kReverbLines]; ///< frames + 2 come in, `frames` go out
    alignas(64) float in[kReverbChunk];
    alignas(64) float left[kReverbChunk];
    alignas(64) float right[kReverbChunk];
};

/// The synthesizer's arithmetic for one kind of vector unit. Every kind gives the same bits.
/// Realtime-safe: all.
struct SubtractiveKernel
{
    using Advance = void (*)(SubtractiveLanes&, std::size_t frames) noexcept TIMBREL_REALTIME;
    using AddScaled
        = void (*)(float* to, const float* from, float gain, float step, std::size_t count) noexcept
        TIMBREL_REALTIME;
    using Room = void (*)(ReverbWork&) noexcept TIMBREL_REALTIME;

    Advance advance; ///< a step: lanes.out has its frames
    AddScaled addScaled; ///< to += from * gain, which rises by `step` a frame
    Room room;
};

[[nodiscard]] const SubtractiveKernel& subtractiveKernelBaseline() noexcept TIMBREL_REALTIME;
[[nodiscard]] const SubtractiveKernel& subtractiveKernelAvx2() noexcept TIMBREL_REALTIME;
[[nodiscard]] const SubtractiveKernel& subtractiveKernelAvx512() noexcept TIMBREL_REALTIME;

} // namespace timbrel::synth
