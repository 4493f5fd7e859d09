// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/expression/network_weights.h"
#include "core/expression/training_stream.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

namespace timbrel::expression {

/// What a validation found (seed document, "Training Epochs"): the network plays a random sequence
/// through the live kernel and hears nothing but itself.
struct Validation
{
    double meanSquaredError
        = 0.0; ///< over all updates; squares summed over controllers, in their units
    std::size_t steps = 0;
    /// The first updates, kStoredSteps at most, for previews: controller values,
    /// [step][controller].
    std::vector<std::uint8_t> targets;
    std::vector<std::uint8_t> outputs;
};

inline constexpr std::size_t kStoredSteps = 20000;

/// One validation sequence. hasToEnd is asked now and then; when it says so, what was measured
/// until then is the result. Deterministic in the random generator. Threads: one.
[[nodiscard]] Validation validate(const NetworkWeights& weights,
                                  bool hasFeedback,
                                  const std::shared_ptr<const TrainingExamples>& examples,
                                  Random random,
                                  const std::function<bool()>& hasToEnd = {});

/// Mean squared error of a network that always answers each controller's mean: what chance reaches.
[[nodiscard]] double targetVariance(const std::shared_ptr<const TrainingExamples>& examples,
                                    Random random);

} // namespace timbrel::expression
