// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/diagnosis.h"

#include "core/learning/metric_series.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <span>

namespace timbrel::learning {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t kLatest = 5; ///< validations whose median is "now"
constexpr std::size_t kFewest = 12; ///< validations before anything is said
constexpr std::size_t kMostLookedAt = 400;
constexpr double kGoodShare = 0.01; ///< of chance: good
constexpr double kWorseThanBest = 4.0; ///< times the best: it has gone off
constexpr double kNearChance = 0.8; ///< share of chance that is as good as guessing
constexpr double kRisenLoss = 1.5; ///< times its lowest: the steps are too great
constexpr double kGain = 0.05; ///< less than this in the last third: it stands still

/// What a run is judged by.
const MetricSeries* validationOf(const RunCurves& curves, std::optional<double>& chance)
{
    const MetricSeries* first = nullptr;
    for (std::size_t i = 0; i < curves.metrics.size() && i < curves.series.size(); ++i) {
        const MetricDescription& metric = curves.metrics[i];
        if (metric.direction != Direction::LowerIsBetter)
            continue;
        if (metric.chance) {
            chance = metric.chance;
            return &curves.series[i];
        }
        if (first == nullptr)
            first = &curves.series[i];
    }
    return first;
}

const MetricSeries* lossOf(const RunCurves& curves, const MetricSeries* validation)
{
    for (std::size_t i = 0; i < curves.metrics.size() && i < curves.series.size(); ++i)
        if (curves.metrics[i].direction == Direction::LowerIsBetter
            && &curves.series[i] != validation)
            return &curves.series[i];
    return nullptr;
}

double medianOf(std::span<const double> values)
{
    if (values.empty())
        return kNone;
    std::vector<double> sorted(values.begin(), values.end());
    const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2);
    std::nth_element(sorted.begin(), middle, sorted.end());
    return *middle;
}

double latestOf(const MetricSeries& series)
{
    const auto values = series.values();
    return medianOf(values.last(std::min(kLatest, values.size())));
}

/// Where a curve stopped being a number for good; none: its last value is one.
std::optional<double> notFiniteSince(const MetricSeries& series)
{
    const auto values = series.values();
    std::size_t begin = values.size();
    while (begin > 0 && !std::isfinite(values[begin - 1]))
        --begin;
    if (begin == values.size())
        return std::nullopt;
    return series.at(begin).epoch;
}

std::optional<double> notFiniteSince(const RunCurves& curves)
{
    std::optional<double> since;
    for (const MetricSeries& series : curves.series)
        if (const auto one = notFiniteSince(series); one && (!since || *one < *since))
            since = one;
    return since;
}

bool hasRisen(const MetricSeries* loss)
{
    if (loss == nullptr || loss->size() < kFewest)
        return false;
    const auto lowest = loss->best(Direction::LowerIsBetter);
    return lowest && latestOf(*loss) > kRisenLoss * lowest->value;
}

/// The best of a part of the validations.
double bestOf(std::span<const double> values)
{
    double best = std::numeric_limits<double>::infinity();
    for (const double value : values)
        if (std::isfinite(value))
            best = std::min(best, value);
    return best;
}

bool standsStill(const MetricSeries& validation)
{
    auto values = validation.values();
    values = values.last(std::min(values.size(), kMostLookedAt));
    const std::size_t before = values.size() - values.size() / 3;
    const double then = bestOf(values.first(before));
    return bestOf(values.subspan(before)) > (1.0 - kGain) * then;
}

} // namespace

std::optional<Diagnosis> diagnose(const RunCurves& curves, const RunState& state)
{
    Diagnosis found;
    const MetricSeries* validation = validationOf(curves, found.chance);
    if (validation == nullptr)
        return std::nullopt;
    const auto best = validation->best(Direction::LowerIsBetter);
    found.best = best ? best->value : kNone;
    found.now = validation->isEmpty() ? kNone : latestOf(*validation);
    const auto broken = notFiniteSince(curves);
    if (broken || (state.error && state.error->id == ErrorId::TrainingDiverged)) {
        found.kind = Diagnosis::Kind::NotFinite;
        found.sinceEpoch = broken ? static_cast<std::int64_t>(*broken) : state.epoch;
        found.remedy = Remedy::LowerLearningRate;
        return found;
    }
    if (!best || validation->size() < kFewest)
        return std::nullopt;
    const double good = found.chance ? kGoodShare * *found.chance : 0.0;
    if (found.best <= good)
        return std::nullopt;
    found.sinceEpoch = static_cast<std::int64_t>(best->epoch);
    const bool isAsGuessing = found.chance && found.now > kNearChance * *found.chance;
    const bool hasGoneOff = found.now > kWorseThanBest * found.best;
    if ((isAsGuessing || hasGoneOff) && hasRisen(lossOf(curves, validation))) {
        found.kind = Diagnosis::Kind::Divergence;
        found.remedy = Remedy::LowerLearningRate;
        return found;
    }
    if (!standsStill(*validation))
        return std::nullopt;
    found.kind = Diagnosis::Kind::Plateau;
    found.remedy = Remedy::MoreBlocks;
    return found;
}

} // namespace timbrel::learning
