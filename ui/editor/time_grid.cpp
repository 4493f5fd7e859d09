// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/time_grid.h"

#include "ui/editor/pixels.h"

#include <algorithm>

namespace timbrel::ui {

double TimeGrid::microsPerBar() const noexcept
{
    return snap.meter().beatMicroseconds() * snap.meter().beatsPerBar;
}

std::int64_t TimeGrid::barStride(double microsPerPixel) const noexcept
{
    constexpr double kNearestBars = 24.0;
    std::int64_t stride = 1;
    while (microsPerBar() * static_cast<double>(stride) < kNearestBars * microsPerPixel)
        stride *= 2;
    return stride;
}

bool TimeGrid::hasBeats(double microsPerPixel) const noexcept
{
    return barStride(microsPerPixel) == 1
        && snap.meter().beatMicroseconds() >= kNearest * microsPerPixel;
}

bool TimeGrid::hasSteps(double microsPerPixel) const noexcept
{
    return showsSteps && hasBeats(microsPerPixel)
        && static_cast<double>(snap.step().count()) >= kNearest * microsPerPixel;
}

void TimeGrid::levels(const TimeColumns& columns,
                      double devicePixelRatio,
                      int left,
                      int right,
                      std::vector<GridLevel>& into) const
{
    into.assign(static_cast<std::size_t>(std::max(0, right - left)), GridLevel::None);
    const double perPixel = columns.microsPerColumn * devicePixelRatio;
    const int thickness = hairline(devicePixelRatio);
    const Microseconds begin = std::max(Microseconds(0), columns.timeOf(left - thickness));
    const auto draw = [&](GridLevel level, std::int64_t first, const auto& timeOf) {
        for (std::int64_t i = first;; ++i) {
            const int column = columns.columnOf(timeOf(i));
            if (column >= right)
                break;
            for (int x = std::max(left, column); x < std::min(right, column + thickness); ++x)
                into[static_cast<std::size_t>(x - left)] = level;
        }
    };
    const music::Meter& meter = snap.meter();
    if (hasSteps(perPixel))
        draw(GridLevel::Step, std::max<std::int64_t>(0, snap.lineBefore(begin)), [&](auto i) {
            return snap.line(i);
        });
    const auto firstBeat = static_cast<std::int64_t>(meter.beatAt(begin));
    if (hasBeats(perPixel))
        draw(GridLevel::Beat, firstBeat, [&](auto i) {
            return meter.timeOfBeat(static_cast<double>(i));
        });
    const std::int64_t stride = barStride(perPixel) * meter.beatsPerBar;
    draw(GridLevel::Bar, firstBeat / stride, [&](auto i) {
        return meter.timeOfBeat(static_cast<double>(i * stride));
    });
}

} // namespace timbrel::ui
