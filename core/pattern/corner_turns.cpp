// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pattern/corner_turns.h"

#include <algorithm>
#include <span>

namespace timbrel::pattern {

using learning::kPadCorners;

namespace {

/// Cells by the corners that have an onset in them.
using CellsByCorners = std::array<std::vector<std::size_t>, std::size_t {1} << kPadCorners>;

CellsByCorners cellsByCorners(const CornerPatterns& corners, const music::PatternShape& shape)
{
    CellsByCorners groups;
    for (std::size_t cell = 0; cell < shape.cells(); ++cell) {
        CornerSet who = 0;
        for (std::size_t i = 0; i < kPadCorners; ++i)
            if (corners[i] != nullptr && corners[i]->cells()[cell].isOnset())
                who |= CornerSet {1} << i;
        groups[who].push_back(cell);
    }
    return groups;
}

struct Change
{
    std::size_t cell = 0;
    bool comes = false;
};

/// Those that come and those that go, spread evenly among each other.
std::vector<Change> changesOf(std::span<const std::size_t> come, std::span<const std::size_t> go)
{
    std::vector<Change> changes;
    std::size_t came = 0;
    std::size_t went = 0;
    while (came < come.size() || went < go.size())
        // compares (came + 1/2) / come.size() with (went + 1/2) / go.size(); the new one first
        if (came < come.size()
            && (went == go.size() || (2 * came + 1) * go.size() <= (2 * went + 1) * come.size()))
            changes.push_back({come[came++], true});
        else
            changes.push_back({go[went++], false});
    return changes;
}

/// Where each change lies on the way, 0 to 1: as far from the one before as few onsets sound.
std::vector<double> placesOf(std::span<const Change> changes, std::size_t soundingAtFirst)
{
    std::vector<double> places;
    std::size_t sounding = soundingAtFirst;
    double way = 0.0;
    for (const Change& change : changes) {
        const std::size_t after = change.comes ? sounding + 1 : sounding - 1;
        const double length = 1.0 / static_cast<double>(std::max(sounding, after));
        places.push_back(way + length / 2.0);
        way += length;
        sounding = after;
    }
    for (double& place : places)
        place /= way;
    return places;
}

} // namespace

std::vector<float> belongingByMetre(const music::PatternShape& shape)
{
    std::vector<float> belonging(shape.cells());
    for (std::size_t cell = 0; cell < shape.cells(); ++cell) {
        const std::size_t step = cell % shape.steps;
        std::size_t level = 0;
        for (std::size_t grid = shape.stepsPerBar(); grid > 1 && step % grid != 0; grid /= 2)
            ++level;
        belonging[cell] = -static_cast<float>(level * shape.steps + step);
    }
    return belonging;
}

std::vector<float>
turnsOf(const CornerPatterns& corners, const music::PatternShape& shape, const Belonging& belonging)
{
    CornerSet all = 0;
    for (std::size_t i = 0; i < kPadCorners; ++i)
        if (corners[i] != nullptr)
            all |= CornerSet {1} << i;
    std::vector<float> turns(shape.cells(), 0.0F);
    CellsByCorners groups = cellsByCorners(corners, shape);
    for (CornerSet to = 1; to < groups.size(); ++to) {
        const CornerSet from = all & ~to;
        if ((to & ~all) != 0 || from == 0 || to < from
            || (groups[to].empty() && groups[from].empty()))
            continue; // each pair once
        const std::vector<float> belongs = belonging(from, to);
        std::stable_sort(groups[to].begin(), groups[to].end(), [&](std::size_t a, std::size_t b) {
            return belongs[a] > belongs[b];
        });
        std::stable_sort(groups[from].begin(),
                         groups[from].end(),
                         [&](std::size_t a, std::size_t b) { return belongs[a] < belongs[b]; });
        const auto changes = changesOf(groups[to], groups[from]);
        const auto places = placesOf(changes, groups[all].size() + groups[from].size());
        for (std::size_t i = 0; i < changes.size(); ++i) {
            const auto place = static_cast<float>(places[i]);
            turns[changes[i].cell] = changes[i].comes ? 0.5F - place : place - 0.5F;
        }
    }
    return turns;
}

} // namespace timbrel::pattern
