// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <vector>

namespace timbrel::expression {

inline constexpr std::size_t kLstmGates = 4; ///< input, forget, candidate, output

/// One LSTM layer (Hochreiter & Schmidhuber 1997 with the forget gate of Gers et al. 2000), gates
/// in the order input, forget, cell, output, as LibTorch has them:
///   i, f, o = sigmoid(...), g = tanh(...), c = f c' + i g, h = o tanh(c).
/// All matrices are row-major, float32.
struct LstmLayerWeights
{
    std::size_t inputs = 0;
    std::size_t blocks = 0; ///< cells of this layer
    std::vector<float> input; ///< [4 * blocks, inputs]
    std::vector<float> recurrent; ///< [4 * blocks, blocks]
    std::vector<float> bias; ///< [4 * blocks]
    friend bool operator==(const LstmLayerWeights&, const LstmLayerWeights&) = default;
};

/// Stacked layers and a linear output. The first layer's inputs are the features, then the one-hot
/// outputs of the update before (feedback); each further layer's are the blocks of the one below.
struct NetworkWeights
{
    std::size_t features = 0;
    std::size_t outputs
        = 0; ///< logits: the sum of the controllers' counts; also the feedback's width
    std::vector<LstmLayerWeights> layers;
    std::vector<float> output; ///< [outputs, blocks of the last layer]
    std::vector<float> outputBias; ///< [outputs]
    friend bool operator==(const NetworkWeights&, const NetworkWeights&) = default;
};

} // namespace timbrel::expression
