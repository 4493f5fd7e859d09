// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/likelihood_network.h"

#include "core/learning/vae_kernels.h"

#include <torch/utils.h>

#include <cmath>
#include <utility>

namespace timbrel::learning {
namespace {

constexpr double kLogTwoPi = 1.8378770664093453;

float* dataOf(const torch::Tensor& tensor)
{
    return tensor.data_ptr<float>();
}

bool isForKernels(const torch::Tensor& outputs, const torch::Tensor& targets)
{
    return outputs.is_cpu() && outputs.is_contiguous() && targets.is_contiguous();
}

/// Loss and gradient where our loops do not reach.
double plainBernoulli(const torch::Tensor& outputs,
                      const torch::Tensor& targets,
                      double weight,
                      double gradientScale,
                      torch::Tensor* gradient)
{
    const auto softplus = torch::softplus(outputs);
    const auto weighted = targets * weight;
    if (gradient != nullptr) {
        const auto share = torch::sigmoid(outputs);
        gradient->copy_(((1.0 - targets) * share - weighted * (1.0 - share)) * gradientScale);
    }
    return (weighted * (softplus - outputs) + (1.0 - targets) * softplus)
        .sum(torch::kDouble)
        .item<double>();
}

double bernoulli(const torch::Tensor& outputs,
                 const torch::Tensor& targets,
                 double weight,
                 double gradientScale,
                 torch::Tensor* gradient)
{
    if (!isForKernels(outputs, targets))
        return plainBernoulli(outputs, targets, weight, gradientScale, gradient);
    BernoulliStep step;
    step.count = static_cast<std::size_t>(outputs.numel());
    step.logits = dataOf(outputs);
    step.targets = dataOf(targets);
    step.positiveWeight = static_cast<float>(weight);
    step.gradientScale = static_cast<float>(gradientScale);
    step.gradients = gradient == nullptr ? nullptr : dataOf(*gradient);
    return vaeKernels().bernoulli(step);
}

double plainGaussian(const torch::Tensor& outputs,
                     const torch::Tensor& targets,
                     double gradientScale,
                     torch::Tensor* gradient)
{
    const std::int64_t count = targets.size(1);
    const auto logVariance = outputs.narrow(1, count, count);
    const auto held = logVariance.clamp(GaussianLikelihood::kLowestLogVariance,
                                        GaussianLikelihood::kHighestLogVariance);
    const auto precision = torch::exp(-held);
    const auto error = outputs.narrow(1, 0, count) - targets;
    const auto scaled = error.square() * precision;
    if (gradient != nullptr) {
        const auto byVariance = (0.5 - 0.5 * scaled) * gradientScale;
        const auto leadsOn = ((logVariance > held) & (byVariance < 0.0))
            | ((logVariance < held) & (byVariance > 0.0));
        gradient->narrow(1, 0, count).copy_(error * precision * gradientScale);
        gradient->narrow(1, count, count).copy_(byVariance.masked_fill(leadsOn, 0.0));
    }
    return (0.5 * (kLogTwoPi + held + scaled)).sum(torch::kDouble).item<double>();
}

double gaussian(const torch::Tensor& outputs,
                const torch::Tensor& targets,
                double gradientScale,
                torch::Tensor* gradient)
{
    if (!isForKernels(outputs, targets))
        return plainGaussian(outputs, targets, gradientScale, gradient);
    const auto count = static_cast<std::size_t>(targets.size(1));
    GaussianStep step;
    step.count = count;
    step.lowestLogVariance = static_cast<float>(GaussianLikelihood::kLowestLogVariance);
    step.highestLogVariance = static_cast<float>(GaussianLikelihood::kHighestLogVariance);
    step.gradientScale = static_cast<float>(gradientScale);
    double sum = 0.0;
    for (std::int64_t i = 0; i < targets.size(0); ++i) {
        const auto row = static_cast<std::size_t>(i) * 2 * count;
        step.means = dataOf(outputs) + row;
        step.logVariances = step.means + count;
        step.targets = dataOf(targets) + static_cast<std::size_t>(i) * count;
        if (gradient != nullptr) {
            step.meanGradients = dataOf(*gradient) + row;
            step.logVarianceGradients = step.meanGradients + count;
        }
        sum += vaeKernels().gaussian(step);
    }
    return sum;
}

} // namespace

BernoulliLikelihood::BernoulliLikelihood(double positiveWeight)
    : m_positiveWeight(positiveWeight)
{ }

double BernoulliLikelihood::logitShift() const
{
    return -std::log(m_positiveWeight);
}

double BernoulliLikelihood::loss(const torch::Tensor& outputs,
                                 const torch::Tensor& targets,
                                 double gradientScale,
                                 torch::Tensor& gradient) const
{
    return bernoulli(outputs, targets, m_positiveWeight, gradientScale, &gradient);
}

double BernoulliLikelihood::nats(const torch::Tensor& outputs, const torch::Tensor& targets) const
{
    const auto logits = m_positiveWeight == 1.0 ? outputs : outputs + logitShift();
    return bernoulli(logits, targets, 1.0, 1.0, nullptr);
}

torch::Tensor BernoulliLikelihood::beginning(const torch::Tensor& targets) const
{
    constexpr double kSmallest = 0.001;
    const auto share = targets.mean(0).clamp(kSmallest, 1.0 - kSmallest);
    return torch::logit(share) - logitShift();
}

double GaussianLikelihood::loss(const torch::Tensor& outputs,
                                const torch::Tensor& targets,
                                double gradientScale,
                                torch::Tensor& gradient) const
{
    return gaussian(outputs, targets, gradientScale, &gradient);
}

double GaussianLikelihood::nats(const torch::Tensor& outputs, const torch::Tensor& targets) const
{
    return gaussian(outputs, targets, 1.0, nullptr);
}

torch::Tensor GaussianLikelihood::beginning(const torch::Tensor& targets) const
{
    const auto variance = targets.var(0, false).clamp_min(std::exp(kLowestLogVariance));
    return torch::cat({targets.mean(0), variance.log().clamp_max(kHighestLogVariance)});
}

} // namespace timbrel::learning
