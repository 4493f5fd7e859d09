// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learning/parameters_network.h"

#include <torch/types.h>

#include <cstdint>

namespace timbrel::learning {

/// One side of an auto-encoder: numbers in, numbers out, and the way back for the gradient. What is
/// between is its own: a perceptron (mlp_network.h), convolutions (an AutogradCoder). Its weights
/// lie in the Parameters that it was made with. Threads: one.
class Coder
{
public:
    virtual ~Coder() = default;
    Coder(const Coder&) = delete;
    Coder& operator=(const Coder&) = delete;

    /// input: [batch, ...]; condition: [batch, labels], or undefined where there is none. Returns
    /// [batch, outputs], which the next call may overwrite. isTraining: drops out, and keeps what
    /// backward needs.
    [[nodiscard]] virtual torch::Tensor
    forward(const torch::Tensor& input, const torch::Tensor& condition, bool isTraining)
        = 0;

    /// Once after forward(..., true): from the gradient by its result, which it may overwrite. Adds
    /// the weights' gradients to Parameters; returns the gradient by the input, undefined unless it
    /// is wanted.
    virtual torch::Tensor backward(const torch::Tensor& gradient, bool wantsInput) = 0;

    /// What is dropped out next goes by this seed alone.
    virtual void reseed(std::uint64_t) { }

protected:
    Coder() = default;
};

/// A coder whose way back LibTorch finds by itself: only graph() is to be written, over
/// Parameters::leaf(). For everything that is not worth a way of its own, on any device.
class AutogradCoder : public Coder
{
public:
    [[nodiscard]] torch::Tensor
    forward(const torch::Tensor& input, const torch::Tensor& condition, bool isTraining) final;
    torch::Tensor backward(const torch::Tensor& gradient, bool wantsInput) final;

protected:
    [[nodiscard]] virtual torch::Tensor
    graph(const torch::Tensor& input, const torch::Tensor& condition, bool isTraining)
        = 0;

private:
    torch::Tensor m_input;
    torch::Tensor m_output;
};

} // namespace timbrel::learning
