// SPDX-License-Identifier: GPL-3.0-or-later
// The MIDI monitor in a window while 3,000 messages a second pass: how much of a core it costs.
#include "ui/common/theme.h"
#include "ui/perform/midi_monitor.h"
#include "ui/perform/monitor_list.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QKeyEvent>
#include <QTimer>

#include <ctime>
#include <fmt/format.h>

#include "bench/bench_row.h"

using namespace timbrel;

namespace {

constexpr double kPerSecond = 3000.0;
constexpr int kWarmUp = 1000; // ms
constexpr int kMeasured = 10'000; // ms
constexpr double kBar = 5.0; // percent of a core

/// What passes: notes, and four controllers that move.
ui::MonitoredMessage messageOf(std::uint64_t number)
{
    ui::MonitoredMessage message;
    message.milliseconds = 1000.0 * static_cast<double>(number) / kPerSecond;
    message.isOutgoing = number % 2 == 1;
    message.size = 3;
    const auto value = static_cast<std::uint8_t>(number % 128);
    if (number % 10 == 0)
        message.bytes = {0x90, value, 100};
    else
        message.bytes = {0xB0, static_cast<std::uint8_t>(70 + number % 4), value};
    return message;
}

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

/// Percent of a core while it follows what comes, or while somebody reads.
double measure(bool isReading)
{
    QElapsedTimer clock;
    std::uint64_t passed = 0;
    ui::MidiMonitor monitor(
        [&](std::vector<ui::MonitoredMessage>& into) {
            const auto now = static_cast<std::uint64_t>(static_cast<double>(clock.nsecsElapsed())
                                                        * 1e-9 * kPerSecond);
            for (; passed < now; ++passed)
                into.push_back(messageOf(passed));
        },
        [](const Error&) { return QString(); });
    monitor.resize(640, 240);
    monitor.show();
    clock.start();
    monitor.setRunning(true);
    runFor(kWarmUp);
    if (isReading) {
        QKeyEvent home(QEvent::KeyPress, Qt::Key_Home, Qt::NoModifier);
        QApplication::sendEvent(&monitor.list(), &home);
    }
    const double begin = processorMilliseconds();
    const qint64 from = clock.elapsed();
    runFor(kMeasured);
    return 100.0 * (processorMilliseconds() - begin) / static_cast<double>(clock.elapsed() - from);
}

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    ui::applyAppearance(application, ui::Appearance::Dark);
    const double following = measure(false);
    const double reading = measure(true);
    bench::printRow("monitor", fmt::format("{:.1f} % of a core", following), following <= kBar);
    bench::printRow("monitor_reading", fmt::format("{:.1f} % of a core", reading), reading <= kBar);
    return 0;
}
