// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/expression/network_weights.h"
#include "core/expression/representation.h"

#include <memory>
#include <span>
#include <vector>

namespace timbrel::test {

/// The live step made of LibTorch's own LSTMCell and Linear, with the same weights, to compare
/// with: what a performer built on LibTorch would do. Torch's headers stay in the source file.
class TorchNetwork
{
public:
    TorchNetwork(const expression::NetworkWeights& weights, expression::OutputCoding coding);
    ~TorchNetwork();
    TorchNetwork(const TorchNetwork&) = delete;
    TorchNetwork& operator=(const TorchNetwork&) = delete;

    /// One update with its own last output fed back; afterwards logits() and indices() are new.
    void step(std::span<const float> features);
    [[nodiscard]] std::span<const float> logits() const;
    [[nodiscard]] const std::vector<int>& indices() const;
    /// Of the last step, layer after layer.
    [[nodiscard]] std::vector<float> cellStates() const;

private:
    struct Layers;
    std::unique_ptr<Layers> m_layers;
};

} // namespace timbrel::test
