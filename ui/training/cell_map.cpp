// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/cell_map.h"

#include "ui/common/theme_map.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace timbrel::ui {
namespace {

using expression::Preview;

/// Rows of the preview, from first up to, but not including, last.
struct Rows
{
    std::size_t first = 0;
    std::size_t last = 0;
    friend bool operator==(const Rows&, const Rows&) = default;
};

/// The mean of each cell over some rows.
void meanOf(const Preview& preview, Rows rows, std::vector<float>& into)
{
    const std::size_t width = preview.cellCount;
    const float* row = preview.cells.data() + rows.first * width;
    std::copy_n(row, width, into.begin());
    for (std::size_t r = rows.first + 1; r < rows.last; ++r) {
        row += width;
        for (std::size_t cell = 0; cell < width; ++cell)
            into[cell] += row[cell];
    }
    if (rows.last - rows.first < 2)
        return;
    const float share = 1.0F / static_cast<float>(rows.last - rows.first);
    for (float& value : into)
        value *= share;
}

/// One column: nearest where there is room for every cell, else the mean of those in a pixel.
void paintColumn(
    QImage& image, int x, const QRect& rectangle, std::span<const float> states, float limit)
{
    const auto& colours = mapColours();
    auto* to = reinterpret_cast<QRgb*>(image.bits());
    const auto stride = static_cast<std::size_t>(image.bytesPerLine()) / sizeof(QRgb);
    const auto height = static_cast<std::size_t>(rectangle.height());
    for (std::size_t y = 0; y < height; ++y) {
        const std::size_t first = y * states.size() / height;
        const std::size_t last = std::max(first + 1, (y + 1) * states.size() / height);
        float sum = 0.0F;
        for (std::size_t cell = first; cell < last; ++cell)
            sum += states[cell];
        const float mean = sum / static_cast<float>(last - first);
        const float share = std::clamp(0.5F + 0.5F * mean / limit, 0.0F, 1.0F);
        to[(static_cast<std::size_t>(rectangle.top()) + y) * stride + static_cast<std::size_t>(x)]
            = colours[static_cast<std::size_t>(share * 255.0F + 0.5F)];
    }
}

} // namespace

void paintCells(QImage& image,
                const QRect& rectangle,
                const Preview& preview,
                const TimeColumns& columns)
{
    const QRect clip = rectangle & image.rect();
    if (clip.height() != rectangle.height() || preview.rows() == 0)
        return;
    const float limit = preview.stateRange > 0.0F ? preview.stateRange : 1.0F;
    const std::size_t steps = std::min(preview.steps(), preview.rows() * preview.stepsPerRow);
    // the last step holds as long as the one before
    const Microseconds past = steps > 1
        ? preview.times[steps - 1] + (preview.times[steps - 1] - preview.times[steps - 2])
        : preview.times.front();
    std::vector<float> states(preview.cellCount);
    Rows before;
    for (int x = clip.left(); x <= clip.right(); ++x) {
        const int column = x - rectangle.left();
        const Microseconds begin = columns.timeOf(column);
        const Microseconds end = columns.timeOf(column + 1);
        if (end <= preview.times.front() || begin > past)
            continue;
        const std::size_t firstStep = preview.stepAt(begin);
        const std::size_t lastStep = preview.stepAt(end - Microseconds {1});
        const Rows rows {std::min(firstStep / preview.stepsPerRow, preview.rows() - 1),
                         std::min(lastStep / preview.stepsPerRow, preview.rows() - 1) + 1};
        // what held before the column is seen only where no step falls into it
        const bool isOlder = preview.times[firstStep] < begin && rows.last - rows.first > 1;
        const Rows own {isOlder ? rows.first + 1 : rows.first, rows.last};
        if (own != before)
            meanOf(preview, own, states);
        before = own;
        paintColumn(image, x, rectangle, states, limit);
    }
}

std::size_t cellAt(double row, double height, const Preview& preview)
{
    if (preview.cellCount == 0 || height <= 0.0)
        return 0;
    const double place = row / height * static_cast<double>(preview.cellCount);
    return static_cast<std::size_t>(
        std::clamp(place, 0.0, static_cast<double>(preview.cellCount - 1)));
}

} // namespace timbrel::ui
