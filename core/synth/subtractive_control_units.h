// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The control part of a step, for all lanes at once: envelopes, LFOs, and from them pitch, cutoff
// and loudness at the step's end. Part of subtractive_kernel_units.h.

#include "core/synth/subtractive_vectors.h"

namespace TIMBREL_UNITS {

using timbrel::synth::EnvelopeStage;
using timbrel::synth::FilterMode;
using timbrel::synth::kModulated;
using timbrel::synth::kMostUnison;
using timbrel::synth::kOversampling;
using timbrel::synth::kSubtractiveLanes;
using timbrel::synth::LfoWaveform;
using timbrel::synth::Modulated;
using timbrel::synth::OscillatorWaveform;
using timbrel::synth::SubtractiveLanes;
using timbrel::synth::SubtractiveParameter;

inline constexpr float kShortest = 1e-5F; ///< seconds of an envelope's part
inline constexpr float kConstants = 6.9078F; ///< ln 1000: time constants to 99.9 %
inline constexpr float kAttackAim = 1.3F; ///< the attack ends before its curve is flat
inline constexpr float kAttackConstants = 1.4663F; ///< ln (1.3 / 0.3)
inline constexpr float kEdgeSeconds = 0.003F; ///< of a square or saw LFO: no click
inline constexpr float kFadeInSeconds = 0.02F; ///< of an LFO after its delay
inline constexpr float kFilterDamping = 1.0F; ///< 1 / Q

/// Where the parameters of an envelope and its LFO begin in the table.
struct Rows
{
    SubtractiveParameter attack; ///< then decay, sustain, release
    SubtractiveParameter lfoWaveform; ///< then frequency, delay, amount
};
inline constexpr Rows kRows[kModulated]
    = {{SubtractiveParameter::FilterAttack, SubtractiveParameter::FilterLfoWaveform},
       {SubtractiveParameter::PitchAttack, SubtractiveParameter::PitchLfoWaveform},
       {SubtractiveParameter::AmplitudeAttack, SubtractiveParameter::AmplitudeLfoWaveform}};

/// A group of lanes as wide as a vector.
struct Group
{
    SubtractiveLanes& lanes;
    std::size_t first;
    float seconds; ///< of the step

    [[nodiscard]] Vector patch(SubtractiveParameter parameter, std::size_t after = 0) const
    {
        return load(lanes.patch[static_cast<std::size_t>(parameter) + after] + first);
    }
    [[nodiscard]] Vector row(const SubtractiveLanes::Row& from) const { return load(from + first); }
    [[nodiscard]] Integers whole(const SubtractiveLanes::Whole& from) const
    {
        return load<Integers>(from + first);
    }
};

/// An envelope's level at the end of the step.
inline Vector envelope(const Group& group, Modulated what)
{
    const auto index = static_cast<std::size_t>(what);
    const SubtractiveParameter attack = kRows[index].attack;
    const Integers attacking = Integers {} + static_cast<std::int32_t>(EnvelopeStage::Attack);
    const Integers decaying = Integers {} + static_cast<std::int32_t>(EnvelopeStage::Decay);
    const Integers stage = group.whole(group.lanes.stage[index]);
    Vector level = group.row(group.lanes.level[index]);
    const Vector later = stage == decaying ? group.patch(attack, 1) : group.patch(attack, 3);
    const Vector constant = stage == attacking
        ? higher(group.patch(attack), Vector {} + kShortest) * (1.0F / kAttackConstants)
        : higher(later, Vector {} + kShortest) * (1.0F / kConstants);
    const Vector sustain = stage == decaying ? group.patch(attack, 2) : Vector {};
    const Vector aim = stage == attacking ? Vector {} + kAttackAim : sustain;
    level = aim + (level - aim) * exponential(-group.seconds / constant);
    const Integers isUp = (stage == attacking) & (level >= 1.0F);
    level = isUp ? Vector {} + 1.0F : level;
    store(group.lanes.level[index] + group.first, level);
    store(group.lanes.stage[index] + group.first, isUp ? decaying : stage);
    return level;
}

/// -1 to 1, from 0 upwards. Edges of square and saw take a moment.
inline Vector lfoShape(Vector waveform, Vector phase, Vector frequency)
{
    const Vector sine = sineOfTurns(phase);
    const Vector triangle = 1.0F - magnitude(4.0F * fraction(phase + 0.25F) - 2.0F);
    const Vector edge = held(frequency * kEdgeSeconds, 1e-4F, 0.25F); // a share of the period
    const Vector square = held(triangle / (2.0F * edge), -1.0F, 1.0F);
    const Vector rise = 1.0F - edge;
    const Vector at = fraction(phase + 0.5F * rise);
    const Vector saw = at < rise ? 2.0F * at / rise - 1.0F : 1.0F - 2.0F * (at - rise) / edge;
    const auto is = [waveform](LfoWaveform shape) {
        return waveform == Vector {} + static_cast<float>(shape);
    };
    Vector shape = is(LfoWaveform::Triangle) ? triangle : sine;
    shape = is(LfoWaveform::Square) ? square : shape;
    return is(LfoWaveform::Saw) ? saw : shape;
}

struct Lfo
{
    Vector value; ///< -1 to 1
    Vector depth; ///< the amount, 0 before its delay is over
};

/// At the end of the step. The phase stands still until the delay is over.
inline Lfo lfo(const Group& group, Modulated what, Vector age)
{
    const auto index = static_cast<std::size_t>(what);
    const SubtractiveParameter waveform = kRows[index].lfoWaveform;
    const Vector frequency = group.patch(waveform, 1);
    const Vector delay = group.patch(waveform, 2);
    const Vector running = held(age - delay, 0.0F, group.seconds);
    const Vector phase = fraction(group.row(group.lanes.lfoPhase[index]) + running * frequency);
    store(group.lanes.lfoPhase[index] + group.first, phase);
    const Vector fade = higher(lower(delay, Vector {} + kFadeInSeconds), Vector {} + 1e-6F);
    return {lfoShape(group.patch(waveform), phase, frequency),
            group.patch(waveform, 3) * held((age - delay) / fade, 0.0F, 1.0F)};
}

/// Takes the step's end into rows[1], and what was there into rows[0].
inline void advanceRow(const Group& group, SubtractiveLanes::Row (&rows)[2], Vector value)
{
    const Vector before = group.row(rows[1]);
    store(rows[0] + group.first, group.whole(group.lanes.isFresh) != 0 ? value : before);
    store(rows[1] + group.first, value);
}

inline bool isAny(Integers flags)
{
    std::int32_t any = 0;
    for (std::size_t i = 0; i < kWidth; ++i)
        any |= flags[i];
    return any != 0;
}

inline constexpr float kPerSemitone = 0.0577622650F; // ln 2 / 12

inline void detune(const Group& group)
{
    const Vector apart = group.patch(SubtractiveParameter::UnisonDetune) * kPerSemitone;
    for (std::size_t i = 0; i < kMostUnison; ++i)
        store(group.lanes.ratio[i] + group.first,
              exponential(apart * group.row(group.lanes.unisonPlace[i])));
    store(group.lanes.isDetuned + group.first, Integers {});
}

/// 0 up to `first`, 1 from `last` on.
inline Vector shareBetween(Vector value, Vector first, Vector last)
{
    return held((value - first) / (last - first), 0.0F, 1.0F);
}

// In turns a frame of the oscillators; at 44.1 kHz the sines of ...
inline constexpr float kSecondGoes = 0.1134F; // 10 kHz: the second harmonic passes 20 kHz
inline constexpr float kSecondGone = 0.1250F; // 11 kHz: and is at the Nyquist frequency
inline constexpr float kThirdGoes = 0.0756F; // 6.7 kHz
inline constexpr float kThirdGone = 0.0833F; // 7.35 kHz
inline constexpr float kAllGoes = 0.2270F; // 20 kHz
inline constexpr float kAllGone = 0.2480F; // 21.9 kHz

/// Of all lanes of the group.
inline std::size_t mostUnison(const Group& group)
{
    std::int32_t most = 0;
    for (std::size_t i = 0; i < kWidth; ++i)
        if (group.lanes.isSounding[group.first + i] != 0
            && group.lanes.unison[group.first + i] > most)
            most = group.lanes.unison[group.first + i];
    return static_cast<std::size_t>(most);
}

/// The oscillators of the unison, from the pitch at both ends of the step. Towards where no
/// harmonic fits any more a waveform turns into its fundamental, and that into silence.
inline void controlOscillators(const Group& group, std::size_t frames)
{
    SubtractiveLanes& lanes = group.lanes;
    const Vector count = Vector {} + static_cast<float>(frames * kOversampling);
    const Vector from = group.row(lanes.increment[0]);
    const Vector to = group.row(lanes.increment[1]);
    const Integers isSaw = group.patch(SubtractiveParameter::Waveform)
        == Vector {} + static_cast<float>(OscillatorWaveform::Saw);
    const Vector none {};
    const Vector goes = isSaw ? none + kSecondGoes : none + kThirdGoes;
    const Vector gone = isSaw ? none + kSecondGone : none + kThirdGone;
    for (std::size_t i = 0; i < mostUnison(group); ++i) {
        SubtractiveLanes::Oscillator& oscillator = lanes.oscillators[i];
        const Vector ratio = group.row(lanes.ratio[i]);
        const Vector middle = 0.5F * (from + to) * ratio;
        const Vector phase = group.row(lanes.phase[i]);
        store(oscillator.phase + group.first, phase);
        store(lanes.phase[i] + group.first, fraction(phase + count * middle));
        store(oscillator.increment + group.first, from * ratio);
        store(oscillator.bend + group.first, (to - from) * ratio / count);
        store(oscillator.perTurn + group.first, 1.0F / middle);
        store(oscillator.plain + group.first, shareBetween(middle, goes, gone));
        const Vector rest = 1.0F - shareBetween(middle, none + kAllGoes, none + kAllGone);
        for (std::size_t channel = 0; channel < lanes.channels; ++channel)
            store(oscillator.gain[channel] + group.first,
                  rest * group.row(lanes.unisonGain[channel][i]));
    }
}

inline void controlPitch(const Group& group, Vector age)
{
    using enum SubtractiveParameter;
    const Vector level = envelope(group, Modulated::Pitch);
    const Lfo swing = lfo(group, Modulated::Pitch, age);
    const Vector semitones = group.row(group.lanes.semitones) + 12.0F * (group.patch(Octave) - 3.0F)
        + group.patch(Tune) + level * group.patch(PitchEnvelopeAmount) + swing.value * swing.depth;
    const float perHertz = 1.0F / (static_cast<float>(kOversampling) * group.lanes.sampleRate);
    const Vector hertz = 440.0F * exponential((semitones - 69.0F) * kPerSemitone);
    advanceRow(group, group.lanes.increment, lower(hertz * perHertz, Vector {} + 0.5F));
    if (isAny(group.whole(group.lanes.isDetuned)))
        detune(group);
    const Vector waveform = group.patch(Waveform);
    const auto is = [waveform](OscillatorWaveform shape) {
        return waveform == Vector {} + static_cast<float>(shape);
    };
    // what the edges' smoothing takes from the treble up to 20 kHz, within 0.4 dB
    constexpr float kEvenness = 0.21F;
    const Integers isSmooth = is(OscillatorWaveform::Sine) | is(OscillatorWaveform::Noise);
    store(group.lanes.evenness + group.first, isSmooth ? Vector {} : Vector {} + kEvenness);
}

inline void controlFilter(const Group& group, Vector age)
{
    using enum SubtractiveParameter;
    const Vector level = envelope(group, Modulated::Filter);
    const Lfo swing = lfo(group, Modulated::Filter, age);
    const Vector place = held(group.patch(FilterCutoff) + level * group.patch(FilterEnvelopeAmount)
                                  + swing.value * swing.depth,
                              0.0F,
                              1.0F);
    constexpr float kOctaves = 6.907755279F; // ln (20 kHz / 20 Hz)
    const Vector hertz = 20.0F * exponential(place * kOctaves);
    const Vector turns = lower(hertz / group.lanes.sampleRate, Vector {} + 0.45F);
    // the tangent of pi f / rate
    const Vector warp = sineOfTurns(0.5F * turns) / sineOfTurns(0.25F - 0.5F * turns);
    advanceRow(group, group.lanes.warp, warp);
    const Vector type = group.patch(FilterType);
    const Integers isLow = type == Vector {} + static_cast<float>(FilterMode::Low);
    const Integers isHigh = type == Vector {} + static_cast<float>(FilterMode::High);
    const Vector none {};
    const Vector one = none + 1.0F;
    // low; damping * band; input - damping * band - low
    const Vector damping = none + kFilterDamping;
    store(group.lanes.filterMix[0] + group.first, isHigh ? one : none);
    store(group.lanes.filterMix[1] + group.first, isLow ? none : isHigh ? -damping : damping);
    store(group.lanes.filterMix[2] + group.first, isLow ? one : isHigh ? -one : none);
}

inline void controlAmplitude(const Group& group, Vector age)
{
    using enum SubtractiveParameter;
    const Vector level = envelope(group, Modulated::Amplitude);
    const Lfo swing = lfo(group, Modulated::Amplitude, age);
    const Vector tremolo = 1.0F - swing.depth * 0.5F * (1.0F - swing.value);
    constexpr float kPerDecibel = 0.1151292546F; // ln 10 / 20
    const Vector gain = exponential(group.patch(Amplitude) * kPerDecibel)
        * (group.patch(AmplitudeEnvelopeAmount) * 100.0F) * group.patch(OscillatorAmplitude)
        * group.row(group.lanes.loudness) * level * tremolo;
    const Vector before = group.row(group.lanes.gain[1]);
    store(group.lanes.gain[0] + group.first, before);
    store(group.lanes.gain[1] + group.first, gain);
}

inline bool isAnySounding(const SubtractiveLanes& lanes, std::size_t first)
{
    return isAny(load<Integers>(lanes.isSounding + first));
}

inline void control(SubtractiveLanes& lanes, std::size_t frames)
{
    for (std::size_t first = 0; first < kSubtractiveLanes; first += kWidth) {
        if (!isAnySounding(lanes, first))
            continue;
        const Group group {lanes, first, static_cast<float>(frames) / lanes.sampleRate};
        const Vector age = group.row(lanes.age) + group.seconds;
        store(lanes.age + first, age);
        controlPitch(group, age);
        controlOscillators(group, frames);
        controlFilter(group, age);
        controlAmplitude(group, age);
        store(lanes.isFresh + first, Integers {});
    }
}

} // namespace TIMBREL_UNITS
