// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Included by the kernels: nothing of the standard library's code here.
#include <cstddef>
#include <cstdint>

namespace timbrel::synth {

/// The parameters of the subtractive synthesizer, in the order of the data sets that describe it.
enum class SubtractiveParameter : std::uint8_t
{
    SampleRate,
    SequencerTempo,
    SequencerNotes,
    Waveform,
    Octave,
    Tune,
    Pan,
    OscillatorAmplitude,
    UnisonVoices,
    UnisonDetune,
    FilterType,
    FilterCutoff,
    FilterAttack,
    FilterDecay,
    FilterSustain,
    FilterRelease,
    FilterEnvelopeAmount,
    FilterLfoWaveform,
    FilterLfoFrequency,
    FilterLfoDelay,
    FilterLfoAmount,
    PitchAttack,
    PitchDecay,
    PitchSustain,
    PitchRelease,
    PitchEnvelopeAmount,
    PitchLfoWaveform,
    PitchLfoFrequency,
    PitchLfoDelay,
    PitchLfoAmount,
    Amplitude,
    AmplitudeAttack,
    AmplitudeDecay,
    AmplitudeSustain,
    AmplitudeRelease,
    AmplitudeEnvelopeAmount,
    AmplitudeLfoWaveform,
    AmplitudeLfoFrequency,
    AmplitudeLfoDelay,
    AmplitudeLfoAmount,
    DelayTime,
    DelayFeedback,
    DelayRepetitions,
    DelayMix,
    ReverbTime,
    ReverbMix,
};

inline constexpr std::size_t kSubtractiveParameters = 46;
static_assert(static_cast<std::size_t>(SubtractiveParameter::ReverbMix) + 1
              == kSubtractiveParameters);

/// What a categorical parameter's index means; the table has their names.
enum class OscillatorWaveform : std::uint8_t
{
    Sine,
    Triangle,
    Square,
    Saw,
    Noise
};
enum class FilterMode : std::uint8_t
{
    Low,
    Band,
    High
};
enum class LfoWaveform : std::uint8_t
{
    Sine,
    Triangle,
    Square,
    Saw
};

} // namespace timbrel::synth
