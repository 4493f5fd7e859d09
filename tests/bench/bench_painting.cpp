// SPDX-License-Identifier: GPL-3.0-or-later
// The editor's painters into an image of 1920 x 1080: 100,000 notes, all of them in sight, and a
// lane of 1,000,000 points; whole, and scrolled by a few columns as the window does it.
#include "ui/editor/lane_painter.h"
#include "ui/editor/roll_painter.h"
#include "ui/editor/scrolled_layer.h"

#include <QGuiApplication>

#include <algorithm>
#include <benchmark/benchmark.h>
#include <chrono>
#include <ctime>
#include <fmt/format.h>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "bench/bench_row.h"

using namespace timbrel;
using namespace timbrel::ui;

namespace {

constexpr int kNotes = 100'000;
constexpr int kPoints = 1'000'000;
constexpr Microseconds kLength = std::chrono::minutes(10);
constexpr int kIterations = 60;
constexpr int kRepetitions = 5;
constexpr int kScrolledColumns = 24; ///< a fast scroll: 1,440 columns a second

/// Medians of the repetitions, in milliseconds, by benchmark.
std::map<std::string, std::vector<double>>& medians()
{
    static std::map<std::string, std::vector<double>> all;
    return all;
}

/// Of the processor's time: painting waits for nothing, and what runs beside does not count.
template<class Paint>
void measure(benchmark::State& state, const std::string& name, Paint paint)
{
    std::vector<double> times;
    for (auto _ : state) {
        const std::clock_t begin = std::clock();
        paint();
        const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
        state.SetIterationTime(seconds);
        times.push_back(seconds * 1e3);
    }
    std::sort(times.begin(), times.end());
    medians()[name].push_back(times[times.size() / 2]);
}

const EditorColours& colours()
{
    static const EditorColours kColours = EditorColours::of(darkTheme());
    return kColours;
}

TimeColumns wholeLength(int width)
{
    return {static_cast<double>(kLength.count()) / width, 0};
}

struct Notes
{
    Notes()
    {
        std::mt19937 random(1);
        std::uniform_int_distribution<std::int64_t> onset(0, kLength.count() - 400'000);
        std::uniform_int_distribution<int> length(40'000, 400'000);
        std::uniform_int_distribution<int> number(0, 127);
        for (int i = 0; i < kNotes; ++i)
            notes.push_back({Microseconds(onset(random)),
                             Microseconds(length(random)),
                             static_cast<std::uint8_t>(i % 4),
                             static_cast<std::uint8_t>(number(random)),
                             static_cast<std::uint8_t>(1 + i % 127),
                             64,
                             static_cast<music::ItemId>(i + 1)});
        std::sort(notes.begin(), notes.end(), music::InScoreOrder());
        ends.update(notes);
    }
    [[nodiscard]] RollScene scene(QSize size, double ratio) const
    {
        RollScene scene;
        scene.notes = notes;
        scene.ends = &ends;
        scene.columns = wholeLength(size.width());
        scene.rows = {size.height() / 128.0, 0};
        scene.devicePixelRatio = ratio;
        scene.colours = &colours();
        return scene;
    }
    std::vector<music::Note> notes;
    NoteEnds ends;
};

struct Points
{
    Points()
    {
        std::mt19937 random(2);
        std::uniform_int_distribution<int> step(-3, 3);
        int value = 64;
        for (int i = 0; i < kPoints; ++i) {
            value = std::clamp(value + step(random), 0, 127);
            points.push_back({kLength * i / kPoints,
                              static_cast<std::uint8_t>(value),
                              static_cast<music::ItemId>(i + 1)});
        }
        pyramid.update(points);
    }
    [[nodiscard]] LaneScene scene(QSize size, double ratio) const
    {
        LaneScene scene;
        scene.target = {points, &pyramid, kLength};
        scene.defaultValue = 0;
        scene.columns = wholeLength(size.width());
        scene.values = {static_cast<double>(size.height()), 5.0 * ratio};
        scene.devicePixelRatio = ratio;
        scene.colours = &colours();
        return scene;
    }
    std::vector<music::ControllerPoint> points;
    ValuePyramid pyramid;
};

const Notes& notes()
{
    static const Notes kAll;
    return kAll;
}

const Points& points()
{
    static const Points kAll;
    return kAll;
}

template<class Function>
void add(const std::string& name, Function function)
{
    benchmark::RegisterBenchmark(
        name.c_str(), [name, function](benchmark::State& state) { function(state, name); })
        ->Iterations(kIterations)
        ->Repetitions(kRepetitions)
        ->UseManualTime()
        ->Unit(benchmark::kMillisecond);
}

void addWhole(const std::string& suffix, QSize size, double ratio)
{
    add("notes" + suffix, [=](benchmark::State& state, const std::string& name) {
        QImage image(size, QImage::Format_RGB32);
        const RollScene scene = notes().scene(size, ratio);
        measure(state, name, [&] { paintRoll(image, image.rect(), scene); });
    });
    add("lane" + suffix, [=](benchmark::State& state, const std::string& name) {
        QImage image(size, QImage::Format_RGB32);
        const LaneScene scene = points().scene(size, ratio);
        measure(state, name, [&] { paintLane(image, image.rect(), scene); });
    });
}

/// As the widgets do it: what was painted is moved, what came into sight is painted.
void addScrolled(QSize size)
{
    add("notes/scrolled", [=](benchmark::State& state, const std::string& name) {
        ScrolledLayer layer;
        RollScene scene = notes().scene(size, 1.0);
        const auto paint = [&scene](QImage& image, const QRect& rectangle) {
            paintRoll(image, rectangle, scene);
        };
        layer.update(size, 1.0, scene.columns.first, 0, paint);
        measure(state, name, [&] {
            scene.columns.first = kScrolledColumns - scene.columns.first; // forth and back
            layer.update(size, 1.0, scene.columns.first, 0, paint);
        });
    });
    add("lane/scrolled", [=](benchmark::State& state, const std::string& name) {
        ScrolledLayer layer;
        LaneScene scene = points().scene(size, 1.0);
        const auto paint = [&scene](QImage& image, const QRect& rectangle) {
            paintLane(image, rectangle, scene);
        };
        layer.update(size, 1.0, scene.columns.first, 0, paint);
        measure(state, name, [&] {
            scene.columns.first = kScrolledColumns - scene.columns.first; // forth and back
            layer.update(size, 1.0, scene.columns.first, 0, paint);
        });
    });
}

void addPyramid()
{
    add("pyramid", [](benchmark::State& state, const std::string& name) {
        ValuePyramid pyramid;
        measure(state, name, [&] { pyramid.update(points().points); });
    });
}

void print(const char* row, const std::string& name, double bar)
{
    auto& values = medians()[name];
    if (values.empty())
        return; // a filter left it out
    std::sort(values.begin(), values.end());
    const double median = values[values.size() / 2];
    bench::printRow(row, fmt::format("median {:.2f} ms", median), bar <= 0.0 || median <= bar);
}

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv); // for fonts
    benchmark::Initialize(&argc, argv);
    addWhole("", {1920, 1080}, 1.0);
    addScrolled({1920, 1080});
    addWhole("/double", {3840, 2160}, 2.0);
    addPyramid();
    benchmark::RunSpecifiedBenchmarks();
    print("paint_notes", "notes", 12.0);
    print("paint_scroll", "notes/scrolled", 2.0);
    print("paint_lane", "lane", 3.0);
    print("paint_lane_scroll", "lane/scrolled", 2.0);
    print("paint_notes_2x", "notes/double", 0.0);
    print("paint_lane_2x", "lane/double", 0.0);
    print("paint_pyramid", "pyramid", 0.0);
    return 0;
}
