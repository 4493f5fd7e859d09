// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/random.h"
#include "core/pattern/pattern_checkpoint.h"

#include <cmath>
#include <vector>

namespace timbrel::test {

inline learning::MlpWeights madeUpMlp(const std::vector<std::size_t>& sizes, Random& random)
{
    learning::MlpWeights weights;
    for (std::size_t i = 0; i + 1 < sizes.size(); ++i) {
        learning::DenseLayer layer {sizes[i], sizes[i + 1], {}, {}, {}, {}};
        const double deviation = 1.5 / std::sqrt(static_cast<double>(sizes[i]));
        for (std::size_t w = 0; w < sizes[i] * sizes[i + 1]; ++w)
            layer.weights.push_back(static_cast<float>(random.normal(0.0, deviation)));
        for (std::size_t w = 0; w < sizes[i + 1]; ++w)
            layer.bias.push_back(static_cast<float>(random.normal(-0.3, 0.3)));
        if (i + 2 < sizes.size()) {
            layer.gain.assign(layer.outputs, 1.25F);
            layer.shift.assign(layer.outputs, -0.1F);
        }
        weights.layers.push_back(std::move(layer));
    }
    return weights;
}

/// A network of 8 x 32 cells that nobody has taught, with two labels and three points.
inline pattern::PatternCheckpoint madeUpCheckpoint(std::size_t dimensions = 2,
                                                   pattern::PatternPlanes planes = {true, true},
                                                   bool isConditioned = true,
                                                   std::size_t hidden = 24)
{
    Random random(5);
    pattern::PatternCheckpoint made;
    made.rows = music::standardDrumRows();
    made.planes = planes;
    made.labels = {"funk", "rock"};
    made.isConditioned = isConditioned;
    made.dimensions = dimensions;
    made.thresholds = std::vector<float>(made.shape.rows, 0.4F);
    made.velocities = std::vector<float>(made.shape.rows, 0.75F);
    for (int i = 0; i < 3; ++i)
        made.points.push_back({std::vector<float>(dimensions, 0.5F * static_cast<float>(i)),
                               "pattern " + std::to_string(i),
                               i - 1,
                               i == 2});
    const std::size_t content = contentSize(made);
    const std::size_t condition = conditionSize(made);
    made.encoder = madeUpMlp({content + condition, hidden, 2 * dimensions}, random);
    made.decoder = madeUpMlp({dimensions + condition, hidden, content}, random);
    made.figures = {60.5, -60.5, 0.7, 12};
    made.seed = 3;
    made.dataDigest = "abc";
    made.source = "a test";
    return made;
}

} // namespace timbrel::test
