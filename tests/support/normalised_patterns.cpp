// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/normalised_patterns.h"

#include "core/base/json.h"
#include "core/base/text.h"
#include "support/shared_data.h"
#include "support/unzipped.h"

#include <algorithm>
#include <iterator>
#include <map>

namespace timbrel::test {
namespace {

/// A General MIDI note or one of the names that hydrogen's patterns have.
std::size_t rowOf(const std::string& track)
{
    static const std::map<std::string, std::size_t> kNames
        = {{"Tom Floor", 5}, {"Ride Bow", 6}, {"Ride Bell", 6}, {"Hi-hat Semi-Open", 3}};
    if (const auto place = kNames.find(track); place != kNames.end())
        return place->second;
    constexpr std::size_t kPercussion = 7;
    const auto note = parseInteger(track);
    if (!note)
        return kPercussion;
    return music::drumRowOf(music::standardDrumRows(), NoteNumber(static_cast<int>(*note)))
        .value_or(kPercussion);
}

pattern::PatternEntry entryOf(const Json& json)
{
    pattern::PatternEntry entry;
    entry.pattern = music::Pattern({8, 32, 4, 4});
    for (const auto& [track, steps] : json.at("tracks").items())
        for (std::size_t step = 0; step < 32; ++step)
            if (steps[step % steps.size()].get<int>() != 0)
                entry.pattern.set(rowOf(track), step, {1.0F, 0.0F});
    entry.name = json.at("name").get<std::string>();
    entry.label = json.at("genre").get<std::string>();
    entry.source
        = json.at("source").get<std::string>() + "/" + entry.name.substr(0, entry.name.find('#'));
    const std::string part = json.value("split", "");
    entry.part = part == "validation" ? pattern::SplitPart::Test : pattern::SplitPart::Train;
    return entry;
}

} // namespace

std::optional<pattern::PatternSet> normalisedPatterns()
{
    const auto data = sharedData();
    if (!data || !std::filesystem::exists(*data / "patterns" / "normalised.jsonl.gz"))
        return std::nullopt;
    const std::string text = unzipped(*data / "patterns" / "normalised.jsonl.gz");
    pattern::PatternSet set;
    for (const std::string_view line : split(text, '\n')) {
        const auto json = parseJson(line, "normalised.jsonl");
        if (json && json->at("steps_per_beat").get<int>() == 4)
            set.entries.push_back(entryOf(*json));
    }
    return set;
}

pattern::PatternSet only(const pattern::PatternSet& set, pattern::SplitPart part)
{
    pattern::PatternSet chosen;
    chosen.rows = set.rows;
    std::copy_if(set.entries.begin(),
                 set.entries.end(),
                 std::back_inserter(chosen.entries),
                 [&](const auto& entry) { return entry.part == part; });
    return chosen;
}

} // namespace timbrel::test
