// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/coder_network.h"

#include <torch/autograd.h>
#include <torch/utils.h>

namespace timbrel::learning {

torch::Tensor
AutogradCoder::forward(const torch::Tensor& input, const torch::Tensor& condition, bool isTraining)
{
    if (!isTraining) {
        const torch::NoGradGuard noGradients;
        return graph(input, condition, false);
    }
    const torch::AutoGradMode withGradients(true);
    m_input = input.detach();
    m_input.requires_grad_(true);
    m_output = graph(m_input, condition, true);
    return m_output.detach();
}

torch::Tensor AutogradCoder::backward(const torch::Tensor& gradient, bool wantsInput)
{
    const torch::AutoGradMode withGradients(true);
    m_output.backward(gradient);
    const torch::Tensor byInput = wantsInput ? m_input.grad() : torch::Tensor();
    m_output = torch::Tensor();
    m_input = torch::Tensor();
    return byInput;
}

} // namespace timbrel::learning
