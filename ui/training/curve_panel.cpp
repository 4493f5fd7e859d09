// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/curve_panel.h"

#include "ui/common/flow_layout.h"
#include "ui/common/read_out.h"
#include "ui/common/role.h"
#include "ui/common/theme.h"
#include "ui/training/curve_saver.h"
#include "ui/training/metric_names.h"

#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QSettings>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace timbrel::ui {
namespace {

constexpr int kRefreshMilliseconds = 100;
constexpr auto kSmoothingTime = std::chrono::milliseconds(4); ///< of a frame

QString placeText(learning::CurveAxis axis, double x)
{
    if (axis == learning::CurveAxis::Epoch)
        return CurvePanel::tr("epoch %1").arg(QLocale().toString(std::llround(x)));
    return CurvePanel::tr("%1 s", "length in seconds").arg(QLocale().toString(x, 'f', 1));
}

} // namespace

CurvePanel::CurvePanel(Lookup curves,
                       ActionRegistry& registry,
                       ErrorSentence sentence,
                       QWidget* parent)
    : QWidget(parent)
    , m_curves(std::move(curves))
    , m_registry(registry)
    , m_sentence(std::move(sentence))
    , m_saver(new CurveSaver(this))
{
    setObjectName(QStringLiteral("curvePanel"));
    setAccessibleName(tr("Curves of the trainings"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(
        2 * metrics::kStep, 2 * metrics::kStep, 2 * metrics::kStep, 2 * metrics::kStep);
    layout->setSpacing(metrics::kStep);
    layout->addWidget(buildStrip());
    layout->addWidget(buildGroups());
    m_legend = new CurveLegend;
    auto* legendRow = new QHBoxLayout;
    legendRow->addWidget(m_legend, 1);
    legendRow->addWidget(m_place, 0, Qt::AlignTop);
    layout->addLayout(legendRow);
    m_empty = new QLabel(tr("Nothing to draw yet. Train, or tick a run in the list."));
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
    setRole(*m_empty, "quiet");
    layout->addWidget(m_empty, 1);
    m_plotColumn = new QVBoxLayout;
    m_plotColumn->setSpacing(metrics::kStep);
    layout->addLayout(m_plotColumn, 1);
    m_message = new QLabel;
    m_message->setObjectName(QStringLiteral("curveMessage"));
    m_message->setWordWrap(true);
    m_message->hide();
    layout->addWidget(m_message);

    m_refresh.setSingleShot(true);
    m_refresh.setInterval(kRefreshMilliseconds);
    connect(&m_refresh, &QTimer::timeout, this, &CurvePanel::refresh);
    m_smooth.setInterval(0);
    connect(&m_smooth, &QTimer::timeout, this, [this] {
        advanceSmoothing();
        if (m_isSettled)
            refresh(); // until then lines are as they were
    });
    connect(m_legend, &CurveLegend::toggled, this, &CurvePanel::refresh);
    connect(m_saver, &CurveSaver::saved, this, [this](const QString& file) {
        tell(tr("Written: %1").arg(file), false);
        Q_EMIT saved(file);
    });
    connect(m_saver, &CurveSaver::failed, this, [this](const Error& error) {
        tell(m_sentence(error), true);
        Q_EMIT failed(error);
    });
    addActions();
    refresh();
}

CurvePanel::~CurvePanel() = default;

void CurvePanel::setRuns(const QList<ShownRun>& runs)
{
    if (runs == m_runs)
        return;
    m_runs = runs.first(std::min<qsizetype>(runs.size(), kMostShownRuns));
    m_legend->setRuns(m_runs);
    refresh();
}

void CurvePanel::curvesGrew(const QString& id)
{
    const bool isHere = std::any_of(
        m_runs.begin(), m_runs.end(), [&](const ShownRun& run) { return run.id == id; });
    if (isHere && !m_refresh.isActive())
        m_refresh.start();
}

void CurvePanel::setAxis(learning::CurveAxis axis)
{
    if (axis == m_axis)
        return;
    m_axis = axis;
    m_x.reset(); // the other axis has other numbers
    m_cursor.reset();
    m_byEpoch->setChecked(axis == learning::CurveAxis::Epoch);
    m_byTime->setChecked(axis == learning::CurveAxis::Seconds);
    for (const auto& each : m_plots) {
        each->plot->setAxis(axis);
        each->plot->setCursorAt(std::nullopt);
    }
    refresh();
}

void CurvePanel::setLogarithmic(bool isLog)
{
    m_isLog = isLog;
    m_logButton->setChecked(isLog);
    for (const auto& each : m_plots) {
        each->y.reset();
        each->plot->setLogarithmic(isLog);
    }
    refresh();
}

void CurvePanel::fit()
{
    m_x.reset();
    for (const auto& each : m_plots)
        each->y.reset();
    refresh();
}

std::vector<CurvePlot*> CurvePanel::plots() const
{
    std::vector<CurvePlot*> shown;
    for (const auto& each : m_plots)
        if (each->toggle->isChecked())
            shown.push_back(each->plot);
    return shown;
}

void CurvePanel::refresh()
{
    if (!isVisible())
        return; // showEvent() does
    takeGroups();
    advanceSmoothing();
    for (const auto& each : m_plots)
        if (each->toggle->isChecked())
            each->plot->replotSoon();
    showRanges();
    showValues();
}

/// Within the time that a frame has for it; what is left is done before the next.
void CurvePanel::advanceSmoothing()
{
    const auto deadline = std::chrono::steady_clock::now() + kSmoothingTime;
    std::set<CurveSmoothing::Key> keys;
    m_isSettled = true;
    for (const auto& each : m_plots) {
        if (!each->toggle->isChecked())
            continue;
        for (const ShownRun& run : m_runs) {
            const learning::RunCurves* curves = m_curves(run.id);
            for (const auto& metric : each->group.metrics) {
                const auto* series = curves == nullptr ? nullptr : curves->find(metric.name);
                if (series == nullptr)
                    continue;
                keys.insert({run.id, metric.name});
                const bool isThere = m_smoothing.advance({run.id, metric.name}, *series, deadline);
                m_isSettled = m_isSettled && isThere;
            }
        }
    }
    m_smoothing.keepOnly(keys);
    if (m_isSettled == m_smooth.isActive())
        m_isSettled ? m_smooth.stop() : m_smooth.start();
}

PlotRange CurvePanel::wholeRange() const
{
    learning::Extremes range;
    for (const auto& each : m_plots)
        if (each->toggle->isChecked())
            range.include(placesOf(each->plot->scene()));
    if (range.isEmpty())
        return {0.0, 1.0};
    return {range.lowest, range.highest > range.lowest ? range.highest : range.lowest + 1.0};
}

void CurvePanel::showRanges()
{
    const PlotRange x = m_x.value_or(wholeRange());
    for (const auto& each : m_plots) {
        if (!each->toggle->isChecked())
            continue;
        const auto fitting = fittingValues(each->plot->scene(), x.from, x.to, m_isLog);
        each->plot->setRanges(x, each->y.value_or(PlotRange {fitting.lowest, fitting.highest}));
    }
}

void CurvePanel::showCursor(std::optional<double> x, const CurvePlot* plot)
{
    m_cursor = x;
    for (const auto& each : m_plots) {
        each->plot->setCursorAt(x);
        if (each->plot == plot)
            m_cursorGroup = each->group.name;
    }
    showValues();
}

/// In the legend: what the cursor reads in the plot that it was last in, else the newest values.
void CurvePanel::showValues()
{
    m_place->setText(m_runs.isEmpty() ? QString()
                         : m_cursor   ? placeText(m_axis, *m_cursor)
                                      : tr("last values"));
    const GroupPlot* plot = nullptr;
    for (const auto& each : m_plots)
        if (each->toggle->isChecked() && (plot == nullptr || each->group.name == m_cursorGroup))
            plot = each.get();
    for (const ShownRun& run : m_runs) {
        const learning::RunCurves* curves = m_curves(run.id);
        const bool isKnown = curves != nullptr && plot != nullptr && !plot->group.metrics.empty();
        const auto* series = isKnown ? curves->find(plot->group.metrics.front().name) : nullptr;
        QString text;
        if (series != nullptr && !series->isEmpty()) {
            const auto index = m_cursor ? series->nearest(m_axis, *m_cursor) : std::nullopt;
            text = metricValue(index ? series->values()[*index] : series->lastValue());
        }
        m_legend->setValue(run.id, text);
    }
}

void CurvePanel::tell(const QString& text, bool isTrouble)
{
    m_message->setText(isTrouble ? QStringLiteral("! ") + text : text);
    setRole(*m_message, isTrouble ? "warning" : "quiet");
    m_message->show();
    Q_EMIT hoverText(text);
}

void CurvePanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        refresh(); // the colours are another theme's
}

void CurvePanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    refresh();
}

} // namespace timbrel::ui
