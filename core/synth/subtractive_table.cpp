// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synth/subtractive_table.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

namespace timbrel::synth {
namespace {

using enum SubtractiveParameter;
using enum ParameterKind;
using enum ParameterUnit;
using enum DisplayScale;
using Section = ParameterSection;
using Choices = std::span<const std::string_view>;

constexpr std::array<std::string_view, 5> kWaveforms {"sine", "triangle", "square", "saw", "noise"};
constexpr std::array<std::string_view, 4> kLfoShapes {"sine", "triangle", "square", "saw"};
constexpr std::array<std::string_view, 3> kFilters {"low", "band", "high"};
constexpr std::array<std::string_view, 7> kOctaves {"-3", "-2", "-1", "0", "1", "2", "3"};
constexpr std::array<std::string_view, 4> kVoices {"1", "2", "4", "8"};
constexpr std::array<std::string_view, 5> kRepetitions {"0", "1", "2", "4", "8"};
constexpr std::array<float, 7> kOctaveNumbers {-3, -2, -1, 0, 1, 2, 3};
constexpr std::array<float, 4> kVoiceNumbers {1, 2, 4, 8};
constexpr std::array<float, 5> kRepetitionNumbers {0, 1, 2, 4, 8};

constexpr ParameterSpec constant(SubtractiveParameter parameter,
                                 std::string_view name,
                                 Section section,
                                 std::array<float, 3> range, ///< lowest, highest, default
                                 ParameterUnit unit,
                                 std::string_view label,
                                 std::string_view meaning)
{
    return {parameter,
            name,
            Constant,
            section,
            range[0],
            range[1],
            range[2],
            unit,
            Linear,
            {},
            {},
            label,
            meaning};
}

constexpr ParameterSpec continuous(SubtractiveParameter parameter,
                                   std::string_view name,
                                   Section section,
                                   std::array<float, 3> range,
                                   ParameterUnit unit,
                                   DisplayScale scale,
                                   std::string_view label,
                                   std::string_view meaning)
{
    return {parameter,
            name,
            Continuous,
            section,
            range[0],
            range[1],
            range[2],
            unit,
            scale,
            {},
            {},
            label,
            meaning};
}

constexpr ParameterSpec categorical(SubtractiveParameter parameter,
                                    std::string_view name,
                                    Section section,
                                    Choices choices,
                                    std::span<const float> numbers,
                                    float ifAbsent, ///< an index
                                    std::string_view label,
                                    std::string_view meaning)
{
    const auto last = static_cast<float>(choices.size() - 1);
    return {parameter,
            name,
            Categorical,
            section,
            0,
            last,
            ifAbsent,
            None,
            Linear,
            choices,
            numbers,
            label,
            meaning};
}

// A table reads best in rows.
// clang-format off
constexpr std::array<ParameterSpec, kSubtractiveParameters> kTable {{
    constant(SampleRate, "sample_rate", Section::Rendering, {8000, 192000, 11025}, Hertz, "Sample rate",
             "Frames a second of a rendered note, where nothing else is asked for."),
    constant(SequencerTempo, "sequencer_tempo", Section::Rendering, {20, 999, 120}, BeatsPerMinute, "Tempo",
             "A rendered note is held for two beats of this tempo."),
    constant(SequencerNotes, "sequencer_notes", Section::Rendering, {-48, 48, 0}, Semitones, "Note",
             "How far above the note asked for a rendered note is."),
    categorical(Waveform, "oscillators_0_waveform", Section::Oscillator, kWaveforms, {}, 3, "Waveform",
                "The oscillator's shape: from the plain sine to the bright saw, and noise without a pitch."),
    categorical(Octave, "oscillators_0_octave", Section::Oscillator, kOctaves, kOctaveNumbers, 3, "Octave",
                "How many octaves above the key the oscillator sounds."),
    constant(Tune, "oscillators_0_tune", Section::Oscillator, {-12, 12, 0}, Semitones, "Tune",
             "How far above the key the oscillator sounds."),
    constant(Pan, "oscillators_0_pan", Section::Oscillator, {-1, 1, 0}, None, "Pan",
             "Where the oscillator is heard, from left to right."),
    constant(OscillatorAmplitude, "oscillators_0_amplitude", Section::Oscillator, {0, 1, 1}, None, "Level",
             "How loud the oscillator is before the filter."),
    categorical(UnisonVoices, "oscillators_0_unison_voices", Section::Oscillator, kVoices, kVoiceNumbers, 0, "Voices",
                "How many oscillators sound together for one key, spread from left to right."),
    continuous(UnisonDetune, "oscillators_0_unison_detune", Section::Oscillator, {0, 2, 0.15F}, Semitones,
               Squared, "Detune", "How far apart the lowest and the highest of these oscillators are."),
    categorical(FilterType, "filter_type", Section::Filter, kFilters, {}, 0, "Type",
                "What the filter lets through: what is below its cutoff, around it or above it."),
    continuous(FilterCutoff, "filter_cutoff", Section::Filter, {0, 1, 1}, None, Linear, "Cutoff",
               "The filter's frequency, from 20 Hz to 20 kHz."),
    continuous(FilterAttack, "filter_envelope_attack", Section::Filter, {0, 2, 0.005F}, Seconds, Squared,
               "Attack", "How long the filter's envelope rises when a key goes down."),
    continuous(FilterDecay, "filter_envelope_decay", Section::Filter, {0, 2, 0.5F}, Seconds, Squared,
               "Decay", "How long the filter's envelope falls to its sustain level then."),
    continuous(FilterSustain, "filter_envelope_sustain", Section::Filter, {0, 1, 0}, None, Linear,
               "Sustain", "Where the filter's envelope stays while the key is held."),
    continuous(FilterRelease, "filter_envelope_release", Section::Filter, {0, 2, 0.3F}, Seconds, Squared,
               "Release", "How long the filter's envelope falls when the key has gone up."),
    continuous(FilterEnvelopeAmount, "filter_envelope_amount", Section::Filter, {-1, 1, 0}, None, Linear,
               "Amount", "How far the envelope moves the cutoff, as a share of its whole range."),
    categorical(FilterLfoWaveform, "filter_lfo_waveform", Section::FilterLfo, kLfoShapes, {}, 0,
                "Shape", "The shape in which the cutoff moves to and fro."),
    continuous(FilterLfoFrequency, "filter_lfo_frequency", Section::FilterLfo, {0, 15, 2}, Hertz, Squared,
               "Rate", "How often in a second the cutoff moves to and fro."),
    continuous(FilterLfoDelay, "filter_lfo_delay", Section::FilterLfo, {0, 1, 0}, Seconds, Linear, "Delay",
               "How long after the key went down this begins."),
    continuous(FilterLfoAmount, "filter_lfo_amount", Section::FilterLfo, {0, 1, 0}, None, Squared, "Amount",
               "How far the cutoff moves to each side, as a share of its whole range."),
    continuous(PitchAttack, "pitch_envelope_attack", Section::Pitch, {0, 2, 0.005F}, Seconds, Squared,
               "Attack", "How long the pitch's envelope rises when a key goes down."),
    continuous(PitchDecay, "pitch_envelope_decay", Section::Pitch, {0, 2, 0.2F}, Seconds, Squared, "Decay",
               "How long the pitch's envelope falls to its sustain level then."),
    continuous(PitchSustain, "pitch_envelope_sustain", Section::Pitch, {0, 1, 0}, None, Linear, "Sustain",
               "Where the pitch's envelope stays while the key is held."),
    continuous(PitchRelease, "pitch_envelope_release", Section::Pitch, {0, 2, 0.3F}, Seconds, Squared,
               "Release", "How long the pitch's envelope falls when the key has gone up."),
    continuous(PitchEnvelopeAmount, "pitch_envelope_amount", Section::Pitch, {-48, 48, 0}, Semitones,
               SignedSquared, "Amount", "How far the envelope moves the pitch."),
    categorical(PitchLfoWaveform, "pitch_lfo_waveform", Section::PitchLfo, kLfoShapes, {}, 0, "Shape",
                "The shape in which the pitch moves to and fro."),
    continuous(PitchLfoFrequency, "pitch_lfo_frequency", Section::PitchLfo, {0, 15, 5}, Hertz, Squared,
               "Rate", "How often in a second the pitch moves to and fro."),
    continuous(PitchLfoDelay, "pitch_lfo_delay", Section::PitchLfo, {0, 1, 0}, Seconds, Linear, "Delay",
               "How long after the key went down this begins."),
    continuous(PitchLfoAmount, "pitch_lfo_amount", Section::PitchLfo, {0, 12, 0}, Semitones, Squared,
               "Amount", "How far the pitch moves to each side."),
    constant(Amplitude, "amplitude", Section::Amplitude, {-24, 12, 0}, Decibels, "Level",
             "How loud the whole sound is."),
    continuous(AmplitudeAttack, "amplitude_envelope_attack", Section::Amplitude, {0, 2, 0.005F}, Seconds,
               Squared, "Attack", "How long the sound swells when a key goes down."),
    continuous(AmplitudeDecay, "amplitude_envelope_decay", Section::Amplitude, {0, 2, 0.5F}, Seconds,
               Squared, "Decay", "How long it falls to its sustain level then."),
    continuous(AmplitudeSustain, "amplitude_envelope_sustain", Section::Amplitude, {0, 1, 0.7F}, None,
               Linear, "Sustain", "How loud it stays while the key is held."),
    continuous(AmplitudeRelease, "amplitude_envelope_release", Section::Amplitude, {0, 2, 0.3F}, Seconds,
               Squared, "Release", "How long it takes to die away when the key has gone up."),
    constant(AmplitudeEnvelopeAmount, "amplitude_envelope_amount", Section::Amplitude, {0, 0.02F, 0.01F}, None,
             "Amount", "How loud the top of the envelope is."),
    categorical(AmplitudeLfoWaveform, "amplitude_lfo_waveform", Section::AmplitudeLfo, kLfoShapes, {}, 0, "Shape", "The shape in which the loudness moves to and fro."),
    continuous(AmplitudeLfoFrequency, "amplitude_lfo_frequency", Section::AmplitudeLfo, {0, 15, 4}, Hertz,
               Squared, "Rate", "How often in a second the loudness moves to and fro."),
    continuous(AmplitudeLfoDelay, "amplitude_lfo_delay", Section::AmplitudeLfo, {0, 1, 0}, Seconds, Linear,
               "Delay", "How long after the key went down this begins."),
    continuous(AmplitudeLfoAmount, "amplitude_lfo_amount", Section::AmplitudeLfo, {0, 1, 0}, None, Linear,
               "Amount", "How much of the loudness is taken away at the lowest point."),
    continuous(DelayTime, "delay_time", Section::Delay, {0, 1, 0.3F}, Seconds, Squared, "Time",
               "The time from one echo to the next."),
    continuous(DelayFeedback, "delay_feedback", Section::Delay, {0, 1, 0.5F}, None, Linear, "Feedback",
               "How loud each echo is against the one before."),
    categorical(DelayRepetitions, "delay_repetitions", Section::Delay, kRepetitions, kRepetitionNumbers, 0, "Echoes",
                "How many echoes there are; 0 switches the delay off."),
    continuous(DelayMix, "delay_mix", Section::Delay, {0, 1, 0.3F}, None, Linear, "Mix",
               "How much of what is heard is echoes."),
    continuous(ReverbTime, "reverb_time", Section::Reverb, {0, 5, 1.5F}, Seconds, Squared, "Time",
               "How long the room's sound takes to fall by 60 dB."),
    continuous(ReverbMix, "reverb_mix", Section::Reverb, {0, 1, 0}, None, Linear, "Mix",
               "How much of what is heard is the room."),
}};
// clang-format on

constexpr bool isInOrder()
{
    for (std::size_t i = 0; i < kTable.size(); ++i)
        if (kTable[i].parameter != static_cast<SubtractiveParameter>(i))
            return false;
    return true;
}
static_assert(isInOrder());

} // namespace

std::span<const ParameterSpec> subtractiveTable() noexcept TIMBREL_REALTIME
{
    return kTable;
}

const ParameterSpec& specOf(SubtractiveParameter parameter) noexcept TIMBREL_REALTIME
{
    return kTable[static_cast<std::size_t>(parameter)];
}

const ParameterSpec* findParameter(std::string_view name) noexcept
{
    for (const ParameterSpec& spec : kTable)
        if (spec.name == name)
            return &spec;
    return nullptr;
}

std::optional<std::size_t> choiceOf(const ParameterSpec& spec, std::string_view text) noexcept
{
    for (std::size_t i = 0; i < spec.choices.size(); ++i)
        if (spec.choices[i] == text)
            return i;
    return std::nullopt;
}

float valueAtWay(const ParameterSpec& spec, double way) noexcept TIMBREL_REALTIME
{
    way = std::clamp(way, 0.0, 1.0);
    if (spec.scale == Squared)
        way *= way;
    else if (spec.scale == SignedSquared) {
        const double side = 2.0 * way - 1.0;
        way = 0.5 + 0.5 * side * std::abs(side);
    }
    const double low = static_cast<double>(spec.minimum);
    const double value = low + way * (static_cast<double>(spec.maximum) - low);
    return static_cast<float>(spec.isCategorical() ? std::round(value) : value);
}

double wayOfValue(const ParameterSpec& spec, float value) noexcept TIMBREL_REALTIME
{
    const double low = static_cast<double>(spec.minimum);
    const double share = std::clamp(
        (static_cast<double>(value) - low) / (static_cast<double>(spec.maximum) - low), 0.0, 1.0);
    if (spec.scale == Squared)
        return std::sqrt(share);
    if (spec.scale == SignedSquared) {
        const double side = 2.0 * share - 1.0;
        return 0.5 + std::copysign(0.5 * std::sqrt(std::abs(side)), side);
    }
    return share;
}

std::string describeExpectation(const ParameterSpec& spec)
{
    if (spec.isCategorical())
        return fmt::format("one of {}", fmt::join(spec.choices, ", "));
    return fmt::format("a number from {} to {}", spec.minimum, spec.maximum);
}

} // namespace timbrel::synth
