// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/training_session.h"

#include "core/expression/live_kernel.h"
#include "core/learning/checkpoint.h"
#include "core/learning/earlier_bests.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace timbrel::expression {
namespace {

constexpr double kFinalLearningRateShare = 0.02;
/// A long streak alone is no reason for a validation while less than so many of its steps were
/// trained since the last: it would take more time than the training.
constexpr std::int64_t kStepsPerValidationStep = 4;
constexpr int kBadUpdatesToGiveUp = 20;
constexpr std::chrono::milliseconds kBestEvery {500};
constexpr std::chrono::seconds kLastEvery {5};
constexpr std::chrono::milliseconds kReportEvery {100};

} // namespace

TrainingSession::TrainingSession(learning::TrainingContext& context,
                                 const Settings& settings,
                                 std::shared_ptr<const TrainingExamples> examples)
    : m_context(context)
    , m_settings(settings)
    , m_examples(std::move(examples))
    , m_plan(trainingPlanFor(settings, *m_examples))
    , m_random(context.run.seed())
    , m_validationRandom(m_random.fork())
    , m_loop(m_examples, settings, m_plan, m_random.fork())
{ }

Result<> TrainingSession::run()
{
    TIMBREL_TRY(describeMetrics());
    TIMBREL_TRY(resume());
    TIMBREL_TRY(m_context.progress.beginTraining());
    m_begin = Clock::now();
    m_nextBest = m_begin;
    m_nextLast = m_begin + kLastEvery;
    while (!hasToEnd()) {
        m_loop.advance(learningRateShare());
        TIMBREL_TRY(noteDivergence());
        if (isValidationDue())
            TIMBREL_TRY(validateNow());
        const TrainingProgress& now = m_loop.progress();
        TIMBREL_TRY(m_context.progress.update(now.epochs, now.updates));
        if (Clock::now() >= m_nextReport)
            TIMBREL_TRY(report(std::nullopt));
        if (Clock::now() >= m_nextLast)
            TIMBREL_TRY(saveLast());
    }
    // whoever stops before the first validation has the best network so far all the same
    if (!m_best)
        TIMBREL_TRY(validateNow());
    m_context.progress.endTraining();
    TIMBREL_TRY(saveBest());
    TIMBREL_TRY(saveLast());
    return report(std::nullopt);
}

Result<> TrainingSession::describeMetrics()
{
    using learning::Direction;
    return m_context.metrics.describe(
        {{"loss", "nat", Direction::LowerIsBetter, "loss", std::nullopt},
         {"validation_mse",
          "controller units²",
          Direction::LowerIsBetter,
          "validation",
          targetVariance(m_examples, m_validationRandom)},
         {"longest_streak", "updates", Direction::HigherIsBetter, "streak", std::nullopt},
         {"gradient_norm", "", Direction::Neither, "gradient", std::nullopt}});
}

bool TrainingSession::hasToEnd()
{
    const int mostEpochs = m_settings.training.maximumEpochCount;
    const bool isReached = (m_best && *m_best <= m_settings.training.mseThreshold)
        || (mostEpochs > 0 && m_loop.progress().epochs >= mostEpochs);
    if (isReached)
        m_context.progress.reachedEnd();
    return isReached || m_context.stop.requested();
}

double TrainingSession::learningRateShare() const
{
    const int mostEpochs = m_settings.training.maximumEpochCount;
    double progress = mostEpochs > 0
        ? static_cast<double>(m_loop.progress().epochs) / static_cast<double>(mostEpochs)
        : 0.0;
    if (const auto seconds = m_context.run.maxSeconds(); seconds && *seconds > 0.0) {
        // Only the second half of the time slows down: what ends sooner is the same on every
        // machine.
        const double spent
            = std::chrono::duration<double>(Clock::now() - m_begin).count() / *seconds;
        progress = std::max(progress, 2.0 * spent - 1.0);
    }
    progress = std::clamp(progress, 0.0, 1.0);
    return kFinalLearningRateShare
        + (1.0 - kFinalLearningRateShare) * 0.5 * (1.0 + std::cos(std::numbers::pi * progress));
}

bool TrainingSession::isValidationDue() const
{
    const TrainingProgress& now = m_loop.progress();
    if (now.epochs - m_validatedEpoch >= m_settings.training.epochCountBeforeValidating)
        return true;
    return now.longestStreak > m_validatedStreak
        && now.steps - m_validatedSteps >= kStepsPerValidationStep * m_validationSteps;
}

Result<> TrainingSession::validateNow()
{
    const auto hasToStop = [this] { return m_context.stop.requested(); };
    const TrainingProgress& now = m_loop.progress();
    m_validatedEpoch = now.epochs;
    m_validatedStreak = now.longestStreak;
    m_validatedSteps = now.steps;
    const Random random = m_validationRandom.fork();
    const bool feedback = m_loop.hasFeedback();
    NetworkWeights weights = m_loop.averagedWeights();
    Validation validation = validate(weights, feedback, m_examples, random, hasToStop);
    NetworkWeights latest = m_loop.weights();
    Validation ofLatest = validate(latest, feedback, m_examples, random, hasToStop);
    if (ofLatest.meanSquaredError < validation.meanSquaredError) {
        weights = std::move(latest);
        validation = std::move(ofLatest);
    }
    if (!isWellFormed(weights, feedback))
        return diverged(); // what such a network answers means nothing
    m_validationSteps = static_cast<std::int64_t>(validation.steps);
    TIMBREL_TRY(report(validation.meanSquaredError));
    // a validation that was cut short says less than a whole one
    const bool isWhole = !m_context.stop.requested();
    if (!m_best || (isWhole && validation.meanSquaredError < *m_best))
        return keep(std::move(weights), std::move(validation));
    return {};
}

Result<> TrainingSession::keep(NetworkWeights weights, Validation validation)
{
    m_best = validation.meanSquaredError;
    m_bestEpoch = m_loop.progress().epochs;
    m_bestWeights = std::move(weights);
    m_bestValidation = std::move(validation);
    m_isBestSaved = false;
    if (Clock::now() >= m_nextBest)
        return saveBest();
    return {};
}

Result<> TrainingSession::saveBest()
{
    if (m_isBestSaved || !m_best)
        return {};
    ModelDescription description;
    description.features = m_examples->features;
    description.outputs = m_examples->outputs;
    description.updateRate = m_settings.updateRate;
    description.blockCounts = m_settings.blockCounts;
    description.feedback = m_loop.hasFeedback();
    description.mse = *m_best;
    description.seed = m_context.run.seed();
    description.epoch = m_bestEpoch;
    description.dataDigest = m_context.run.dataDigest();
    description.source = "Timbrel " TIMBREL_VERSION;
    if (m_savedEpoch && *m_savedEpoch != m_bestEpoch)
        learning::keepEarlierBest(m_context.run.bestCheckpoint(), *m_savedEpoch);
    TIMBREL_TRY(saveModel(m_context.run.bestCheckpoint(), description, m_bestWeights));
    m_savedEpoch = m_bestEpoch;
    Json preview = {{"format", "timbrel-preview"},
                    {"version", 1},
                    {"kind", "curve"},
                    {"mse", *m_best},
                    {"epoch", m_bestEpoch},
                    {"controllers", Json::array()},
                    {"targets", m_bestValidation.targets},
                    {"outputs", m_bestValidation.outputs}};
    for (const auto& controller : m_examples->outputs.controllers)
        preview["controllers"].push_back(controller.controller);
    TIMBREL_TRY(writeJson(m_context.run.previews() / "validation.json", preview));
    m_isBestSaved = true;
    m_nextBest = Clock::now() + kBestEvery;
    return m_context.progress.improved(*m_best, m_bestEpoch);
}

Result<> TrainingSession::saveLast()
{
    m_nextLast = Clock::now() + kLastEvery;
    if (!m_isBestSaved)
        TIMBREL_TRY(saveBest());
    const TrainingProgress& now = m_loop.progress();
    learning::Checkpoint checkpoint;
    checkpoint.facts.kind = m_context.run.kind();
    checkpoint.facts.settings = m_context.settings;
    checkpoint.facts.random = m_loop.random().state();
    checkpoint.facts.cursor = {{"sequences", now.sequences},
                               {"updates", now.updates},
                               {"steps", now.steps},
                               {"longest_streak", now.longestStreak}};
    checkpoint.facts.seed = m_context.run.seed();
    checkpoint.facts.dataDigest = m_context.run.dataDigest();
    auto state = m_loop.lstm().optimiserState();
    const std::size_t size = state.size();
    checkpoint.tensors.tensors.push_back({"optimiser", {size}, std::move(state)});
    return learning::saveCheckpoint(m_context.run.checkpoints() / "last", checkpoint);
}

Result<> TrainingSession::resume()
{
    // the best first: it is there before the first checkpoint is, and before the state knows of it
    if (const auto best = loadModel(m_context.run.bestCheckpoint())) {
        m_best = best->description.mse;
        m_bestEpoch = best->description.epoch;
        m_savedEpoch = m_bestEpoch;
        m_context.progress.state().best = m_best;
        m_context.progress.state().bestEpoch = m_bestEpoch;
    }
    if (!std::filesystem::exists(m_context.run.lastCheckpoint()))
        return {};
    const auto checkpoint = learning::loadCheckpoint(m_context.run.checkpoints() / "last");
    if (!checkpoint)
        return failure(checkpoint.error());
    TrainingProgress progress;
    const auto number = [&cursor = checkpoint->facts.cursor](const char* key) {
        return jsonInteger(cursor, key, 0, INT64_MAX).value_or(0);
    };
    progress.sequences = number("sequences");
    progress.epochs = progress.sequences / static_cast<std::int64_t>(m_plan.lanes);
    progress.updates = number("updates");
    progress.steps = number("steps");
    progress.longestStreak = number("longest_streak");
    const auto& tensors = checkpoint->tensors.tensors;
    if (tensors.size() != 1
        || !m_loop.restore(tensors.front().values, progress, Random(checkpoint->facts.random)))
        return failure(Error(ErrorId::ModelBroken).inFile(m_context.run.lastCheckpoint()));
    m_validatedEpoch = progress.epochs;
    m_validatedStreak = progress.longestStreak;
    return {};
}

Result<> TrainingSession::report(std::optional<double> meanSquaredError)
{
    m_nextReport = Clock::now() + kReportEvery;
    const TrainingProgress& now = m_loop.progress();
    learning::MetricsRecord record;
    record.seconds = m_context.progress.wallSeconds();
    record.epoch = now.epochs;
    record.updates = now.updates;
    if (now.updates > 0)
        record.values = {{"loss", now.loss},
                         {"longest_streak", static_cast<double>(now.longestStreak)},
                         {"gradient_norm", now.gradientNorm}};
    if (meanSquaredError)
        record.values.emplace_back("validation_mse", *meanSquaredError);
    return m_context.metrics.append(record);
}

Result<> TrainingSession::noteDivergence()
{
    m_badUpdates = std::isfinite(m_loop.progress().gradientNorm) ? 0 : m_badUpdates + 1;
    return m_badUpdates < kBadUpdatesToGiveUp ? Result<>() : diverged();
}

/// The best from before is kept.
Result<> TrainingSession::diverged()
{
    TIMBREL_TRY(saveBest());
    return failure(Error(ErrorId::TrainingDiverged)
                       .inFile(m_context.run.folder())
                       .named("learning_rate")
                       .butFound(std::to_string(m_plan.adam.learningRate)));
}

} // namespace timbrel::expression
