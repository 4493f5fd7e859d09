// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/expression/model_file.h"

namespace timbrel::test {

/// A model that answers every note at once: controller 1 is `high` from a loud note on (velocity 64
/// and above) and `low` from a soft one on, and stays where it is else.
inline expression::ModelDescription loudnessDescription(int low = 10, int high = 100)
{
    expression::ModelDescription description;
    description.features.set(expression::Feature::NoteStruck);
    description.features.set(expression::Feature::Velocity);
    description.outputs.controllers = {{1, 2, low, high, low}};
    description.updateRate = 75;
    description.blockCounts = {1};
    description.source = "Timbrel";
    return description;
}

/// One cell. Inputs: note struck, velocity, two of feedback. The input gate opens when a note is
/// struck, and the forget gate closes then; the cell becomes about +1 or -1 as the note is loud or
/// soft, and the outputs tell which.
inline expression::NetworkWeights loudnessWeights()
{
    expression::LstmLayerWeights layer;
    layer.inputs = 4;
    layer.blocks = 1;
    layer.input = {40,
                   0,
                   0,
                   0, // input gate
                   -40,
                   0,
                   0,
                   0, // forget gate
                   0,
                   40,
                   0,
                   0, // cell
                   0,
                   0,
                   0,
                   0}; // output gate
    layer.recurrent = {0, 0, 0, 0};
    layer.bias = {-20, 20, -20, 20};
    expression::NetworkWeights network;
    network.features = 2;
    network.outputs = 2;
    network.layers = {layer};
    network.output = {-5, 5};
    network.outputBias = {0, 0};
    return network;
}

} // namespace timbrel::test
