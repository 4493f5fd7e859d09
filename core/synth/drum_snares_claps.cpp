// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synth/drum_characters.h"

#include <algorithm>

namespace timbrel::synth {
namespace {

using music::DrumClass;
using Body = DrumModes::Body;

constexpr std::array kSnares {
    DrumCharacter {
        .id = "snare_crisp",
        .drumClass = DrumClass::Snare,
        .gain = 0.435F,
        .touch = 0.4F,
        .drive = 0.8F,
        .tones
        = {DrumTone {
               .level = 0.7F, .hertz = 186.0F, .drop = 1.0F, .dropSeconds = 0.011F, .decay = 0.17F},
           DrumTone {
               .level = 0.4F, .hertz = 292.0F, .drop = 0.8F, .dropSeconds = 0.01F, .decay = 0.12F}},
        .bands
        = {DrumBand {.level = 0.55F, .lowHertz = 2400.0F, .highHertz = 13000.0F, .decay = 0.23F},
           DrumBand {.level = 0.5F, .lowHertz = 700.0F, .highHertz = 6000.0F, .decay = 0.09F}},
    },
    DrumCharacter {
        .id = "snare_snappy",
        .drumClass = DrumClass::Snare,
        .gain = 0.400F,
        .touch = 0.3F,
        .tones
        = {DrumTone {
               .level = 0.6F, .hertz = 178.0F, .drop = 0.25F, .dropSeconds = 0.01F, .decay = 0.22F},
           DrumTone {.level = 0.45F,
                     .hertz = 331.0F,
                     .drop = 0.2F,
                     .dropSeconds = 0.01F,
                     .decay = 0.13F}},
        .bands
        = {DrumBand {.level = 0.75F, .lowHertz = 1500.0F, .highHertz = 9500.0F, .decay = 0.25F}},
    },
    DrumCharacter {
        .id = "snare_tight",
        .drumClass = DrumClass::Snare,
        .gain = 0.427F,
        .touch = 0.4F,
        .drive = 0.6F,
        .tones = {DrumTone {
            .level = 0.7F, .hertz = 226.0F, .drop = 1.3F, .dropSeconds = 0.007F, .decay = 0.09F}},
        .bands
        = {DrumBand {.level = 0.8F, .lowHertz = 1800.0F, .highHertz = 12000.0F, .decay = 0.1F},
           DrumBand {.level = 0.3F, .lowHertz = 4000.0F, .highHertz = 15000.0F, .decay = 0.015F}},
    },
    DrumCharacter {
        .id = "snare_fat",
        .drumClass = DrumClass::Snare,
        .gain = 0.485F,
        .touch = 0.4F,
        .drive = 1.6F,
        .tones = {DrumTone {
            .level = 0.8F, .hertz = 148.0F, .drop = 0.9F, .dropSeconds = 0.018F, .decay = 0.24F}},
        .bands
        = {DrumBand {.level = 0.6F,
                     .lowHertz = 500.0F,
                     .highHertz = 8000.0F,
                     .decay = 0.3F,
                     .tail = 0.25F,
                     .tailDecay = 0.6F},
           DrumBand {.level = 0.4F, .lowHertz = 2500.0F, .highHertz = 12000.0F, .decay = 0.12F}},
    },
    DrumCharacter {
        .id = "snare_acoustic",
        .drumClass = DrumClass::Snare,
        .gain = 0.438F,
        .touch = 0.8F,
        .drive = 0.9F,
        .tones = {DrumTone {
            .level = 0.45F, .hertz = 184.0F, .drop = 0.2F, .dropSeconds = 0.02F, .decay = 0.25F}},
        .bands
        = {DrumBand {.level = 0.85F,
                     .lowHertz = 1100.0F,
                     .highHertz = 9500.0F,
                     .attack = 0.001F,
                     .decay = 0.2F,
                     .tail = 0.2F,
                     .tailDecay = 0.42F},
           DrumBand {.level = 0.6F, .lowHertz = 2800.0F, .highHertz = 11000.0F, .decay = 0.012F}},
        .modes = {.body = Body::Membrane,
                  .count = 12,
                  .level = 0.17F,
                  .hertz = 186.0F,
                  .tilt = -8.0F,
                  .decay = 0.3F,
                  .topDecay = 0.08F},
    },
    DrumCharacter {
        .id = "snare_brushed",
        .drumClass = DrumClass::Snare,
        .gain = 0.756F,
        .touch = 0.8F,
        .tones = {DrumTone {
            .level = 0.2F, .hertz = 190.0F, .drop = 0.1F, .dropSeconds = 0.02F, .decay = 0.14F}},
        .bands = {DrumBand {.level = 0.8F,
                            .lowHertz = 1300.0F,
                            .highHertz = 7500.0F,
                            .attack = 0.014F,
                            .decay = 0.26F}},
    },
    DrumCharacter {
        .id = "snare_rim",
        .drumClass = DrumClass::Snare,
        .gain = 0.394F,
        .touch = 0.5F,
        .tones
        = {DrumTone {
               .level = 0.5F, .hertz = 495.0F, .drop = 0.1F, .dropSeconds = 0.004F, .decay = 0.06F},
           DrumTone {.level = 0.6F,
                     .hertz = 1690.0F,
                     .drop = 0.05F,
                     .dropSeconds = 0.003F,
                     .decay = 0.04F}},
        .bands
        = {DrumBand {.level = 0.5F, .lowHertz = 2000.0F, .highHertz = 9000.0F, .decay = 0.012F}},
        .modes = {.body = Body::Bar,
                  .count = 3,
                  .level = 0.25F,
                  .hertz = 870.0F,
                  .tilt = -6.0F,
                  .decay = 0.05F,
                  .topDecay = 0.02F},
    },
};

constexpr std::array kClaps {
    DrumCharacter {
        .id = "clap_wide",
        .drumClass = DrumClass::Clap,
        .gain = 0.544F,
        .touch = 0.3F,
        .bands = {DrumBand {.level = 1.0F,
                            .lowHertz = 850.0F,
                            .highHertz = 2300.0F,
                            .resonance = 0.3F,
                            .decay = 0.16F,
                            .bursts = 4,
                            .burstSeconds = 0.0105F},
                  DrumBand {.level = 0.3F,
                            .lowHertz = 900.0F,
                            .highHertz = 5500.0F,
                            .attack = 0.02F,
                            .decay = 0.4F}},
    },
    DrumCharacter {
        .id = "clap_dry",
        .drumClass = DrumClass::Clap,
        .gain = 0.609F,
        .touch = 0.4F,
        .bands = {DrumBand {.level = 1.0F,
                            .lowHertz = 1000.0F,
                            .highHertz = 3200.0F,
                            .resonance = 0.25F,
                            .decay = 0.09F,
                            .bursts = 3,
                            .burstSeconds = 0.009F},
                  DrumBand {.level = 0.25F,
                            .lowHertz = 3500.0F,
                            .highHertz = 9000.0F,
                            .decay = 0.04F,
                            .bursts = 3,
                            .burstSeconds = 0.009F}},
    },
    DrumCharacter {
        .id = "clap_bright",
        .drumClass = DrumClass::Clap,
        .gain = 0.581F,
        .touch = 0.3F,
        .drive = 1.0F,
        .bands = {DrumBand {.level = 0.9F,
                            .lowHertz = 1300.0F,
                            .highHertz = 4200.0F,
                            .resonance = 0.2F,
                            .decay = 0.13F,
                            .bursts = 4,
                            .burstSeconds = 0.008F},
                  DrumBand {.level = 0.35F,
                            .lowHertz = 4000.0F,
                            .highHertz = 13000.0F,
                            .decay = 0.18F,
                            .bursts = 3,
                            .burstSeconds = 0.0085F}},
    },
    DrumCharacter {
        .id = "clap_crowd",
        .drumClass = DrumClass::Clap,
        .gain = 0.543F,
        .touch = 0.4F,
        .bands = {DrumBand {.level = 0.8F,
                            .lowHertz = 900.0F,
                            .highHertz = 3500.0F,
                            .resonance = 0.15F,
                            .decay = 0.2F,
                            .bursts = 7,
                            .burstSeconds = 0.0073F},
                  DrumBand {.level = 0.6F,
                            .lowHertz = 1400.0F,
                            .highHertz = 6000.0F,
                            .decay = 0.3F,
                            .bursts = 5,
                            .burstSeconds = 0.0119F}},
    },
    DrumCharacter {
        .id = "clap_snap",
        .drumClass = DrumClass::Clap,
        .gain = 0.285F,
        .touch = 0.5F,
        .tones = {DrumTone {.level = 0.25F,
                            .hertz = 1850.0F,
                            .drop = 0.15F,
                            .dropSeconds = 0.004F,
                            .decay = 0.045F}},
        .bands = {DrumBand {.level = 1.0F,
                            .lowHertz = 1500.0F,
                            .highHertz = 3800.0F,
                            .resonance = 0.5F,
                            .decay = 0.055F,
                            .tail = 0.1F,
                            .tailDecay = 0.16F,
                            .bursts = 2,
                            .burstSeconds = 0.006F}},
    },
};

} // namespace

std::span<const DrumCharacter> snareCharacters() noexcept
{
    static const auto kBoth = [] {
        std::array<DrumCharacter, kSnares.size() + kClaps.size()> both {};
        std::copy(kSnares.begin(), kSnares.end(), both.begin());
        std::copy(kClaps.begin(), kClaps.end(), both.begin() + kSnares.size());
        return both;
    }();
    return kBoth;
}

} // namespace timbrel::synth
