// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learning/safetensors.h"
#include "core/learning/training_context.h"

#include <cstdint>
#include <functional>
#include <string>

namespace timbrel::learning {

/// Settings of the kind "selftest", which tries everything about a run except a musical model: a
/// regression of a known straight line, as slow and as faulty as asked for. For the diagnostics and
/// for tests of the worker protocol. Defaults in brackets.
struct SelftestSettings
{
    std::int64_t updates = 200; ///< at most
    double goal = 1e-4; ///< mean squared error at which it is finished
    double pauseSeconds = 0.0; ///< after each update
    std::int64_t updatesPerValidation = 5;
    std::int64_t weights = 4; ///< how many; the checkpoints grow with it
    /// "none"; "throw"; "crash"; "hang" (never looks at the stop signal, ignores SIGTERM);
    /// "exit"; "exhaust" (takes memory until there is none left)
    std::string fault = "none";
    std::int64_t faultAtUpdate = 0;
};

[[nodiscard]] Result<SelftestSettings> selftestSettings(const Json& json);

/// What does the learning.
struct SelftestModel
{
    std::function<double()> update; ///< one step; returns the loss before it
    std::function<double()> validate; ///< the error now
    std::function<TensorFile()> weights;
    std::function<void()> exhaustMemory; ///< throws
};

/// The loop of a run: updates, validations, metrics, the best and the last checkpoint, stop.
/// Errors: of the settings, and of writing.
[[nodiscard]] Result<>
runSelftest(TrainingContext& context, const SelftestSettings& settings, const SelftestModel& model);

} // namespace timbrel::learning
