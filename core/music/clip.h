// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/music/controller_edits.h"
#include "core/music/note_edits.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace timbrel::music {

/// What was copied: a score of its own whose times count from the beginning of the copy.
struct Clip
{
    Score score;
    Microseconds length {}; ///< of the range copied, or until the last end or point
    bool isRange = false; ///< a stretch of time, to be put over all that is there

    [[nodiscard]] bool isEmpty() const noexcept
    {
        return score.notes.empty() && score.lanes.empty();
    }
    friend bool operator==(const Clip&, const Clip&) = default;
};

struct LanePoints
{
    LaneKey lane;
    std::vector<PointIndex> points;
};
/// Notes and points; time 0 of the copy is the first of them.
[[nodiscard]] Clip
copied(const Score& score, NoteIndices notes, std::span<const LanePoints> points = {});
/// What a range of time holds: notes that begin there, and of each lane the points, the value that
/// holds at its begin among them.
[[nodiscard]] Clip copiedRange(const Score& score, TimeRange range, std::span<const LaneKey> lanes);

/// Notes are added; the points of each lane take the place of what is there, from the first to the
/// last of them or, if the clip is a range, for all its length.
[[nodiscard]] ScoreEdit pasted(const Score& score, const Clip& clip, Microseconds at);
/// Notes and points go.
[[nodiscard]] ScoreEdit
deleted(const Score& score, NoteIndices notes, std::span<const LanePoints> points);

/// As text: "timbrel-clip 1", then one item a line. Ids are not kept.
[[nodiscard]] std::string clipText(const Clip& clip);
/// Nothing where the text is not wholly a clip.
[[nodiscard]] std::optional<Clip> clipFromText(std::string_view text);

} // namespace timbrel::music
