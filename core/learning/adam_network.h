// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learning/parameters_network.h"

#include <torch/types.h>

#include <cstdint>

namespace timbrel::learning {

/// Adam (Kingma & Ba 2015) with weight decay apart from the gradient (Loshchilov & Hutter 2019),
/// and a running average of the weights, in one loop over all of them. Threads: one.
class Adam
{
public:
    struct Step
    {
        double learningRate = 0.001;
        double firstDecay = 0.9;
        double secondDecay = 0.99;
        double weightDecay = 0.0;
        double averageDecay = 0.999; ///< lower in the first steps, so that it follows
    };

    /// The average is the weights as they are.
    explicit Adam(const Parameters& parameters);

    /// One change of the weights; gradients are 0 afterwards. False: they were no numbers, and
    /// nothing changed.
    [[nodiscard]] bool step(const Step& step);
    [[nodiscard]] double gradientNorm() const { return m_gradientNorm; } ///< of the last step
    [[nodiscard]] std::int64_t steps() const { return m_steps; }

    /// Puts the average in the weights' place, and the weights in its; twice is as before.
    void swapAverage();

    /// Four times all weights' size: weights, first and second moments, average.
    [[nodiscard]] std::vector<float> state() const;
    /// False: not of this network.
    [[nodiscard]] bool restore(const std::vector<float>& state, std::int64_t steps);

private:
    void stepPlainly(const Step& step, double averageDecay);

    torch::Tensor m_weights; ///< all [count], the first two views of Parameters'
    torch::Tensor m_gradients;
    torch::Tensor m_first;
    torch::Tensor m_second;
    torch::Tensor m_average;
    double m_gradientNorm = 0.0;
    std::int64_t m_steps = 0;
};

} // namespace timbrel::learning
