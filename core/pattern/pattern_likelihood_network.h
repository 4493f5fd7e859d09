// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learning/likelihood_network.h"
#include "core/pattern/pattern_planes.h"

#include <cstdint>

namespace timbrel::pattern {

/// What a decoder says of the planes of patterns: onsets are there or not (Bernoulli); where there
/// is one, velocity and offset are right but for a squared error that counts by a weight, as in
/// RhythmVAE (Tokui 2020). A squared error e at weight w is the -ln p, but for a constant, of a
/// normal distribution with the variance 1 / (2 w). Threads: one.
class PatternLikelihood final : public learning::Likelihood
{
public:
    struct Weights
    {
        double positive = 1.0;
        double velocity = 2.5;
        double offset = 5.0;
    };
    PatternLikelihood(PatternPlanes planes, std::int64_t cells, const Weights& weights);

    /// To be added to the onsets' outputs to make them logits.
    [[nodiscard]] double logitShift() const { return m_onsets.logitShift(); }

    [[nodiscard]] std::int64_t outputsFor(std::int64_t targets) const override { return targets; }
    [[nodiscard]] double loss(const torch::Tensor& outputs,
                              const torch::Tensor& targets,
                              double gradientScale,
                              torch::Tensor& gradient) const override;
    [[nodiscard]] double nats(const torch::Tensor& outputs,
                              const torch::Tensor& targets) const override;
    [[nodiscard]] torch::Tensor beginning(const torch::Tensor& targets) const override;

    /// Sums over a batch.
    struct Errors
    {
        double onsets = 0.0; ///< how many there are in the targets
        double velocity = 0.0; ///< squared errors where there is one
        double offset = 0.0;
    };
    [[nodiscard]] Errors errors(const torch::Tensor& outputs, const torch::Tensor& targets) const;

private:
    /// The weighted squared errors of velocities and offsets; the gradient where it is wanted.
    [[nodiscard]] double planes(const torch::Tensor& outputs,
                                const torch::Tensor& targets,
                                double gradientScale,
                                torch::Tensor* gradient) const;
    [[nodiscard]] torch::Tensor plane(const torch::Tensor& values, std::int64_t number) const
    {
        return values.narrow(1, number * m_cells, m_cells);
    }
    [[nodiscard]] std::int64_t offsetPlane() const { return m_planes.velocities ? 2 : 1; }

    PatternPlanes m_planes;
    std::int64_t m_cells;
    Weights m_weights;
    learning::BernoulliLikelihood m_onsets;
};

} // namespace timbrel::pattern
