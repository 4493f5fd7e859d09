// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/preview_painter.h"

#include "core/music/score.h"
#include "ui/common/axes/value_axis.h"
#include "ui/training/cell_map.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>

namespace timbrel::ui {
namespace {

using expression::Preview;
using expression::PreviewedController;

constexpr int kRuler = 20;
constexpr int kNotes = 56;
constexpr int kLeastLane = 48;
constexpr int kLeastCells = 72;
constexpr int kPreviewPainterGap = metrics::kStep;
constexpr double kDifferenceShare = 0.28; ///< of the accent, between target and output

QRgb mixed(QRgb from, QRgb into, int share256)
{
    const auto part = [share256](int a, int b) { return a + (b - a) * share256 / 256; };
    return qRgb(part(qRed(from), qRed(into)),
                part(qGreen(from), qGreen(into)),
                part(qBlue(from), qBlue(into)));
}

/// A picture's memory and what it is painted in.
struct Canvas
{
    Canvas(QImage& image, const PreviewScene& scene)
        : bounds(image.rect())
        , scale(scene.devicePixelRatio)
        , colours(*scene.colours)
        , pixels(reinterpret_cast<QRgb*>(image.bits()))
        , stride(image.bytesPerLine() / static_cast<std::ptrdiff_t>(sizeof(QRgb)))
    { }

    QRect bounds;
    double scale; ///< pixels of the device
    const EditorColours& colours;
    QRgb* pixels;
    std::ptrdiff_t stride;

    [[nodiscard]] int to(int logical) const
    {
        return static_cast<int>(std::lround(logical * scale));
    }
    [[nodiscard]] QRect to(const QRect& r) const
    {
        const int left = to(r.left());
        const int top = to(r.top());
        return QRect(left, top, to(r.right() + 1) - left, to(r.bottom() + 1) - top) & bounds;
    }
    void fill(const QRect& area, QRgb colour) const
    {
        for (int y = area.top(); y <= area.bottom(); ++y)
            std::fill_n(pixels + y * stride + area.left(), area.width(), colour);
    }
    /// Rows top to bottom of a column; share of the colour over what is there.
    void column(int x, int top, int bottom, QRgb colour, double share = 1.0) const
    {
        const int share256 = static_cast<int>(share * 256.0);
        bottom = std::min(bottom, bounds.bottom());
        for (int y = std::max(top, 0); y <= bottom; ++y) {
            QRgb& pixel = pixels[y * stride + x];
            pixel = share256 == 256 ? colour : mixed(pixel, colour, share256);
        }
    }
};

/// The values of one column; lowest above highest: none.
struct Values
{
    int lowest = 255;
    int highest = -1;
    int last = 0;

    [[nodiscard]] bool isEmpty() const { return highest < 0; }
    void add(int value)
    {
        lowest = std::min(lowest, value);
        highest = std::max(highest, value);
        last = value;
    }
};

/// A step function in columns: what holds when a column begins, and what it becomes there.
std::vector<Values> valuesOf(std::span<const Microseconds> times,
                             std::span<const std::uint8_t> values,
                             const TimeColumns& columns,
                             int width,
                             Microseconds end)
{
    std::vector<Values> result(static_cast<std::size_t>(std::max(width, 0)));
    auto next = static_cast<std::size_t>(
        std::lower_bound(times.begin(), times.end(), columns.timeOf(0)) - times.begin());
    for (std::size_t x = 0; x < result.size(); ++x) {
        const auto column = static_cast<std::int64_t>(x);
        if (columns.timeOf(column) > end)
            break;
        const Microseconds columnEnd = columns.timeOf(column + 1);
        if (next > 0)
            result[x].add(values[next - 1]);
        for (; next < times.size() && times[next] < columnEnd && times[next] <= end; ++next)
            result[x].add(values[next]);
    }
    return result;
}

void paintLane(const Canvas& canvas,
               const QRect& lane,
               const PreviewScene& scene,
               const PreviewedController& controller)
{
    const Preview& preview = *scene.preview;
    const TimeColumns columns = scene.axis.columns(canvas.scale);
    const auto axis
        = ValueAxis {static_cast<double>(lane.height()), metrics::kValueMargin * canvas.scale};
    const auto row = [&](int value) { return lane.top() + axis.rowOf(value); };
    const int thick = std::max(1, canvas.to(2));
    const QRgb series
        = canvas.colours
              .series[static_cast<std::size_t>(seriesOfController(controller.coding.controller))];
    const auto outputs
        = valuesOf(preview.times, controller.outputs, columns, lane.width(), preview.times.back());
    const auto targets = controller.hasTarget
        ? valuesOf(preview.times, controller.drawn, columns, lane.width(), preview.end)
        : std::vector<Values>(outputs.size());
    for (std::size_t i = 0; i < outputs.size(); ++i) {
        const int x = lane.left() + static_cast<int>(i);
        const Values& target = targets[i];
        const Values& output = outputs[i];
        if (!target.isEmpty()) {
            canvas.column(x, row(target.last), lane.bottom(), series, 0.18);
            if (!output.isEmpty()) {
                const auto [low, high] = std::minmax(row(target.last), row(output.last));
                canvas.column(x, low, high, canvas.colours.accent, kDifferenceShare);
            }
            canvas.column(
                x, row(target.highest), row(target.lowest) + std::max(1, thick / 2) - 1, series);
        }
        if (!output.isEmpty())
            canvas.column(x,
                          row(output.highest) - thick / 2,
                          row(output.lowest) - thick / 2 + thick - 1,
                          canvas.colours.accent);
    }
}

void paintNotes(const Canvas& canvas, const QRect& strip, const PreviewScene& scene)
{
    const music::Score score
        = music::scoreFrom(music::withOnlyControllers(scene.preview->performed, {}));
    if (score.notes.empty())
        return;
    const auto [low, high] = std::minmax_element(
        score.notes.begin(), score.notes.end(), [](const music::Note& a, const music::Note& b) {
            return a.number < b.number;
        });
    // at least an octave, so that a single pitch is not a wall
    const int above = std::max(0, 11 - (high->number - low->number)) / 2;
    const int highest = high->number + above;
    const int count = std::max(high->number - low->number + 1, 12);
    const TimeColumns columns = scene.axis.columns(canvas.scale);
    const auto edge
        = [&](int pitch) { return strip.top() + (highest - pitch) * strip.height() / count; };
    for (const music::Note& note : score.notes) {
        const int left = std::max(columns.columnOf(note.onset), 0);
        const int right = std::min(std::max(columns.columnOf(note.end()), left + 1), strip.width());
        const int top = edge(note.number);
        const int bottom = std::max(edge(note.number - 1) - 2, top);
        const QRgb colour = canvas.colours.notes[note.channel & 15U][note.velocity & 127U];
        for (int x = left; x < right; ++x)
            canvas.column(strip.left() + x, top, bottom, colour);
    }
}

} // namespace

PreviewLayout PreviewLayout::of(QSize size, std::size_t controllers, bool hasCells)
{
    PreviewLayout layout;
    const int left = metrics::kKeysWidth;
    const int width = std::max(size.width() - left, 0);
    layout.ruler = {left, 0, width, kRuler};
    const auto strips = static_cast<int>(controllers);
    const int room = std::max(size.height(), leastHeight(controllers, hasCells)) - kRuler - kNotes
        - kPreviewPainterGap * (strips + 1 + (hasCells ? 1 : 0));
    const int parts = 2 * strips + (hasCells ? 3 : 0);
    const int lane = parts > 0 ? std::max(kLeastLane, 2 * room / parts) : 0;
    int top = kRuler;
    for (int i = 0; i < strips; ++i) {
        layout.lanes.emplace_back(left, top, width, lane);
        top += lane + kPreviewPainterGap;
    }
    layout.notes = {left, top, width, kNotes};
    top += kNotes + kPreviewPainterGap;
    if (hasCells)
        layout.cells
            = {left, top, width, std::max(size.height() - top - kPreviewPainterGap, kLeastCells)};
    return layout;
}

int PreviewLayout::leastHeight(std::size_t controllers, bool hasCells)
{
    const auto strips = static_cast<int>(controllers);
    return kRuler + strips * (kLeastLane + kPreviewPainterGap) + kNotes + kPreviewPainterGap
        + (hasCells ? kLeastCells + kPreviewPainterGap : 0);
}

QImage paintPreview(const PreviewScene& scene)
{
    QImage image((QSizeF(scene.size) * scene.devicePixelRatio).toSize(), QImage::Format_RGB32);
    if (image.isNull())
        return image;
    image.setDevicePixelRatio(scene.devicePixelRatio);
    image.fill(scene.colours->before);
    if (!scene.preview || scene.preview->steps() == 0)
        return image;
    const Canvas canvas(image, scene);
    for (std::size_t i = 0; i < scene.layout.lanes.size(); ++i) {
        const QRect lane = canvas.to(scene.layout.lanes[i]);
        canvas.fill(lane, scene.colours->whiteRow);
        if (i < scene.preview->controllers.size())
            paintLane(canvas, lane, scene, scene.preview->controllers[i]);
    }
    const QRect notes = canvas.to(scene.layout.notes);
    canvas.fill(notes, scene.colours->whiteRow);
    paintNotes(canvas, notes, scene);
    if (!scene.layout.cells.isEmpty()) {
        const QRect cells = canvas.to(scene.layout.cells);
        canvas.fill(cells, scene.colours->whiteRow);
        paintCells(image, cells, *scene.preview, scene.axis.columns(scene.devicePixelRatio));
    }
    return image;
}

} // namespace timbrel::ui
