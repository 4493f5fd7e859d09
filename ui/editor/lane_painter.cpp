// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/lane_painter.h"

#include "ui/editor/pixels.h"

#include <algorithm>
#include <array>
#include <limits>

namespace timbrel::ui {
namespace {

/// What stands behind and below the curve, a column each; one set for plain rows, one for rows with
/// a line of the value grid.
struct Backdrop
{
    std::vector<Pixel> ground;
    std::vector<Pixel> fill;
};

Backdrop backdropOf(const LaneScene& scene, int left, int right, double lineShare)
{
    const EditorColours& colours = *scene.colours;
    const auto series = static_cast<std::size_t>(scene.series);
    const double fillShare = scene.showsTarget ? 1.0 : 0.0;
    std::array<Pixel, 4> ground {};
    std::array<Pixel, 4> fill {};
    for (std::size_t level = 0; level < ground.size(); ++level) {
        ground[level] = mixed(colours.whiteGrid[level], colours.whiteGrid[3], lineShare);
        fill[level] = mixed(ground[level], colours.series[series], 0.16 * fillShare);
    }
    std::vector<GridLevel> levels;
    scene.grid.levels(scene.columns, scene.devicePixelRatio, left, right, levels);
    Backdrop backdrop;
    backdrop.ground.reserve(levels.size());
    backdrop.fill.reserve(levels.size());
    for (const GridLevel level : levels) {
        backdrop.ground.push_back(ground[static_cast<std::size_t>(level)]);
        backdrop.fill.push_back(fill[static_cast<std::size_t>(level)]);
    }
    const int before = std::min(right, scene.columns.columnOf(Microseconds(0)));
    for (int x = left; x < before; ++x)
        backdrop.ground[static_cast<std::size_t>(x - left)] = colours.before;
    return backdrop;
}

/// The curve as thick as this: rows below each level, and as many columns after each jump.
Envelope thickened(const Envelope& thin, int thickness)
{
    const auto before = static_cast<std::size_t>(thickness - 1);
    const std::size_t count = thin.top.size() - before;
    Envelope thick {std::vector<int>(count), std::vector<int>(count)};
    for (std::size_t i = 0; i < count; ++i) {
        int top = std::numeric_limits<int>::max();
        int bottom = std::numeric_limits<int>::min();
        if (thin.top[i + before] <= thin.bottom[i + before])
            for (std::size_t j = i; j <= i + before; ++j) {
                top = std::min(top, thin.top[j]);
                bottom = std::max(bottom, thin.bottom[j]);
            }
        thick.top[i] = top;
        thick.bottom[i] = bottom < top ? bottom : bottom + thickness - 1;
    }
    return thick;
}

Envelope
thickEnvelope(const StepCurve& curve, const LaneScene& scene, const QRect& clip, int thickness)
{
    return thickened(
        envelopeOf(
            curve, scene.columns, scene.values, clip.left() - (thickness - 1), clip.right() + 1),
        thickness);
}

/// Columns that are looked at together: most of them lie wholly above or wholly below the curve.
constexpr std::size_t kBlock = 32;

struct BlockRange
{
    int top = std::numeric_limits<int>::max();
    int bottom = std::numeric_limits<int>::min();
};

std::vector<BlockRange> blocksOf(const Envelope& curve)
{
    std::vector<BlockRange> blocks((curve.top.size() + kBlock - 1) / kBlock);
    for (std::size_t x = 0; x < curve.top.size(); ++x) {
        BlockRange& block = blocks[x / kBlock];
        block.top = std::min(block.top, curve.top[x]);
        // a column without a value shows the ground, however deep
        const bool isEmpty = curve.top[x] > curve.bottom[x];
        block.bottom
            = std::max(block.bottom, isEmpty ? std::numeric_limits<int>::max() : curve.bottom[x]);
    }
    return blocks;
}

/// One row of one block. Everything is read before anything is chosen: only so can the compiler
/// make vectors of it.
inline void composeBlock(Pixel* __restrict to,
                         const Pixel* __restrict ground,
                         const Pixel* __restrict fill,
                         const int* __restrict top,
                         const int* __restrict bottom,
                         Pixel line,
                         int y)
{
    for (std::size_t x = 0; x < kBlock; ++x) {
        const Pixel above = ground[x];
        const Pixel below = fill[x];
        const Pixel inside = y <= bottom[x] ? line : below;
        to[x] = y < top[x] ? above : inside;
    }
}

/// All of them are as long as whole blocks.
void composeRow(Pixel* to,
                std::size_t count,
                const Backdrop& backdrop,
                const Envelope& curve,
                const std::vector<BlockRange>& blocks,
                Pixel line,
                int y)
{
    const Pixel* ground = backdrop.ground.data();
    const Pixel* fill = backdrop.fill.data();
    std::array<Pixel, kBlock> part {};
    for (std::size_t block = 0; block < blocks.size(); ++block) {
        const std::size_t begin = block * kBlock;
        const std::size_t width = std::min(kBlock, count - begin);
        if (y < blocks[block].top) {
            std::copy_n(ground + begin, width, to + begin);
            continue;
        }
        if (y > blocks[block].bottom) {
            std::copy_n(fill + begin, width, to + begin);
            continue;
        }
        const bool isWhole = width == kBlock;
        composeBlock(isWhole ? to + begin : part.data(),
                     ground + begin,
                     fill + begin,
                     curve.top.data() + begin,
                     curve.bottom.data() + begin,
                     line,
                     y);
        if (!isWhole)
            std::copy_n(part.begin(), width, to + begin);
    }
}

std::vector<bool> rowsWithLines(const LaneScene& scene, int height)
{
    std::vector<bool> rows(static_cast<std::size_t>(height), false);
    const int unit = hairline(scene.devicePixelRatio);
    const auto mark = [&](int value) {
        const int row = scene.values.rowOf(value);
        for (int y = std::max(0, row); y < std::min(height, row + unit); ++y)
            rows[static_cast<std::size_t>(y)] = true;
    };
    if (scene.networkValues.empty())
        for (const int value : {0, 64, 127})
            mark(value);
    for (const int value : scene.networkValues)
        mark(value);
    return rows;
}

void paintCurve(const Pixels& pixels, const LaneScene& scene, int height)
{
    const QRect& clip = pixels.clip;
    const int left = clip.left();
    const int right = clip.right() + 1;
    const int thickness = 2 * hairline(scene.devicePixelRatio);
    Backdrop plain = backdropOf(scene, left, right, 0.0);
    Backdrop lined = backdropOf(scene, left, right, 0.45);
    const StepCurve none;
    Envelope curve = thickEnvelope(scene.showsTarget ? scene.target : none, scene, clip, thickness);
    const std::vector<BlockRange> blocks = blocksOf(curve);
    const std::size_t count = curve.top.size();
    const std::size_t padded = blocks.size() * kBlock;
    for (auto* pixelsOfRow : {&plain.ground, &plain.fill, &lined.ground, &lined.fill})
        pixelsOfRow->resize(padded);
    curve.top.resize(padded);
    curve.bottom.resize(padded);
    const Pixel line = scene.colours->series[static_cast<std::size_t>(scene.series)];
    const std::vector<bool> isLined = rowsWithLines(scene, height);
    for (int y = clip.top(); y <= clip.bottom(); ++y) {
        const Backdrop& backdrop = isLined[static_cast<std::size_t>(y)] ? lined : plain;
        composeRow(pixels.row(y) + left, count, backdrop, curve, blocks, line, y);
    }
}

/// Of every `period` columns the first `on`; it moves with the music.
struct Dash
{
    int on = 1;
    int period = 1;
};

bool isOn(const Dash& dash, const TimeColumns& columns, int column)
{
    std::int64_t place = (columns.first + column) % dash.period;
    if (place < 0)
        place += dash.period;
    return place < dash.on;
}

void paintLine(const Pixels& pixels,
               const LaneScene& scene,
               const StepCurve& curve,
               Pixel colour,
               int thickness,
               const Dash& dash)
{
    if (curve.points.empty())
        return;
    const QRect& clip = pixels.clip;
    const Envelope envelope = thickEnvelope(curve, scene, clip, thickness);
    for (int x = clip.left(); x <= clip.right(); ++x) {
        const auto i = static_cast<std::size_t>(x - clip.left());
        if (envelope.top[i] <= envelope.bottom[i] && isOn(dash, scene.columns, x))
            pixels.fill(x, envelope.top[i], x + 1, envelope.bottom[i] + 1, colour);
    }
}

void paintDefault(const Pixels& pixels, const LaneScene& scene)
{
    const int unit = hairline(scene.devicePixelRatio);
    const Dash dash {4 * unit, 8 * unit};
    const int row = scene.values.rowOf(*scene.defaultValue);
    const int zero = std::max(pixels.clip.left(), scene.columns.columnOf(Microseconds(0)));
    for (int x = zero; x <= pixels.clip.right(); ++x)
        if (isOn(dash, scene.columns, x))
            pixels.fill(x, row, x + 1, row + unit, scene.colours->quiet);
}

/// From the default line to the value that does not keep to it, ending in an arrow on the line.
void paintDeviation(const Pixels& pixels, const LaneScene& scene, int column, int value)
{
    const int unit = hairline(scene.devicePixelRatio);
    const int from = scene.values.rowOf(*scene.defaultValue);
    const int to = scene.values.rowOf(value);
    const Pixel colour = scene.colours->warn;
    pixels.fill(column, std::min(from, to), column + 2 * unit, std::max(from, to) + unit, colour);
    const int direction = to < from ? -1 : 1;
    for (int i = 0; i < 5; ++i) { // wider towards the curve
        const int y = from + direction * i * unit;
        pixels.fill(column - i * unit, y, column + (i + 2) * unit, y + unit, colour);
    }
}

void paintDeviations(const Pixels& pixels, const LaneScene& scene)
{
    const auto& points = scene.target.points;
    if (points.empty())
        return;
    const int unit = hairline(scene.devicePixelRatio);
    if (points.front().value != *scene.defaultValue)
        paintDeviation(
            pixels, scene, scene.columns.columnOf(points.front().time), points.front().value);
    if (points.back().value != *scene.defaultValue)
        paintDeviation(pixels,
                       scene,
                       scene.columns.columnOf(scene.target.end) - 2 * unit,
                       points.back().value);
}

/// A line from top to bottom with a sign at its head.
void paintContradiction(const Pixels& pixels, const LaneScene& scene, Microseconds time, int height)
{
    const int unit = hairline(scene.devicePixelRatio);
    const int x = scene.columns.columnOf(time);
    const Pixel colour = scene.colours->warn;
    const Pixel ink = scene.colours->before;
    pixels.fill(x, 0, x + unit, height, colour);
    pixels.fill(x, 0, x + 10 * unit, 13 * unit, colour);
    pixels.fill(x + 4 * unit, 2 * unit, x + 6 * unit, 8 * unit, ink); // "!"
    pixels.fill(x + 4 * unit, 9 * unit, x + 6 * unit, 11 * unit, ink);
}

void paintHandle(const Pixels& pixels, const LaneScene& scene, int x, int y, bool isSelected)
{
    const int unit = hairline(scene.devicePixelRatio);
    const int half = (isSelected ? 4 : 2) * unit;
    const Pixel outer = isSelected ? scene.colours->text
                                   : scene.colours->series[static_cast<std::size_t>(scene.series)];
    pixels.fill(x - half, y - half, x + half + unit, y + half + unit, outer);
    const int hole = half - (isSelected ? 2 : 1) * unit;
    pixels.fill(x - hole, y - hole, x + hole + unit, y + hole + unit, scene.colours->whiteRow);
}

/// Handles where points stand apart; of selected ones that do not, their times at the upper edge.
void paintPoints(const Pixels& pixels, const LaneScene& scene)
{
    const int unit = hairline(scene.devicePixelRatio);
    const int reach = metrics::kHandle * unit;
    const auto& points = scene.target.points;
    const auto indexAt = [&](int column) {
        const Microseconds time = scene.columns.timeOf(column);
        const auto found = std::partition_point(
            points.begin(), points.end(), [time](const auto& p) { return p.time < time; });
        return static_cast<std::size_t>(found - points.begin());
    };
    const std::size_t begin = indexAt(pixels.clip.left() - reach);
    const std::size_t end = indexAt(pixels.clip.right() + 1 + reach);
    const bool hasSelection = scene.selected != nullptr && !scene.selected->isEmpty();
    constexpr std::size_t kCrowd = 4; // so many points a column leave no room for a handle
    if (!hasSelection && end - begin > kCrowd * static_cast<std::size_t>(pixels.clip.width()))
        return;
    int lastMark = std::numeric_limits<int>::min();
    for (std::size_t i = begin; i < end; ++i) {
        const int x = scene.columns.columnOf(points[i].time);
        const bool isSelected = hasSelection && scene.selected->contains(points[i].id);
        if (hasHandle(points, i, scene.columns, scene.devicePixelRatio)) {
            const int y = scene.values.rowOf(points[i].value);
            paintHandle(pixels, scene, x, y, isSelected);
        } else if (isSelected && x != lastMark) {
            pixels.fill(x, 0, x + unit, 4 * unit, scene.colours->text);
            lastMark = x;
        }
    }
}

} // namespace

void paintLane(QImage& image, const QRect& rectangle, const LaneScene& scene)
{
    const Pixels pixels = Pixels::of(image, rectangle);
    if (pixels.clip.isEmpty())
        return;
    const int unit = hairline(scene.devicePixelRatio);
    paintCurve(pixels, scene, image.height());
    if (scene.defaultValue)
        paintDefault(pixels, scene);
    paintLine(pixels, scene, scene.networkSteps, scene.colours->text, unit, {1, 1});
    paintLine(
        pixels, scene, scene.networkOutput, scene.colours->accent, 2 * unit, {2 * unit, 4 * unit});
    if (scene.showsTarget) {
        paintPoints(pixels, scene);
        if (scene.defaultValue)
            paintDeviations(pixels, scene);
    }
    for (const StepCurve& stretch : scene.take)
        paintLine(pixels, scene, stretch, scene.colours->accent, 2 * unit, {1, 1});
    for (const Microseconds time : scene.contradictions)
        paintContradiction(pixels, scene, time, image.height());
}

} // namespace timbrel::ui
