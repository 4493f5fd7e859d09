// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pattern/pattern_fit.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <unordered_map>

namespace timbrel::pattern {
namespace {

using music::Pattern;
using music::PatternCell;
using music::PatternShape;

/// Puts an onset into a cell that may have one already: the louder stays. True: one was lost.
bool lay(Pattern& pattern, std::size_t row, std::size_t step, const PatternCell& cell)
{
    const PatternCell& there = pattern.at(row, step);
    const bool isTaken = there.isOnset();
    if (cell.velocity > there.velocity)
        pattern.set(row, step, cell);
    return isTaken;
}

/// The same music on steps of another length; as long as before, to a whole step.
Pattern withStepsPerBeat(const Pattern& pattern, int stepsPerBeat, std::size_t& merged)
{
    const PatternShape& from = pattern.shape();
    PatternShape to = from;
    to.stepsPerBeat = stepsPerBeat;
    const double ratio = static_cast<double>(stepsPerBeat) / from.stepsPerBeat;
    to.steps = std::max<std::size_t>(
        static_cast<std::size_t>(std::lround(static_cast<double>(from.steps) * ratio)), 1);
    Pattern changed(to);
    for (std::size_t row = 0; row < from.rows; ++row)
        for (std::size_t step = 0; step < from.steps; ++step) {
            const PatternCell& cell = pattern.at(row, step);
            if (!cell.isOnset())
                continue;
            const double place = (static_cast<double>(step) + double {cell.offset}) * ratio;
            // what lies in the middle leads to the next step, as a grace note does
            const double nearest = std::floor(place + 0.5);
            const auto at = static_cast<std::int64_t>(nearest);
            const auto steps = static_cast<std::int64_t>(to.steps);
            const auto inPattern = static_cast<std::size_t>((at % steps + steps) % steps);
            merged += lay(changed,
                          row,
                          inPattern,
                          {cell.velocity, static_cast<float>(place - nearest)})
                ? 1
                : 0;
        }
    return changed;
}

/// Repeated from the beginning, or cut.
Pattern withSteps(const Pattern& pattern, const PatternShape& shape)
{
    Pattern changed(shape);
    const std::size_t steps = pattern.shape().steps;
    for (std::size_t row = 0; row < shape.rows; ++row)
        for (std::size_t step = 0; step < shape.steps; ++step)
            changed.set(row, step, pattern.at(row, step % steps));
    return changed;
}

bool haveRoomForEachOther(int a, int b)
{
    return a > 0 && b > 0 && (a % b == 0 || b % a == 0);
}

std::optional<Pattern>
fittedCounting(const Pattern& pattern, const PatternShape& shape, std::size_t& merged)
{
    const PatternShape& from = pattern.shape();
    const bool isPart = shape.steps < shape.stepsPerBar();
    if (from.steps == 0 || from.stepsPerBeat <= 0 || shape.stepsPerBeat <= 0
        || from.rows != shape.rows
        || (!isPart && !haveRoomForEachOther(from.beatsPerBar, shape.beatsPerBar)))
        return std::nullopt;
    if (from.stepsPerBeat == shape.stepsPerBeat)
        return withSteps(pattern, shape);
    return withSteps(withStepsPerBeat(pattern, shape.stepsPerBeat, merged), shape);
}

} // namespace

std::string onsetKey(const Pattern& pattern)
{
    const PatternShape& shape = pattern.shape();
    std::string key = std::to_string(shape.steps) + " " + std::to_string(shape.stepsPerBeat) + " "
        + std::to_string(shape.beatsPerBar) + " ";
    unsigned bits = 1; // the first one says where they end
    for (const PatternCell& cell : pattern.cells()) {
        bits = bits * 2 + (cell.isOnset() ? 1 : 0);
        if (bits > 0xFF) {
            key += static_cast<char>(bits & 0xFFU);
            bits = 1;
        }
    }
    return key + static_cast<char>(bits);
}

std::optional<Pattern> fitted(const Pattern& pattern, const PatternShape& shape)
{
    std::size_t merged = 0;
    return fittedCounting(pattern, shape, merged);
}

FittedSet fitted(const PatternSet& set, PatternShape shape, const FitChoice& choice)
{
    shape.rows = set.rows.size();
    FittedSet result;
    result.set.rows = set.rows;
    std::unordered_map<std::string, std::size_t> known;
    for (const PatternEntry& entry : set.entries) {
        if (entry.isFill && !choice.withFills) {
            ++result.fills;
            continue;
        }
        auto pattern = fittedCounting(entry.pattern, shape, result.mergedOnsets);
        if (!pattern) {
            ++result.otherMetre;
            continue;
        }
        if (!choice.withNearEmpty && pattern->onsetCount() < kFewestOnsets) {
            ++result.nearEmpty;
            continue;
        }
        if (!choice.withDuplicates && !known.emplace(onsetKey(*pattern) + entry.label, 0).second) {
            ++result.duplicates;
            continue;
        }
        result.set.entries.push_back(entry);
        result.set.entries.back().pattern = std::move(*pattern);
    }
    return result;
}

PatternShape proposedShape(const PatternSet& set, int bars)
{
    std::map<int, std::size_t> metres;
    std::size_t inThrees = 0;
    std::size_t onsets = 0;
    for (const PatternEntry& entry : set.entries) {
        const PatternShape& shape = entry.pattern.shape();
        ++metres[shape.beatsPerBar];
        const std::size_t count = entry.pattern.onsetCount();
        onsets += count;
        inThrees += shape.stepsPerBeat % 3 == 0 ? count : 0;
    }
    PatternShape shape;
    shape.rows = set.rows.size();
    const auto most
        = std::max_element(metres.begin(), metres.end(), [](const auto& a, const auto& b) {
              return a.second < b.second;
          });
    if (most != metres.end())
        shape.beatsPerBar = most->first;
    // a set in two is played in bars of four as well, and what is in four then finds its place
    if (shape.beatsPerBar == 2 && metres.contains(4))
        shape.beatsPerBar = 4;
    shape.stepsPerBeat = 2 * inThrees > onsets ? 3 : 4;
    shape.steps = shape.stepsPerBar() * static_cast<std::size_t>(std::max(bars, 1));
    return shape;
}

std::vector<DuplicatePattern> duplicatesIn(const PatternSet& set)
{
    std::vector<DuplicatePattern> duplicates;
    std::unordered_map<std::string, std::size_t> known;
    for (std::size_t i = 0; i < set.entries.size(); ++i) {
        const auto [first, isNew] = known.emplace(onsetKey(set.entries[i].pattern), i);
        if (!isNew)
            duplicates.push_back({i, first->second});
    }
    return duplicates;
}

std::vector<std::size_t> nearEmptyIn(const PatternSet& set)
{
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < set.entries.size(); ++i)
        if (set.entries[i].pattern.onsetCount() < kFewestOnsets)
            found.push_back(i);
    return found;
}

} // namespace timbrel::pattern
