// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/proposal_text.h"

#include "core/base/text.h"
#include "core/expression/settings_table.h"
#include "ui/common/controller_names.h"
#include "ui/training/settings_texts.h"

#include <QCoreApplication>
#include <QStringList>

namespace timbrel::ui {
namespace {

using expression::ProposalFact;
using expression::ProposalPart;
using expression::SettingType;

/// Not called tr: lupdate would pass over the texts that are marked for it.
QString translated(const char* text)
{
    return QCoreApplication::translate("Proposal", text);
}

QString sourceText(ProposalFact fact)
{
    switch (fact) {
    case ProposalFact::NothingMoves:
        return translated(QT_TRANSLATE_NOOP(
            "Proposal", "Nothing moves a controller in the examples; these are only a beginning."));
    case ProposalFact::ControllersMove:
        return translated(QT_TRANSLATE_NOOP("Proposal", "The controllers that move: %1."));
    case ProposalFact::OthersMoveLess:
        return translated(QT_TRANSLATE_NOOP(
            "Proposal", "%1 move less and are left out, since many at once are learnt slowly."));
    case ProposalFact::RestsAt:
        return translated(QT_TRANSLATE_NOOP("Proposal", "Controller %1 starts and ends at %2."));
    case ProposalFact::RestsMostlyAt:
        return translated(QT_TRANSLATE_NOOP(
            "Proposal", "Controller %1 starts or ends most often at %2, though not always."));
    case ProposalFact::TakesValues:
        return translated(QT_TRANSLATE_NOOP(
            "Proposal", "Controller %1 takes %2 different values from %3 to %4."));
    case ProposalFact::ManyOutputs:
        return translated(
            QT_TRANSLATE_NOOP("Proposal", "%1 outputs ask for more blocks than usual."));
    case ProposalFact::ChangesWithNotes:
        return translated(
            QT_TRANSLATE_NOOP("Proposal",
                              "The controllers change only now and then, or with notes, "
                              "which are answered at once."));
    case ProposalFact::ChangesOften:
        return translated(
            QT_TRANSLATE_NOOP("Proposal",
                              "Where they move fast, the controllers take about %1 new "
                              "values a second."));
    case ProposalFact::KeyDownTells:
        return translated(
            QT_TRANSLATE_NOOP("Proposal", "Whether a key is down always tells something."));
    case ProposalFact::EachNoteMayStart:
        return translated(QT_TRANSLATE_NOOP("Proposal", "Each new note may start something."));
    case ProposalFact::IsOneNote:
        return translated(QT_TRANSLATE_NOOP("Proposal", "There is one note."));
    case ProposalFact::NotesOverlap:
        return translated(QT_TRANSLATE_NOOP(
            "Proposal", "Notes overlap, so that a release is heard only by its own feature."));
    case ProposalFact::FollowsVelocity:
        return translated(QT_TRANSLATE_NOOP("Proposal", "The controllers follow the velocity."));
    case ProposalFact::OnlyVelocityTellsApart:
        return translated(QT_TRANSLATE_NOOP(
            "Proposal", "But for the velocity, examples would contradict each other."));
    case ProposalFact::VelocityIsNotFollowed:
        return translated(QT_TRANSLATE_NOOP(
            "Proposal", "Velocities differ, but the controllers do not follow them."));
    case ProposalFact::EquallyLoud:
        return translated(QT_TRANSLATE_NOOP("Proposal", "All notes are about equally loud."));
    case ProposalFact::PitchDiffers:
        return translated(QT_TRANSLATE_NOOP("Proposal", "Notes differ in pitch."));
    case ProposalFact::PitchNeverChanges:
        return translated(QT_TRANSLATE_NOOP("Proposal", "Pitch never changes from note to note."));
    case ProposalFact::SilenceParts:
        return translated(QT_TRANSLATE_NOOP("Proposal", "A second of silence parts the examples."));
    case ProposalFact::SingleNoteMayComeSoon:
        return translated(
            QT_TRANSLATE_NOOP("Proposal", "A single note may come soon after the one before."));
    case ProposalFact::TimeAloneSaysNothing:
        return translated(QT_TRANSLATE_NOOP("Proposal", "So that time alone says nothing."));
    case ProposalFact::SometimesAtOnce:
        return translated(QT_TRANSLATE_NOOP(
            "Proposal", "So that it sometimes follows at once, sometimes after a rest."));
    case ProposalFact::LastsTogether:
        return translated(QT_TRANSLATE_NOOP("Proposal", "The examples last %1 seconds together."));
    case ProposalFact::SingleNotesKeepTiming:
        return translated(QT_TRANSLATE_NOOP("Proposal", "Single notes keep their timing."));
    case ProposalFact::ChangesOnlyWithNotes:
        return translated(QT_TRANSLATE_NOOP(
            "Proposal", "The controllers change with the notes, whenever they come."));
    case ProposalFact::MovesOnOwnClock:
        return translated(QT_TRANSLATE_NOOP(
            "Proposal", "The controllers move on their own clock between the notes."));
    }
    return {};
}

QString featuresText(const std::vector<std::string>& names)
{
    QStringList texts;
    for (std::size_t i = 0; i < expression::kFeatureCount; ++i) {
        const auto feature = static_cast<expression::Feature>(i);
        const auto name = '"' + std::string(featureName(feature)) + '"';
        if (std::find(names.begin(), names.end(), name) != names.end())
            texts << featureText(feature);
    }
    return texts.join(QStringLiteral(", "));
}

QString pairsText(const std::vector<std::string>& elements)
{
    QStringList texts;
    for (std::size_t i = 0; i + 1 < elements.size(); i += 2)
        if (const auto controller = parseInteger(elements[i]))
            texts << QStringLiteral("%1: %2").arg(controllerTitle(static_cast<int>(*controller)),
                                                  QString::fromStdString(elements[i + 1]));
    return texts.join(QStringLiteral(", "));
}

} // namespace

QString proposalSentence(const expression::ProposalReason& reason)
{
    QStringList sentences;
    for (const ProposalPart& part : reason.parts) {
        QString sentence = sourceText(part.fact);
        for (const std::string& argument : part.arguments)
            sentence = sentence.arg(QString::fromStdString(argument));
        sentences << sentence;
    }
    return sentences.join(QLatin1Char(' '));
}

QString proposedValue(const expression::LarasynthConf& conf, const std::string& key)
{
    const auto elements = conf.written(key);
    const expression::SettingSpec* spec = expression::findSetting(key);
    if (spec != nullptr && spec->type == SettingType::FeatureList)
        return featuresText(elements);
    if (spec != nullptr && spec->type == SettingType::ControllerPairs)
        return pairsText(elements);
    QStringList texts;
    for (const std::string& element : elements)
        texts << QString::fromStdString(element);
    const QString unit = spec == nullptr ? QString() : settingUnit(*spec);
    return texts.join(QStringLiteral(", ")) + (unit.isEmpty() ? unit : QLatin1Char(' ') + unit);
}

} // namespace timbrel::ui
