// SPDX-License-Identifier: GPL-3.0-or-later
// What the preview of a network costs: 60 s of notes through 200 blocks and back as target, output
// and cell states, the picture of it, and what of all that the window's own thread computes.
#include "core/expression/live_kernel.h"
#include "core/expression/network_preview.h"
#include "ui/training/preview_plot.h"
#include "ui/training/preview_work.h"

#include <QApplication>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <memory>
#include <time.h>

#include "bench/bench_row.h"
#include "random_network.h"

using namespace timbrel;
using namespace timbrel::expression;

namespace {

using Clock = std::chrono::steady_clock;

double milliseconds(Clock::duration duration)
{
    return std::chrono::duration<double, std::milli>(duration).count();
}

double threadMilliseconds()
{
    timespec time {};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return 1e3 * static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_nsec);
}

template<class Work>
double medianOf(int runs, Work work)
{
    std::vector<double> times;
    for (int i = 0; i < runs; ++i) {
        const auto begin = Clock::now();
        work();
        times.push_back(milliseconds(Clock::now() - begin));
    }
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

std::string text(const char* format, double value)
{
    char buffer[64];
    std::snprintf(buffer, sizeof buffer, format, value);
    return buffer;
}

music::Sequence minute()
{
    music::Sequence music;
    for (int i = 0; i < 240; ++i) {
        const Microseconds at {250'000 * i};
        const auto pitch = static_cast<std::uint8_t>(50 + i * 7 % 24);
        music.push_back({at, music::EventKind::NoteOn, 0, pitch, 90});
        for (int k = 0; k < 20; ++k)
            music.push_back({at + Microseconds {10'000 * k},
                             music::EventKind::Controller,
                             0,
                             1,
                             static_cast<std::uint8_t>((i + 5 * k) % 128)});
        music.push_back({at + Microseconds {200'000}, music::EventKind::NoteOff, 0, pitch, 0});
    }
    return music;
}

ExpressionModel model()
{
    const test::NetworkShape shape {8, {32, 32}, {200}, true};
    Random random(1);
    ExpressionModel model;
    // 8 values: all but the interval, and note number and held notes
    for (const Feature feature : {Feature::SomeNoteOn,
                                  Feature::NoteStruck,
                                  Feature::NoteReleased,
                                  Feature::Velocity,
                                  Feature::NoteNumber,
                                  Feature::HeldNotes})
        model.description.features.set(feature);
    test::NetworkShape fitting = shape;
    fitting.features = model.description.features.width();
    model.description.outputs = test::codingOf(fitting);
    model.description.blockCounts = {200};
    model.network = std::make_unique<LiveKernel>(test::randomWeights(fitting, random, 3.0),
                                                 model.description.outputs);
    return model;
}

/// The most that this thread computed between two turns of its event loop, while a plot is given
/// another preview five times a second and another size 20 times.
double longestTurn(const std::shared_ptr<const Preview>& preview)
{
    ui::PreviewWork work;
    ui::PreviewPlot plot(work);
    plot.resize(1600, 900);
    plot.show();
    double last = threadMilliseconds();
    double longest = 0.0;
    bool isBegun = false;
    QTimer tick;
    QObject::connect(&tick, &QTimer::timeout, &tick, [&] {
        const double now = threadMilliseconds();
        if (isBegun) // the first picture of a window costs what every window's does
            longest = std::max(longest, now - last);
        last = now;
    });
    tick.start(4);
    QTimer change;
    int count = 0;
    QObject::connect(&change, &QTimer::timeout, &change, [&] {
        if (count % 4 == 0)
            plot.setPreview(std::make_shared<const Preview>(*preview), count % 8 == 0);
        plot.resize(1500 + count % 100, 880 + count % 20);
        plot.setPlayhead(Microseconds {count * 50'000});
        isBegun = ++count > 10;
    });
    change.start(50);
    QTimer::singleShot(6000, qApp, &QCoreApplication::quit);
    QCoreApplication::exec();
    return longest;
}

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    const music::Sequence music = minute();
    ExpressionModel network = model();
    Preview last;
    const double play = medianOf(9, [&] { last = previewOf(network, music); });
    std::printf("%zu steps, %zu rows of %zu cells\n", last.steps(), last.rows(), last.cellCount);
    bench::printRow("preview_play", text("%.0f ms", play), play <= 250.0);

    const auto preview = std::make_shared<const Preview>(std::move(last));
    ui::PreviewScene scene;
    scene.preview = preview;
    scene.colours = std::make_shared<ui::EditorColours>(ui::EditorColours::of(ui::theme()));
    scene.size = {1600, 900};
    scene.layout = ui::PreviewLayout::of(scene.size, 2, true);
    scene.axis
        = ui::TimeAxis::fitting(Microseconds {0}, preview->end, scene.layout.ruler.width(), 8.0);
    const double paint = medianOf(21, [&] { (void)ui::paintPreview(scene); });
    bench::printRow("preview_paint", text("%.1f ms", paint), paint <= 50.0);

    const double turn = longestTurn(preview);
    bench::printRow("preview_window", text("%.1f ms", turn), turn <= 16.0);
    return 0;
}
