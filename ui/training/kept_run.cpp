// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/kept_run.h"

#include "core/expression/training_remedy.h"
#include "core/expression/training_run.h"
#include "ui/training/run_kind.h"

#include <QCoreApplication>

#include <algorithm>

namespace timbrel::ui {
namespace {

constexpr double kSpeedOver = 3.0; ///< seconds that "of late" is
constexpr qint64 kKeptRunLookEvery = 500; ///< ms, while it is at work

std::optional<double> chanceOf(const learning::RunCurves& curves)
{
    for (const learning::MetricDescription& metric : curves.metrics)
        if (metric.direction == learning::Direction::LowerIsBetter && metric.chance)
            return metric.chance;
    return std::nullopt;
}

} // namespace

void KeptRun::note(const KnownRun& newest)
{
    known = newest;
    if (known.makings != m_makings) {
        m_makings = known.makings;
        m_settings.reset();
        if (isExpression())
            if (auto settings = expression::trainingSettingsFromJson(m_makings->settings, {}))
                m_settings = std::move(*settings);
        m_mostEpochs = runKindOf(m_makings->kind)->mostEpochs(m_makings->settings);
    }
    noteSpeed();
    if (!known.isActive)
        (void)look();
}

bool KeptRun::isExpression() const
{
    return m_makings->kind == expression::kRunKind;
}

void KeptRun::noteSpeed()
{
    if (!known.isActive || known.state.status != learning::RunStatus::Running) {
        m_progress.clear();
        return;
    }
    m_progress.emplace_back(known.state.wallSeconds, known.state.epoch);
    while (m_progress.size() > 2 && m_progress[1].first < known.state.wallSeconds - kSpeedOver)
        m_progress.pop_front();
}

double KeptRun::speed() const
{
    if (m_progress.size() >= 2) {
        const auto& [begin, first] = m_progress.front();
        const auto& [end, last] = m_progress.back();
        if (end > begin && last >= first)
            return static_cast<double>(last - first) / (end - begin);
    }
    const learning::RunState& state = known.state;
    return state.wallSeconds > 0.0 ? static_cast<double>(state.epoch) / state.wallSeconds : 0.0;
}

std::optional<double> KeptRun::secondsLeft(double speed) const
{
    if (!known.isActive || known.state.status != learning::RunStatus::Running)
        return std::nullopt;
    std::optional<double> left;
    if (m_mostEpochs && speed > 0.0)
        left = static_cast<double>(std::max<std::int64_t>(0, *m_mostEpochs - known.state.epoch))
            / speed;
    if (known.makings->maxSeconds) {
        const double byClock = std::max(0.0, *known.makings->maxSeconds - known.state.wallSeconds);
        left = left ? std::min(*left, byClock) : byClock;
    }
    return left;
}

void KeptRun::take(const RunPoints& points, std::size_t place)
{
    if (place == 0 && !points.metrics.empty())
        curves.describe(points.metrics);
    if (place >= points.columns.size() || place >= curves.series.size())
        return;
    const RunPoints::Column& column = points.columns[place];
    learning::MetricSeries& series = curves.series[place];
    for (std::size_t point = 0; point < column.values.size(); ++point)
        series.append(column.epochs[point], column.seconds[point], column.values[point]);
}

bool KeptRun::look()
{
    if (known.isActive && m_sinceLook.isValid() && !m_sinceLook.hasExpired(kKeptRunLookEvery))
        return false;
    m_sinceLook.start();
    const auto before = std::pair(m_diagnosis, m_streak);
    m_diagnosis = learning::diagnose(curves, known.state);
    m_remedy.reset();
    if (m_diagnosis && m_settings) {
        m_remedy = expression::remedyFor(*m_diagnosis, *m_settings);
        m_diagnosis->remedy = m_remedy->remedy;
    } else if (m_diagnosis && m_diagnosis->kind == learning::Diagnosis::Kind::Plateau) {
        m_diagnosis.reset(); // it ends by itself where it no longer gets better
    }
    const learning::MetricSeries* streak = curves.find("longest_streak");
    if (streak != nullptr && !streak->isEmpty())
        m_streak = static_cast<std::int64_t>(streak->lastValue());
    return before != std::pair(m_diagnosis, m_streak);
}

RunFacts KeptRun::facts() const
{
    RunFacts facts;
    const RunKind* kind = runKindOf(m_makings->kind);
    facts.id = known.id;
    facts.kind = m_makings->kind;
    facts.number = known.number;
    facts.title = known.title.isEmpty() ? kind->title(known.number) : known.title;
    facts.state = known.state;
    facts.seed = known.makings->seed;
    facts.created = QDateTime::fromString(QString::fromStdString(known.state.created), Qt::ISODate)
                        .toLocalTime();
    facts.isActive = known.isActive;
    facts.isStopping = known.isStopping;
    facts.canContinue = known.canContinue;
    facts.diagnosis = m_diagnosis;
    facts.remedy = m_remedy;
    facts.epochsPerSecond = speed();
    facts.mostEpochs = m_mostEpochs;
    facts.secondsLeft = secondsLeft(facts.epochsPerSecond);
    facts.correctStreak = m_streak;
    facts.chance = chanceOf(curves);
    return facts;
}

} // namespace timbrel::ui
