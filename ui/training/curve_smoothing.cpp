// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/curve_smoothing.h"

namespace timbrel::ui {

const learning::SmoothedSeries* CurveSmoothing::find(const Key& key) const
{
    const auto found = m_curves.find(key);
    return m_weight > 0.0 && found != m_curves.end() && found->second.shown.size() > 0
        ? &found->second.shown
        : nullptr;
}

bool CurveSmoothing::advance(const Key& key,
                             const learning::MetricSeries& series,
                             std::chrono::steady_clock::time_point deadline)
{
    constexpr std::size_t kPortion = 1U << 14U; ///< some hundred microseconds
    if (m_weight <= 0.0)
        return true;
    Curves& curves = m_curves[key];
    if (curves.shown.size() == 0)
        curves.shown.setWeight(m_weight);
    const bool isOther = curves.shown.weight() != m_weight;
    learning::SmoothedSeries& wanted = isOther ? curves.coming : curves.shown;
    wanted.setWeight(m_weight);
    bool isThere = wanted.update(series, kPortion);
    while (!isThere && std::chrono::steady_clock::now() < deadline)
        isThere = wanted.update(series, kPortion);
    if (isThere && isOther) {
        curves.shown = std::move(curves.coming);
        curves.coming = {};
    }
    return isThere;
}

void CurveSmoothing::keepOnly(const std::set<Key>& keys)
{
    std::erase_if(m_curves, [&](const auto& entry) { return !keys.contains(entry.first); });
}

} // namespace timbrel::ui
