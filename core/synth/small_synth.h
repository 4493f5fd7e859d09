// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/audio/instrument.h"

#include <memory>

namespace timbrel::synth {

/// The sound of SmallSynth. Times are in seconds and those to 99.9 % of the way.
struct SmallSynthSettings
{
    double detuneCents = 7.0; ///< of the two side oscillators, one up and one down
    double sideLevel = 0.5; ///< of each, against the middle one
    double subLevel = 0.22; ///< a pulse one octave below
    double attack = 0.006;
    double decay = 0.9;
    double sustain = 0.8; ///< 0-1
    double release = 0.35;
    double filterAttack = 0.004;
    double filterDecay = 0.7;
    double filterSustain = 0.35;
    double filterOctaves = 2.0; ///< the filter's envelope at full velocity
    double keyFollow = 0.4; ///< octaves of cutoff an octave of pitch
    double vibratoHz = 5.4;
    double vibratoCents = 70.0; ///< at full modulation
    double bendSemitones = 2.0;
    double drive = 1.0; ///< how far the filter is driven; 0: it is linear
    double reverbLevel = 0.16; ///< at controller 91 = 64
};

inline constexpr int kSmallSynthVoices = 24;

/// A small polyphonic subtractive synthesizer: band-limited oscillators, a ladder low-pass, two
/// envelopes and a little room. Every channel has its own controllers, the voices are shared.
/// Controllers: 1 vibrato, 7 volume, 10 pan, 11 expression, 64 sustain, 71 resonance, 74 cutoff,
/// 91 room, 120 sound off, 121 controllers back, 123 notes off; pitch bend; channel pressure opens
/// the filter. See core/synth/README.md.
[[nodiscard]] std::unique_ptr<audio::Instrument> makeSmallSynth(const SmallSynthSettings& settings
                                                                = {});

/// Hz at controller 74 = value for note 60 without envelope: 100 Hz to 18 kHz, exponential.
[[nodiscard]] double cutoffOf(int value) noexcept;
/// The gain of controller 7 or 11 (square law: MMA's recommended 40 log10 of value / 127 dB).
[[nodiscard]] double gainOf(int value) noexcept;

} // namespace timbrel::synth
