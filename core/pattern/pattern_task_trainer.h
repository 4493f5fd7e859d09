// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learning/vae_trainer.h"
#include "core/pattern/average_pattern.h"
#include "core/pattern/onset_score.h"
#include "core/pattern/pattern_network.h"

#include <cstdint>
#include <span>
#include <vector>

namespace timbrel::pattern {

/// What patterns bring to a training. Threads: one.
class PatternTask final : public learning::VaeTask
{
public:
    /// All outlive it.
    PatternTask(learning::TrainingContext& context,
                const PatternSettings& settings,
                const PatternDataset& data,
                PatternNetwork& network);

    [[nodiscard]] std::int64_t trainCount() const override;
    [[nodiscard]] std::int64_t testCount() const override;
    [[nodiscard]] learning::VaeBatch trainBatch(std::span<const std::int64_t> items,
                                                Random& random) override;
    [[nodiscard]] learning::VaeBatch
    measuredBatch(bool isTest, std::int64_t first, std::int64_t count) override;
    [[nodiscard]] std::optional<double> chanceReconstruction() const override;
    [[nodiscard]] std::vector<learning::MetricDescription> moreMetrics() const override;
    [[nodiscard]] std::vector<learning::MetricValue> measure(learning::Vae& vae) override;
    [[nodiscard]] Result<> keep(learning::Vae& vae, const learning::VaeFigures& figures) override;

private:
    /// Patterns through the means of their posteriors, of one side of the split.
    struct Decoded
    {
        std::vector<float> probabilities; ///< [patterns][cells]
        PatternLikelihood::Errors errors;
    };
    [[nodiscard]] learning::VaeBatch batchOf(std::span<const std::size_t> patterns) const;
    [[nodiscard]] Decoded decode(learning::Vae& vae, std::span<const std::size_t> patterns) const;
    [[nodiscard]] std::vector<float> thresholds(learning::Vae& vae) const;
    [[nodiscard]] OnsetScore score(const Decoded& decoded,
                                   std::span<const std::size_t> patterns,
                                   std::span<const float> thresholds) const;
    [[nodiscard]] std::vector<learning::LatentPoint> points(learning::Vae& vae) const;
    void rotateBars(std::span<float> content, Random& random) const;
    void hideInputs(std::span<float> content, Random& random) const;
    /// The side that figures are of.
    [[nodiscard]] std::span<const std::size_t> measuredPatterns() const;

    learning::TrainingContext& m_context;
    const PatternSettings& m_settings;
    const PatternDataset& m_data;
    PatternNetwork& m_network;
    AveragePattern::Chance m_chance;
    torch::Device m_device;
};

} // namespace timbrel::pattern
