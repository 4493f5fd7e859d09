// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/adam_network.h"

#include "core/learning/vae_kernels.h"

#include <torch/utils.h>

#include <algorithm>
#include <cmath>

namespace timbrel::learning {
namespace {

constexpr double kEpsilon = 1e-8;

} // namespace

Adam::Adam(const Parameters& parameters)
    : m_weights(parameters.values())
    , m_gradients(parameters.gradients())
    , m_first(torch::zeros_like(m_weights))
    , m_second(torch::zeros_like(m_weights))
    , m_average(m_weights.clone())
{ }

bool Adam::step(const Step& step)
{
    const torch::NoGradGuard noGradients;
    const auto count = static_cast<std::size_t>(m_weights.numel());
    const bool isHere = m_weights.is_cpu();
    m_gradientNorm = isHere
        ? std::sqrt(vaeKernels().sumOfSquares(m_gradients.data_ptr<float>(), count))
        : m_gradients.norm().item<double>();
    if (!std::isfinite(m_gradientNorm)) {
        m_gradients.zero_();
        return false;
    }
    ++m_steps;
    const auto taken = static_cast<double>(m_steps);
    const double averageDecay = std::min(step.averageDecay, (1.0 + taken) / (10.0 + taken));
    if (!isHere) {
        stepPlainly(step, averageDecay);
        return true;
    }
    AdamChange change;
    change.firstDecay = static_cast<float>(step.firstDecay);
    change.secondDecay = static_cast<float>(step.secondDecay);
    change.rate = static_cast<float>(step.learningRate / (1.0 - std::pow(step.firstDecay, taken)));
    change.secondCorrection = static_cast<float>(1.0 / (1.0 - std::pow(step.secondDecay, taken)));
    change.epsilon = static_cast<float>(kEpsilon);
    change.keep = static_cast<float>(1.0 - step.learningRate * step.weightDecay);
    change.averageDecay = static_cast<float>(averageDecay);
    vaeKernels().adam({count,
                       m_gradients.data_ptr<float>(),
                       m_first.data_ptr<float>(),
                       m_second.data_ptr<float>(),
                       m_weights.data_ptr<float>(),
                       m_average.data_ptr<float>()},
                      change);
    return true;
}

void Adam::stepPlainly(const Step& step, double averageDecay)
{
    const auto taken = static_cast<double>(m_steps);
    m_first.mul_(step.firstDecay).add_(m_gradients, 1.0 - step.firstDecay);
    m_second.mul_(step.secondDecay).addcmul_(m_gradients, m_gradients, 1.0 - step.secondDecay);
    const auto deviation
        = (m_second / (1.0 - std::pow(step.secondDecay, taken))).sqrt_().add_(kEpsilon);
    m_weights.mul_(1.0 - step.learningRate * step.weightDecay)
        .addcdiv_(
            m_first, deviation, -step.learningRate / (1.0 - std::pow(step.firstDecay, taken)));
    m_average.mul_(averageDecay).add_(m_weights, 1.0 - averageDecay);
    m_gradients.zero_();
}

void Adam::swapAverage()
{
    const torch::NoGradGuard noGradients;
    const auto weights = m_weights.clone();
    m_weights.copy_(m_average);
    m_average.copy_(weights);
}

std::vector<float> Adam::state() const
{
    return numbersOf(torch::cat({m_weights, m_first, m_second, m_average}));
}

bool Adam::restore(const std::vector<float>& state, std::int64_t steps)
{
    const torch::NoGradGuard noGradients;
    const std::int64_t count = m_weights.numel();
    const bool isGood = static_cast<std::int64_t>(state.size()) == 4 * count
        && std::all_of(state.begin(), state.end(), [](float value) {
                            return std::isfinite(value);
                        });
    if (!isGood)
        return false;
    const auto all = torch::tensor(state);
    m_weights.copy_(all.narrow(0, 0, count));
    m_first.copy_(all.narrow(0, count, count));
    m_second.copy_(all.narrow(0, 2 * count, count));
    m_average.copy_(all.narrow(0, 3 * count, count));
    m_steps = steps;
    return true;
}

} // namespace timbrel::learning
