// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/axes/pitch_axis.h"

#include <algorithm>
#include <cmath>

namespace timbrel::ui {
namespace {

constexpr int kTopNote = PitchAxis::kNotes - 1;

int roundedToInt(double value)
{
    return static_cast<int>(std::lround(value));
}

} // namespace

int PitchRows::top(int number) const noexcept
{
    return roundedToInt(static_cast<double>(kTopNote - number) * height) - first;
}

int PitchRows::numberAt(int row) const noexcept
{
    int number = kTopNote
        - static_cast<int>(std::floor((static_cast<double>(row + first) + 0.5) / height));
    // rows begin at rounded places: a neighbour may own this one
    if (number < kTopNote && row < top(number))
        ++number;
    else if (number > 0 && row >= bottom(number))
        --number;
    return std::clamp(number, 0, kTopNote);
}

double PitchAxis::yOf(int number) const noexcept
{
    return static_cast<double>(kTopNote - number) * rowHeight - offset;
}

int PitchAxis::numberAt(double y) const noexcept
{
    const double rowFromTop = std::floor((y + offset) / rowHeight);
    return std::clamp(kTopNote - static_cast<int>(rowFromTop), 0, kTopNote);
}

PitchAxis PitchAxis::held(double viewHeight) const noexcept
{
    const double room = contentHeight() - viewHeight;
    const double place = room <= 0.0 ? room / 2.0 : std::clamp(offset, 0.0, room);
    return {rowHeight, std::round(place)};
}

PitchAxis PitchAxis::scrolledBy(double pixels, double viewHeight) const noexcept
{
    return PitchAxis {rowHeight, offset + pixels}.held(viewHeight);
}

PitchAxis PitchAxis::zoomedAt(double y, double factor, double viewHeight) const noexcept
{
    // whole pixels, so that rows are equally high
    double height = std::round(rowHeight * factor);
    if (height == rowHeight && factor != 1.0)
        height += factor > 1.0 ? 1.0 : -1.0;
    height = std::clamp(height, kSmallest, kLargest);
    return PitchAxis {height, (y + offset) * height / rowHeight - y}.held(viewHeight);
}

PitchAxis PitchAxis::fitting(int lowest, int highest, double viewHeight) noexcept
{
    constexpr int kRoom = 3; // rows above and below
    const int rows = highest - lowest + 1 + 2 * kRoom;
    const double height = std::clamp(std::floor(viewHeight / rows), kSmallest, 18.0);
    const double centre
        = (static_cast<double>(kTopNote) + 0.5 - static_cast<double>(lowest + highest) / 2.0)
        * height;
    return PitchAxis {height, centre - viewHeight / 2.0}.held(viewHeight);
}

PitchRows PitchAxis::rows(double devicePixelRatio) const noexcept
{
    return {rowHeight * devicePixelRatio, roundedToInt(offset * devicePixelRatio)};
}

} // namespace timbrel::ui
