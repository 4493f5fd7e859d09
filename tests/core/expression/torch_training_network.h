// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/expression/lane_kernels.h"
#include "core/expression/network_weights.h"

#include <cstddef>
#include <memory>
#include <vector>

namespace timbrel::test {

/// One step of all lanes, as expression::LstmTraining takes it.
struct TaughtStep
{
    std::vector<float> input; ///< [inputs][kLanes]
    std::vector<float> keep; ///< [kLanes]
    std::vector<int> targets; ///< [group][kLanes]
    std::vector<float> weights; ///< [kLanes]
};

/// What one chunk of steps leads to.
struct Lesson
{
    std::vector<std::vector<double>> logits; ///< [step], each [output][kLanes]
    std::vector<std::vector<double>> losses; ///< [step], each [kLanes]: against the target alone
    expression::NetworkWeights gradients; ///< of the weighted loss against the soft targets
};

/// The trained LSTM made of LibTorch's own operations, in double precision, with its gradients from
/// autograd: the reference for the hand-written ones. Torch's headers stay in the source file.
class TorchTrainingNetwork
{
public:
    /// softness: one a group, in outputs; 0 is one-hot.
    TorchTrainingNetwork(const expression::NetworkWeights& weights,
                         std::vector<std::size_t> groups,
                         std::vector<float> softness);
    ~TorchTrainingNetwork();
    TorchTrainingNetwork(const TorchTrainingNetwork&) = delete;
    TorchTrainingNetwork& operator=(const TorchTrainingNetwork&) = delete;

    /// States carry over from chunk to chunk, gradients do not.
    [[nodiscard]] Lesson learn(const std::vector<TaughtStep>& chunk);

private:
    struct Layers;
    std::unique_ptr<Layers> m_layers;
};

} // namespace timbrel::test
