// SPDX-License-Identifier: GPL-3.0-or-later
// Any text is patterns or is refused: as one pattern, a set, a book, and rows of a data set. What
// is read is within its bounds and comes back from what is written of it.
#include "core/music/drum_rows.h"
#include "core/pattern/pattern_book.h"
#include "core/pattern/pattern_file.h"
#include "core/pattern/step_rows.h"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

using namespace timbrel;
using namespace timbrel::pattern;

namespace {

void require(bool isTrue)
{
    if (!isTrue)
        std::abort();
}

void checkEntry(const PatternEntry& entry, std::size_t rows)
{
    require(entry.pattern.shape().rows == rows && entry.pattern.shape().steps >= 1);
    require(entry.tempo >= kSlowestTempo && entry.tempo <= kFastestTempo);
    require(entry.swing >= 0.5F && entry.swing <= 0.75F);
    for (const music::PatternCell& cell : entry.pattern.cells()) {
        require(cell.velocity >= 0.0F && cell.velocity <= 1.0F);
        require(std::abs(cell.offset) <= 0.5F);
    }
}

void checkSet(const PatternSet& set)
{
    for (const PatternEntry& entry : set.entries)
        checkEntry(entry, set.rows.size());
    Warnings warnings;
    const auto copy = parsePatternSet(patternSetText(set), "copy.jsonl", &warnings);
    require(copy && warnings.empty() && *copy == set);
}

void checkPattern(std::string_view text)
{
    const auto pattern = parsePattern(text, "fuzz.json");
    if (!pattern)
        return;
    checkEntry(pattern->entry, pattern->rows.size());
    const auto copy = parsePattern(patternText(pattern->entry, pattern->rows), "copy.json");
    require(copy && *copy == *pattern);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const auto rows = music::standardDrumRows();
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    checkPattern(text);
    Warnings warnings;
    if (const auto set = parsePatternSet(text, "fuzz.jsonl", &warnings))
        checkSet(*set);
    require(warnings.size() <= kMaximumSetWarnings);
    if (const auto book = parsePatternBook(text, "fuzz.txt"))
        checkSet(*book);
    if (const auto set = parseStepRows(text, "fuzz.jsonl", rows))
        checkSet(*set);
    return 0;
}
