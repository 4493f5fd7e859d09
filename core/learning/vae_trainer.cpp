// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/vae_trainer.h"

#include "core/learning/checkpoint.h"

#include <torch/utils.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace timbrel::learning {
namespace {

constexpr double kFinalLearningRateShare = 0.02;
constexpr int kBadUpdatesToGiveUp = 20;
constexpr std::int64_t kUpdatesPerValidation = 50; ///< at least, in whole epochs
constexpr std::int64_t kUpdatesOfPatience = 5 * kUpdatesPerValidation; ///< at least
constexpr std::int64_t kMeasuredBatch = 256;
constexpr std::int64_t kMostMeasuredOfTrain = 1024;
constexpr int kSamples = 2; ///< of each posterior, where the bound is measured
constexpr std::uint64_t kMeasuringSeed = 20140214; ///< always the same draws: curves without noise
constexpr double kActiveNats = 0.01;
constexpr std::chrono::milliseconds kBestEvery {500};
constexpr std::chrono::seconds kLastEvery {5};

double mean(double sum, const VaeLosses& losses)
{
    return sum / static_cast<double>(std::max<std::int64_t>(losses.examples, 1));
}

VaeFigures figuresOf(const VaeLosses& losses, double beta, std::int64_t epoch)
{
    VaeFigures figures;
    figures.epoch = epoch;
    figures.reconstruction = mean(losses.reconstruction, losses);
    figures.kl = mean(losses.kl, losses);
    figures.loss = figures.reconstruction + beta * figures.kl;
    for (const double kl : losses.klByDimension)
        figures.activeUnits += mean(kl, losses) > kActiveNats ? 1 : 0;
    return figures;
}

} // namespace

VaeSession::VaeSession(TrainingContext& context,
                       const VaeSettings& settings,
                       VaeTask& task,
                       Vae& vae,
                       Parameters& parameters)
    : m_context(context)
    , m_settings(settings)
    , m_task(task)
    , m_vae(vae)
    , m_parameters(parameters)
    , m_adam(parameters)
    , m_random(context.run.seed())
{ }

Result<> VaeSession::run()
{
    TIMBREL_TRY(describeMetrics());
    TIMBREL_TRY(resume());
    TIMBREL_TRY(m_context.progress.beginTraining());
    m_begin = Clock::now();
    m_nextBest = m_begin;
    m_nextLast = m_begin + kLastEvery;
    while (!isOver()) {
        TIMBREL_TRY(learnEpoch());
        if (isValidationDue())
            TIMBREL_TRY(validate());
    }
    // also of an epoch that was not finished; whoever stops at once has a network all the same
    if (!m_best || m_adam.steps() > m_measuredUpdates)
        TIMBREL_TRY(validate());
    m_context.progress.endTraining();
    TIMBREL_TRY(saveBest());
    return saveLast();
}

Result<> VaeSession::describeMetrics()
{
    constexpr auto kLower = Direction::LowerIsBetter;
    constexpr auto kHigher = Direction::HigherIsBetter;
    const auto chance = m_task.chanceReconstruction();
    const auto noBound = chance ? std::optional(-*chance) : std::nullopt;
    std::vector<MetricDescription> metrics
        = {{"test_loss", "nat", kLower, "loss", chance},
           {"train_loss", "nat", kLower, "loss", std::nullopt},
           {"test_elbo", "nat", kHigher, "elbo", noBound},
           {"train_elbo", "nat", kHigher, "elbo", std::nullopt},
           {"test_reconstruction", "nat", kLower, "reconstruction", chance},
           {"train_reconstruction", "nat", kLower, "reconstruction", std::nullopt},
           {"test_kl", "nat", Direction::Neither, "kl", std::nullopt},
           {"train_kl", "nat", Direction::Neither, "kl", std::nullopt},
           {"active_units", "", Direction::Neither, "active_units", std::nullopt},
           {"beta", "", Direction::Neither, "beta", std::nullopt}};
    for (MetricDescription& metric : m_task.moreMetrics())
        metrics.push_back(std::move(metric));
    return m_context.metrics.describe(metrics);
}

std::vector<std::int64_t> VaeSession::orderOf(std::int64_t epoch) const
{
    std::vector<std::int64_t> order(static_cast<std::size_t>(m_task.trainCount()));
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = static_cast<std::int64_t>(i);
    constexpr std::uint64_t kStride = 0x9E3779B97F4A7C15ULL;
    Random(m_context.run.seed() + kStride * static_cast<std::uint64_t>(epoch + 1)).shuffle(order);
    return order;
}

Result<> VaeSession::learnEpoch()
{
    const auto order = orderOf(m_epoch);
    const auto size = static_cast<std::size_t>(m_settings.batchSize);
    while (m_item < m_task.trainCount() && !m_context.stop.requested()) {
        const auto first = static_cast<std::size_t>(m_item);
        const std::size_t count = std::min(size, order.size() - first);
        TIMBREL_TRY(learnBatch(std::span(order).subspan(first, count)));
        m_item += static_cast<std::int64_t>(count);
        if (Clock::now() >= m_nextLast)
            TIMBREL_TRY(saveLast());
    }
    if (m_item < m_task.trainCount())
        return {};
    ++m_epoch;
    m_item = 0;
    return m_context.progress.update(m_epoch, m_adam.steps());
}

Result<> VaeSession::learnBatch(std::span<const std::int64_t> items)
{
    const VaeBatch batch = m_task.trainBatch(items, m_random);
    m_vae.learn(
        batch, betaAt(epochNow(), m_settings), m_settings.freeBits, m_random, m_settings.sampled);
    Adam::Step step;
    step.learningRate = learningRate();
    step.weightDecay = m_settings.weightDecay;
    step.averageDecay = m_settings.weightAverage;
    m_badUpdates = m_adam.step(step) ? 0 : m_badUpdates + 1;
    if (m_badUpdates == kBadUpdatesToGiveUp)
        return diverged();
    return m_context.progress.update(m_epoch, m_adam.steps());
}

double VaeSession::epochNow() const
{
    const auto count = static_cast<double>(std::max<std::int64_t>(m_task.trainCount(), 1));
    return static_cast<double>(m_epoch) + static_cast<double>(m_item) / count;
}

double VaeSession::learningRate() const
{
    double progress = epochNow() / static_cast<double>(m_settings.maximumEpochs);
    if (const auto seconds = m_context.run.maxSeconds(); seconds && *seconds > 0.0) {
        // Only the second half of the time slows down: what ends sooner is the same on every
        // machine.
        const double spent
            = std::chrono::duration<double>(Clock::now() - m_begin).count() / *seconds;
        progress = std::max(progress, 2.0 * spent - 1.0);
    }
    progress = std::clamp(progress, 0.0, 1.0);
    return m_settings.learningRate
        * (kFinalLearningRateShare
           + (1.0 - kFinalLearningRateShare) * 0.5 * (1.0 + std::cos(std::numbers::pi * progress)));
}

bool VaeSession::isOver()
{
    const std::int64_t warm = std::int64_t {m_settings.warmUpEpochs} * (2 * m_settings.cycles - 1);
    const std::int64_t perEpoch
        = (m_task.trainCount() + m_settings.batchSize - 1) / m_settings.batchSize;
    // epochs of a few examples pass faster than anything can be learnt or measured
    const bool hasWaited = m_settings.patienceEpochs > 0 && m_best
        && m_epoch - std::max(m_best->epoch, warm) >= m_settings.patienceEpochs
        && (m_epoch - m_best->epoch) * perEpoch >= kUpdatesOfPatience;
    const bool isReached = hasWaited || m_epoch >= m_settings.maximumEpochs;
    if (isReached)
        m_context.progress.reachedEnd();
    return isReached || m_context.stop.requested();
}

bool VaeSession::isValidationDue() const
{
    return m_item == 0 && m_adam.steps() - m_measuredUpdates >= kUpdatesPerValidation;
}

VaeLosses VaeSession::measured(bool isTest, std::int64_t most)
{
    VaeLosses losses;
    Random random(kMeasuringSeed);
    const std::int64_t count = isTest ? m_task.testCount() : m_task.trainCount();
    const std::int64_t end = std::min(count, most);
    for (std::int64_t first = 0; first < end; first += kMeasuredBatch)
        losses.add(m_vae.evaluate(
            m_task.measuredBatch(isTest, first, std::min(kMeasuredBatch, end - first)),
            m_settings.sampled ? kSamples : 0,
            random));
    return losses;
}

Result<> VaeSession::validate()
{
    m_measuredUpdates = m_adam.steps();
    m_adam.swapAverage();
    const bool hasTest = m_task.testCount() > 0;
    const VaeLosses train = measured(false, kMostMeasuredOfTrain);
    const VaeLosses test
        = hasTest ? measured(true, std::numeric_limits<std::int64_t>::max()) : train;
    const auto more = m_task.measure(m_vae);
    const VaeFigures figures = figuresOf(test, m_settings.beta, m_epoch);
    const bool isNumber = std::isfinite(figures.loss);
    if (isNumber && (!m_best || figures.loss < m_best->loss)) {
        m_best = figures;
        m_bestWeights = m_parameters.values().clone();
        m_isBestSaved = false;
    }
    m_adam.swapAverage();
    TIMBREL_TRY(report(train, test, more));
    if (!isNumber)
        return diverged();
    return Clock::now() >= m_nextBest ? saveBest() : Result<>();
}

Result<> VaeSession::report(const VaeLosses& train,
                            const VaeLosses& test,
                            const std::vector<MetricValue>& more)
{
    const VaeFigures ofTrain = figuresOf(train, m_settings.beta, m_epoch);
    const VaeFigures ofTest = figuresOf(test, m_settings.beta, m_epoch);
    MetricsRecord record;
    record.seconds = m_context.progress.wallSeconds();
    record.epoch = m_epoch;
    record.updates = m_adam.steps();
    record.values = {{"test_loss", ofTest.loss},
                     {"train_loss", ofTrain.loss},
                     {"test_elbo", ofTest.elbo()},
                     {"train_elbo", ofTrain.elbo()},
                     {"test_reconstruction", ofTest.reconstruction},
                     {"train_reconstruction", ofTrain.reconstruction},
                     {"test_kl", ofTest.kl},
                     {"train_kl", ofTrain.kl},
                     {"active_units", static_cast<double>(ofTest.activeUnits)},
                     {"beta", betaAt(epochNow(), m_settings)}};
    record.values.insert(record.values.end(), more.begin(), more.end());
    return m_context.metrics.append(record);
}

Result<> VaeSession::saveBest()
{
    if (m_isBestSaved || !m_best)
        return {};
    const torch::NoGradGuard noGradients;
    const auto weights = m_parameters.values().clone();
    m_parameters.values().copy_(m_bestWeights);
    const auto kept = m_task.keep(m_vae, *m_best);
    m_parameters.values().copy_(weights);
    TIMBREL_TRY(kept);
    m_isBestSaved = true;
    m_nextBest = Clock::now() + kBestEvery;
    return m_context.progress.improved(m_best->loss, m_best->epoch);
}

Result<> VaeSession::saveLast()
{
    m_nextLast = Clock::now() + kLastEvery;
    TIMBREL_TRY(saveBest());
    Checkpoint checkpoint;
    checkpoint.facts.kind = m_context.run.kind();
    checkpoint.facts.settings = m_context.settings;
    checkpoint.facts.random = m_random.state();
    checkpoint.facts.seed = m_context.run.seed();
    checkpoint.facts.dataDigest = m_context.run.dataDigest();
    checkpoint.facts.cursor = {{"epoch", m_epoch},
                               {"item", m_item},
                               {"updates", m_adam.steps()},
                               {"measured_updates", m_measuredUpdates}};
    if (m_best)
        checkpoint.facts.optimiser = {{"best_epoch", m_best->epoch},
                                      {"best_loss", m_best->loss},
                                      {"best_reconstruction", m_best->reconstruction},
                                      {"best_kl", m_best->kl},
                                      {"best_active_units", m_best->activeUnits}};
    auto state = m_adam.state();
    const std::size_t size = state.size();
    checkpoint.tensors.tensors.push_back({"optimiser", {size}, std::move(state)});
    return saveCheckpoint(m_context.run.checkpoints() / "last", checkpoint);
}

Result<> VaeSession::resume()
{
    if (!std::filesystem::exists(m_context.run.lastCheckpoint()))
        return {};
    const auto checkpoint = loadCheckpoint(m_context.run.checkpoints() / "last");
    if (!checkpoint)
        return failure(checkpoint.error());
    const auto number = [&cursor = checkpoint->facts.cursor](const char* key) {
        return jsonInteger(cursor, key, 0, INT64_MAX).value_or(0);
    };
    const auto& tensors = checkpoint->tensors.tensors;
    const std::int64_t item = number("item");
    if (tensors.size() != 1 || item >= std::max<std::int64_t>(m_task.trainCount(), 1)
        || !m_adam.restore(tensors.front().values, number("updates")))
        return failure(Error(ErrorId::ModelBroken).inFile(m_context.run.lastCheckpoint()));
    m_epoch = number("epoch");
    m_item = item;
    m_measuredUpdates = number("measured_updates");
    m_random = Random(checkpoint->facts.random);
    const Json& best = checkpoint->facts.optimiser;
    if (const auto loss = jsonReal(best, "best_loss")) {
        VaeFigures figures;
        figures.loss = *loss;
        figures.epoch = jsonInteger(best, "best_epoch", 0, INT64_MAX).value_or(0);
        figures.reconstruction = jsonReal(best, "best_reconstruction").value_or(0.0);
        figures.kl = jsonReal(best, "best_kl").value_or(0.0);
        figures.activeUnits = static_cast<int>(
            jsonInteger(best, "best_active_units", 0, kMaximumLatentDimensions).value_or(0));
        m_best = figures;
        m_context.progress.state().best = figures.loss;
        m_context.progress.state().bestEpoch = figures.epoch;
    }
    return {};
}

/// The best from before is kept.
Result<> VaeSession::diverged()
{
    TIMBREL_TRY(saveBest());
    return failure(Error(ErrorId::TrainingDiverged)
                       .inFile(m_context.run.folder())
                       .named("learning_rate")
                       .butFound(std::to_string(m_settings.learningRate)));
}

} // namespace timbrel::learning
