// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/music/curves.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace timbrel::music {
namespace {

constexpr double kBend = 4.0; // of Exponential and Logarithmic

double shapeAt(const Curve& curve, double u)
{
    switch (curve.shape) {
    case CurveShape::Linear:
        return u;
    case CurveShape::EaseIn:
        return u * u;
    case CurveShape::EaseOut:
        return 1.0 - (1.0 - u) * (1.0 - u);
    case CurveShape::EaseInOut:
        return u * u * (3.0 - 2.0 * u);
    case CurveShape::Exponential:
        return std::expm1(kBend * u) / std::expm1(kBend);
    case CurveShape::Logarithmic:
        return std::log1p(std::expm1(kBend) * u) / kBend;
    case CurveShape::Sine:
        return (1.0 - std::cos(2.0 * std::numbers::pi * curve.cycles * u)) / 2.0;
    case CurveShape::Triangle: {
        const double place = curve.cycles * u - std::floor(curve.cycles * u);
        return place < 0.5 ? 2.0 * place : 2.0 - 2.0 * place;
    }
    }
    return u;
}

bool turns(CurveShape shape)
{
    return shape == CurveShape::Sine || shape == CurveShape::Triangle;
}

Curve inOrder(Curve curve)
{
    if (curve.end < curve.begin) {
        std::swap(curve.begin, curve.end);
        if (!turns(curve.shape))
            std::swap(curve.from, curve.to);
    }
    curve.begin = std::clamp(curve.begin, Microseconds {0}, kLatestTime);
    curve.end = std::clamp(curve.end, Microseconds {0}, kLatestTime);
    curve.from = std::clamp(curve.from, 0.0, double {kHighestMidiValue});
    curve.to = std::clamp(curve.to, 0.0, double {kHighestMidiValue});
    curve.cycles = std::clamp(curve.cycles, 1e-3, kMostCycles);
    return curve;
}

std::vector<Microseconds> turnsOf(const Curve& curve)
{
    std::vector<Microseconds> found {curve.begin};
    const auto length = static_cast<double>((curve.end - curve.begin).count());
    if (turns(curve.shape))
        for (int half = 1; half < 2.0 * curve.cycles; ++half)
            found.push_back(curve.begin
                            + Microseconds {std::llround(length * half / (2.0 * curve.cycles))});
    found.push_back(curve.end);
    return found;
}

std::uint8_t rounded(double value)
{
    return static_cast<std::uint8_t>(
        std::lround(std::clamp(value, 0.0, double {kHighestMidiValue})));
}

} // namespace

double curveValue(const Curve& curve, Microseconds time) noexcept
{
    const auto length = static_cast<double>((curve.end - curve.begin).count());
    if (length == 0.0)
        return curve.to;
    const double u
        = std::clamp(static_cast<double>((time - curve.begin).count()) / length, 0.0, 1.0);
    return curve.from + (curve.to - curve.from) * shapeAt(curve, u);
}

std::vector<ControllerPoint> sampled(const Curve& curve)
{
    const Curve ordered = inOrder(curve);
    if (ordered.begin == ordered.end)
        return {{ordered.begin, rounded(ordered.to), 0}};
    return sampledBetween(turnsOf(ordered),
                          [&](Microseconds time) { return curveValue(ordered, time); });
}

std::vector<ControllerPoint> sampledBetween(std::span<const Microseconds> turns,
                                            const std::function<double(Microseconds)>& value)
{
    std::vector<ControllerPoint> points;
    if (turns.empty())
        return points;
    points.push_back({turns.front(), rounded(value(turns.front())), 0});
    for (std::size_t piece = 1; piece < turns.size(); ++piece) {
        const std::uint8_t last = rounded(value(turns[piece]));
        Microseconds time = turns[piece - 1];
        while (time < turns[piece] && points.back().value != last) {
            const std::uint8_t now = points.back().value;
            // the first microsecond at which the value is another
            Microseconds late = turns[piece];
            while (late - time > Microseconds {1}) {
                const Microseconds middle = time + (late - time) / 2;
                (rounded(value(middle)) == now ? time : late) = middle;
            }
            time = late;
            points.push_back({time, rounded(value(time)), 0});
        }
    }
    return points;
}

} // namespace timbrel::music
