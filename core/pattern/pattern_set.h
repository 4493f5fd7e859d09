// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/music/drum_rows.h"
#include "core/music/pattern.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace timbrel::pattern {

/// On which side of a training a pattern stands, where its source says so itself.
enum class SplitPart : std::uint8_t
{
    Undecided,
    Train,
    Test
};

/// One pattern and what is known of it. A value. Threads: any. Realtime-safe: no.
struct PatternEntry
{
    music::Pattern pattern; ///< a row of it for each row of the set that it belongs to
    std::string name; ///< for people
    std::string label; ///< genre, or whatever a person sorts by; empty: none
    /// The file that it was read from, as the import named it. Patterns of one source are cut from
    /// one performance and must not stand on both sides of a split. Empty: made here.
    std::string source;
    double tempo = 120.0; ///< beats a minute; kSlowestTempo to kFastestTempo
    float swing = 0.5F; ///< where the off-beat step lies in its pair, 0.5 to 0.75
    bool isFill = false;
    SplitPart part = SplitPart::Undecided;
    friend bool operator==(const PatternEntry&, const PatternEntry&) = default;
};
inline constexpr double kSlowestTempo = 20.0;
inline constexpr double kFastestTempo = 999.0;

/// Patterns to be taught, all of the same rows, not yet of the same shape. A value. Threads: any.
/// Realtime-safe: no.
struct PatternSet
{
    std::vector<music::DrumRow> rows = music::standardDrumRows();
    std::vector<PatternEntry> entries;

    /// Every label once, by name; those without one are not among them.
    [[nodiscard]] std::vector<std::string> labels() const;
    friend bool operator==(const PatternSet&, const PatternSet&) = default;
};

/// Places in PatternSet::entries, ascending.
struct PatternSplit
{
    std::vector<std::size_t> train;
    std::vector<std::size_t> test;
};

/// Divides by source, never within one: of each label every source goes to one side, so that the
/// test side has about `testShare` of the label's patterns (0 to 0.9), always leaving at least one
/// source to learn from. Entries that say their part themselves have it, with all of their source.
/// Where any do, the others of sources that do not say it are learnt from. The same seed divides
/// the same set the same way, whatever order its entries have.
[[nodiscard]] PatternSplit
splitBySource(const PatternSet& set, double testShare, std::uint64_t seed);

/// A row for row copy in another set of rows: by id, else by what drumRowOf says of the row's first
/// note. Rows that have no place are left out; `lostOnsets`, if not null, is added to.
[[nodiscard]] music::Pattern withRows(const music::Pattern& pattern,
                                      std::span<const music::DrumRow> from,
                                      std::span<const music::DrumRow> to,
                                      std::size_t* lostOnsets = nullptr);

} // namespace timbrel::pattern
