// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/music/smooth_curve.h"

#include "core/music/curves.h"

#include <algorithm>
#include <cmath>

namespace timbrel::music {
namespace {

double secondsBetween(const ControllerPoint& a, const ControllerPoint& b)
{
    return std::chrono::duration<double>(b.time - a.time).count();
}

/// Values per second at each point: 0 at every turn, so that nothing overshoots.
std::vector<double> tangentsOf(std::span<const ControllerPoint> points)
{
    std::vector<double> tangents(points.size(), 0.0);
    for (std::size_t i = 1; i + 1 < points.size(); ++i) {
        const double before = secondsBetween(points[i - 1], points[i]);
        const double after = secondsBetween(points[i], points[i + 1]);
        const double rise = (points[i].value - points[i - 1].value) / before;
        const double riseAfter = (points[i + 1].value - points[i].value) / after;
        if (rise * riseAfter <= 0.0)
            continue;
        const double weight = (before + 2.0 * after) / (3.0 * (before + after));
        tangents[i] = rise * riseAfter / (weight * riseAfter + (1.0 - weight) * rise);
    }
    return tangents;
}

/// Cubic Hermite interpolation between two points.
double between(const ControllerPoint& a,
               const ControllerPoint& b,
               double tangentA,
               double tangentB,
               Microseconds time)
{
    const double length = secondsBetween(a, b);
    const double u = std::chrono::duration<double>(time - a.time).count() / length;
    const double v = 1.0 - u;
    return a.value * (1.0 + 2.0 * u) * v * v + b.value * u * u * (3.0 - 2.0 * u)
        + length * u * v * (tangentA * v - tangentB * u);
}

} // namespace

std::vector<ControllerPoint> smoothed(std::span<const ControllerPoint> points)
{
    std::vector<ControllerPoint> course(
        points.begin(), points.begin() + std::min<std::ptrdiff_t>(1, std::ssize(points)));
    const std::vector<double> tangents = tangentsOf(points);
    for (std::size_t i = 1; i < points.size(); ++i) {
        const ControllerPoint& a = points[i - 1];
        const ControllerPoint& b = points[i];
        const Microseconds ends[] = {a.time, b.time};
        const auto piece = sampledBetween(ends, [&](Microseconds time) {
            return between(a, b, tangents[i - 1], tangents[i], time);
        });
        for (const ControllerPoint& point : piece)
            if (point.time > a.time && point.time < b.time)
                course.push_back(point);
        course.push_back(b);
    }
    return course;
}

} // namespace timbrel::music
