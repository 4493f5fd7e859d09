// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/curve_groups.h"

#include "ui/training/metric_names.h"

#include <QStringList>

#include <algorithm>

namespace timbrel::ui {
namespace {

bool hasChance(const CurveGroup& group)
{
    return std::any_of(group.metrics.begin(), group.metrics.end(), [](const auto& metric) {
        return metric.chance.has_value();
    });
}

void addMetric(std::vector<CurveGroup>& groups, const learning::MetricDescription& metric)
{
    const std::string& name = metric.group.empty() ? metric.name : metric.group;
    auto group = std::find_if(
        groups.begin(), groups.end(), [&](const CurveGroup& each) { return each.name == name; });
    if (group == groups.end())
        group = groups.insert(groups.end(), CurveGroup {name, {}, true});
    const bool isKnown = std::any_of(group->metrics.begin(),
                                     group->metrics.end(),
                                     [&](const auto& each) { return each.name == metric.name; });
    if (isKnown)
        return;
    group->metrics.push_back(metric);
    group->isSecondary = group->isSecondary && metric.direction == learning::Direction::Neither;
}

} // namespace

std::vector<CurveGroup> curveGroups(const std::vector<const learning::RunCurves*>& runs)
{
    std::vector<CurveGroup> groups;
    for (const learning::RunCurves* run : runs)
        if (run != nullptr)
            for (const auto& metric : run->metrics)
                addMetric(groups, metric);
    std::stable_sort(groups.begin(), groups.end(), [](const auto& a, const auto& b) {
        return hasChance(a) && !hasChance(b);
    });
    return groups;
}

QString groupTitle(const CurveGroup& group)
{
    QStringList titles;
    for (const auto& metric : group.metrics)
        titles << metricTitle(metric);
    return titles.join(QStringLiteral(" · "));
}

} // namespace timbrel::ui
