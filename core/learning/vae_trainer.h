// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learning/adam_network.h"
#include "core/learning/training_context.h"
#include "core/learning/vae_network.h"
#include "core/learning/vae_settings.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace timbrel::learning {

/// What was measured of a network at one moment; nats are of one example on average.
struct VaeFigures
{
    std::int64_t epoch = 0;
    double loss = 0.0; ///< of the test split: reconstruction + beta KL, with the whole beta
    double reconstruction = 0.0;
    double kl = 0.0;
    [[nodiscard]] double elbo() const { return -reconstruction - kl; }
    int activeUnits = 0; ///< dimensions whose KL is above 0.01 nats (Burda et al. 2016 count alike)
};

/// A metric beside those of every auto-encoder, with its value.
using MetricValue = std::pair<std::string, double>;

/// What a kind of run brings along: its examples, and what it keeps of a network. Threads: one.
class VaeTask
{
public:
    virtual ~VaeTask() = default;

    [[nodiscard]] virtual std::int64_t trainCount() const = 0;
    /// 0: everything is learnt from, and what is learnt from is also what is measured.
    [[nodiscard]] virtual std::int64_t testCount() const = 0;
    /// To learn from: `random` may vary the examples.
    [[nodiscard]] virtual VaeBatch trainBatch(std::span<const std::int64_t> items, Random& random)
        = 0;
    /// To measure with, as they are.
    [[nodiscard]] virtual VaeBatch
    measuredBatch(bool isTest, std::int64_t first, std::int64_t count)
        = 0;
    /// -ln p of the best guess that knows no more than the labels; a mean over the test split.
    [[nodiscard]] virtual std::optional<double> chanceReconstruction() const = 0;

    [[nodiscard]] virtual std::vector<MetricDescription> moreMetrics() const { return {}; }
    [[nodiscard]] virtual std::vector<MetricValue> measure(Vae&) { return {}; }
    /// Writes run.bestCheckpoint() and the previews. Errors: of writing.
    [[nodiscard]] virtual Result<> keep(Vae& vae, const VaeFigures& figures) = 0;
};

/// One training of an auto-encoder from its first update to its last validation: when to measure,
/// what to keep, when to end. A run that has a last checkpoint goes on from it. Threads: one.
/// Errors: of the task and of writing; ModelBroken (a checkpoint of another network);
/// TrainingDiverged.
class VaeSession
{
public:
    /// All outlive it; the network's tensors lie in `parameters`, which are allocated.
    VaeSession(TrainingContext& context,
               const VaeSettings& settings,
               VaeTask& task,
               Vae& vae,
               Parameters& parameters);

    [[nodiscard]] Result<> run();

private:
    using Clock = std::chrono::steady_clock;

    [[nodiscard]] Result<> describeMetrics();
    [[nodiscard]] Result<> resume();
    [[nodiscard]] Result<> learnEpoch();
    [[nodiscard]] Result<> learnBatch(std::span<const std::int64_t> items);
    [[nodiscard]] std::vector<std::int64_t> orderOf(std::int64_t epoch) const;
    [[nodiscard]] double epochNow() const;
    [[nodiscard]] double learningRate() const;
    [[nodiscard]] bool isOver();
    [[nodiscard]] bool isValidationDue() const;
    [[nodiscard]] VaeLosses measured(bool isTest, std::int64_t most);
    [[nodiscard]] Result<> validate();
    [[nodiscard]] Result<>
    report(const VaeLosses& train, const VaeLosses& test, const std::vector<MetricValue>& more);
    [[nodiscard]] Result<> saveBest();
    [[nodiscard]] Result<> saveLast();
    [[nodiscard]] Result<> diverged();

    TrainingContext& m_context;
    VaeSettings m_settings;
    VaeTask& m_task;
    Vae& m_vae;
    Parameters& m_parameters;
    Adam m_adam;
    Random m_random;

    std::int64_t m_epoch = 0; ///< whole ones
    std::int64_t m_item = 0; ///< examples of this one that were learnt from
    std::int64_t m_measuredUpdates = 0; ///< at the last validation
    std::optional<VaeFigures> m_best;
    torch::Tensor m_bestWeights;
    bool m_isBestSaved = true;
    int m_badUpdates = 0; ///< in a row
    Clock::time_point m_begin;
    Clock::time_point m_nextBest;
    Clock::time_point m_nextLast;
};

} // namespace timbrel::learning
