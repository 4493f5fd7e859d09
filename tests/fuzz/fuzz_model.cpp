// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes are refused as a model file or make a kernel that runs; what is read writes back to
// itself.
#include "core/expression/live_kernel.h"
#include "core/expression/model_file.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "edited_file.h"

using namespace timbrel;
using namespace timbrel::expression;

namespace {

void require(bool isTrue)
{
    if (!isTrue)
        std::abort();
}

std::string soundFile()
{
    ModelDescription description;
    description.features.set(Feature::SomeNoteOn);
    description.outputs.controllers.push_back({1, 2, 0, 127, 0});
    description.blockCounts = {1, 2};
    description.source = "Timbrel";
    NetworkWeights weights;
    weights.features = 1;
    weights.outputs = 2;
    const auto add = [&](std::size_t inputs, std::size_t blocks) {
        weights.layers.push_back({inputs,
                                  blocks,
                                  std::vector<float>(4 * blocks * inputs, 0.5F),
                                  std::vector<float>(4 * blocks * blocks, 0.5F),
                                  std::vector<float>(4 * blocks, 0.5F)});
    };
    add(3, 1);
    add(1, 2);
    weights.output.assign(4, 0.25F);
    weights.outputBias.assign(2, 0.0F);
    return *serializeModel(description, weights);
}

void play(const LoadedModel& model)
{
    LiveKernel kernel(model.weights, model.description.outputs, model.description.feedback);
    const std::vector<float> features(model.weights.features, 1.0F);
    std::vector<int> indices(model.description.outputs.controllers.size());
    for (int step = 0; step < 3; ++step)
        kernel.step(features, indices);
    for (std::size_t i = 0; i < indices.size(); ++i)
        require(indices[i] >= 0 && indices[i] < model.description.outputs.controllers[i].count);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const std::string sound = soundFile();
    const bool isWhole = size > 8 && data[8] == '{';
    const std::string bytes = isWhole ? std::string(reinterpret_cast<const char*>(data), size)
                                      : fuzz::edited(sound, data, size);
    const auto model = parseModel(bytes, "fuzz.safetensors");
    if (!model) {
        require(model.error().file == "fuzz.safetensors");
        return 0;
    }
    play(*model);
    const auto again = serializeModel(model->description, model->weights);
    require(again.has_value());
    const auto copy = parseModel(*again, "copy");
    require(copy && copy->description == model->description && copy->weights == model->weights);
    return 0;
}
