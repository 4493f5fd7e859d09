// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/music/sequence.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <vector>

namespace timbrel::expression {

/// What examples say about one controller.
struct ControllerEvidence
{
    std::set<std::uint8_t> values;
    std::map<std::uint8_t, std::size_t>
        endValues; ///< how often an example starts or ends at a value
    std::uint8_t first = 0; ///< of the first example
    std::size_t endsCounted = 0; ///< two for each example that has the controller
    double travel = 0.0; ///< sum of all moves, in controller units
    bool moves = false; ///< on one channel; several channels set up differently are no movement
};

/// What examples say about their notes.
struct NoteEvidence
{
    std::size_t noteCount = 0;
    bool hasSeveralInOneExample = false;
    bool overlap = false;
    bool hasIntervals = false; ///< two notes in a row differ in pitch
    std::uint8_t softest = 127;
    std::uint8_t loudest = 0;
};

/// By number; also controllers that do not move.
[[nodiscard]] std::map<std::uint8_t, ControllerEvidence>
controllerEvidence(const std::vector<music::Sequence>& examples);

[[nodiscard]] NoteEvidence noteEvidence(const std::vector<music::Sequence>& examples);

/// How strongly a controller's course within a note goes with the note's velocity: the largest
/// correlation (absolute, 0-1) of velocity with its mean, its peak and its bottom there.
[[nodiscard]] double velocityInfluence(const std::vector<music::Sequence>& examples,
                                       std::uint8_t controller);

/// How often in a second a controller changes where it moves fast (the 90th percentile), if its
/// range is cut into `count` values; 0 if it only changes with notes or now and then.
[[nodiscard]] double
changesPerSecond(const std::vector<music::Sequence>& examples, std::uint8_t controller, int count);

} // namespace timbrel::expression
