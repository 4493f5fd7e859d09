// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pattern/drum_channels.h"

#include "core/music/drum_names.h"

#include <algorithm>
#include <numeric>

namespace timbrel::pattern {
namespace {

constexpr std::size_t kFewestNotes = 8; // less proves nothing
constexpr std::size_t kMostKeys = 14; // a kit's that come again and again
constexpr double kLeastKitShare = 0.8;
constexpr double kLeastTogether = 0.08; // of the notes: a bass plays one at a time
constexpr int kTogetherPerQuarter = 32; // a thirty-second of a quarter apart is together

/// How often each key is played, and how often two are at once.
struct ChannelCount
{
    std::array<std::size_t, 128> keys {};
    std::size_t notes = 0;
    std::size_t together = 0;
    std::int64_t lastTick = 0;
    std::uint8_t lastNumber = 0;

    void add(const ChannelNote& note, std::int64_t tolerance)
    {
        if (notes > 0 && note.tick - lastTick <= tolerance && note.number != lastNumber)
            ++together;
        lastTick = note.tick;
        lastNumber = note.number;
        ++keys[note.number];
        ++notes;
    }
    [[nodiscard]] std::size_t of(std::initializer_list<std::size_t> numbers) const
    {
        return std::accumulate(numbers.begin(),
                               numbers.end(),
                               std::size_t {0},
                               [&](std::size_t sum, std::size_t key) { return sum + keys[key]; });
    }
    [[nodiscard]] std::size_t different() const
    {
        return static_cast<std::size_t>(
            std::count_if(keys.begin(), keys.end(), [](std::size_t count) { return count > 0; }));
    }
};

bool playsAKit(const ChannelCount& count)
{
    const std::size_t kicks = count.of({35, 36});
    const std::size_t snares = count.of({37, 38, 39, 40});
    const std::size_t hats = count.of({42, 44, 46});
    const std::size_t cymbals = count.of({49, 51, 53, 57, 59});
    const auto notes = static_cast<double>(count.notes);
    return count.notes >= kFewestNotes && kicks > 0 && (snares > 0 || hats > 0)
        && count.different() <= kMostKeys
        && static_cast<double>(kicks + snares + hats + cymbals) >= kLeastKitShare * notes
        && static_cast<double>(count.together) >= kLeastTogether * notes;
}

} // namespace

bool isNameOfDrums(std::string_view name)
{
    constexpr std::array<std::string_view, 9> kWords = {"drum",
                                                        "drums",
                                                        "drumkit",
                                                        "drumset",
                                                        "kit",
                                                        "percussion",
                                                        "perc",
                                                        "batterie",
                                                        "schlagzeug"};
    const auto words = music::wordsOf(name);
    const bool isSteelDrum = std::find(words.begin(), words.end(), "steel") != words.end();
    return !isSteelDrum && std::any_of(words.begin(), words.end(), [&](const std::string& word) {
        return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
    });
}

ChannelSet
evidentDrums(std::span<const ChannelNote> notes, const ChannelsFacts& facts, int ticksPerQuarter)
{
    std::array<ChannelCount, 16> counts {};
    for (const ChannelNote& note : notes)
        counts[note.channel].add(note, ticksPerQuarter / kTogetherPerQuarter);
    ChannelSet drums;
    for (std::size_t channel = 0; channel < counts.size(); ++channel) {
        const bool mayBe = facts[channel].program.value_or(0) == 0;
        drums[channel] = counts[channel].notes > 0
            && (facts[channel].isNamedDrums || (mayBe && playsAKit(counts[channel])));
    }
    return drums;
}

} // namespace timbrel::pattern
