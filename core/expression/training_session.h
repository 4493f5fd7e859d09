// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/expression/model_file.h"
#include "core/expression/training_loop.h"
#include "core/expression/validation.h"
#include "core/learning/training_context.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>

namespace timbrel::expression {

/// One training from its first update to its last validation: when to validate, what to keep, when
/// to end. Threads: one.
class TrainingSession
{
public:
    TrainingSession(learning::TrainingContext& context,
                    const Settings& settings,
                    std::shared_ptr<const TrainingExamples> examples);

    [[nodiscard]] Result<> run();

private:
    using Clock = std::chrono::steady_clock;

    [[nodiscard]] Result<> resume();
    [[nodiscard]] Result<> describeMetrics();
    [[nodiscard]] bool hasToEnd();
    [[nodiscard]] double learningRateShare() const;
    [[nodiscard]] bool isValidationDue() const;
    [[nodiscard]] Result<> validateNow();
    [[nodiscard]] Result<> keep(NetworkWeights weights, Validation validation);
    [[nodiscard]] Result<> saveBest();
    [[nodiscard]] Result<> saveLast();
    [[nodiscard]] Result<> report(std::optional<double> meanSquaredError);
    [[nodiscard]] Result<> noteDivergence();
    [[nodiscard]] Result<> diverged();

    learning::TrainingContext& m_context;
    Settings m_settings;
    std::shared_ptr<const TrainingExamples> m_examples;
    TrainingPlan m_plan;
    Random m_random;
    Random m_validationRandom;
    TrainingLoop m_loop;

    std::optional<double> m_best;
    std::int64_t m_bestEpoch = 0;
    std::optional<std::int64_t> m_savedEpoch; ///< of the best that is on disk
    NetworkWeights m_bestWeights;
    Validation m_bestValidation;
    bool m_isBestSaved = true;
    std::int64_t m_validatedEpoch = 0; ///< at the last validation
    std::int64_t m_validatedStreak = 0;
    std::int64_t m_validatedSteps = 0;
    std::int64_t m_validationSteps = 0; ///< how long the last one was
    int m_badUpdates = 0; ///< in a row, with a gradient that is not finite
    Clock::time_point m_begin;
    Clock::time_point m_nextBest;
    Clock::time_point m_nextLast;
    Clock::time_point m_nextReport;
};

} // namespace timbrel::expression
