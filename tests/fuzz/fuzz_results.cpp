// SPDX-License-Identifier: GPL-3.0-or-later
// Any text is refused as a result of the original program, with its place, or makes a network that
// runs.
#include "core/expression/larasynth_network.h"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "edited_file.h"

using namespace timbrel;
using namespace timbrel::expression;

namespace {

constexpr const char* kSmall = R"({
 "arch_input_count": 2, "arch_output_count": 1, "arch_unit_count": 8,
 "cell_count": 1, "cell_states": [[0.5], [1]],
 "connections": [0, 3, 2, 6, 6, 7, 2, 7],
 "ctrl_min_max": [74, 10, 90], "ctrls": [74], "epoch": 12,
 "gated_conns": [3, 2, 6, 5, 6, 7],
 "lstm_config": {"block_counts": [1], "learning_rate": 0.05, "momentum": 0.8},
 "mse": 2, "note_max": 127, "note_min": 0, "outputs": [[10]],
 "representation_config": {"ctrl_output_counts": [74, 1], "update_rate": 75,
  "use_feature_interval": false, "use_feature_note_released": false,
  "use_feature_note_struck": false, "use_feature_some_note_on": true,
  "use_feature_velocity": false},
 "sample_count": 1, "targets": [[10]], "training_config": {"mean_padding": 1},
 "units_properties": [
  {"act_func": "IDENTITY", "id": 0, "type": "INPUT_UNIT"},
  {"act_func": "IDENTITY", "id": 1, "type": "INPUT_UNIT"},
  {"act_func": "IDENTITY", "id": 2, "type": "BIAS_UNIT"},
  {"act_func": "LOGISTIC", "id": 3, "type": "INPUT_GATE"},
  {"act_func": "LOGISTIC", "id": 4, "type": "FORGET_GATE"},
  {"act_func": "LOGISTIC", "id": 5, "type": "OUTPUT_GATE"},
  {"act_func": "LOGISTIC", "id": 6, "self_conn_gater": 4, "type": "CELL"},
  {"act_func": "LOGISTIC", "id": 7, "type": "OUTPUT_UNIT"}],
 "weights": [0.5, -1, 2, 0.25]
})";

void require(bool isTrue)
{
    if (!isTrue)
        std::abort();
}

void play(const LarasynthResult& result)
{
    LarasynthNetwork network(result);
    const std::vector<float> features(result.features.width(), 1.0F);
    std::vector<int> indices(result.outputs.controllers.size());
    for (int step = 0; step < 3; ++step)
        network.step(features, indices);
    require(network.rawOutputs().size() == result.outputs.width());
    for (std::size_t i = 0; i < indices.size(); ++i) {
        const ControllerCoding& coding = result.outputs.controllers[i];
        require(indices[i] >= 0 && indices[i] < coding.count);
        require(coding.valueOf(indices[i]) >= 0 && coding.valueOf(indices[i]) <= 127);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const bool isWhole = size > 0 && data[0] == '{';
    const std::string text = isWhole ? std::string(reinterpret_cast<const char*>(data), size)
                                     : fuzz::edited(kSmall, data, size);
    const auto result = parseLarasynthResult(text, "fuzz.json");
    if (result)
        play(*result);
    else
        require(result.error().id == ErrorId::ModelBroken && result.error().file == "fuzz.json"
                && (result.error().byte || !result.error().name.empty()));
    return 0;
}
