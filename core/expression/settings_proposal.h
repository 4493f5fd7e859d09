// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/expression/larasynth_conf.h"
#include "core/music/sequence.h"

#include <string>
#include <vector>

namespace timbrel::expression {

/// What was seen in the examples. In brackets: the arguments of a ProposalPart.
enum class ProposalFact : std::uint8_t
{
    NothingMoves,
    ControllersMove, ///< (controllers)
    OthersMoveLess, ///< (controllers)
    RestsAt, ///< (controller, value)
    RestsMostlyAt, ///< (controller, value)
    TakesValues, ///< (controller, how many, lowest, highest)
    ManyOutputs, ///< (how many)
    ChangesWithNotes,
    ChangesOften, ///< (times a second)
    KeyDownTells,
    EachNoteMayStart,
    IsOneNote,
    NotesOverlap,
    FollowsVelocity,
    OnlyVelocityTellsApart,
    VelocityIsNotFollowed,
    EquallyLoud,
    PitchDiffers,
    PitchNeverChanges,
    SilenceParts,
    SingleNoteMayComeSoon,
    TimeAloneSaysNothing,
    SometimesAtOnce,
    LastsTogether, ///< (seconds)
    SingleNotesKeepTiming,
    ChangesOnlyWithNotes,
    MovesOnOwnClock,
};

struct ProposalPart
{
    ProposalFact fact {};
    std::vector<std::string> arguments; ///< numbers as a program writes them; lists by ", "
    friend bool operator==(const ProposalPart&, const ProposalPart&) = default;
};

/// Why a setting was proposed; the same sentence stands as a comment above the key.
struct ProposalReason
{
    std::string key; ///< "representation.update_rate"
    std::string reason; ///< English, one sentence or two
    std::vector<ProposalPart> parts; ///< the same, for who says it in another language
};

struct Proposal
{
    LarasynthConf conf;
    std::vector<ProposalReason> reasons;
    std::vector<std::uint8_t> leftOut; ///< controllers that move, beyond the sensible number
};

/// At most so many controllers are proposed: those that move most.
inline constexpr std::size_t kMostProposedControllers = 8;

/// Settings that fit these examples (all controllers and notes that a file holds): the controllers
/// that move, the value they start and end at, output counts, the features that can tell anything,
/// update rate, padding, tempo. Where nothing moves, the generated file with a comment that says
/// so. Threads: any. Realtime-safe: no.
[[nodiscard]] Proposal proposeSettings(const std::vector<music::Sequence>& examples);

/// How many values a controller that makes these moves needs: as many as it takes, if few; else
/// enough that a step is small against its range. 2 to 32. Moves of other controllers are passed
/// over.
[[nodiscard]] int proposedOutputCount(const std::vector<music::Sequence>& examples,
                                      std::uint8_t controller);

} // namespace timbrel::expression
