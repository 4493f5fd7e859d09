// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/overview_text.h"

#include "ui/common/theme.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace timbrel::ui {
namespace {

class OverviewTexts
{
    Q_DECLARE_TR_FUNCTIONS(Overview)
public:
    static QString featureName(expression::Feature feature)
    {
        switch (feature) {
        case expression::Feature::SomeNoteOn:
            return tr("some note on");
        case expression::Feature::NoteStruck:
            return tr("note struck");
        case expression::Feature::NoteReleased:
            return tr("note released");
        case expression::Feature::Velocity:
            return tr("velocity");
        case expression::Feature::Interval:
            return tr("interval");
        case expression::Feature::NoteNumber:
            return tr("note number");
        case expression::Feature::HeldNotes:
            return tr("number of held notes");
        }
        return {};
    }

    static QString state(const std::string& state)
    {
        if (state == "running")
            return tr("running");
        if (state == "finished")
            return tr("finished");
        if (state == "stopped")
            return tr("stopped");
        if (state == "failed")
            return tr("failed");
        return QString::fromStdString(state);
    }

    static QString original() { return tr("by the original program"); }

    static QString controllerLine(int controller, int count, int defaultValue)
    {
        const QString values = count == 1 ? tr("one value") : tr("%1 values").arg(count);
        //: controller, "31 values", where it rests
        return tr("%1: %2, at rest %3").arg(controller).arg(values).arg(defaultValue);
    }

    static QString settings(const expression::Settings& settings);
};

QString row(const QString& name, const QString& value)
{
    return QStringLiteral("<tr><td style='color:%1; padding-right:16px'>%2</td>"
                          "<td style='padding-bottom:4px'>%3</td></tr>")
        .arg(theme().quiet.name(), name.toHtmlEscaped(), value);
}

QString OverviewTexts::settings(const expression::Settings& settings)
{
    QStringList controllers;
    for (const std::uint8_t controller : settings.controllers)
        controllers << controllerLine(controller,
                                      settings.controllerOutputCounts.at(controller),
                                      settings.controllerDefaults.at(controller));
    QStringList features;
    for (std::size_t i = 0; i < expression::kFeatureCount; ++i)
        if (const auto feature = static_cast<expression::Feature>(i);
            settings.features.has(feature))
            features << featureName(feature);
    QStringList blocks;
    for (const int count : settings.blockCounts)
        blocks << QLocale().toString(count);

    const QString lineBreak = QStringLiteral("<br>");
    QString table = QStringLiteral("<table cellspacing='0' cellpadding='0'>");
    table += row(tr("Controllers"), controllers.join(lineBreak));
    table += row(tr("Hears"), features.join(lineBreak));
    table += row(tr("Updates"), tr("%1 a second").arg(settings.updateRate));
    //: sizes of the layers, such as 43 or 43 + 20
    table += row(tr("Network"), tr("%1 blocks").arg(blocks.join(QStringLiteral(" + "))));
    return table + QStringLiteral("</table>");
}

} // namespace

QString controllerListText(const std::vector<std::uint8_t>& controllers)
{
    QStringList numbers;
    for (const std::uint8_t controller : controllers)
        numbers << QLocale().toString(int {controller});
    return numbers.join(QStringLiteral(", "));
}

std::vector<std::uint8_t> controllersOf(const project::Example& example)
{
    std::vector<std::uint8_t> numbers;
    for (const music::ControllerSummary& controller : music::controllersIn(example.sequence))
        numbers.push_back(controller.controller);
    return numbers;
}

QString lengthText(const project::Example& example)
{
    const double seconds = std::chrono::duration<double>(music::lengthOf(example.sequence)).count();
    return QLocale().toString(seconds, 'f', 1) + QStringLiteral(" s");
}

QString stateText(const project::ModelEntry& model)
{
    return model.kind == project::ModelKind::TrainingResult ? OverviewTexts::original()
                                                            : OverviewTexts::state(model.state);
}

QString mseText(double mse)
{
    return QLocale().toString(mse, 'g', 3);
}

QString settingsText(const expression::Settings& settings)
{
    return OverviewTexts::settings(settings);
}

} // namespace timbrel::ui
