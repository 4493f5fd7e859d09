// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/random.h"
#include "core/music/clip.h"
#include "core/music/controller_edits.h"
#include "core/music/note_edits.h"
#include "core/music/score.h"

#include <vector>

namespace timbrel::test {

/// A score as a file could hold it: overlaps, notes of one onset, points of one time.
inline music::Score randomScore(Random& random, std::size_t notes, std::size_t points)
{
    music::Score score;
    std::vector<music::Note> drawn;
    for (std::size_t i = 0; i < notes; ++i)
        drawn.push_back({Microseconds {static_cast<std::int64_t>(random.below(5000)) * 1000},
                         Microseconds {static_cast<std::int64_t>(random.below(900'000)) + 1},
                         static_cast<std::uint8_t>(random.below(2)),
                         static_cast<std::uint8_t>(random.below(128)),
                         static_cast<std::uint8_t>(random.below(127) + 1),
                         static_cast<std::uint8_t>(random.below(128)),
                         0});
    music::apply(score, music::addNotes(score, drawn));
    music::Sequence moves;
    for (std::size_t i = 0; i < points; ++i)
        moves.push_back({Microseconds {static_cast<std::int64_t>(random.below(5000)) * 1000},
                         music::EventKind::Controller,
                         static_cast<std::uint8_t>(random.below(2)),
                         static_cast<std::uint8_t>(random.below(3) * 7),
                         static_cast<std::uint8_t>(random.below(128))});
    music::sortByTime(moves);
    const music::Score lanes = music::scoreFrom(moves);
    score.lanes = lanes.lanes;
    for (music::ControllerLane& lane : score.lanes)
        for (music::ControllerPoint& point : lane.points)
            point.id += score.nextId;
    score.nextId += lanes.nextId;
    return score;
}

/// Some of 0 to count - 1, each once, in any order.
inline std::vector<std::size_t> randomIndices(Random& random, std::size_t count)
{
    std::vector<std::size_t> indices;
    const double share = random.uniform();
    for (std::size_t i = 0; i < count; ++i)
        if (random.chance(share))
            indices.push_back(i);
    random.shuffle(indices);
    return indices;
}

inline Microseconds randomTime(Random& random, std::int64_t from, std::int64_t to)
{
    return Microseconds {
        from + static_cast<std::int64_t>(random.below(static_cast<std::size_t>(to - from)))};
}

/// Any edit of notes, its arguments within and beyond what makes sense.
inline music::ScoreEdit randomNoteEdit(Random& random, const music::Score& score)
{
    using namespace music;
    const auto notes = randomIndices(random, score.notes.size());
    const Microseconds by = randomTime(random, -3'000'000, 3'000'000);
    const auto number = static_cast<int>(random.below(300)) - 150;
    const SnapGrid grid({90.0 + number / 10.0, 4},
                        {1, static_cast<int>(random.below(6)) + 1},
                        random.uniform(0.5, 0.75));
    switch (random.below(18)) {
    case 0: {
        const Note note {by, by, 17, 200, 0, 200, 77};
        return addNotes(score, std::span(&note, 1));
    }
    case 1:
        return deleteNotes(score, std::span(notes).first(notes.size() / 4));
    case 2:
        return moveNotes(score, notes, by, number);
    case 3:
        return duplicateNotes(score, std::span(notes).first(notes.size() / 4), by, number);
    case 4:
        return transposeNotes(score, notes, number);
    case 5:
        return transposeInScale(score, notes, number / 10, {2, 0b101010110101});
    case 6:
        return resizeNotes(score, notes, by, Microseconds {1000});
    case 7:
        return resizeNotesAtStart(score, notes, by, Microseconds {1000});
    case 8:
        return setNoteLengths(score, notes, by);
    case 9:
        return quantiseNotes(score, notes, grid, {random.uniform(), random.chance(0.5)});
    case 10:
        return setVelocities(score, notes, number);
    case 11:
        return changeVelocities(score, notes, number);
    case 12:
        return scaleVelocities(score, notes, random.uniform(-1.0, 3.0));
    case 13:
        return rampVelocities(score, notes, {by, number}, {-by, -number});
    case 14:
        return joinNotes(score, notes);
    case 15:
        return splitNotes(score, notes, by);
    case 16:
        return trimOverlaps(score, notes);
    default:
        return setNoteChannel(score, notes, number);
    }
}

inline music::ScoreEdit randomLaneEdit(Random& random, const music::Score& score)
{
    using namespace music;
    const LaneKey lane {static_cast<std::uint8_t>(random.below(3) * 7),
                        static_cast<std::uint8_t>(random.below(2))};
    const ControllerLane* const found = findLane(score, lane);
    const auto points = randomIndices(random, found != nullptr ? found->points.size() : 0);
    const Microseconds a = randomTime(random, -1'000'000, 6'000'000);
    const Microseconds b = a + randomTime(random, -900'000, 900'000);
    const auto number = static_cast<int>(random.below(300)) - 150;
    switch (random.below(12)) {
    case 0:
        return drawWithPencil(
            score, lane, {a, random.uniform(-20, 150)}, {b, random.uniform(-20, 150)});
    case 1:
        return drawCurve(score,
                         lane,
                         {static_cast<CurveShape>(random.below(8)),
                          a,
                          b,
                          random.uniform(0, 127),
                          random.uniform(0, 127),
                          random.uniform(0.5, 6.0)});
    case 2:
        return setPoint(score, lane, a, number);
    case 3:
        return deletePoints(score, lane, std::span(points).first(points.size() / 3));
    case 4:
        return deleteRange(score, lane, {std::min(a, b), std::max(a, b)});
    case 5:
        return movePoints(score, lane, points, b - a, number);
    case 6:
        return setPointValues(score, lane, points, number);
    case 7:
        return scalePointValues(score, lane, points, random.uniform(-1.0, 3.0), number);
    case 8:
        return quantisePoints(score, lane, points, SnapGrid({120.0, 4}, {1, 3}));
    case 9:
        return thinLane(score, lane, {std::min(a, b), std::max(a, b)}, number / 20);
    case 10:
        return smoothLane(score, lane, {std::min(a, b), std::max(a, b)});
    default:
        return moveLane(score, lane, {static_cast<std::uint8_t>(random.below(3) * 7), 1});
    }
}

inline music::ScoreEdit randomClipEdit(Random& random, const music::Score& score)
{
    using namespace music;
    const Microseconds a = randomTime(random, 0, 5'000'000);
    const Microseconds b = a + randomTime(random, 0, 900'000);
    std::vector<LaneKey> keys;
    std::vector<LanePoints> points;
    for (const ControllerLane& lane : score.lanes) {
        keys.push_back(lane.key());
        points.push_back({lane.key(), pointsIn(score, lane.key(), {a, b}, 10, 100)});
    }
    const Clip clip = random.chance(0.5) ? copiedRange(score, {a, b}, keys)
                                         : copied(score, notesIn(score, {a, b}), points);
    if (random.chance(0.3))
        return deleted(score, notesIn(score, {a, b}), points);
    return pasted(score, clip, randomTime(random, -1'000'000, 5'000'000));
}

inline music::ScoreEdit randomEdit(Random& random, const music::Score& score)
{
    const std::size_t kind = random.below(10);
    return kind < 5 ? randomNoteEdit(random, score)
        : kind < 9  ? randomLaneEdit(random, score)
                    : randomClipEdit(random, score);
}

} // namespace timbrel::test
