// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/music/thinning.h"

#include <algorithm>
#include <cstdlib>

namespace timbrel::music {
namespace {

/// Of points of one time only the last is ever heard.
std::vector<ControllerPoint> heard(std::span<const ControllerPoint> points)
{
    std::vector<ControllerPoint> kept;
    kept.reserve(points.size());
    for (const ControllerPoint& point : points) {
        if (!kept.empty() && kept.back().time == point.time)
            kept.back() = point;
        else
            kept.push_back(point);
    }
    return kept;
}

bool isNear(int a, int b, int maximumError)
{
    return std::abs(a - b) <= maximumError;
}

/// As many points from `begin` on, at most to `end`, as one value can stand for; that value is
/// written.
std::size_t reach(const std::vector<ControllerPoint>& points,
                  std::size_t begin,
                  std::size_t end,
                  int maximumError,
                  std::uint8_t& value)
{
    int lowest = points[begin].value;
    int highest = lowest;
    std::size_t at = begin + 1;
    for (; at < end; ++at) {
        const int low = std::min<int>(lowest, points[at].value);
        const int high = std::max<int>(highest, points[at].value);
        if (high - low > 2 * maximumError)
            break;
        lowest = low;
        highest = high;
    }
    value = static_cast<std::uint8_t>((lowest + highest) / 2);
    return at;
}

} // namespace

// Greedy from the left is optimal where a stretch may have any value: a solution with fewer points
// would have to reach further with one of them. The first stretch has the first value, and the last
// stretch the last; the last may begin anywhere from the first point on that is near the last value
// together with all behind it, so the rest only has to get there.
std::vector<ControllerPoint> thinned(std::span<const ControllerPoint> points, int maximumError)
{
    const std::vector<ControllerPoint> all = heard(points);
    const int error = std::max(maximumError, 0);
    if (all.empty())
        return {};
    const std::uint8_t first = all.front().value;
    const std::uint8_t last = all.back().value;
    std::size_t tail = all.size();
    while (tail > 0 && isNear(all[tail - 1].value, last, error))
        --tail;
    std::size_t next = 1;
    while (next < all.size() && isNear(all[next].value, first, error))
        ++next;

    std::vector<ControllerPoint> kept {all.front()};
    if (next == all.size() && first == last)
        return kept;
    while (next < tail) {
        kept.push_back(all[next]);
        next = reach(all, next, all.size(), error, kept.back().value);
    }
    if (kept.back().value != last) {
        kept.push_back(all[std::max<std::size_t>(tail, 1)]);
        kept.back().value = last;
    }
    return kept;
}

int largestDifference(std::span<const ControllerPoint> a, std::span<const ControllerPoint> b)
{
    int largest = 0;
    std::size_t inA = 0;
    std::size_t inB = 0;
    while (inA < a.size() || inB < b.size()) {
        const Microseconds now = inA == a.size() ? b[inB].time
            : inB == b.size()                    ? a[inA].time
                                                 : std::min(a[inA].time, b[inB].time);
        while (inA < a.size() && a[inA].time == now)
            ++inA;
        while (inB < b.size() && b[inB].time == now)
            ++inB;
        if (inA > 0 && inB > 0)
            largest = std::max(largest, std::abs(a[inA - 1].value - b[inB - 1].value));
    }
    return largest;
}

} // namespace timbrel::music
