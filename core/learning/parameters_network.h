// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/learning/safetensors.h"

#include <torch/types.h>

#include <cstddef>
#include <string>
#include <vector>

namespace timbrel::learning {

/// All weights of a network in one piece of memory and all gradients in another, so that an
/// optimiser's step is one loop. Parts of a network add their tensors first; allocate() then gives
/// them their place. Threads: one.
class Parameters
{
public:
    /// `initial` is float32. Returns the number by which the tensor is asked for later.
    std::size_t add(std::string name, const torch::Tensor& initial);
    /// After the last add, once. Gradients are 0.
    void allocate(torch::Device device);

    /// Views; what is written there is written for everyone.
    [[nodiscard]] const torch::Tensor& value(std::size_t number) const { return m_values[number]; }
    [[nodiscard]] const torch::Tensor& gradient(std::size_t number) const
    {
        return m_gradients[number];
    }
    /// The value as a leaf of LibTorch's own differentiation, which adds its gradient to ours.
    [[nodiscard]] torch::Tensor leaf(std::size_t number) const;

    /// [count]
    [[nodiscard]] const torch::Tensor& values() const { return m_allValues; }
    [[nodiscard]] const torch::Tensor& gradients() const { return m_allGradients; }
    [[nodiscard]] std::int64_t count() const { return m_allValues.numel(); }
    [[nodiscard]] const std::vector<std::string>& names() const { return m_names; }

private:
    std::vector<std::string> m_names;
    std::vector<torch::Tensor> m_values;
    std::vector<torch::Tensor> m_gradients;
    torch::Tensor m_allValues;
    torch::Tensor m_allGradients;
};

/// A tensor's numbers, wherever it is, in row order.
[[nodiscard]] std::vector<float> numbersOf(const torch::Tensor& tensor);

} // namespace timbrel::learning
