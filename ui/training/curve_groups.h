// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learning/metric_series.h"

#include <QList>
#include <QString>

#include <string>
#include <vector>

namespace timbrel::ui {

/// The metrics of some runs that share a plot.
struct CurveGroup
{
    std::string name;
    std::vector<learning::MetricDescription> metrics; ///< of all runs, each name once
    /// Nothing says which way is better: of use to who looks into the machine, and not at first.
    bool isSecondary = false;
    friend bool operator==(const CurveGroup&, const CurveGroup&) = default;
};

/// From what the runs say of their metrics, and from nothing else: groups with a chance level
/// first, since they say how good a run is, then in the order of the descriptions.
[[nodiscard]] std::vector<CurveGroup> curveGroups(const std::vector<const learning::RunCurves*>&);
/// Names and units of what a plot shows.
[[nodiscard]] QString groupTitle(const CurveGroup& group);

} // namespace timbrel::ui
