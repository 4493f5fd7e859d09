// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/expression/settings.h"
#include "core/learning/diagnosis.h"
#include "core/learning/metric_series.h"
#include "ui/training/run_news.h"
#include "ui/training/training_runs.h"

#include <QElapsedTimer>

#include <deque>
#include <memory>
#include <optional>
#include <utility>

namespace timbrel::ui {

/// What TrainingRuns holds of a run: what the keeper said last, its curves, and what follows from
/// them. Threads: GUI.
struct KeptRun
{
    KnownRun known;
    learning::RunCurves curves;
    bool areCurvesAskedFor = false;

    void note(const KnownRun& newest);
    void take(const RunPoints& points, std::size_t column);
    /// Judges anew by the curves, if it is time to; true: the facts are others.
    bool look();
    [[nodiscard]] RunFacts facts() const;

private:
    [[nodiscard]] bool isExpression() const;
    void noteSpeed();
    [[nodiscard]] double speed() const;
    [[nodiscard]] std::optional<double> secondsLeft(double speed) const;

    std::shared_ptr<const RunMakings> m_makings; ///< that m_settings were read from
    std::optional<expression::Settings> m_settings; ///< of a run of that kind
    std::optional<std::int64_t> m_mostEpochs;
    std::deque<std::pair<double, std::int64_t>> m_progress; ///< wall seconds and epochs of late
    std::optional<learning::Diagnosis> m_diagnosis;
    std::optional<expression::RemedyPlan> m_remedy;
    std::int64_t m_streak = 0;
    QElapsedTimer m_sinceLook;
};

} // namespace timbrel::ui
