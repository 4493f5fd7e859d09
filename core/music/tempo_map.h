// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/units.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace timbrel::music {

/// What a tick means: a part of a quarter note (its length follows the tempo) or a part of a video
/// frame (its length is fixed). Source: Standard MIDI Files 1.0, header chunk, <division>.
/// Threads: a value. Realtime-safe: yes.
class Division
{
public:
    /// 480 ticks a quarter note.
    constexpr Division() noexcept = default;
    /// ticksPerQuarter: 1-32767; nothing outside.
    [[nodiscard]] static std::optional<Division> musical(int ticksPerQuarter) noexcept;
    /// framesPerSecond: above 0 (24, 25, 29 and 30 are legal; 29 means 30000/1001 frames a second,
    /// drop-frame); ticksPerFrame: 1-255; nothing outside.
    [[nodiscard]] static std::optional<Division> smpte(int framesPerSecond,
                                                       int ticksPerFrame) noexcept;

    [[nodiscard]] constexpr bool isMusical() const noexcept { return m_framesPerSecond == 0; }
    /// 0 where the division is not musical.
    [[nodiscard]] constexpr int ticksPerQuarter() const noexcept
    {
        return isMusical() ? m_ticks : 0;
    }
    /// 0 where the division is musical.
    [[nodiscard]] constexpr int framesPerSecond() const noexcept { return m_framesPerSecond; }
    [[nodiscard]] constexpr int ticksPerFrame() const noexcept { return isMusical() ? 0 : m_ticks; }

    /// One tick lasts numerator / denominator microseconds, exactly.
    struct TickLength
    {
        std::uint64_t numerator = 0;
        std::uint64_t denominator = 1;
    };
    [[nodiscard]] TickLength tickLength(std::uint32_t microsecondsPerQuarter) const noexcept;

    friend constexpr bool operator==(const Division&, const Division&) = default;

private:
    constexpr Division(int framesPerSecond, int ticks) noexcept
        : m_framesPerSecond(framesPerSecond)
        , m_ticks(ticks)
    { }
    int m_framesPerSecond = 0; ///< 0: musical
    int m_ticks = 480; ///< per quarter or per frame
};

/// From this tick on a quarter note lasts this long.
struct TempoChange
{
    std::int64_t tick = 0;
    std::uint32_t microsecondsPerQuarter = 500'000;

    friend bool operator==(const TempoChange&, const TempoChange&) = default;
};

/// Ticks to microseconds and back. The arithmetic is exact (whole numbers and a remainder), so
/// nothing drifts however long the music is; only the result is rounded down to a whole
/// microsecond, as the original program does when it imports. Threads: a value, immutable.
/// Realtime-safe: timeAt, tickAt and tempoAt are.
class TempoMap
{
public:
    static constexpr std::uint32_t kDefaultTempo
        = 500'000; ///< microseconds a quarter: 120 a minute
    /// Later times (285 years) are held at this one, so that sums of times cannot overflow.
    static constexpr Microseconds kLatest {std::int64_t {1} << 53};

    TempoMap()
        : TempoMap(Division {}, {})
    { }
    /// Changes in any order; the last of several on one tick counts; tempo 0 and ticks below 0 are
    /// passed over. Without a change at tick 0 the music starts at kDefaultTempo. A division in
    /// frames knows no tempo: the changes are kept but have no effect.
    explicit TempoMap(Division division, std::vector<TempoChange> changes = {});

    /// 0 for ticks below 0.
    [[nodiscard]] Microseconds timeAt(std::int64_t tick) const noexcept;
    /// The tick whose time is nearest, the earlier one of two; 0 for times below 0.
    [[nodiscard]] std::int64_t tickAt(Microseconds time) const noexcept;
    /// Microseconds a quarter note.
    [[nodiscard]] std::uint32_t tempoAt(std::int64_t tick) const noexcept;

    [[nodiscard]] const Division& division() const noexcept { return m_division; }
    /// Ascending, one a tick, none that repeats the tempo before it.
    [[nodiscard]] const std::vector<TempoChange>& changes() const noexcept { return m_changes; }

private:
    /// A stretch of one tempo. Its start is at microseconds + remainder / denominator, exactly.
    struct Segment
    {
        std::int64_t tick = 0;
        std::int64_t microseconds = 0;
        std::uint64_t remainder = 0;
        Division::TickLength tickLength;
        std::uint32_t tempo = kDefaultTempo;
    };
    struct Moment
    {
        std::int64_t microseconds = 0;
        std::uint64_t remainder = 0;
    };
    [[nodiscard]] static Moment momentAt(const Segment& segment, std::int64_t tick) noexcept;
    [[nodiscard]] const Segment& segmentOf(std::int64_t tick) const noexcept;
    void addSegment(const TempoChange& change);

    Division m_division;
    std::vector<TempoChange> m_changes;
    std::vector<Segment> m_segments; ///< never empty; the first starts at tick 0
};

} // namespace timbrel::music
