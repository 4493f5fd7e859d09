// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/lane_painter.h"

#include <algorithm>
#include <array>
#include <limits>

namespace timbrel::ui {
namespace {

using Points = std::span<const music::ControllerPoint>;

std::size_t firstFrom(Points points, Microseconds time)
{
    const auto found = std::partition_point(
        points.begin(), points.end(), [time](const auto& point) { return point.time < time; });
    return static_cast<std::size_t>(found - points.begin());
}

/// firstFrom(), near a guess: points of one column lie side by side in memory, and a search over
/// all of them would not.
std::size_t firstFrom(Points points, std::size_t guess, Microseconds time)
{
    constexpr std::size_t kFirstStep = 4;
    std::size_t step = kFirstStep;
    std::size_t low = std::min(guess, points.size());
    std::size_t high = low;
    while (low > 0 && points[low - 1].time >= time) {
        high = low;
        low -= std::min(low, step);
        step *= 2;
    }
    step = kFirstStep;
    while (high < points.size() && points[high].time < time) {
        low = high + 1;
        high = std::min(points.size(), high + step);
        step *= 2;
    }
    return low + firstFrom(points.subspan(low, high - low), time);
}

ValueRange rangeOf(const StepCurve& curve, std::size_t begin, std::size_t end)
{
    if (curve.pyramid != nullptr)
        return curve.pyramid->range(curve.points, begin, end);
    ValueRange range;
    for (; begin < end; ++begin)
        range.include({curve.points[begin].value, curve.points[begin].value});
    return range;
}

std::array<int, 128> rowTable(const ValueAxis& values)
{
    std::array<int, 128> rows {};
    for (std::size_t value = 0; value < rows.size(); ++value)
        rows[value] = values.rowOf(static_cast<double>(value));
    return rows;
}

} // namespace

Envelope envelopeOf(const StepCurve& curve,
                    const TimeColumns& columns,
                    const ValueAxis& values,
                    int left,
                    int right)
{
    const auto count = static_cast<std::size_t>(std::max(0, right - left));
    Envelope envelope {std::vector<int>(count, std::numeric_limits<int>::max()),
                       std::vector<int>(count, std::numeric_limits<int>::min())};
    if (curve.points.empty())
        return envelope;
    const std::array<int, 128> rows = rowTable(values);
    std::size_t next = firstFrom(curve.points, columns.timeOf(left));
    ValueRange held;
    if (next > 0)
        held = {curve.points[next - 1].value, curve.points[next - 1].value};
    std::size_t inLast = 0; // about as many as in the next column
    for (std::size_t i = 0; i < count; ++i) {
        const int column = left + static_cast<int>(i);
        if (columns.timeOf(column) >= curve.end)
            break;
        const std::size_t after
            = std::max(next, firstFrom(curve.points, next + inLast, columns.timeOf(column + 1)));
        ValueRange range = held;
        if (after > next) {
            range.include(rangeOf(curve, next, after));
            held = {curve.points[after - 1].value, curve.points[after - 1].value};
        }
        inLast = after - next;
        next = after;
        if (range.lowest > range.highest)
            continue;
        envelope.top[i] = rows[range.highest & 127U];
        envelope.bottom[i] = rows[range.lowest & 127U];
    }
    return envelope;
}

bool hasHandle(std::span<const music::ControllerPoint> points,
               std::size_t index,
               const TimeColumns& columns,
               double devicePixelRatio)
{
    const double nearest = metrics::kHandle * devicePixelRatio * columns.microsPerColumn;
    const auto isFar = [&](std::size_t a, std::size_t b) {
        return static_cast<double>((points[b].time - points[a].time).count()) >= nearest;
    };
    return (index == 0 || isFar(index - 1, index))
        && (index + 1 >= points.size() || isFar(index, index + 1));
}

} // namespace timbrel::ui
