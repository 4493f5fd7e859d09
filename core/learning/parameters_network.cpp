// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/parameters_network.h"

#include <torch/utils.h>

#include <utility>

namespace timbrel::learning {

std::size_t Parameters::add(std::string name, const torch::Tensor& initial)
{
    m_names.push_back(std::move(name));
    m_values.push_back(initial);
    return m_values.size() - 1;
}

void Parameters::allocate(torch::Device device)
{
    const torch::NoGradGuard noGradients;
    std::int64_t count = 0;
    for (const torch::Tensor& value : m_values)
        count += value.numel();
    const auto options = torch::TensorOptions().dtype(torch::kFloat32).device(device);
    m_allValues = torch::empty({count}, options);
    m_allGradients = torch::zeros({count}, options);
    std::int64_t at = 0;
    for (torch::Tensor& value : m_values) {
        const std::int64_t size = value.numel();
        const auto place = m_allValues.narrow(0, at, size).view(value.sizes());
        place.copy_(value);
        m_gradients.push_back(m_allGradients.narrow(0, at, size).view(value.sizes()));
        value = place;
        at += size;
    }
}

torch::Tensor Parameters::leaf(std::size_t number) const
{
    auto leaf = m_values[number].detach();
    leaf.requires_grad_(true);
    leaf.mutable_grad() = m_gradients[number];
    return leaf;
}

std::vector<float> numbersOf(const torch::Tensor& tensor)
{
    const auto here = tensor.detach().to(torch::kCPU, torch::kFloat32).contiguous();
    const auto* data = here.data_ptr<float>();
    return {data, data + here.numel()};
}

} // namespace timbrel::learning
