// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/music/snap_grid.h"

#include <algorithm>
#include <cmath>

namespace timbrel::music {
namespace {

constexpr double kMostSwing = 0.75;
constexpr int kMostBeats = 1024;
constexpr int kMostParts = 96;

Microseconds nearest(double microseconds)
{
    return Microseconds {std::llround(microseconds)};
}

} // namespace

Microseconds Meter::timeOfBeat(double beat) const noexcept
{
    return nearest(beat * beatMicroseconds());
}

double Meter::beatAt(Microseconds time) const noexcept
{
    return static_cast<double>(time.count()) / beatMicroseconds();
}

BarPosition barPositionAt(const Meter& meter, Microseconds time) noexcept
{
    const Microseconds from = std::max(time, Microseconds {0});
    // a line is at a whole microsecond, a little before or after where it belongs
    const double ticks
        = (static_cast<double>(from.count()) + 0.5) / meter.beatMicroseconds() * kTicksPerBeat;
    const auto whole = static_cast<std::int64_t>(ticks);
    const std::int64_t beats = whole / kTicksPerBeat;
    return {beats / meter.beatsPerBar + 1,
            static_cast<int>(beats % meter.beatsPerBar) + 1,
            static_cast<int>(whole % kTicksPerBeat)};
}

Microseconds timeOf(const Meter& meter, const BarPosition& position) noexcept
{
    const double beats = static_cast<double>(position.bar - 1) * meter.beatsPerBar
        + (position.beat - 1) + static_cast<double>(position.tick) / kTicksPerBeat;
    return meter.timeOfBeat(beats);
}

SnapGrid::SnapGrid(const Meter& meter, GridStep step, double swing) noexcept
    : m_meter(meter)
    , m_gridStep {std::clamp(step.beats, 1, kMostBeats), std::clamp(step.parts, 1, kMostParts)}
    , m_stepMicroseconds(
          std::max(1.0, meter.beatMicroseconds() * m_gridStep.beats / m_gridStep.parts))
    , m_swing(std::clamp(swing, 0.5, kMostSwing))
{ }

Microseconds SnapGrid::line(std::int64_t number) const noexcept
{
    const bool isSecond = (number & 1) != 0;
    const double steps = static_cast<double>(number) + (isSecond ? 2.0 * m_swing - 1.0 : 0.0);
    return nearest(steps * m_stepMicroseconds);
}

std::int64_t SnapGrid::lineBefore(Microseconds time) const noexcept
{
    auto number = static_cast<std::int64_t>(
        std::floor(static_cast<double>(time.count()) / m_stepMicroseconds));
    while (line(number) > time)
        --number;
    while (line(number + 1) <= time)
        ++number;
    return number;
}

Microseconds SnapGrid::snapped(Microseconds time) const noexcept
{
    const Microseconds from = std::max(time, Microseconds {0});
    const std::int64_t before = lineBefore(from);
    const Microseconds earlier = line(before);
    const Microseconds later = line(before + 1);
    return from - earlier <= later - from ? earlier : later;
}

Microseconds SnapGrid::floored(Microseconds time) const noexcept
{
    return line(lineBefore(std::max(time, Microseconds {0})));
}

Microseconds SnapGrid::next(Microseconds time) const noexcept
{
    return line(lineBefore(std::max(time, Microseconds {-1})) + 1);
}

Microseconds SnapGrid::previous(Microseconds time) const noexcept
{
    const std::int64_t before = lineBefore(time - Microseconds {1});
    return std::max(line(before), Microseconds {0});
}

Microseconds SnapGrid::step() const noexcept
{
    return nearest(m_stepMicroseconds);
}

} // namespace timbrel::music
