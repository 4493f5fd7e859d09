// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synth/drum_characters.h"

namespace timbrel::synth {
namespace {

using music::DrumClass;
using Body = DrumModes::Body;

constexpr std::array kPercussion {
    DrumCharacter {
        .id = "percussion_cowbell",
        .drumClass = DrumClass::Percussion,
        .gain = 0.358F,
        .touch = 0.4F,
        .drive = 2.2F,
        .tones = {DrumTone {.level = 0.6F, .hertz = 558.0F, .decay = 0.3F},
                  DrumTone {.level = 0.5F, .hertz = 837.0F, .decay = 0.26F}},
        .bands
        = {DrumBand {.level = 0.2F, .lowHertz = 1500.0F, .highHertz = 7000.0F, .decay = 0.015F}},
    },
    DrumCharacter {
        .id = "percussion_claves",
        .drumClass = DrumClass::Percussion,
        .gain = 0.353F,
        .touch = 0.4F,
        .tones = {DrumTone {.level = 0.8F,
                            .hertz = 2480.0F,
                            .drop = 0.02F,
                            .dropSeconds = 0.005F,
                            .decay = 0.085F}},
        .bands
        = {DrumBand {.level = 0.15F, .lowHertz = 3000.0F, .highHertz = 9000.0F, .decay = 0.006F}},
        .modes = {.body = Body::Bar,
                  .count = 2,
                  .level = 0.2F,
                  .hertz = 2480.0F,
                  .tilt = -6.0F,
                  .decay = 0.07F,
                  .topDecay = 0.03F},
    },
    DrumCharacter {
        .id = "percussion_wood_block",
        .drumClass = DrumClass::Percussion,
        .gain = 0.353F,
        .touch = 0.6F,
        .tones = {DrumTone {
            .level = 0.4F, .hertz = 905.0F, .drop = 0.04F, .dropSeconds = 0.006F, .decay = 0.075F}},
        .bands
        = {DrumBand {.level = 0.3F, .lowHertz = 1500.0F, .highHertz = 6000.0F, .decay = 0.008F}},
        .modes = {.body = Body::Bar,
                  .count = 4,
                  .level = 0.45F,
                  .hertz = 872.0F,
                  .tilt = -14.0F,
                  .decay = 0.09F,
                  .topDecay = 0.02F},
    },
    DrumCharacter {
        .id = "percussion_conga",
        .drumClass = DrumClass::Percussion,
        .gain = 0.256F,
        .touch = 0.9F,
        .tones = {DrumTone {
            .level = 0.8F, .hertz = 198.0F, .drop = 0.14F, .dropSeconds = 0.018F, .decay = 0.34F}},
        .bands
        = {DrumBand {.level = 0.4F, .lowHertz = 900.0F, .highHertz = 4500.0F, .decay = 0.02F}},
        .modes = {.body = Body::Membrane,
                  .count = 9,
                  .level = 0.28F,
                  .hertz = 202.0F,
                  .tilt = -6.0F,
                  .decay = 0.26F,
                  .topDecay = 0.06F},
    },
    DrumCharacter {
        .id = "percussion_bongo",
        .drumClass = DrumClass::Percussion,
        .gain = 0.252F,
        .touch = 0.9F,
        .tones = {DrumTone {
            .level = 0.7F, .hertz = 352.0F, .drop = 0.12F, .dropSeconds = 0.012F, .decay = 0.18F}},
        .bands
        = {DrumBand {.level = 0.4F, .lowHertz = 1500.0F, .highHertz = 6000.0F, .decay = 0.012F}},
        .modes = {.body = Body::Membrane,
                  .count = 9,
                  .level = 0.3F,
                  .hertz = 358.0F,
                  .tilt = -6.0F,
                  .decay = 0.14F,
                  .topDecay = 0.04F},
    },
    DrumCharacter {
        .id = "percussion_shaker",
        .drumClass = DrumClass::Percussion,
        .gain = 0.234F,
        .touch = 0.6F,
        .bands = {DrumBand {.level = 1.0F,
                            .lowHertz = 5200.0F,
                            .highHertz = 11500.0F,
                            .resonance = 0.1F,
                            .attack = 0.022F,
                            .decay = 0.1F}},
    },
    DrumCharacter {
        .id = "percussion_maracas",
        .drumClass = DrumClass::Percussion,
        .gain = 0.329F,
        .touch = 0.5F,
        .bands = {DrumBand {.level = 1.0F,
                            .lowHertz = 6200.0F,
                            .highHertz = 14000.0F,
                            .attack = 0.004F,
                            .decay = 0.05F}},
    },
    DrumCharacter {
        .id = "percussion_tambourine",
        .drumClass = DrumClass::Percussion,
        .gain = 0.536F,
        .touch = 0.6F,
        .metalHertz = 780.0F,
        .bands
        = {DrumBand {.level = 0.7F,
                     .noise = 0.6F,
                     .ring = 0.6F,
                     .lowHertz = 6000.0F,
                     .highHertz = 16000.0F,
                     .decay = 0.2F,
                     .bursts = 2,
                     .burstSeconds = 0.018F},
           DrumBand {.level = 0.25F, .lowHertz = 700.0F, .highHertz = 3000.0F, .decay = 0.05F}},
        .modes = {.body = Body::Plate,
                  .count = 16,
                  .level = 0.05F,
                  .hertz = 5200.0F,
                  .topHertz = 13500.0F,
                  .tilt = 0.0F,
                  .decay = 0.28F,
                  .topDecay = 0.16F},
    },
    DrumCharacter {
        .id = "percussion_triangle",
        .drumClass = DrumClass::Percussion,
        .gain = 0.279F,
        .touch = 0.6F,
        .bands
        = {DrumBand {.level = 0.12F, .lowHertz = 5000.0F, .highHertz = 14000.0F, .decay = 0.01F}},
        .modes = {.body = Body::Plate,
                  .count = 9,
                  .level = 0.2F,
                  .hertz = 1620.0F,
                  .topHertz = 12500.0F,
                  .tilt = -8.0F,
                  .decay = 1.9F,
                  .topDecay = 0.9F},
    },
    DrumCharacter {
        .id = "percussion_zap",
        .drumClass = DrumClass::Percussion,
        .gain = 0.365F,
        .touch = 0.2F,
        .drive = 0.8F,
        .tones = {DrumTone {
            .level = 1.0F, .hertz = 130.0F, .drop = 16.0F, .dropSeconds = 0.035F, .decay = 0.26F}},
    },
};

} // namespace

std::span<const DrumCharacter> percussionCharacters() noexcept
{
    return kPercussion;
}

} // namespace timbrel::synth
