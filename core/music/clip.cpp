// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/music/clip.h"

#include "core/music/edit_parts.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>
#include <iterator>

namespace timbrel::music {
namespace {

constexpr std::string_view kTitle = "timbrel-clip 1";

/// Gives a clip's items ids and puts them in order.
Clip finished(Clip clip)
{
    const auto given = clip;
    clip.score = {};
    apply(clip.score, addNotes(clip.score, given.score.notes));
    for (const ControllerLane& lane : given.score.lanes)
        apply(clip.score, replaceRange(clip.score, lane.key(), kAllTime, lane.points));
    clip.length
        = std::max(clip.length,
                   endOf(clip.score)
                       + (clip.isRange || clip.score.lanes.empty() ? Microseconds {0} : kInstant));
    return clip;
}

Microseconds firstTime(const Clip& clip)
{
    Microseconds first = kLatestTime;
    for (const Note& note : clip.score.notes)
        first = std::min(first, note.onset);
    for (const ControllerLane& lane : clip.score.lanes)
        for (const ControllerPoint& point : lane.points)
            first = std::min(first, point.time);
    return first;
}

void moveBy(Clip& clip, Microseconds by)
{
    for (Note& note : clip.score.notes)
        note.onset += by;
    for (ControllerLane& lane : clip.score.lanes)
        for (ControllerPoint& point : lane.points)
            point.time += by;
}

/// Where a lane of a clip takes the place of what is there.
TimeRange placeOf(const Clip& clip, const ControllerLane& lane, Microseconds at)
{
    if (clip.isRange)
        return {at, at + std::max(clip.length, lane.points.back().time + kInstant)};
    return {at + lane.points.front().time, at + lane.points.back().time + kInstant};
}

} // namespace

Clip copied(const Score& score, NoteIndices notes, std::span<const LanePoints> points)
{
    Clip clip;
    for (const NoteIndex index : notes)
        clip.score.notes.push_back(score.notes[index]);
    for (const LanePoints& some : points) {
        const auto all = pointsOf(score, some.lane);
        ControllerLane lane {some.lane.controller, some.lane.channel, {}};
        for (const PointIndex index : some.points)
            lane.points.push_back(all[index]);
        std::sort(lane.points.begin(), lane.points.end(), InScoreOrder());
        if (!lane.points.empty())
            clip.score.lanes.push_back(std::move(lane));
    }
    moveBy(clip, -firstTime(clip));
    return finished(std::move(clip));
}

Clip copiedRange(const Score& score, TimeRange range, std::span<const LaneKey> lanes)
{
    Clip clip;
    clip.isRange = true;
    clip.length = heldTime(range.length());
    for (const NoteIndex index : notesIn(score, range))
        clip.score.notes.push_back(score.notes[index]);
    for (const LaneKey key : lanes) {
        const auto all = pointsOf(score, key);
        const auto inside = within(all, range);
        ControllerLane lane {key.controller, key.channel, {inside.begin(), inside.end()}};
        const int holds = valueAt(all, range.begin, -1);
        if (holds >= 0 && (inside.empty() || inside.front().time > range.begin) && !range.isEmpty())
            lane.points.insert(lane.points.begin(),
                               {range.begin, static_cast<std::uint8_t>(holds), 0});
        if (!lane.points.empty())
            clip.score.lanes.push_back(std::move(lane));
    }
    moveBy(clip, -range.begin);
    return finished(std::move(clip));
}

ScoreEdit pasted(const Score& score, const Clip& clip, Microseconds at)
{
    Clip placed = clip;
    moveBy(placed, heldTime(at));
    ScoreEdit edit;
    ItemId next = score.nextId;
    addTo(edit, placed.score.notes, next);
    for (std::size_t i = 0; i < clip.score.lanes.size(); ++i) {
        ControllerLane& lane = placed.score.lanes[i];
        for (ControllerPoint& point : lane.points)
            point.id = 0;
        const TimeRange place = placeOf(clip, clip.score.lanes[i], heldTime(at));
        LaneEdit laneChange = laneEdit(
            lane.key(), within(pointsOf(score, lane.key()), place), std::move(lane.points), next);
        if (!laneChange.removed.empty() || !laneChange.added.empty())
            edit.lanes.push_back(std::move(laneChange));
    }
    return edit;
}

ScoreEdit deleted(const Score& score, NoteIndices notes, std::span<const LanePoints> points)
{
    ScoreEdit edit = deleteNotes(score, notes);
    for (const LanePoints& some : points) {
        ScoreEdit lane = deletePoints(score, some.lane, some.points);
        std::move(lane.lanes.begin(), lane.lanes.end(), std::back_inserter(edit.lanes));
    }
    std::sort(edit.lanes.begin(), edit.lanes.end(), [](const LaneEdit& a, const LaneEdit& b) {
        return a.lane < b.lane;
    });
    return edit;
}

std::string clipText(const Clip& clip)
{
    fmt::memory_buffer text;
    const auto out = std::back_inserter(text);
    fmt::format_to(out, "{}\nlength {} {}\n", kTitle, clip.length.count(), clip.isRange ? 1 : 0);
    for (const Note& note : clip.score.notes)
        fmt::format_to(out,
                       "note {} {} {} {} {} {}\n",
                       note.onset.count(),
                       note.length.count(),
                       note.channel,
                       note.number,
                       note.velocity,
                       note.releaseVelocity);
    for (const ControllerLane& lane : clip.score.lanes)
        for (const ControllerPoint& point : lane.points)
            fmt::format_to(out,
                           "point {} {} {} {}\n",
                           point.time.count(),
                           lane.channel,
                           lane.controller,
                           point.value);
    return fmt::to_string(text);
}

namespace {

/// A word and whole numbers of one line.
struct Line
{
    std::string_view word;
    std::array<std::int64_t, 6> numbers {};
    std::size_t count = 0;
};

std::optional<Line> parsed(std::string_view text)
{
    Line line;
    const std::size_t wordEnd = std::min(text.find(' '), text.size());
    line.word = text.substr(0, wordEnd);
    const char* at = text.data() + wordEnd;
    const char* const end = text.data() + text.size();
    while (at != end) {
        if (*at != ' ' || line.count == line.numbers.size())
            return std::nullopt;
        const auto [next, error] = std::from_chars(at + 1, end, line.numbers[line.count++]);
        if (error != std::errc())
            return std::nullopt;
        at = next;
    }
    return line;
}

bool isByte(std::int64_t number, std::int64_t highest = 127)
{
    return number >= 0 && number <= highest;
}

bool isTime(std::int64_t number)
{
    return isByte(number, kLatestTime.count());
}

bool take(const Line& line, Clip& clip)
{
    const auto& n = line.numbers;
    const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(n[i]); };
    if (line.word == "length" && line.count == 2 && isTime(n[0]) && isByte(n[1], 1)) {
        clip.length = Microseconds {n[0]};
        clip.isRange = n[1] == 1;
        return true;
    }
    if (line.word == "note" && line.count == 6 && isTime(n[0]) && n[1] > 0 && isTime(n[1])
        && isByte(n[2], 15) && isByte(n[3]) && n[4] > 0 && isByte(n[4]) && isByte(n[5])) {
        clip.score.notes.push_back(
            {Microseconds {n[0]}, Microseconds {n[1]}, byte(2), byte(3), byte(4), byte(5), 0});
        return true;
    }
    if (line.word == "point" && line.count == 4 && isTime(n[0]) && isByte(n[1], 15) && isByte(n[2])
        && isByte(n[3])) {
        auto& lanes = clip.score.lanes;
        if (lanes.empty() || lanes.back().key() != LaneKey {byte(2), byte(1)})
            lanes.push_back({byte(2), byte(1), {}});
        lanes.back().points.push_back({Microseconds {n[0]}, byte(3), 0});
        return true;
    }
    return false;
}

bool isClipInOrder(const Clip& clip)
{
    const auto& lanes = clip.score.lanes;
    for (std::size_t i = 1; i < lanes.size(); ++i)
        if (lanes[i].key() <= lanes[i - 1].key())
            return false;
    return std::all_of(lanes.begin(), lanes.end(), [](const ControllerLane& lane) {
        return std::is_sorted(lane.points.begin(),
                              lane.points.end(),
                              [](const auto& a, const auto& b) { return a.time < b.time; });
    });
}

} // namespace

std::optional<Clip> clipFromText(std::string_view text)
{
    Clip clip;
    bool hasTitle = false;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view one = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (!hasTitle) {
            if (one != kTitle)
                return std::nullopt;
            hasTitle = true;
            continue;
        }
        const auto line = parsed(one);
        if (!line || !take(*line, clip))
            return std::nullopt;
    }
    if (!hasTitle || !isClipInOrder(clip))
        return std::nullopt;
    return finished(std::move(clip));
}

} // namespace timbrel::music
