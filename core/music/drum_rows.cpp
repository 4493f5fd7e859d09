// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/music/drum_rows.h"

#include <algorithm>

namespace timbrel::music {
namespace {

constexpr std::array<std::string_view, kDrumClasses> kIds
    = {"kick", "snare", "clap", "open_hat", "closed_hat", "tom", "cymbal", "percussion"};
constexpr int kLowestPercussion = 27; // with GM2's and GS's additions below 35 and above 81
constexpr int kHighestPercussion = 87;
constexpr int kHats = 1; // a choke group

DrumRow row(DrumClass drumClass, std::initializer_list<int> notes, int chokeGroup = 0)
{
    DrumRow made {std::string(drumClassId(drumClass)), drumClass, {}, chokeGroup};
    for (const int note : notes)
        made.notes.emplace_back(note);
    return made;
}

/// 22 and 26 are the edges of the hats of electronic drum kits (Roland's, and what is recorded of
/// them), below General MIDI's keys. 56 (cowbell) is what the percussion row sends.
std::vector<DrumRow> makeStandardRows()
{
    std::vector<DrumRow> rows = {
        row(DrumClass::Kick, {36, 35}),
        row(DrumClass::Snare, {38, 40, 37, 91, 93}),
        row(DrumClass::Clap, {39}),
        row(DrumClass::OpenHat, {46, 26}, kHats),
        row(DrumClass::ClosedHat, {42, 44, 22}, kHats),
        row(DrumClass::Tom, {45, 48, 41, 43, 47, 50}),
        row(DrumClass::Cymbal, {49, 51, 52, 53, 55, 57, 59}),
        row(DrumClass::Percussion, {56}),
    };
    return rows;
}

} // namespace

std::string_view drumClassId(DrumClass drumClass) noexcept
{
    return kIds[static_cast<std::size_t>(drumClass)];
}

std::optional<DrumClass> drumClassOf(std::string_view id) noexcept
{
    const auto* const at = std::find(kIds.begin(), kIds.end(), id);
    if (at == kIds.end())
        return std::nullopt;
    return static_cast<DrumClass>(at - kIds.begin());
}

const std::vector<DrumRow>& standardDrumRows()
{
    static const std::vector<DrumRow> kRows = makeStandardRows();
    return kRows;
}

std::optional<std::size_t> drumRowOf(std::span<const DrumRow> rows, NoteNumber note) noexcept
{
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (std::find(rows[i].notes.begin(), rows[i].notes.end(), note) != rows[i].notes.end())
            return i;
    if (note.value() < kLowestPercussion || note.value() > kHighestPercussion)
        return std::nullopt;
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (rows[i].drumClass == DrumClass::Percussion)
            return i;
    return std::nullopt;
}

} // namespace timbrel::music
