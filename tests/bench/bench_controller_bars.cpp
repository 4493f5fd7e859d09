// SPDX-License-Identifier: GPL-3.0-or-later
// Eight bars of controllers as tall as the view, all of them moving 60 times a second: how much of
// a core they cost.
#include "ui/common/theme.h"
#include "ui/perform/controller_bar.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QHBoxLayout>
#include <QTimer>

#include <cmath>
#include <ctime>
#include <fmt/format.h>

#include "bench/bench_row.h"

using namespace timbrel;

namespace {

constexpr int kBars = 8;
constexpr int kWarmUp = 1000; // ms
constexpr int kMeasured = 10'000; // ms
constexpr double kBar = 5.0; // percent of a core

double processorMilliseconds()
{
    return 1e3 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

void runFor(int milliseconds)
{
    QEventLoop loop;
    QTimer::singleShot(milliseconds, Qt::PreciseTimer, &loop, &QEventLoop::quit);
    loop.exec();
}

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    ui::applyAppearance(application, ui::Appearance::Dark);
    QWidget window;
    window.resize(900, 500);
    auto* row = new QHBoxLayout(&window);
    QList<ui::ControllerBar*> bars;
    for (int i = 0; i < kBars; ++i) {
        bars << new ui::ControllerBar(ui::theme().series[static_cast<std::size_t>(i)]);
        row->addWidget(bars.back());
    }
    window.show();
    QElapsedTimer clock;
    clock.start();
    QTimer frames;
    frames.setTimerType(Qt::PreciseTimer);
    QObject::connect(&frames, &QTimer::timeout, &window, [&] {
        const double seconds = static_cast<double>(clock.nsecsElapsed()) * 1e-9;
        for (int i = 0; i < kBars; ++i) {
            const int value = static_cast<int>(
                std::lround(63.5 + 63.0 * std::sin(seconds * (1.0 + 0.3 * i) * 4.0)));
            bars[i]->showValues(value, value / 2 + 20, 0, false);
            bars[i]->fall();
        }
    });
    frames.start(16);
    runFor(kWarmUp);
    const double begin = processorMilliseconds();
    const qint64 from = clock.elapsed();
    runFor(kMeasured);
    const double share
        = 100.0 * (processorMilliseconds() - begin) / static_cast<double>(clock.elapsed() - from);
    bench::printRow("meters", fmt::format("{:.1f} % of a core", share), share <= kBar);
    return 0;
}
