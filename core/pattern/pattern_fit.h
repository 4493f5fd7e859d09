// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/pattern/pattern_set.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace timbrel::pattern {

/// Brings a pattern to another number of steps, so that all of a set are matrices of one size.
///
/// Steps of another length (triplets where the shape has sixteenths, and the other way round): each
/// onset goes to the nearest step, and how far it is off stays in its offset, so that it is played
/// where it was. Where two meet, the louder one stays.
///
/// Length: what is shorter is repeated from its beginning until it fills the shape; what is longer
/// is cut (an import has cut long ones in windows before).
///
/// A bar of another length than the shape's has no place in it: nothing is returned, unless the
/// whole of the shape is shorter than a bar.
[[nodiscard]] std::optional<music::Pattern> fitted(const music::Pattern& pattern,
                                                   const music::PatternShape& shape);

/// What became of a set in one shape.
struct FittedSet
{
    PatternSet set; ///< in their old order
    std::size_t otherMetre = 0; ///< left out: fitted() has no place for their bars
    std::size_t fills = 0; ///< left out, if asked to
    std::size_t nearEmpty = 0; ///< left out: fewer than kFewestOnsets
    std::size_t duplicates = 0; ///< left out: another of the same label has the same onsets
    std::size_t mergedOnsets = 0; ///< onsets that another on the same step has covered
};

/// Whom a training leaves out.
struct FitChoice
{
    bool withFills = true;
    bool withDuplicates = false;
    bool withNearEmpty = false;
};

/// rows of shape: those of the set.
[[nodiscard]] FittedSet
fitted(const PatternSet& set, music::PatternShape shape, const FitChoice& choice = {});

/// The shape that loses least: the commonest metre of the set, two bars of it, four steps a beat,
/// or three where most onsets are triplets.
[[nodiscard]] music::PatternShape proposedShape(const PatternSet& set, int bars = 2);

/// A pattern with fewer onsets teaches silence, and nothing else.
inline constexpr std::size_t kFewestOnsets = 5;

/// Onsets, steps and metre, as a key: two patterns with the same one are the same beat, however it
/// is played.
[[nodiscard]] std::string onsetKey(const music::Pattern& pattern);

/// A pattern that another one before it has, in onsets, steps and metre.
struct DuplicatePattern
{
    std::size_t entry = 0;
    std::size_t of = 0; ///< the first that has them
    friend bool operator==(const DuplicatePattern&, const DuplicatePattern&) = default;
};
[[nodiscard]] std::vector<DuplicatePattern> duplicatesIn(const PatternSet& set);
/// Entries with fewer than kFewestOnsets.
[[nodiscard]] std::vector<std::size_t> nearEmptyIn(const PatternSet& set);

} // namespace timbrel::pattern
