// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/units.h"

#include <cstdint>

namespace timbrel::music {

/// Tempo and bar of an example: one of each, from time 0 on. Lines are computed from their number,
/// so that nothing drifts. Threads: a value.
struct Meter
{
    double beatsPerMinute = 120.0; ///< 10-1000
    int beatsPerBar = 4; ///< 1-64

    [[nodiscard]] double beatMicroseconds() const noexcept { return 60e6 / beatsPerMinute; }
    /// To the nearest microsecond; beats may be below 0.
    [[nodiscard]] Microseconds timeOfBeat(double beat) const noexcept;
    [[nodiscard]] double beatAt(Microseconds time) const noexcept;
    friend bool operator==(const Meter&, const Meter&) = default;
};

inline constexpr double kSlowestTempo = 10.0;
inline constexpr double kFastestTempo = 1000.0;
inline constexpr int kTicksPerBeat = 480; ///< as people know them from sequencers

/// A time as a musician reads it, counted from 1; tick from 0.
struct BarPosition
{
    std::int64_t bar = 1;
    int beat = 1;
    int tick = 0; ///< 0 to kTicksPerBeat - 1
    friend bool operator==(const BarPosition&, const BarPosition&) = default;
};
/// Rounded down to the tick; times below 0 read as 0.
[[nodiscard]] BarPosition barPositionAt(const Meter& meter, Microseconds time) noexcept;
[[nodiscard]] Microseconds timeOf(const Meter& meter, const BarPosition& position) noexcept;

/// How far apart the lines of a grid are: `beats` / `parts` of a beat. Triplets are thirds:
/// {1, 3} are triplets of eighths, {2, 3} of quarters, {1, 6} of sixteenths.
struct GridStep
{
    int beats = 1; ///< 1-1024; a bar is beatsPerBar of them
    int parts = 4; ///< 1-96
    [[nodiscard]] bool isTriplet() const noexcept { return parts % 3 == 0; }
    friend constexpr bool operator==(GridStep, GridStep) = default;
};

/// The lines that notes and points are drawn to. Threads: a value.
class SnapGrid
{
public:
    /// swing: where the second line of each pair lies between its neighbours: 0.5 even, 2/3 as a
    /// triplet, at most 0.75.
    explicit SnapGrid(const Meter& meter = {}, GridStep step = {}, double swing = 0.5) noexcept;

    /// The time of a line, to the nearest microsecond.
    [[nodiscard]] Microseconds line(std::int64_t number) const noexcept;
    /// The last line at or before a time.
    [[nodiscard]] std::int64_t lineBefore(Microseconds time) const noexcept;
    /// The nearest line, the earlier of two; never below 0.
    [[nodiscard]] Microseconds snapped(Microseconds time) const noexcept;
    /// The line at or before; never below 0.
    [[nodiscard]] Microseconds floored(Microseconds time) const noexcept;
    /// The first line after, the last line before: for steps by key. Never below 0.
    [[nodiscard]] Microseconds next(Microseconds time) const noexcept;
    [[nodiscard]] Microseconds previous(Microseconds time) const noexcept;
    /// Even distance of lines, at least a microsecond.
    [[nodiscard]] Microseconds step() const noexcept;

    [[nodiscard]] const Meter& meter() const noexcept { return m_meter; }
    [[nodiscard]] GridStep gridStep() const noexcept { return m_gridStep; }
    friend bool operator==(const SnapGrid&, const SnapGrid&) = default;

private:
    Meter m_meter;
    GridStep m_gridStep;
    double m_stepMicroseconds;
    double m_swing;
};

} // namespace timbrel::music
