// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learning/run_state.h"

#include <cstdint>
#include <optional>

namespace timbrel::learning {

struct RunCurves;

/// What may help. Which of them fits is for the kind of run to say; see remedyFor() of its room.
enum class Remedy : std::uint8_t
{
    LowerLearningRate,
    RaiseLearningRate,
    MoreBlocks, ///< a larger network
    TrainLonger,
    OtherSeed ///< another start
};

/// What is wrong with a training, as its curves show it: figures, no prose.
struct Diagnosis
{
    enum class Kind : std::uint8_t
    {
        Plateau, ///< no better for long, and not good
        Divergence, ///< it becomes, or stays, worse than it was or than guessing
        NotFinite ///< the weights or the loss are no numbers any more
    };
    Kind kind = Kind::Plateau;
    std::int64_t sinceEpoch = 0; ///< Plateau: of the best; else when it began
    double now = 0.0; ///< validation, as it is now (median of the last few); NaN: not a number
    double best = 0.0; ///< the best so far; NaN: none
    std::optional<double> chance; ///< what guessing would reach
    Remedy remedy = Remedy::LowerLearningRate;
    friend bool operator==(const Diagnosis&, const Diagnosis&) = default;
};

/// Looks at the validation (the first metric of which less is better that has a chance level, else
/// the first of which less is better at all) and at what the state says. Nothing while there is too
/// little to judge by, and nothing for a run that has become good: below a hundredth of the chance
/// level. The remedy is a first guess from the curves alone. Takes time in the number of
/// validations that are looked at (a few hundred at most). Threads: one that owns the curves.
/// Realtime-safe: no.
[[nodiscard]] std::optional<Diagnosis> diagnose(const RunCurves& curves, const RunState& state);

} // namespace timbrel::learning
