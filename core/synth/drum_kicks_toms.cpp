// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synth/drum_characters.h"

namespace timbrel::synth {
namespace {

using music::DrumClass;
using Body = DrumModes::Body;

constexpr std::array kKicks {
    DrumCharacter {
        .id = "kick_punchy",
        .drumClass = DrumClass::Kick,
        .gain = 0.618F,
        .touch = 0.3F,
        .drive = 1.3F,
        .tones = {DrumTone {.level = 1.0F,
                            .hertz = 51.0F,
                            .drop = 3.4F,
                            .dropSeconds = 0.026F,
                            .snap = 2.5F,
                            .snapSeconds = 0.003F,
                            .hold = 0.03F,
                            .decay = 0.48F}},
        .bands
        = {DrumBand {.level = 0.22F, .lowHertz = 1400.0F, .highHertz = 9000.0F, .decay = 0.02F}},
    },
    DrumCharacter {
        .id = "kick_deep",
        .drumClass = DrumClass::Kick,
        .gain = 0.656F,
        .touch = 0.2F,
        .drive = 0.5F,
        .tones = {DrumTone {.level = 1.0F,
                            .hertz = 47.0F,
                            .drop = 1.3F,
                            .dropSeconds = 0.012F,
                            .snap = 3.0F,
                            .snapSeconds = 0.002F,
                            .decay = 1.7F}},
        .bands
        = {DrumBand {.level = 0.1F, .lowHertz = 900.0F, .highHertz = 4500.0F, .decay = 0.012F}},
    },
    DrumCharacter {
        .id = "kick_round",
        .drumClass = DrumClass::Kick,
        .gain = 0.667F,
        .touch = 0.3F,
        .drive = 0.3F,
        .tones = {DrumTone {.level = 1.0F,
                            .hertz = 54.0F,
                            .drop = 1.0F,
                            .dropSeconds = 0.018F,
                            .snap = 1.2F,
                            .snapSeconds = 0.003F,
                            .decay = 0.6F}},
        .bands
        = {DrumBand {.level = 0.06F, .lowHertz = 500.0F, .highHertz = 2500.0F, .decay = 0.015F}},
    },
    DrumCharacter {
        .id = "kick_tight",
        .drumClass = DrumClass::Kick,
        .gain = 0.641F,
        .touch = 0.3F,
        .drive = 0.8F,
        .tones = {DrumTone {.level = 1.0F,
                            .hertz = 60.0F,
                            .drop = 2.2F,
                            .dropSeconds = 0.014F,
                            .snap = 4.0F,
                            .snapSeconds = 0.0025F,
                            .decay = 0.2F}},
        .bands
        = {DrumBand {.level = 0.28F, .lowHertz = 1800.0F, .highHertz = 8000.0F, .decay = 0.012F}},
    },
    DrumCharacter {
        .id = "kick_hard",
        .drumClass = DrumClass::Kick,
        .gain = 0.581F,
        .touch = 0.2F,
        .drive = 4.0F,
        .tones = {DrumTone {.level = 1.0F,
                            .hertz = 52.0F,
                            .drop = 5.0F,
                            .dropSeconds = 0.028F,
                            .snap = 4.0F,
                            .snapSeconds = 0.003F,
                            .hold = 0.05F,
                            .decay = 0.42F}},
        .bands
        = {DrumBand {.level = 0.2F, .lowHertz = 1500.0F, .highHertz = 7000.0F, .decay = 0.03F}},
    },
    DrumCharacter {
        .id = "kick_acoustic",
        .drumClass = DrumClass::Kick,
        .gain = 0.561F,
        .touch = 1.0F,
        .drive = 0.9F,
        .tones
        = {DrumTone {
               .level = 1.0F, .hertz = 58.0F, .drop = 0.5F, .dropSeconds = 0.03F, .decay = 0.34F},
           DrumTone {
               .level = 0.3F, .hertz = 92.0F, .drop = 0.35F, .dropSeconds = 0.02F, .decay = 0.16F}},
        .bands
        = {DrumBand {.level = 0.55F, .lowHertz = 1500.0F, .highHertz = 4200.0F, .decay = 0.022F},
           DrumBand {.level = 0.22F, .lowHertz = 90.0F, .highHertz = 700.0F, .decay = 0.1F}},
        .modes = {.body = Body::Membrane,
                  .count = 8,
                  .level = 0.16F,
                  .hertz = 74.0F,
                  .tilt = -6.0F,
                  .decay = 0.24F,
                  .topDecay = 0.06F},
    },
    DrumCharacter {
        .id = "kick_dusty",
        .drumClass = DrumClass::Kick,
        .gain = 0.610F,
        .touch = 0.6F,
        .drive = 2.2F,
        .tones = {DrumTone {
            .level = 0.9F, .hertz = 61.0F, .drop = 1.1F, .dropSeconds = 0.016F, .decay = 0.26F}},
        .bands
        = {DrumBand {.level = 0.25F, .lowHertz = 150.0F, .highHertz = 1800.0F, .decay = 0.09F}},
    },
};

constexpr std::array kToms {
    DrumCharacter {
        .id = "tom_punchy",
        .drumClass = DrumClass::Tom,
        .gain = 0.462F,
        .touch = 0.4F,
        .drive = 0.6F,
        .tones
        = {DrumTone {.level = 1.0F,
                     .hertz = 112.0F,
                     .drop = 1.0F,
                     .dropSeconds = 0.03F,
                     .snap = 0.8F,
                     .snapSeconds = 0.004F,
                     .decay = 0.42F},
           DrumTone {
               .level = 0.3F, .hertz = 178.0F, .drop = 0.8F, .dropSeconds = 0.025F, .decay = 0.2F}},
        .bands
        = {DrumBand {.level = 0.16F, .lowHertz = 600.0F, .highHertz = 5000.0F, .decay = 0.05F}},
    },
    DrumCharacter {
        .id = "tom_deep",
        .drumClass = DrumClass::Tom,
        .gain = 0.561F,
        .touch = 0.3F,
        .tones = {DrumTone {
            .level = 1.0F, .hertz = 96.0F, .drop = 0.4F, .dropSeconds = 0.045F, .decay = 0.65F}},
        .bands
        = {DrumBand {.level = 0.12F, .lowHertz = 150.0F, .highHertz = 1400.0F, .decay = 0.22F}},
    },
    DrumCharacter {
        .id = "tom_acoustic",
        .drumClass = DrumClass::Tom,
        .gain = 0.458F,
        .touch = 1.0F,
        .drive = 0.9F,
        .tones = {DrumTone {
            .level = 0.9F, .hertz = 108.0F, .drop = 0.16F, .dropSeconds = 0.06F, .decay = 0.6F}},
        .bands
        = {DrumBand {.level = 0.4F, .lowHertz = 1200.0F, .highHertz = 5500.0F, .decay = 0.02F},
           DrumBand {.level = 0.2F, .lowHertz = 150.0F, .highHertz = 1200.0F, .decay = 0.08F}},
        .modes = {.body = Body::Membrane,
                  .count = 10,
                  .level = 0.32F,
                  .hertz = 108.0F,
                  .tilt = -10.0F,
                  .decay = 0.5F,
                  .topDecay = 0.12F},
    },
    DrumCharacter {
        .id = "tom_falling",
        .drumClass = DrumClass::Tom,
        .gain = 0.555F,
        .touch = 0.2F,
        .drive = 0.8F,
        .tones = {DrumTone {
            .level = 1.0F, .hertz = 104.0F, .drop = 3.2F, .dropSeconds = 0.09F, .decay = 0.5F}},
        .bands
        = {DrumBand {.level = 0.1F, .lowHertz = 900.0F, .highHertz = 6000.0F, .decay = 0.03F}},
    },
};

} // namespace

std::span<const DrumCharacter> kickCharacters() noexcept
{
    return kKicks;
}

std::span<const DrumCharacter> tomCharacters() noexcept
{
    return kToms;
}

} // namespace timbrel::synth
