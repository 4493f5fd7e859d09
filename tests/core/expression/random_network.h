// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/random.h"
#include "core/expression/network_weights.h"
#include "core/expression/representation.h"

#include <cmath>
#include <cstddef>
#include <vector>

namespace timbrel::test {

struct NetworkShape
{
    std::size_t features = 8;
    std::vector<int> counts = {32, 32}; ///< of controllers 1, 2, ...
    std::vector<std::size_t> blocks = {200};
    bool feedback = true;
};

inline std::vector<float> uniformValues(std::size_t count, double bound, Random& random)
{
    std::vector<float> values(count);
    for (float& value : values)
        value = static_cast<float>(random.uniform(-bound, bound));
    return values;
}

inline expression::OutputCoding codingOf(const NetworkShape& shape)
{
    expression::OutputCoding coding;
    for (std::size_t i = 0; i < shape.counts.size(); ++i)
        coding.controllers.push_back(
            {static_cast<std::uint8_t>(i + 1), shape.counts[i], 0, 127, static_cast<int>(20 * i)});
    return coding;
}

/// As LibTorch begins: uniform within 1 / sqrt(blocks), times `strength`.
inline expression::NetworkWeights
randomWeights(const NetworkShape& shape, Random& random, double strength = 1.0)
{
    expression::NetworkWeights weights;
    weights.features = shape.features;
    weights.outputs = codingOf(shape).width();
    std::size_t inputs = shape.features + (shape.feedback ? weights.outputs : 0);
    double bound = 0.0;
    for (const std::size_t blocks : shape.blocks) {
        bound = strength / std::sqrt(static_cast<double>(blocks));
        expression::LstmLayerWeights layer;
        layer.inputs = inputs;
        layer.blocks = blocks;
        layer.input = uniformValues(4 * blocks * inputs, bound, random);
        layer.recurrent = uniformValues(4 * blocks * blocks, bound, random);
        layer.bias = uniformValues(4 * blocks, bound, random);
        weights.layers.push_back(std::move(layer));
        inputs = blocks;
    }
    weights.output = uniformValues(weights.outputs * inputs, bound, random);
    weights.outputBias = uniformValues(weights.outputs, bound, random);
    return weights;
}

/// As playing looks: mostly 0 and 1, now and then something between.
inline void randomFeatures(std::vector<float>& features, Random& random)
{
    for (float& value : features)
        value = random.chance(0.5) ? 0.0F
            : random.chance(0.5)   ? 1.0F
                                   : static_cast<float>(random.uniform(-1.0, 1.0));
}

} // namespace timbrel::test
