// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/music/sequence.h"

#include <cstdint>
#include <string>
#include <vector>

namespace timbrel::test {

/// Five kinds of examples in which one controller is a known function of the notes, as in
/// data/midi/synthetic (META.json has their formulas): made anew, so that a network can be asked
/// about music of the same kind that it has not been taught.
enum class Family : std::uint8_t
{
    Env,
    Velocity,
    Interval,
    Step,
    Vibrato
};

inline constexpr Family kFamilies[]
    = {Family::Env, Family::Velocity, Family::Interval, Family::Step, Family::Vibrato};

/// What belongs to a family besides its formula.
struct FamilyRule
{
    std::string name; ///< as in META.json and the file names
    std::uint8_t controller = 0;
    std::uint8_t defaultValue = 0;
    std::uint8_t minimum = 0; ///< the controller where the formula gives 0
    std::uint8_t maximum = 0; ///< the controller where the formula gives 1
};
[[nodiscard]] const FamilyRule& ruleOf(Family family);

/// A note of such an example. Notes follow each other and never overlap.
struct FamilyNote
{
    Microseconds start {};
    Microseconds length {};
    std::uint8_t pitch = 0;
    std::uint8_t velocity = 0;
};

/// Notes as those files have them: the first at 0.25 s on middle C; lengths of 0.25, 0.4, 0.6 or 1
/// s; pauses of 0.05, 0.2 or 0.5 s; velocities of 30, 50, 70, 90, 110 or 127; each note 1, 2, 3, 5,
/// 7 or 12 semitones above or below the one before, between 40 and 84. The same seed, the same
/// notes.
[[nodiscard]] std::vector<FamilyNote> familyNotes(std::uint64_t seed, int count);

/// The notes with the family's controller: its default at 0, then the formula's value at every note
/// event (before it) and, until the next, its values 20, 40, 60, ... ms after the event, each 3 ms
/// ahead of its time; only where the value changes.
[[nodiscard]] music::Sequence playFamily(Family family, const std::vector<FamilyNote>& notes);

/// playFamily(family, familyNotes(seed, notes)).
[[nodiscard]] music::Sequence makeFamilyFile(Family family, std::uint64_t seed, int notes);

/// The example of the original program's tutorial: note 55, velocity 80, for one second, controller
/// 1 from 1 to 127 and back in 252 events; 254 events in all, in the original's ticks.
[[nodiscard]] music::Sequence tutorialExample();

} // namespace timbrel::test
