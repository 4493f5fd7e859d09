// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/units.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace timbrel::music {

/// What kind of sound a row of a pattern triggers; sound classes and kits know the same eight.
enum class DrumClass : std::uint8_t
{
    Kick,
    Snare,
    Clap,
    OpenHat,
    ClosedHat,
    Tom,
    Cymbal,
    Percussion,
};
inline constexpr std::size_t kDrumClasses = 8;

/// "kick", "snare", "clap", "open_hat", "closed_hat", "tom", "cymbal", "percussion": in files.
[[nodiscard]] std::string_view drumClassId(DrumClass drumClass) noexcept;
[[nodiscard]] std::optional<DrumClass> drumClassOf(std::string_view id) noexcept;

/// One instrument row of a pattern.
struct DrumRow
{
    std::string id; ///< in files; drumClassId() of its class in the standard table
    DrumClass drumClass = DrumClass::Kick;
    std::vector<NoteNumber> notes; ///< General MIDI notes that belong here; the first one is sent
    int chokeGroup = 0; ///< rows of one group cut each other off; 0: none
    friend bool operator==(const DrumRow&, const DrumRow&) = default;
};

/// The eight rows that everything starts from, in the order of DrumClass, with the map of General
/// MIDI's percussion keys (35-81) of the pattern data set of Chemla-Romeu-Santos and Esling's
/// students: what no other row names is percussion. Both hats are one choke group.
[[nodiscard]] const std::vector<DrumRow>& standardDrumRows();

/// The row that a note belongs to; a note that no row names belongs to the first percussion row, if
/// there is one and the note is one of General MIDI's (27-87).
[[nodiscard]] std::optional<std::size_t> drumRowOf(std::span<const DrumRow> rows,
                                                   NoteNumber note) noexcept;

} // namespace timbrel::music
