// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/synth/parameter_text.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>

namespace timbrel::ui {

using synth::ParameterSection;
using synth::ParameterSpec;
using synth::ParameterUnit;
using synth::SubtractiveParameter;

namespace {

// The table's own words, here for the translations.
[[maybe_unused]] constexpr std::array kParameterWords {
    QT_TRANSLATE_NOOP("SynthTexts", "Waveform"), QT_TRANSLATE_NOOP("SynthTexts", "Octave"),
    QT_TRANSLATE_NOOP("SynthTexts", "Tune"),     QT_TRANSLATE_NOOP("SynthTexts", "Pan"),
    QT_TRANSLATE_NOOP("SynthTexts", "Level"),    QT_TRANSLATE_NOOP("SynthTexts", "Voices"),
    QT_TRANSLATE_NOOP("SynthTexts", "Detune"),   QT_TRANSLATE_NOOP("SynthTexts", "Type"),
    QT_TRANSLATE_NOOP("SynthTexts", "Cutoff"),   QT_TRANSLATE_NOOP("SynthTexts", "Attack"),
    QT_TRANSLATE_NOOP("SynthTexts", "Decay"),    QT_TRANSLATE_NOOP("SynthTexts", "Sustain"),
    QT_TRANSLATE_NOOP("SynthTexts", "Release"),  QT_TRANSLATE_NOOP("SynthTexts", "Amount"),
    QT_TRANSLATE_NOOP("SynthTexts", "Shape"),    QT_TRANSLATE_NOOP("SynthTexts", "Rate"),
    QT_TRANSLATE_NOOP("SynthTexts", "Delay"),    QT_TRANSLATE_NOOP("SynthTexts", "Time"),
    QT_TRANSLATE_NOOP("SynthTexts", "Feedback"), QT_TRANSLATE_NOOP("SynthTexts", "Echoes"),
    QT_TRANSLATE_NOOP("SynthTexts", "Mix"),
};
[[maybe_unused]] constexpr std::array kParameterHints {
    QT_TRANSLATE_NOOP("SynthTexts",
                      "The oscillator's shape: from the plain sine to the bright saw, and noise "
                      "without a pitch."),
    QT_TRANSLATE_NOOP("SynthTexts", "How many octaves above the key the oscillator sounds."),
    QT_TRANSLATE_NOOP("SynthTexts", "How far above the key the oscillator sounds."),
    QT_TRANSLATE_NOOP("SynthTexts", "Where the oscillator is heard, from left to right."),
    QT_TRANSLATE_NOOP("SynthTexts", "How loud the oscillator is before the filter."),
    QT_TRANSLATE_NOOP(
        "SynthTexts",
        "How many oscillators sound together for one key, spread from left to right."),
    QT_TRANSLATE_NOOP("SynthTexts",
                      "How far apart the lowest and the highest of these oscillators are."),
    QT_TRANSLATE_NOOP(
        "SynthTexts",
        "What the filter lets through: what is below its cutoff, around it or above it."),
    QT_TRANSLATE_NOOP("SynthTexts", "The filter's frequency, from 20 Hz to 20 kHz."),
    QT_TRANSLATE_NOOP("SynthTexts", "How long the filter's envelope rises when a key goes down."),
    QT_TRANSLATE_NOOP("SynthTexts",
                      "How long the filter's envelope falls to its sustain level then."),
    QT_TRANSLATE_NOOP("SynthTexts", "Where the filter's envelope stays while the key is held."),
    QT_TRANSLATE_NOOP("SynthTexts",
                      "How long the filter's envelope falls when the key has gone up."),
    QT_TRANSLATE_NOOP("SynthTexts",
                      "How far the envelope moves the cutoff, as a share of its whole range."),
    QT_TRANSLATE_NOOP("SynthTexts", "The shape in which the cutoff moves to and fro."),
    QT_TRANSLATE_NOOP("SynthTexts", "How often in a second the cutoff moves to and fro."),
    QT_TRANSLATE_NOOP("SynthTexts", "How long after the key went down this begins."),
    QT_TRANSLATE_NOOP("SynthTexts",
                      "How far the cutoff moves to each side, as a share of its whole range."),
    QT_TRANSLATE_NOOP("SynthTexts", "How long the pitch's envelope rises when a key goes down."),
    QT_TRANSLATE_NOOP("SynthTexts",
                      "How long the pitch's envelope falls to its sustain level then."),
    QT_TRANSLATE_NOOP("SynthTexts", "Where the pitch's envelope stays while the key is held."),
    QT_TRANSLATE_NOOP("SynthTexts",
                      "How long the pitch's envelope falls when the key has gone up."),
    QT_TRANSLATE_NOOP("SynthTexts", "How far the envelope moves the pitch."),
    QT_TRANSLATE_NOOP("SynthTexts", "The shape in which the pitch moves to and fro."),
    QT_TRANSLATE_NOOP("SynthTexts", "How often in a second the pitch moves to and fro."),
    QT_TRANSLATE_NOOP("SynthTexts", "How far the pitch moves to each side."),
    QT_TRANSLATE_NOOP("SynthTexts", "How loud the whole sound is."),
    QT_TRANSLATE_NOOP("SynthTexts", "How long the sound swells when a key goes down."),
    QT_TRANSLATE_NOOP("SynthTexts", "How long it falls to its sustain level then."),
    QT_TRANSLATE_NOOP("SynthTexts", "How loud it stays while the key is held."),
    QT_TRANSLATE_NOOP("SynthTexts", "How long it takes to die away when the key has gone up."),
    QT_TRANSLATE_NOOP("SynthTexts", "How loud the top of the envelope is."),
    QT_TRANSLATE_NOOP("SynthTexts", "The shape in which the loudness moves to and fro."),
    QT_TRANSLATE_NOOP("SynthTexts", "How often in a second the loudness moves to and fro."),
    QT_TRANSLATE_NOOP("SynthTexts", "How much of the loudness is taken away at the lowest point."),
    QT_TRANSLATE_NOOP("SynthTexts", "The time from one echo to the next."),
    QT_TRANSLATE_NOOP("SynthTexts", "How loud each echo is against the one before."),
    QT_TRANSLATE_NOOP("SynthTexts", "How many echoes there are; 0 switches the delay off."),
    QT_TRANSLATE_NOOP("SynthTexts", "How much of what is heard is echoes."),
    QT_TRANSLATE_NOOP("SynthTexts", "How long the room's sound takes to fall by 60 dB."),
    QT_TRANSLATE_NOOP("SynthTexts", "How much of what is heard is the room."),
};
[[maybe_unused]] constexpr std::array kChoiceWords {
    QT_TRANSLATE_NOOP("SynthTexts", "sine"),
    QT_TRANSLATE_NOOP("SynthTexts", "triangle"),
    QT_TRANSLATE_NOOP("SynthTexts", "square"),
    QT_TRANSLATE_NOOP("SynthTexts", "saw"),
    QT_TRANSLATE_NOOP("SynthTexts", "noise"),
    QT_TRANSLATE_NOOP("SynthTexts", "low"),
    QT_TRANSLATE_NOOP("SynthTexts", "band"),
    QT_TRANSLATE_NOOP("SynthTexts", "high"),
};
[[maybe_unused]] constexpr std::array kCategoryWords {
    QT_TRANSLATE_NOOP("SynthTexts", "bass"),
    QT_TRANSLATE_NOOP("SynthTexts", "lead"),
    QT_TRANSLATE_NOOP("SynthTexts", "pad"),
    QT_TRANSLATE_NOOP("SynthTexts", "keys"),
    QT_TRANSLATE_NOOP("SynthTexts", "pluck"),
    QT_TRANSLATE_NOOP("SynthTexts", "brass"),
    QT_TRANSLATE_NOOP("SynthTexts", "strings"),
    QT_TRANSLATE_NOOP("SynthTexts", "bell"),
    QT_TRANSLATE_NOOP("SynthTexts", "organ"),
    QT_TRANSLATE_NOOP("SynthTexts", "effect"),
};

QString synthWord(std::string_view text)
{
    return QCoreApplication::translate("SynthTexts", std::string(text).c_str());
}

QString capitalised(QString text)
{
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

constexpr double kLowestCutoff = 20.0; // Hz
constexpr double kCutoffSpan = 1000.0;

/// How much larger the shown number is than the value.
double shownFactor(const ParameterSpec& spec)
{
    if (spec.parameter == SubtractiveParameter::UnisonDetune)
        return 100.0; // cents
    switch (spec.unit) {
    case ParameterUnit::Seconds:
        return 1000.0;
    case ParameterUnit::None:
        return 100.0 / (spec.parameter == SubtractiveParameter::AmplitudeEnvelopeAmount ? 0.01 : 1);
    default:
        return 1.0;
    }
}

bool isCutoff(const ParameterSpec& spec)
{
    return spec.parameter == SubtractiveParameter::FilterCutoff;
}

} // namespace

QString parameterText(const ParameterSpec& spec)
{
    return synthWord(spec.label);
}

QString wholeParameterText(const ParameterSpec& spec)
{
    //: a section of the synthesizer and a knob in it
    return QCoreApplication::translate("SynthTexts", "%1: %2")
        .arg(sectionText(spec.section), parameterText(spec));
}

QString parameterHint(const ParameterSpec& spec)
{
    return synthWord(spec.meaning);
}

QString sectionText(ParameterSection section)
{
    switch (section) {
    case ParameterSection::Rendering:
        return QCoreApplication::translate("SynthTexts", "Rendering");
    case ParameterSection::Oscillator:
        return QCoreApplication::translate("SynthTexts", "Oscillator");
    case ParameterSection::Filter:
        return QCoreApplication::translate("SynthTexts", "Filter");
    case ParameterSection::FilterLfo:
        return QCoreApplication::translate("SynthTexts", "Filter LFO");
    case ParameterSection::Pitch:
        return QCoreApplication::translate("SynthTexts", "Pitch envelope");
    case ParameterSection::PitchLfo:
        return QCoreApplication::translate("SynthTexts", "Pitch LFO");
    case ParameterSection::Amplitude:
        return QCoreApplication::translate("SynthTexts", "Loudness");
    case ParameterSection::AmplitudeLfo:
        return QCoreApplication::translate("SynthTexts", "Loudness LFO");
    case ParameterSection::Delay:
        return QCoreApplication::translate("SynthTexts", "Echoes");
    case ParameterSection::Reverb:
        return QCoreApplication::translate("SynthTexts", "Room");
    }
    return {};
}

QString choiceText(const ParameterSpec& spec, std::size_t choice)
{
    if (choice >= spec.choices.size())
        return {};
    const std::string_view word = spec.choices[choice];
    if (spec.parameter == SubtractiveParameter::Octave && spec.numbers[choice] > 0.0F)
        return QStringLiteral("+") + QString::fromUtf8(word.data(), static_cast<int>(word.size()));
    return spec.numbers.empty() ? capitalised(synthWord(word))
                                : QString::fromUtf8(word.data(), static_cast<int>(word.size()));
}

QString categoryText(std::string_view category)
{
    return capitalised(synthWord(category));
}

ShownScale shownScale(const ParameterSpec& spec)
{
    ShownScale scale;
    scale.lowest = shownOf(spec, spec.minimum);
    scale.highest = shownOf(spec, spec.maximum);
    if (isCutoff(spec)) {
        scale.suffix = QStringLiteral(" Hz");
        return scale;
    }
    switch (spec.unit) {
    case ParameterUnit::Seconds:
        scale.suffix = QStringLiteral(" ms");
        break;
    case ParameterUnit::Hertz:
        scale.suffix = QStringLiteral(" Hz");
        scale.decimals = 2;
        break;
    case ParameterUnit::Semitones:
        if (spec.parameter == SubtractiveParameter::UnisonDetune)
            //: cents of a semitone, after a number
            scale.suffix = QCoreApplication::translate("SynthTexts", " ct");
        else {
            //: semitones, after a number
            scale.suffix = QCoreApplication::translate("SynthTexts", " st");
            scale.decimals = 2;
        }
        break;
    case ParameterUnit::Decibels:
        scale.suffix = QStringLiteral(" dB");
        scale.decimals = 1;
        break;
    default:
        scale.suffix = QStringLiteral(" %");
    }
    return scale;
}

double shownOf(const ParameterSpec& spec, float value)
{
    if (isCutoff(spec))
        return kLowestCutoff * std::pow(kCutoffSpan, static_cast<double>(value));
    return static_cast<double>(value) * shownFactor(spec);
}

float valueOfShown(const ParameterSpec& spec, double shown)
{
    const double value = isCutoff(spec)
        ? std::log(std::max(shown, kLowestCutoff) / kLowestCutoff) / std::log(kCutoffSpan)
        : shown / shownFactor(spec);
    return std::clamp(static_cast<float>(value), spec.minimum, spec.maximum);
}

QString valueText(const ParameterSpec& spec, float value)
{
    if (spec.isCategorical())
        return choiceText(spec, static_cast<std::size_t>(value));
    const ShownScale scale = shownScale(spec);
    return QLocale().toString(shownOf(spec, value), 'f', scale.decimals) + scale.suffix;
}

} // namespace timbrel::ui
