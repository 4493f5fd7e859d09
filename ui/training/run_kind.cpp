// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/run_kind.h"

#include "core/expression/training_run.h"
#include "core/pattern/pattern_run.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <limits>

namespace timbrel::ui {
namespace {

class RunKindTexts
{
    Q_DECLARE_TR_FUNCTIONS(TrainingRuns)
public:
    static QString expression(int number) { return tr("Run %1", "a training").arg(number); }
    static QString patterns(int number) { return tr("Patterns %1", "a training").arg(number); }
    static QString mse() { return tr("MSE"); }
    //: nats that a network of patterns takes to say a pattern that it was not taught
    static QString loss() { return tr("loss"); }
};

std::optional<std::int64_t> mostExpressionEpochs(const Json& json)
{
    const auto settings = expression::trainingSettingsFromJson(json, {});
    if (!settings || settings->training.maximumEpochCount <= 0)
        return std::nullopt;
    return settings->training.maximumEpochCount;
}

bool isExact(const Json& json, double best)
{
    const auto settings = expression::trainingSettingsFromJson(json, {});
    return settings && best <= settings->training.mseThreshold;
}

constexpr const char* kMostPatternEpochs = "maximum_epochs";
constexpr std::int64_t kEpochsOfALife = 1'000'000;

std::optional<std::int64_t> mostPatternEpochs(const Json& json)
{
    const auto epochs = jsonInteger(json, kMostPatternEpochs, 1, kEpochsOfALife);
    return epochs ? std::optional(*epochs) : std::nullopt;
}

const std::array kRunKinds = {
    RunKind {expression::kRunKind,
             RunKindTexts::expression,
             RunKindTexts::mse,
             mostExpressionEpochs,
             isExact,
             [](const Json& settings) { return expression::withMoreEpochs(settings); }},
    RunKind {pattern::kPatternRunKind,
             RunKindTexts::patterns,
             RunKindTexts::loss,
             mostPatternEpochs,
             [](const Json&, double) { return false; },
             [](const Json& settings) { return pattern::withMorePatternEpochs(settings); }},
};

} // namespace

std::span<const RunKind> runKinds()
{
    return kRunKinds;
}

const RunKind* runKindOf(std::string_view id)
{
    const auto place = std::find_if(
        kRunKinds.begin(), kRunKinds.end(), [id](const RunKind& kind) { return id == kind.id; });
    return place == kRunKinds.end() ? nullptr : &*place;
}

} // namespace timbrel::ui
