// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/music/score.h"

#include <vector>

namespace timbrel::music {

/// What an edit takes from a lane and puts there. A point that is changed stands in both with one
/// id.
struct LaneEdit
{
    LaneKey lane;
    std::vector<ControllerPoint> removed; ///< in InScoreOrder, as they are in the score
    std::vector<ControllerPoint> added; ///< in InScoreOrder

    friend bool operator==(const LaneEdit&, const LaneEdit&) = default;
};

/// A change of a score as a value: it holds what changes and nothing else, whatever the score's
/// size. It belongs to the score that it was made from. A note that is changed stands in both lists
/// with one id. Threads: a value.
struct ScoreEdit
{
    std::vector<Note> removedNotes; ///< in InScoreOrder, as they are in the score
    std::vector<Note> addedNotes; ///< in InScoreOrder
    std::vector<LaneEdit> lanes; ///< by key, each once

    [[nodiscard]] bool isEmpty() const noexcept
    {
        return removedNotes.empty() && addedNotes.empty() && lanes.empty();
    }
    friend bool operator==(const ScoreEdit&, const ScoreEdit&) = default;
};

/// Costs what is changed and one move of what lies behind it. Lanes come to be with their first
/// point and go with their last. What is to be removed must be there: anything else is the caller's
/// error (asserted; in a release the item is passed over).
void apply(Score& score, const ScoreEdit& edit);

/// Takes the edit back.
[[nodiscard]] ScoreEdit inverted(ScoreEdit edit);

/// One edit that does what `first` and then `second` (made from the score after `first`) do.
[[nodiscard]] ScoreEdit combined(ScoreEdit first, const ScoreEdit& second);

/// Where an edit changes what is seen or heard.
struct LaneChange
{
    LaneKey lane;
    TimeRange
        range; ///< of the points that come, go or change; the values may differ until the next
    friend bool operator==(const LaneChange&, const LaneChange&) = default;
};
struct ScoreChange
{
    bool notesChanged = false;
    TimeRange notes; ///< of all notes that come, go or change, with their lengths
    std::vector<LaneChange> lanes; ///< by key

    friend bool operator==(const ScoreChange&, const ScoreChange&) = default;
};
[[nodiscard]] ScoreChange changeOf(const ScoreEdit& edit);
/// The smallest change that says both.
[[nodiscard]] ScoreChange united(ScoreChange a, const ScoreChange& b);

} // namespace timbrel::music
