// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latent/space_setting_texts.h"

#include "core/learning/vae_settings.h"
#include "core/pattern/pattern_settings.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>

namespace timbrel::ui {
namespace {

struct SpaceSettingText
{
    std::string_view key;
    const char* label;
    const char* meaning; ///< as core's table has it: the source text of the translations
};

// A table reads best in rows.
// clang-format off
constexpr auto kSpaceSettingTexts = std::to_array<SpaceSettingText>({
    {"steps", QT_TRANSLATE_NOOP("SpaceSettings", "Steps"),
     QT_TRANSLATE_NOOP("SpaceSettings",
                       "How many steps a pattern has; shorter ones are repeated, longer ones cut.")},
    {"encoder_layers", QT_TRANSLATE_NOOP("SpaceSettings", "Layers of the encoder"),
     QT_TRANSLATE_NOOP("SpaceSettings",
                       "The sizes of the encoder's hidden layers; larger ones can tell more apart and take longer.")},
    {"decoder_layers", QT_TRANSLATE_NOOP("SpaceSettings", "Layers of the decoder"),
     QT_TRANSLATE_NOOP("SpaceSettings",
                       "The sizes of the decoder's hidden layers; it works while the pad is played.")},
    {"free_bits", QT_TRANSLATE_NOOP("SpaceSettings", "Free bits"),
     QT_TRANSLATE_NOOP("SpaceSettings",
                       "What each dimension may hold without a price, against a space that stays empty.")},
    {"positive_weight", QT_TRANSLATE_NOOP("SpaceSettings", "Weight of strokes"),
     QT_TRANSLATE_NOOP("SpaceSettings",
                       "How much more a missed onset counts than one too many, against a collapse to silence; what "
                       "the decoder says is put right for it afterwards.")},
});
constexpr auto kSpaceSettingUnits = std::to_array<std::pair<std::string_view, const char*>>({
    {"steps", QT_TRANSLATE_NOOP("SpaceSettings", "steps")},
    {"nats a dimension", QT_TRANSLATE_NOOP("SpaceSettings", "nats a dimension")},
});
// clang-format on

class SpaceSettingTexts
{
    Q_DECLARE_TR_FUNCTIONS(SpaceSettings)
public:
    static QString range(const QString& from, const QString& to)
    {
        return tr("%1 to %2").arg(from, to);
    }
    static QString listRange(int most, const QString& from, const QString& to)
    {
        //: numbers of a list, with commas between them
        return tr("at most %1 whole numbers, %2 to %3 each, with commas between them")
            .arg(most)
            .arg(from, to);
    }
};

const SpaceSettingText* textOfSetting(std::string_view key)
{
    const auto* at = std::find_if(kSpaceSettingTexts.begin(),
                                  kSpaceSettingTexts.end(),
                                  [key](const SpaceSettingText& text) { return text.key == key; });
    return at == kSpaceSettingTexts.end() ? nullptr : at;
}

QString plainText(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString unitOf(std::string_view unit)
{
    for (const auto& [known, text] : kSpaceSettingUnits)
        if (known == unit)
            return QCoreApplication::translate("SpaceSettings", text);
    return plainText(unit);
}

template<class Fields>
const learning::SettingSpec* specIn(const Fields& fields, std::string_view key)
{
    for (const auto& field : fields)
        if (field.spec.key == key)
            return &field.spec;
    return nullptr;
}

} // namespace

const learning::SettingSpec* findSpaceSetting(std::string_view key)
{
    const learning::SettingSpec* own = specIn(pattern::patternFields(), key);
    return own != nullptr ? own : specIn(learning::vaeFields(), key);
}

QString spaceSettingLabel(const learning::SettingSpec& spec)
{
    const SpaceSettingText* text = textOfSetting(spec.key);
    return text == nullptr ? plainText(spec.key)
                           : QCoreApplication::translate("SpaceSettings", text->label);
}

QString spaceSettingMeaning(const learning::SettingSpec& spec)
{
    const SpaceSettingText* text = textOfSetting(spec.key);
    return text == nullptr ? plainText(spec.meaning)
                           : QCoreApplication::translate("SpaceSettings", text->meaning);
}

QString spaceSettingRange(const learning::SettingSpec& spec)
{
    const QLocale locale;
    const auto numberOf = [&](double value) { return locale.toString(value, 'g', 10); };
    if (spec.kind == learning::SettingKind::IntegerList)
        return SpaceSettingTexts::listRange(
            static_cast<int>(spec.mostEntries), numberOf(spec.minimum), numberOf(spec.maximum));
    const QString range = SpaceSettingTexts::range(numberOf(spec.minimum), numberOf(spec.maximum));
    return spec.unit.empty() ? range : range + QLatin1Char(' ') + unitOf(spec.unit);
}

} // namespace timbrel::ui
