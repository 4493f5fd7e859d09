// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <torch/types.h>

#include <cstdint>
#include <memory>

namespace timbrel::learning {

/// What a decoder's outputs say about what should have come: a distribution for each number.
/// Threads: one. CPU or any other device.
class Likelihood
{
public:
    virtual ~Likelihood() = default;
    Likelihood(const Likelihood&) = delete;
    Likelihood& operator=(const Likelihood&) = delete;

    /// Outputs that the decoder must have for so many targets.
    [[nodiscard]] virtual std::int64_t outputsFor(std::int64_t targets) const = 0;
    /// The loss of a batch, summed over it, in nats (weighted as it is taught). gradient, of the
    /// outputs' shape, becomes the gradient of the loss by the outputs, times gradientScale.
    [[nodiscard]] virtual double loss(const torch::Tensor& outputs, // [batch, outputs]
                                      const torch::Tensor& targets, // [batch, targets]
                                      double gradientScale,
                                      torch::Tensor& gradient) const = 0;
    /// -ln p(targets), summed over the batch, as the variational bound counts it: without weights.
    [[nodiscard]] virtual double nats(const torch::Tensor& outputs,
                                      const torch::Tensor& targets) const = 0;
    /// Outputs for inputs that say nothing, to begin from: [outputs]. targets: [examples, targets].
    [[nodiscard]] virtual torch::Tensor beginning(const torch::Tensor& targets) const = 0;

protected:
    Likelihood() = default;
};

/// Each target is 1 with the probability whose logit is the output, else 0. A positive counts
/// positiveWeight times in what is taught; an output is then too high by its logarithm, which
/// logitShift() takes off (and nats() has taken off).
class BernoulliLikelihood final : public Likelihood
{
public:
    explicit BernoulliLikelihood(double positiveWeight = 1.0);
    /// To be added to outputs to make them logits.
    [[nodiscard]] double logitShift() const;

    [[nodiscard]] std::int64_t outputsFor(std::int64_t targets) const override { return targets; }
    [[nodiscard]] double loss(const torch::Tensor& outputs,
                              const torch::Tensor& targets,
                              double gradientScale,
                              torch::Tensor& gradient) const override;
    [[nodiscard]] double nats(const torch::Tensor& outputs,
                              const torch::Tensor& targets) const override;
    [[nodiscard]] torch::Tensor beginning(const torch::Tensor& targets) const override;

private:
    double m_positiveWeight;
};

/// Each target is normally distributed around an output; a second output is the logarithm of its
/// variance, held between two bounds: without them a decoder that hits something exactly falls into
/// an infinite likelihood and then into what is no number.
class GaussianLikelihood final : public Likelihood
{
public:
    static constexpr double kLowestLogVariance = -9.0; ///< a standard deviation of 0.011
    static constexpr double kHighestLogVariance = 6.0;

    [[nodiscard]] std::int64_t outputsFor(std::int64_t targets) const override
    {
        return 2 * targets;
    }
    [[nodiscard]] double loss(const torch::Tensor& outputs,
                              const torch::Tensor& targets,
                              double gradientScale,
                              torch::Tensor& gradient) const override;
    [[nodiscard]] double nats(const torch::Tensor& outputs,
                              const torch::Tensor& targets) const override;
    [[nodiscard]] torch::Tensor beginning(const torch::Tensor& targets) const override;
};

} // namespace timbrel::learning
