// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/expression/settings.h"
#include "core/music/score.h"
#include "core/music/sequence.h"

#include <cstddef>
#include <cstdint>
#include <stop_token>
#include <vector>

namespace timbrel::expression {

/// One of the two places that contradict each other.
struct ContradictionPlace
{
    std::size_t example = 0; ///< index of those given
    Microseconds time {}; ///< where they differ most; as in the sequence given
    music::TimeRange range; ///< from the note event that leads to it to the next
    int value = 0; ///< what the controller should be there, as the network could say it
};

/// Two places where the network hears the same and should answer differently.
struct Contradiction
{
    std::uint8_t controller = 0;
    ContradictionPlace first; ///< the earlier by example and time
    ContradictionPlace second;
    int steps = 0; ///< output steps between the two, at least 2; of a controller with two outputs 1
};

/// No more are reported; the widest come first.
inline constexpr std::size_t kMostContradictions = 200;

/// Finds where examples contradict each other: the network hears the same since the last two note
/// events (the enabled features of both as FeatureEncoder computes them, as many updates between
/// them, as many since the last), and the controllers' targets are more than one output step apart,
/// or of a controller with two outputs one. A place before an example's second note event is
/// compared with such places only.
///
/// Hands are not exact and updates fall between: numbers of updates are equal if they differ by
/// one, by a twentieth, or as far as the settings vary the tempo (at most kMostUpdatesApart), and
/// targets must be apart at all times that are equal in this sense.
///
/// Where several places agree and one does not, that one is reported, once, beside one that agrees.
/// Deterministic. Each example in its own time; empty ones are passed over.
/// Cost: about the number of updates that the examples last (500 of a minute: below a second).
/// Threads: any. Realtime-safe: no. Stopped: what was found until then.
[[nodiscard]] std::vector<Contradiction>
findContradictions(const std::vector<music::Sequence>& examples,
                   const Settings& settings,
                   const std::stop_token& stop = {});

inline constexpr int kMostUpdatesApart = 8;

} // namespace timbrel::expression
