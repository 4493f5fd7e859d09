// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latent/drum_texts.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>
#include <array>
#include <cmath>

namespace timbrel::ui {
namespace {

using music::DrumClass;

struct Named
{
    std::string_view id;
    const char* text;
};

constexpr std::array kClasses {
    Named {"kick", QT_TRANSLATE_NOOP("DrumTexts", "Kick")},
    Named {"snare", QT_TRANSLATE_NOOP("DrumTexts", "Snare")},
    Named {"clap", QT_TRANSLATE_NOOP("DrumTexts", "Clap")},
    Named {"open_hat", QT_TRANSLATE_NOOP("DrumTexts", "Open hi-hat")},
    Named {"closed_hat", QT_TRANSLATE_NOOP("DrumTexts", "Closed hi-hat")},
    Named {"tom", QT_TRANSLATE_NOOP("DrumTexts", "Tom")},
    Named {"cymbal", QT_TRANSLATE_NOOP("DrumTexts", "Cymbal")},
    Named {"percussion", QT_TRANSLATE_NOOP("DrumTexts", "Percussion")},
};

/// By what follows the class in a character's id.
constexpr std::array kCharacters {
    Named {"acoustic", QT_TRANSLATE_NOOP("DrumTexts", "Acoustic")},
    Named {"airy", QT_TRANSLATE_NOOP("DrumTexts", "Airy")},
    Named {"bongo", QT_TRANSLATE_NOOP("DrumTexts", "Bongo")},
    Named {"bright", QT_TRANSLATE_NOOP("DrumTexts", "Bright")},
    Named {"brushed", QT_TRANSLATE_NOOP("DrumTexts", "Brushed")},
    Named {"claves", QT_TRANSLATE_NOOP("DrumTexts", "Claves")},
    Named {"conga", QT_TRANSLATE_NOOP("DrumTexts", "Conga")},
    Named {"cowbell", QT_TRANSLATE_NOOP("DrumTexts", "Cowbell")},
    Named {"crash", QT_TRANSLATE_NOOP("DrumTexts", "Crash")},
    Named {"crisp", QT_TRANSLATE_NOOP("DrumTexts", "Crisp")},
    Named {"crowd", QT_TRANSLATE_NOOP("DrumTexts", "Crowd")},
    Named {"deep", QT_TRANSLATE_NOOP("DrumTexts", "Deep")},
    Named {"dry", QT_TRANSLATE_NOOP("DrumTexts", "Dry")},
    Named {"dusty", QT_TRANSLATE_NOOP("DrumTexts", "Dusty")},
    Named {"falling", QT_TRANSLATE_NOOP("DrumTexts", "Falling")},
    Named {"fat", QT_TRANSLATE_NOOP("DrumTexts", "Fat")},
    Named {"gritty", QT_TRANSLATE_NOOP("DrumTexts", "Gritty")},
    Named {"hard", QT_TRANSLATE_NOOP("DrumTexts", "Hard")},
    Named {"latin", QT_TRANSLATE_NOOP("DrumTexts", "Latin")},
    Named {"maracas", QT_TRANSLATE_NOOP("DrumTexts", "Maracas")},
    Named {"metal", QT_TRANSLATE_NOOP("DrumTexts", "Metallic")},
    Named {"punchy", QT_TRANSLATE_NOOP("DrumTexts", "Punchy")},
    Named {"ride", QT_TRANSLATE_NOOP("DrumTexts", "Ride")},
    Named {"rim", QT_TRANSLATE_NOOP("DrumTexts", "Rim")},
    Named {"round", QT_TRANSLATE_NOOP("DrumTexts", "Round")},
    Named {"shaker", QT_TRANSLATE_NOOP("DrumTexts", "Shaker")},
    Named {"snap", QT_TRANSLATE_NOOP("DrumTexts", "Finger snap")},
    Named {"snappy", QT_TRANSLATE_NOOP("DrumTexts", "Snappy")},
    Named {"splash", QT_TRANSLATE_NOOP("DrumTexts", "Splash")},
    Named {"tambourine", QT_TRANSLATE_NOOP("DrumTexts", "Tambourine")},
    Named {"tight", QT_TRANSLATE_NOOP("DrumTexts", "Tight")},
    Named {"trashy", QT_TRANSLATE_NOOP("DrumTexts", "Trashy")},
    Named {"triangle", QT_TRANSLATE_NOOP("DrumTexts", "Triangle")},
    Named {"wide", QT_TRANSLATE_NOOP("DrumTexts", "Wide")},
    Named {"wood_block", QT_TRANSLATE_NOOP("DrumTexts", "Wood block")},
    Named {"zap", QT_TRANSLATE_NOOP("DrumTexts", "Zap")},
};

constexpr std::array kFields {
    Named {"level", QT_TRANSLATE_NOOP("DrumTexts", "Level")},
    Named {"pan", QT_TRANSLATE_NOOP("DrumTexts", "Pan")},
    Named {"tune", QT_TRANSLATE_NOOP("DrumTexts", "Tune")},
    Named {"decay", QT_TRANSLATE_NOOP("DrumTexts", "Decay")},
};

QString plain(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

template<std::size_t Count>
QString textOf(const std::array<Named, Count>& names, std::string_view id)
{
    const auto at
        = std::find_if(names.begin(), names.end(), [&](const Named& one) { return one.id == id; });
    return at == names.end() ? plain(id) : QCoreApplication::translate("DrumTexts", at->text);
}

} // namespace

QString drumClassText(DrumClass drumClass)
{
    return textOf(kClasses, music::drumClassId(drumClass));
}

QString drumRowText(const std::string& id)
{
    return textOf(kClasses, id);
}

QString drumCharacterText(std::string_view id)
{
    const synth::DrumCharacter* character = synth::drumCharacterOf(id);
    if (character == nullptr)
        return plain(id);
    return textOf(kCharacters, id.substr(music::drumClassId(character->drumClass).size() + 1));
}

QString builtInKitText(std::string_view id)
{
    return textOf(kCharacters, id);
}

QString kitText(const synth::DrumKit& kit)
{
    const auto kits = synth::builtInKits();
    const bool isBuiltIn = std::any_of(
        kits.begin(), kits.end(), [&](const auto& one) { return one.id == kit.name; });
    return isBuiltIn ? builtInKitText(kit.name) : QString::fromStdString(kit.name);
}

QString drumSoundText(const synth::DrumSlot& slot)
{
    if (!slot.character.empty())
        return drumCharacterText(slot.character);
    return QString::fromStdString(slot.file.stem().string());
}

DrumKnob drumKnob(const synth::DrumSlotField& field)
{
    DrumKnob knob;
    knob.name = textOf(kFields, field.id);
    knob.share = field.id == "tune" ? 1.0 : 0.01; // semitones; percent
    knob.lowest = static_cast<int>(std::lround(field.minimum / knob.share));
    knob.highest = static_cast<int>(std::lround(field.maximum / knob.share));
    knob.rest = static_cast<int>(std::lround(field.usual / knob.share));
    return knob;
}

QString drumKnobText(const synth::DrumSlotField& field, int value)
{
    if (field.id == "tune")
        return value > 0 ? QStringLiteral("+%1").arg(value) : QString::number(value);
    if (field.id != "pan")
        return QString::number(value);
    if (value == 0)
        //: The middle, in a knob of 32 pixels
        return QCoreApplication::translate("DrumTexts", "C");
    return value < 0
        //: Left, in a knob of 32 pixels
        ? QCoreApplication::translate("DrumTexts", "L%1").arg(-value)
        //: Right, in a knob of 32 pixels
        : QCoreApplication::translate("DrumTexts", "R%1").arg(value);
}

} // namespace timbrel::ui
