// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latent/latent_knobs.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>

namespace timbrel::ui {

using pattern::PadSetup;

namespace {

constexpr int kKnobWhole = 100;
constexpr int kMostKnobSeed = 999;
constexpr auto kSilentKnob = static_cast<int>(audio::kSilentDecibels);
constexpr auto kLoudestKnob = static_cast<int>(audio::kMostDecibels);

int percent(float value)
{
    return static_cast<int>(std::lround(kKnobWhole * value));
}

float share(int percent)
{
    return static_cast<float>(percent) / kKnobWhole;
}

int wholeLevel(float value)
{
    return static_cast<int>(std::lround(value));
}

class KnobTexts
{
    Q_DECLARE_TR_FUNCTIONS(timbrel::ui::LatentKnobs)
public:
    static QString temperature() { return tr("Temperature"); }
    static QString temperatureHint()
    {
        return tr("0: the thresholds decide which cells sound; above, chance does, more and more");
    }
    static QString noise() { return tr("Noise"); }
    static QString noiseHint() { return tr("How far the place is off by chance"); }
    static QString variation() { return tr("Variation"); }
    static QString variationHint()
    {
        return tr("Which of many: the same number is always the same chance");
    }
    static QString glide() { return tr("Glide"); }
    static QString glideHint()
    {
        return tr("Milliseconds that the puck takes to where it is sent");
    }
    static QString swing() { return tr("Swing"); }
    static QString swingHint()
    {
        return tr("Where the off-beat lies in its pair of steps, in per cent; 50 is straight");
    }
    static QString timing() { return tr("Loose"); }
    static QString timingHint()
    {
        return tr("Milliseconds by which each hit is early or late by chance, as hands are");
    }
    static QString velocity() { return tr("Uneven"); }
    static QString velocityHint() { return tr("How unevenly loud hits are, in per cent"); }
    //: a level of the mixer
    static QString drums() { return tr("Drums"); }
    static QString drumsHint() { return tr("Level of the drums, wherever they are played from"); }
    //: a level of the mixer: Timbrel's own synthesizer
    static QString synth() { return tr("Synthesizer"); }
    static QString synthHint() { return tr("Level of what plays on all other channels"); }
    //: a level of the mixer: of all that is heard
    static QString master() { return tr("Master"); }
    static QString masterHint() { return tr("Level of all that is heard and recorded"); }
    static QString decibels(int value)
    {
        return value <= kSilentKnob ? tr("-∞ dB") : tr("%1 dB").arg(value);
    }
    static QString number(int value) { return QString::number(value); }
    static QString hundredth(int value) { return QString::number(value / 100.0, 'f', 2); }
    static QString milliseconds(int value)
    {
        return value < 1000 ? QString::number(value)
                            //: seconds; short, it stands in a knob
                            : tr("%1 s").arg(value / 1000.0, 0, 'f', 1);
    }
};

const std::array kKnobs = {
    LatentKnob {"temperature",
                0,
                200,
                0,
                5,
                KnobTexts::temperature,
                KnobTexts::temperatureHint,
                KnobTexts::hundredth,
                [](const PadSetup& setup) { return percent(setup.temperature); },
                [](PadSetup& setup, int value) { setup.temperature = share(value); }},
    LatentKnob {"noise",
                0,
                200,
                0,
                5,
                KnobTexts::noise,
                KnobTexts::noiseHint,
                KnobTexts::hundredth,
                [](const PadSetup& setup) { return percent(setup.noise); },
                [](PadSetup& setup, int value) { setup.noise = share(value); }},
    LatentKnob {"variation",
                1,
                kMostKnobSeed,
                1,
                1,
                KnobTexts::variation,
                KnobTexts::variationHint,
                KnobTexts::number,
                [](const PadSetup& setup) {
                    return static_cast<int>(std::min<std::uint64_t>(setup.seed, kMostKnobSeed));
                },
                [](PadSetup& setup, int value) {
                    setup.seed = static_cast<std::uint64_t>(std::max(1, value));
                }},
    LatentKnob {"glide",
                0,
                2000,
                120,
                20,
                KnobTexts::glide,
                KnobTexts::glideHint,
                KnobTexts::milliseconds,
                [](const PadSetup& setup) { return setup.glideMs; },
                [](PadSetup& setup, int value) { setup.glideMs = value; }},
    LatentKnob {"swing",
                50,
                75,
                50,
                1,
                KnobTexts::swing,
                KnobTexts::swingHint,
                KnobTexts::number,
                [](const PadSetup& setup) { return percent(setup.swing); },
                [](PadSetup& setup, int value) { setup.swing = share(value); }},
    LatentKnob {
        "humaniseTiming",
        0,
        30,
        0,
        1,
        KnobTexts::timing,
        KnobTexts::timingHint,
        KnobTexts::number,
        [](const PadSetup& setup) {
            return static_cast<int>(std::lround(setup.humanise.timingMs));
        },
        [](PadSetup& setup, int value) { setup.humanise.timingMs = static_cast<float>(value); }},
    LatentKnob {"humaniseVelocity",
                0,
                50,
                0,
                1,
                KnobTexts::velocity,
                KnobTexts::velocityHint,
                KnobTexts::number,
                [](const PadSetup& setup) { return percent(setup.humanise.velocity); },
                [](PadSetup& setup, int value) { setup.humanise.velocity = share(value); }},
    LatentKnob {"drumsLevel",
                kSilentKnob,
                kLoudestKnob,
                0,
                1,
                KnobTexts::drums,
                KnobTexts::drumsHint,
                KnobTexts::decibels,
                [](const PadSetup& setup) { return wholeLevel(setup.mix.drums); },
                [](PadSetup& setup, int value) { setup.mix.drums = static_cast<float>(value); },
                false},
    LatentKnob {"synthLevel",
                kSilentKnob,
                kLoudestKnob,
                0,
                1,
                KnobTexts::synth,
                KnobTexts::synthHint,
                KnobTexts::decibels,
                [](const PadSetup& setup) { return wholeLevel(setup.mix.synth); },
                [](PadSetup& setup, int value) { setup.mix.synth = static_cast<float>(value); },
                false},
    LatentKnob {"masterLevel",
                kSilentKnob,
                kLoudestKnob,
                0,
                1,
                KnobTexts::master,
                KnobTexts::masterHint,
                KnobTexts::decibels,
                [](const PadSetup& setup) { return wholeLevel(setup.mix.master); },
                [](PadSetup& setup, int value) { setup.mix.master = static_cast<float>(value); },
                false},
};

} // namespace

std::span<const LatentKnob> latentKnobs()
{
    return kKnobs;
}

const LatentKnob* findLatentKnob(const QString& id)
{
    const auto place = std::find_if(kKnobs.begin(), kKnobs.end(), [&](const LatentKnob& knob) {
        return id == QLatin1String(knob.id);
    });
    return place == kKnobs.end() ? nullptr : &*place;
}

} // namespace timbrel::ui
