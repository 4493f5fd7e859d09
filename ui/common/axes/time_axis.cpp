// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/axes/time_axis.h"

#include <algorithm>
#include <cmath>

namespace timbrel::ui {
namespace {

/// Far beyond any screen, and far from overflow.
constexpr double kFarColumn = 1.0e9;

Microseconds rounded(double micros)
{
    return Microseconds(static_cast<std::int64_t>(std::llround(micros)));
}

double asDouble(Microseconds time)
{
    return static_cast<double>(time.count());
}

} // namespace

std::int64_t TimeColumns::absolute(Microseconds time) const noexcept
{
    return static_cast<std::int64_t>(std::floor(asDouble(time) / microsPerColumn));
}

int TimeColumns::columnOf(Microseconds time) const noexcept
{
    const double column = std::floor(asDouble(time) / microsPerColumn) - static_cast<double>(first);
    return static_cast<int>(std::clamp(column, -kFarColumn, kFarColumn));
}

Microseconds TimeColumns::timeOf(std::int64_t column) const noexcept
{
    const double micros = static_cast<double>(column + first) * microsPerColumn;
    auto time = Microseconds(static_cast<std::int64_t>(std::ceil(micros)));
    // the division in columnOf() may round the other way
    while (absolute(time) < column + first)
        ++time;
    while (absolute(time - Microseconds(1)) >= column + first)
        --time;
    return time;
}

double TimeAxis::xOf(Microseconds time) const noexcept
{
    return (asDouble(time) - origin) / microsPerPixel;
}

Microseconds TimeAxis::timeAt(double x) const noexcept
{
    return rounded(origin + x * microsPerPixel);
}

TimeAxis TimeAxis::scrolledBy(double pixels) const noexcept
{
    return {microsPerPixel, origin + pixels * microsPerPixel};
}

TimeAxis TimeAxis::zoomedAt(double x, double factor) const noexcept
{
    const double scale = std::clamp(microsPerPixel / factor, kFinest, kCoarsest);
    return {scale, origin + x * (microsPerPixel - scale)};
}

TimeAxis
TimeAxis::fitting(Microseconds begin, Microseconds end, double width, double margin) noexcept
{
    const double room = std::max(1.0, width - 2.0 * margin);
    const double length = std::max(1.0, asDouble(end - begin));
    const double scale = std::clamp(length / room, kFinest, kCoarsest);
    return {scale, asDouble(begin) - margin * scale};
}

TimeAxis TimeAxis::aligned(double devicePixelRatio) const noexcept
{
    const double perColumn = microsPerPixel / devicePixelRatio;
    return {microsPerPixel, std::round(origin / perColumn) * perColumn};
}

TimeColumns TimeAxis::columns(double devicePixelRatio) const noexcept
{
    const double perColumn = microsPerPixel / devicePixelRatio;
    return {perColumn, static_cast<std::int64_t>(std::llround(origin / perColumn))};
}

} // namespace timbrel::ui
