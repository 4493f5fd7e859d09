// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes are refused as a model file or make a kernel that runs; what is read writes back to
// itself.
#include "core/expression/live_kernel.h"
#include "core/expression/model_file.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <unistd.h>
#include <vector>

#include "edited_file.h"
#include "edited_model.h"

using namespace timbrel;
using namespace timbrel::expression;

namespace {

void require(bool isTrue)
{
    if (!isTrue)
        std::abort();
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

/// What does not fit its weights is never written.
void refuseOthers(LoadedModel model)
{
    LoadedModel other = model;
    other.description.blockCounts.push_back(1);
    require(!serializeModel(other.description, other.weights));
    other = model;
    other.description.features.set(Feature::HeldNotes,
                                   !other.description.features.has(Feature::HeldNotes));
    require(!serializeModel(other.description, other.weights));
    other = model;
    other.description.outputs.controllers.push_back({127, 1, 0, 0, 0});
    require(!serializeModel(other.description, other.weights));
    model.weights.outputBias.pop_back();
    require(!saveModel("not there/model.safetensors", model.description, model.weights));
}

void checkRoundTrip(const LoadedModel& model)
{
    const auto again = serializeModel(model.description, model.weights);
    require(again.has_value());
    const auto copy = parseModel(*again, "copy");
    require(copy && copy->description == model.description && copy->weights == model.weights);
}

/// The same by way of the disk; once, since a disk is slow.
void checkFile(const LoadedModel& model)
{
    const auto path = std::filesystem::temp_directory_path()
        / ("fuzz_model_" + std::to_string(::getpid()) + ".safetensors");
    require(saveModel(path, model.description, model.weights).has_value());
    const auto copy = loadModel(path);
    require(copy && copy->description == model.description && copy->weights == model.weights);
    std::filesystem::remove(path);
    require(loadModel(path).error().id == ErrorId::FileNotFound);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const bool isWhole = size > 8 && data[8] == '{';
    const std::string bytes = isWhole ? std::string(reinterpret_cast<const char*>(data), size)
                                      : fuzz::editedModel(data, size);
    const auto model = parseModel(bytes, "fuzz.safetensors");
    if (!model) {
        require(model.error().file == "fuzz.safetensors");
        return 0;
    }
    play(*model);
    checkRoundTrip(*model);
    refuseOthers(*model);
    static bool isFirst = true;
    if (isFirst)
        checkFile(*model);
    isFirst = false;
    return 0;
}
