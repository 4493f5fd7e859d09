// SPDX-License-Identifier: GPL-3.0-or-later
// The plots of the panel: one for each group of metrics, and what is drawn in it.
#include "ui/common/flow_layout.h"
#include "ui/common/role.h"
#include "ui/training/curve_panel.h"
#include "ui/training/metric_names.h"

#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace timbrel::ui {

void CurvePanel::takeGroups()
{
    std::vector<const learning::RunCurves*> runs;
    for (const ShownRun& run : m_runs)
        runs.push_back(m_curves(run.id));
    const auto groups = curveGroups(runs);
    const bool isSame = std::equal(
        groups.begin(), groups.end(), m_plots.begin(), m_plots.end(), [](auto& group, auto& plot) {
            return group == plot->group;
        });
    if (isSame)
        return;
    // those that stay keep what was chosen for them
    auto before = std::move(m_plots);
    m_plots.clear();
    for (const CurveGroup& group : groups) {
        const auto known = std::find_if(before.begin(), before.end(), [&](const auto& each) {
            return each != nullptr && each->group.name == group.name;
        });
        if (known == before.end()) {
            addPlot(group);
            continue;
        }
        (*known)->group = group;
        (*known)->caption->setText(groupTitle(group));
        (*known)->plot->setAccessibleName(groupTitle(group));
        m_plots.push_back(std::move(*known));
    }
    for (const auto& each : before)
        if (each != nullptr) {
            each->toggle->deleteLater();
            each->caption->deleteLater();
            each->plot->deleteLater();
        }
    showGroups();
}

void CurvePanel::addPlot(const CurveGroup& group)
{
    auto made = std::make_shared<GroupPlot>();
    GroupPlot* each = made.get();
    const QString name = metricName(group.name);
    each->group = group;
    each->toggle = new QToolButton;
    each->toggle->setText(name);
    each->toggle->setObjectName(QStringLiteral("group-") + QString::fromStdString(group.name));
    each->toggle->setAccessibleName(tr("Plot: %1").arg(name));
    each->toggle->setToolTip(tr("Shows or hides this plot"));
    each->toggle->setCheckable(true);
    each->toggle->setChecked(!group.isSecondary);
    each->caption = new QLabel(groupTitle(group));
    setRole(*each->caption, "caption");
    each->plot = new CurvePlot(groupTitle(group),
                               [this, made](CurveScene& scene) { fill(scene, made->group); });
    each->plot->setAxis(m_axis);
    each->plot->setObjectName(QStringLiteral("plot-") + QString::fromStdString(group.name));
    each->plot->setLogarithmic(m_isLog);
    connect(each->toggle, &QToolButton::toggled, this, [this] {
        showGroups();
        refresh();
    });
    connect(each->plot, &CurvePlot::fitRequested, this, &CurvePanel::fit);
    connect(each->plot, &CurvePlot::xMoved, this, [this](const PlotRange& range) {
        m_x = range;
        showRanges();
    });
    connect(each->plot, &CurvePlot::yMoved, this, [this, each](const PlotRange& range) {
        each->y = range;
        showRanges();
    });
    connect(each->plot, &CurvePlot::cursorMoved, this, [this, each](std::optional<double> x) {
        showCursor(x, each->plot);
    });
    m_plots.push_back(std::move(made));
}

/// In their order, those that are wanted.
void CurvePanel::showGroups()
{
    for (const auto& each : m_plots) {
        m_groupRow->removeWidget(each->toggle);
        m_groupRow->addWidget(each->toggle);
        m_plotColumn->removeWidget(each->caption);
        m_plotColumn->removeWidget(each->plot);
        m_plotColumn->addWidget(each->caption);
        m_plotColumn->addWidget(each->plot, 1);
        each->caption->setVisible(each->toggle->isChecked());
        each->plot->setVisible(each->toggle->isChecked());
        each->toggle->show();
    }
    m_empty->setVisible(m_plots.empty());
}

void CurvePanel::fill(CurveScene& scene, const CurveGroup& group) const
{
    for (const ShownRun& run : m_runs) {
        const learning::RunCurves* curves = m_curves(run.id);
        if (curves == nullptr || m_legend->isHiddenRun(run.id))
            continue;
        for (std::size_t i = 0; i < group.metrics.size(); ++i) {
            const learning::MetricSeries* series = curves->find(group.metrics[i].name);
            if (series == nullptr || series->isEmpty())
                continue;
            CurveLine line;
            line.series = series;
            line.smoothed = m_smoothing.find({run.id, group.metrics[i].name});
            line.direction = group.metrics[i].direction;
            line.look = curveLook(run.slot);
            line.dash = static_cast<int>(i);
            scene.lines.push_back(line);
        }
        for (const auto& metric : curves->metrics) {
            const bool isHere
                = std::any_of(group.metrics.begin(), group.metrics.end(), [&](const auto& each) {
                      return each.name == metric.name;
                  });
            const bool isNew = metric.chance
                && std::find(scene.chances.begin(), scene.chances.end(), *metric.chance)
                    == scene.chances.end();
            if (isHere && isNew)
                scene.chances.push_back(*metric.chance);
        }
    }
}

} // namespace timbrel::ui
