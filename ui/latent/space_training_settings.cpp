// SPDX-License-Identifier: GPL-3.0-or-later
// Settings of a space that core's tables describe, in the popup that asks how one is taught.
#include "core/pattern/pattern_settings.h"
#include "ui/common/role.h"
#include "ui/latent/space_setting_texts.h"
#include "ui/latent/space_training_popup.h"

#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QSpinBox>

namespace timbrel::ui {
namespace {

constexpr double kSettingStep = 0.1;
constexpr int kSettingDecimals = 2;

/// What a training takes where nothing was chosen.
Json usualOf(const learning::SettingSpec& spec)
{
    return pattern::toJson(pattern::PatternSettings {}).at(std::string(spec.key));
}

QString listText(const Json& list)
{
    QStringList parts;
    for (const Json& each : list)
        parts << QString::number(each.get<int>());
    return parts.join(QStringLiteral(", "));
}

} // namespace

void SpaceTrainingPopup::addSetting(const char* key)
{
    const learning::SettingSpec* spec = findSpaceSetting(key);
    const Words words {spaceSettingLabel(*spec),
                       spaceSettingMeaning(*spec) + QLatin1Char('\n') + spaceSettingRange(*spec),
                       key};
    if (spec->kind == learning::SettingKind::IntegerList)
        addList(words, *spec);
    else if (spec->kind == learning::SettingKind::Integer)
        addProposed(words, *spec);
    else
        addReal(words, *spec);
}

/// What was chosen, or what a training takes where nothing was.
Json SpaceTrainingPopup::valueOf(const learning::SettingSpec& spec) const
{
    return m_chosen.further.value(std::string(spec.key), usualOf(spec));
}

void SpaceTrainingPopup::setValue(const learning::SettingSpec& spec, const Json& value)
{
    const std::string key(spec.key);
    if (value == usualOf(spec))
        m_chosen.further.erase(key);
    else
        m_chosen.further[key] = value;
    tell();
}

/// A whole number that the patterns propose, unless a person does.
void SpaceTrainingPopup::addProposed(const Words& words, const learning::SettingSpec& spec)
{
    auto* field = new QSpinBox;
    const int none = static_cast<int>(spec.minimum) - 1;
    field->setRange(none, static_cast<int>(spec.maximum));
    field->setSpecialValueText(tr("as suits"));
    const std::string key(spec.key);
    field->setValue(m_chosen.further.value(key, none));
    addRow(
        words,
        field,
        [field, none] { field->setValue(none); },
        [field, none] { return field->value() == none; });
    connect(field, &QSpinBox::valueChanged, this, [this, key, none](int chosen) {
        if (chosen == none)
            m_chosen.further.erase(key);
        else
            m_chosen.further[key] = chosen;
        tell();
    });
}

void SpaceTrainingPopup::addReal(const Words& words, const learning::SettingSpec& spec)
{
    auto* field = new QDoubleSpinBox;
    field->setRange(spec.minimum, spec.maximum);
    field->setSingleStep(kSettingStep);
    field->setDecimals(kSettingDecimals);
    field->setValue(valueOf(spec).get<double>());
    const double usual = usualOf(spec).get<double>();
    addRow(
        words,
        field,
        [field, usual] { field->setValue(usual); },
        [field, usual] { return field->value() == usual; });
    connect(field, &QDoubleSpinBox::valueChanged, this, [this, &spec](double chosen) {
        setValue(spec, chosen);
    });
}

/// Numbers with commas between them. What is none, or too large, is said and not taken.
void SpaceTrainingPopup::addList(const Words& words, const learning::SettingSpec& spec)
{
    auto* field = new QLineEdit(listText(valueOf(spec)));
    const QString usual = listText(usualOf(spec));
    addRow(
        words,
        field,
        [field, usual] { field->setText(usual); },
        [field, usual] { return field->text() == usual; });
    connect(field, &QLineEdit::textChanged, this, [this, field, words, &spec](const QString& text) {
        const Json typed = learning::settingFromText(text.toStdString(), spec);
        const bool isSound = learning::checkSetting(typed, spec).has_value();
        setRole(*field, isSound ? "" : "warning");
        showMeaning(isSound ? words.meaning
                            //: a list of numbers that cannot be taken, and what would be
                            : tr("%1: %2").arg(words.name, spaceSettingRange(spec)),
                    !isSound);
        if (isSound)
            setValue(spec, typed);
        else
            showResets();
    });
}

} // namespace timbrel::ui
