// SPDX-License-Identifier: GPL-3.0-or-later
// Eight runs of 1,000,000 points each in a plot of 1920 x 1080: drawn anew as it is after every
// change, with what lies behind the smoothed lines; and the panel's work when smoothing changes.
#include "ui/common/action_registry.h"
#include "ui/common/theme.h"
#include "ui/training/curve_panel.h"

#include <QApplication>

#include <algorithm>
#include <cmath>
#include <ctime>
#include <fmt/format.h>
#include <functional>
#include <map>
#include <random>
#include <vector>

#include "bench/bench_row.h"

using namespace timbrel;
using namespace timbrel::ui;

namespace {

constexpr int kRuns = 8;
constexpr int kPoints = 1'000'000;
constexpr int kFrames = 60;
constexpr double kFrameMs = 16.0;

/// A loss that falls in fits and starts, with the noise that losses have.
learning::RunCurves noisyRun(unsigned seed)
{
    learning::RunCurves curves;
    curves.describe(
        {{"validation_mse", "", learning::Direction::LowerIsBetter, "validation", 900.0}});
    std::mt19937 random(seed);
    std::normal_distribution<float> noise(0.0F, 0.5F);
    for (int i = 0; i < kPoints; ++i) {
        const double trend = 1000.0 / (1.0 + i / (500.0 * seed)) + 1e-3;
        curves.series[0].append(i, i * 1e-3, trend * std::exp(static_cast<double>(noise(random))));
    }
    return curves;
}

struct Times
{
    double median = 0.0;
    double worst = 0.0;
};

/// Of the processor's time: painting waits for nothing, and what runs beside does not count.
Times measure(const std::function<void(int frame)>& draw)
{
    std::vector<double> times;
    for (int frame = 0; frame < kFrames; ++frame) {
        const std::clock_t begin = std::clock();
        draw(frame);
        times.push_back(static_cast<double>(std::clock() - begin) * 1e3 / CLOCKS_PER_SEC);
    }
    std::sort(times.begin(), times.end());
    return {times[times.size() / 2], times.back()};
}

void report(const char* id, const Times& times, double bar)
{
    bench::printRow(id,
                    fmt::format("{:.1f} ms, worst {:.1f} ms", times.median, times.worst),
                    times.median <= bar);
}

class Stage
{
public:
    Stage()
        : m_panel([this](const QString& id) { return &m_curves.at(id); },
                  m_registry,
                  [](const Error&) { return QString(); })
    {
        QList<ShownRun> shown;
        for (int run = 0; run < kRuns; ++run) {
            const QString id = QString::number(run);
            m_curves[id] = noisyRun(static_cast<unsigned>(run + 1));
            shown << ShownRun {id, QStringLiteral("Run %1").arg(run + 1), run};
        }
        m_panel.resize(1920, 1200);
        m_panel.show();
        QApplication::processEvents();
        m_panel.setRuns(shown);
        settle();
        plot().setFixedSize(1920, 1080);
        QApplication::processEvents();
    }
    CurvePanel& panel() { return m_panel; }
    CurvePlot& plot() { return *m_panel.plots().front(); }
    learning::RunCurves& run(int index) { return m_curves.at(QString::number(index)); }
    void settle()
    {
        do
            QApplication::processEvents();
        while (!m_panel.isSettled());
    }

private:
    std::map<QString, learning::RunCurves> m_curves;
    ActionRegistry m_registry;
    CurvePanel m_panel;
};

void drawNow(CurvePlot& plot)
{
    plot.replot(QCustomPlot::rpImmediateRefresh);
}

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    applyAppearance(application, Appearance::Dark);
    Stage stage;
    report("curves_raw", measure([&](int) { drawNow(stage.plot()); }), kFrameMs);

    stage.panel().setSmoothing(0.9);
    stage.settle();
    report("curves_smoothed", measure([&](int) { drawNow(stage.plot()); }), kFrameMs);

    const PlotRange all = stage.plot().xRange();
    report("curves_zoomed",
           measure([&](int frame) {
               const double from = all.to * 0.005 * frame;
               Q_EMIT stage.plot().xMoved({from, from + all.to * 0.2});
               drawNow(stage.plot());
           }),
           kFrameMs);
    stage.panel().fit();

    report("curves_grow",
           measure([&](int frame) {
               for (int run = 0; run < kRuns; ++run)
                   stage.run(run).append(
                       {1000.0 + frame, kPoints + frame, 0, {{"validation_mse", 1.0}}});
               stage.panel().refresh();
               drawNow(stage.plot());
           }),
           kFrameMs);

    // all of the work, which the window does in portions between its frames
    const std::clock_t begin = std::clock();
    stage.panel().setSmoothing(0.99);
    stage.settle();
    const double all8 = static_cast<double>(std::clock() - begin) * 1e3 / CLOCKS_PER_SEC;
    bench::printRow("curves_smoothing", fmt::format("{:.0f} ms", all8), true);
    return 0;
}
