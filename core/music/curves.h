// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/music/score.h"

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace timbrel::music {

/// u runs from 0 to 1 between begin and end; s is how far the value is from `from` to `to`.
enum class CurveShape : std::uint8_t
{
    Linear, ///< s = u
    EaseIn, ///< s = u^2
    EaseOut, ///< s = 1 - (1 - u)^2
    EaseInOut, ///< s = 3 u^2 - 2 u^3
    Exponential, ///< s = (e^(4u) - 1) / (e^4 - 1)
    Logarithmic, ///< s = ln(1 + (e^4 - 1) u) / 4
    Sine, ///< s = (1 - cos(2 pi cycles u)) / 2: from, to, from, ...
    Triangle, ///< as Sine, in straight lines
};

/// A curve drawn into a lane. Threads: a value.
struct Curve
{
    CurveShape shape = CurveShape::Linear;
    Microseconds begin {};
    Microseconds end {};
    double from = 0.0; ///< controller value at the begin
    double to = 127.0; ///< at the end; of Sine and Triangle the turning point
    double cycles = 1.0; ///< of Sine and Triangle; above 0, at most kMostCycles
};
inline constexpr double kMostCycles = 10'000.0;

/// The curve's own value at a time, not rounded; outside begin and end their values.
[[nodiscard]] double curveValue(const Curve& curve, Microseconds time) noexcept;

/// The curve as the fewest points that are never further from it than half a value: at every whole
/// microsecond from begin to end, the value that holds is the curve's, rounded. The first point is
/// at begin. begin and end may be given in either order; if they are one, the point has the value
/// `to`. Values are held in 0-127. Ids are 0.
[[nodiscard]] std::vector<ControllerPoint> sampled(const Curve& curve);

/// The same for any function that only rises or only falls between neighbouring `turns` (ascending
/// times; the first is the begin, the last the end).
[[nodiscard]] std::vector<ControllerPoint>
sampledBetween(std::span<const Microseconds> turns,
               const std::function<double(Microseconds)>& value);

} // namespace timbrel::music
