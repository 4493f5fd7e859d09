// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pattern/pattern_set.h"

#include "core/base/digest.h"
#include "core/base/random.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

namespace timbrel::pattern {
namespace {

/// All entries that were read from one file.
struct Source
{
    std::string label; ///< that of its first entry by name
    std::string firstName;
    std::vector<std::size_t> entries;
    SplitPart part = SplitPart::Undecided;
};
/// By file; what has none stands by its name.
using Sources = std::map<std::string, Source>;

Sources sourcesOf(const PatternSet& set)
{
    Sources sources;
    for (std::size_t i = 0; i < set.entries.size(); ++i) {
        const PatternEntry& entry = set.entries[i];
        Source& source = sources[entry.source.empty() ? "\n" + entry.name : entry.source];
        if (source.entries.empty() || entry.name < source.firstName) {
            source.firstName = entry.name;
            source.label = entry.label;
        }
        source.entries.push_back(i);
        if (source.part == SplitPart::Undecided)
            source.part = entry.part;
    }
    return sources;
}

/// Each label has chances of its own, so that another label more changes nothing of the rest.
std::uint64_t seedFor(std::uint64_t seed, const std::string& label)
{
    return std::stoull(sha256(std::to_string(seed) + "\n" + label).substr(0, 16), nullptr, 16);
}

/// Sends sources of one label to the test side until it has its share.
void choose(std::vector<Source*> sources, double testShare, Random random)
{
    double left = 0.0;
    for (const Source* source : sources)
        left += static_cast<double>(source->entries.size());
    double wanted = left * std::clamp(testShare, 0.0, 0.9);
    random.shuffle(sources);
    std::size_t toLearnFrom = sources.size();
    for (Source* source : sources) {
        const auto size = static_cast<double>(source->entries.size());
        const bool isTested = toLearnFrom > 1 && wanted >= size / 2.0 && wanted > 0.0;
        source->part = isTested ? SplitPart::Test : SplitPart::Train;
        wanted -= isTested ? size : 0.0;
        toLearnFrom -= isTested ? 1 : 0;
    }
}

void chooseByLabel(Sources& sources, double testShare, std::uint64_t seed)
{
    std::map<std::string, std::vector<Source*>> byLabel;
    for (auto& [file, source] : sources)
        byLabel[source.label].push_back(&source);
    for (const auto& [label, members] : byLabel)
        choose(members, testShare, Random(seedFor(seed, label)));
}

std::optional<std::size_t> rowFor(const music::DrumRow& row, std::span<const music::DrumRow> rows)
{
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (rows[i].id == row.id)
            return i;
    return row.notes.empty() ? std::nullopt : music::drumRowOf(rows, row.notes.front());
}

} // namespace

std::vector<std::string> PatternSet::labels() const
{
    std::vector<std::string> labels;
    for (const PatternEntry& entry : entries)
        if (!entry.label.empty())
            labels.push_back(entry.label);
    std::sort(labels.begin(), labels.end());
    labels.erase(std::unique(labels.begin(), labels.end()), labels.end());
    return labels;
}

PatternSplit splitBySource(const PatternSet& set, double testShare, std::uint64_t seed)
{
    Sources sources = sourcesOf(set);
    const bool isDecided
        = std::any_of(set.entries.begin(), set.entries.end(), [](const PatternEntry& entry) {
              return entry.part == SplitPart::Test;
          });
    if (!isDecided)
        chooseByLabel(sources, testShare, seed);
    PatternSplit split;
    for (const auto& [file, source] : sources)
        for (const std::size_t i : source.entries) {
            const SplitPart own = isDecided ? set.entries[i].part : SplitPart::Undecided;
            const SplitPart part = own == SplitPart::Undecided ? source.part : own;
            (part == SplitPart::Test ? split.test : split.train).push_back(i);
        }
    std::sort(split.train.begin(), split.train.end());
    std::sort(split.test.begin(), split.test.end());
    return split;
}

music::Pattern withRows(const music::Pattern& pattern,
                        std::span<const music::DrumRow> from,
                        std::span<const music::DrumRow> to,
                        std::size_t* lostOnsets)
{
    music::PatternShape shape = pattern.shape();
    const std::size_t rows = std::min(shape.rows, from.size());
    shape.rows = to.size();
    music::Pattern copy(shape);
    std::size_t lost = 0;
    for (std::size_t row = 0; row < rows; ++row) {
        const auto place = rowFor(from[row], to);
        for (std::size_t step = 0; step < shape.steps; ++step) {
            const music::PatternCell& cell = pattern.at(row, step);
            if (!cell.isOnset())
                continue;
            if (place && cell.velocity > copy.at(*place, step).velocity)
                copy.set(*place, step, cell);
            lost += place ? 0 : 1;
        }
    }
    if (lostOnsets != nullptr)
        *lostOnsets += lost;
    return copy;
}

} // namespace timbrel::pattern
