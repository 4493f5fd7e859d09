// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/units.h"
#include "core/music/sequence.h"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace timbrel::music {

/// Names a note or a point for as long as its score lives, whatever is edited around it; 0: none
/// yet.
using ItemId = std::uint32_t;
using NoteIndex = std::size_t; ///< place in Score::notes; changes with every edit
using PointIndex = std::size_t; ///< place in ControllerLane::points; changes with every edit

/// From begin up to, but not including, end.
struct TimeRange
{
    Microseconds begin {};
    Microseconds end {};

    [[nodiscard]] constexpr bool isEmpty() const noexcept { return end <= begin; }
    [[nodiscard]] constexpr Microseconds length() const noexcept { return end - begin; }
    [[nodiscard]] constexpr bool contains(Microseconds time) const noexcept
    {
        return time >= begin && time < end;
    }
    [[nodiscard]] constexpr bool overlaps(TimeRange other) const noexcept
    {
        return begin < other.end && other.begin < end;
    }
    friend constexpr bool operator==(TimeRange, TimeRange) = default;
};

inline constexpr std::size_t kMidiChannels = 16;
inline constexpr std::size_t kMidiValues = 128; ///< of notes, velocities and controllers
inline constexpr std::uint8_t kHighestMidiValue = 127;
inline constexpr Microseconds kInstant {1}; ///< the shortest stretch of time
inline constexpr Microseconds kShortestNote {1};
/// No time of a score is later (285 years), so that sums of times cannot overflow.
inline constexpr Microseconds kLatestTime {std::int64_t {1} << 53};
inline constexpr TimeRange kAllTime {Microseconds {0}, kLatestTime + Microseconds {1}};

struct Note
{
    Microseconds onset {}; ///< 0 to kLatestTime
    Microseconds length {}; ///< at least kShortestNote
    std::uint8_t channel = 0; ///< 0-15
    std::uint8_t number = 0; ///< 0-127
    std::uint8_t velocity = 64; ///< 1-127
    std::uint8_t releaseVelocity = 64; ///< 0-127
    ItemId id = 0;

    [[nodiscard]] constexpr Microseconds end() const noexcept { return onset + length; }
    friend bool operator==(const Note&, const Note&) = default;
};

/// From here on the controller has this value.
struct ControllerPoint
{
    Microseconds time {}; ///< 0 to kLatestTime
    std::uint8_t value = 0; ///< 0-127
    ItemId id = 0;

    friend bool operator==(const ControllerPoint&, const ControllerPoint&) = default;
};

/// The orders of a score; no two items are equal in them.
struct InScoreOrder
{
    [[nodiscard]] bool operator()(const Note& a, const Note& b) const noexcept
    {
        if (a.onset != b.onset)
            return a.onset < b.onset;
        return a.number != b.number ? a.number < b.number : a.id < b.id;
    }
    [[nodiscard]] bool operator()(const ControllerPoint& a, const ControllerPoint& b) const noexcept
    {
        return a.time != b.time ? a.time < b.time : a.id < b.id;
    }
};

/// Names a lane of a score.
struct LaneKey
{
    std::uint8_t controller = 0; ///< 0-127
    std::uint8_t channel = 0; ///< 0-15
    friend constexpr auto operator<=>(const LaneKey&, const LaneKey&) = default;
};

/// One controller on one channel as a step function of time: a point's value holds until the next.
/// Points in InScoreOrder. Files may hold several points at one time, of which the last counts;
/// edits never make such.
struct ControllerLane
{
    std::uint8_t controller = 0;
    std::uint8_t channel = 0;
    std::vector<ControllerPoint> points; ///< never empty inside a score

    [[nodiscard]] LaneKey key() const noexcept { return {controller, channel}; }
    friend bool operator==(const ControllerLane&, const ControllerLane&) = default;
};

/// What a person edits: notes with lengths, lanes of points. A plain value; edits are made by the
/// functions of note_edits.h and controller_edits.h and applied by score_edit.h.
/// Threads: a value. Realtime-safe: no.
struct Score
{
    std::vector<Note> notes; ///< in InScoreOrder: by onset, then number
    std::vector<ControllerLane> lanes; ///< by key, each once
    ItemId nextId = 1; ///< above every id given so far; not a part of what the score says

    friend bool operator==(const Score& a, const Score& b)
    {
        return a.notes == b.notes && a.lanes == b.lanes;
    }
};

/// What could not be taken over as it was.
struct ScoreReading
{
    std::size_t hungNotes = 0; ///< had no end: they end with the last event
    std::size_t strayEnds = 0; ///< ends of notes that never began: left out
    std::size_t emptyNotes = 0; ///< ended when they began: they got kShortestNote
};

/// Pairs of note-on and note-off become notes; of several notes of one pitch and channel at once
/// the first ends first. Times below 0 move the whole score to begin at 0. Releases of velocity 0
/// stay so. `reading` may be null.
[[nodiscard]] Score scoreFrom(const Sequence& sequence, ScoreReading* reading = nullptr);

/// Events of one time: ends of notes, then controllers by lane, then beginnings by pitch.
/// scoreFrom(sequenceFrom(s)) is s but for ids, and for notes of one pitch that lie inside each
/// other, which exchange their ends.
[[nodiscard]] Sequence sequenceFrom(const Score& score);

/// Null if the score has no such lane.
[[nodiscard]] const ControllerLane* findLane(const Score& score, LaneKey key) noexcept;
/// The lane of this controller on the lowest channel.
[[nodiscard]] const ControllerLane* findController(const Score& score,
                                                   std::uint8_t controller) noexcept;

/// First index at or after a time (binary search).
[[nodiscard]] NoteIndex firstNoteAt(const Score& score, Microseconds time) noexcept;
[[nodiscard]] PointIndex firstPointAt(std::span<const ControllerPoint> points,
                                      Microseconds time) noexcept;

/// The value that holds at a time; `before` where no point is so early.
[[nodiscard]] int
valueAt(std::span<const ControllerPoint> points, Microseconds time, int before) noexcept;

/// End of the last note or time of the last point; 0 if there is nothing. O(notes).
[[nodiscard]] Microseconds endOf(const Score& score) noexcept;

/// Whether everything that this header says of a score is so (for tests and assertions). O(size).
[[nodiscard]] bool isValid(const Score& score);

} // namespace timbrel::music
