// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/json.h"
#include "core/base/result.h"
#include "core/learning/pad_position.h"
#include "core/realtime/realtime.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace timbrel::pattern {

/// Where the puck is at a time. Between two points it moves evenly.
struct PathPoint
{
    double beat = 0.0; ///< from the beginning of the path
    learning::PadPosition position;
    friend bool operator==(const PathPoint&, const PathPoint&) = default;
};

/// What the puck does where its path ends.
enum class PathEnd : std::uint8_t
{
    Loop, ///< it goes on to the first point within the path's length, and begins again
    BackAndForth,
    Stop
};

/// "loop", "back_and_forth", "stop": in files.
[[nodiscard]] std::string_view pathEndId(PathEnd end) noexcept;
[[nodiscard]] std::optional<PathEnd> pathEndOf(std::string_view id) noexcept;

/// A way over a pad that the puck travels in tempo: drawn by hand, or recorded as a gesture. Its
/// points lie in order of time, the first at beat 0, all within its length. A value; edits make a
/// new one. Threads: any. Realtime-safe: positionAt() alone.
class PuckPath
{
public:
    static constexpr std::size_t kMostPoints = 4096; ///< further ones are thinned out
    static constexpr double kShortest = 0.25; ///< beats
    static constexpr double kLongest = 1024.0;

    PuckPath() = default;
    /// Drawn: travelled evenly along its line (and back to its beginning, where it loops), over so
    /// many beats. What lies closer to a straight line than a few thousandths of the pad is left
    /// out.
    [[nodiscard]] static PuckPath
    drawn(std::span<const learning::PadPosition> line, double lengthBeats, PathEnd end);
    /// Recorded: as it came. Points before 0 or behind the length are left out, times that fall are
    /// held.
    [[nodiscard]] static PuckPath
    recorded(std::span<const PathPoint> points, double lengthBeats, PathEnd end);

    [[nodiscard]] const std::vector<PathPoint>& points() const noexcept { return m_points; }
    [[nodiscard]] bool isEmpty() const noexcept { return m_points.empty(); }
    [[nodiscard]] double lengthBeats() const noexcept { return m_length; }
    [[nodiscard]] PathEnd end() const noexcept { return m_end; }

    /// Of an empty path the middle. Any beat; one that is no number is 0.
    [[nodiscard]] learning::PadPosition positionAt(double beat) const noexcept TIMBREL_REALTIME;

    [[nodiscard]] PuckPath withPointMoved(std::size_t index, learning::PadPosition to) const;
    [[nodiscard]] PuckPath withoutPoint(std::size_t index) const;
    /// One more, where the path is at that beat.
    [[nodiscard]] PuckPath withPointAt(double beat) const;
    /// The same way, faster or slower.
    [[nodiscard]] PuckPath withLength(double beats) const;
    [[nodiscard]] PuckPath withEnd(PathEnd end) const;

    friend bool operator==(const PuckPath&, const PuckPath&) = default;

private:
    std::vector<PathPoint> m_points;
    double m_length = 16.0; ///< beats
    PathEnd m_end = PathEnd::Loop;
};

[[nodiscard]] Json toJson(const PuckPath& path);
/// Errors: FieldMissing, FieldInvalid (also: too many points, or out of order).
[[nodiscard]] Result<PuckPath> puckPathFromJson(const Json& json);

} // namespace timbrel::pattern
