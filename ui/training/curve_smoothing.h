// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learning/metric_series.h"

#include <QString>

#include <chrono>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace timbrel::ui {

/// The smoothed curves of all runs in sight. A new weight for millions of points is worked out in
/// portions; until a curve is there it is shown as it was. Threads: GUI.
class CurveSmoothing
{
public:
    using Key = std::pair<QString, std::string>; ///< run, metric

    void setWeight(double weight) { m_weight = weight; }
    [[nodiscard]] double weight() const noexcept { return m_weight; }

    /// What to draw of this series; null while smoothing is off.
    [[nodiscard]] const learning::SmoothedSeries* find(const Key& key) const;
    /// Brings it closer to the weight and the series' end, until the deadline. True: it is there.
    bool advance(const Key& key,
                 const learning::MetricSeries& series,
                 std::chrono::steady_clock::time_point deadline);
    /// Forgets all others.
    void keepOnly(const std::set<Key>& keys);

private:
    struct Curves
    {
        learning::SmoothedSeries shown;
        learning::SmoothedSeries coming; ///< with another weight
    };
    double m_weight = 0.0;
    std::map<Key, Curves> m_curves;
};

} // namespace timbrel::ui
