// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/settings_fields.h"

#include <algorithm>
#include <array>

namespace timbrel::expression {
namespace {

/// Where a value belongs in Settings.
template<class T>
struct Target
{
    std::string_view key;
    T& (*field)(Settings&);
};

constexpr auto kIntegers = std::to_array<Target<int>>({
    {"representation.update_rate", [](Settings& s) -> int& { return s.updateRate; }},
    {"training.example_repetitions",
     [](Settings& s) -> int& { return s.training.exampleRepetitions; }},
    {"training.validation_example_repetitions",
     [](Settings& s) -> int& { return s.training.validationExampleRepetitions; }},
    {"training.squared_error_failure_tolerance",
     [](Settings& s) -> int& { return s.training.squaredErrorFailureTolerance; }},
    {"training.consecutive_failures_for_reset",
     [](Settings& s) -> int& { return s.training.consecutiveFailuresForReset; }},
    {"training.epoch_count_before_validating",
     [](Settings& s) -> int& { return s.training.epochCountBeforeValidating; }},
    {"training.max_epoch_count", [](Settings& s) -> int& { return s.training.maximumEpochCount; }},
    {"training.round_count", [](Settings& s) -> int& { return s.training.roundCount; }},
});

constexpr auto kReals = std::to_array<Target<double>>({
    {"lstm.learning_rate", [](Settings& s) -> double& { return s.learningRate; }},
    {"lstm.momentum", [](Settings& s) -> double& { return s.momentum; }},
    {"training.mean_padding", [](Settings& s) -> double& { return s.training.meanPaddingSeconds; }},
    {"training.padding_stddev",
     [](Settings& s) -> double& { return s.training.paddingStandardDeviationSeconds; }},
    {"training.tempo_adjustment_factor",
     [](Settings& s) -> double& { return s.training.tempoAdjustmentFactor; }},
    {"training.tempo_jitter_factor",
     [](Settings& s) -> double& { return s.training.tempoJitterFactor; }},
    {"training.reset_probability",
     [](Settings& s) -> double& { return s.training.resetProbability; }},
    {"training.mse_threshold", [](Settings& s) -> double& { return s.training.mseThreshold; }},
    {"training.backpropagate_if_correct",
     [](Settings& s) -> double& { return s.training.backpropagateIfCorrect; }},
    {"training.zero_network_before_each_epoch",
     [](Settings& s) -> double& { return s.training.zeroNetworkBeforeEachEpoch; }},
    {"training.zero_network_before_validation",
     [](Settings& s) -> double& { return s.training.zeroNetworkBeforeValidation; }},
    {"training.zero_network_on_reset",
     [](Settings& s) -> double& { return s.training.zeroNetworkOnReset; }},
});

constexpr auto kTexts = std::to_array<Target<std::optional<std::string>>>({
    {"midi.recording_source_port",
     [](Settings& s) -> std::optional<std::string>& { return s.recordingSourcePort; }},
    {"midi.performing_source_port",
     [](Settings& s) -> std::optional<std::string>& { return s.performingSourcePort; }},
    {"midi.performing_destination_port",
     [](Settings& s) -> std::optional<std::string>& { return s.performingDestinationPort; }},
    {"performing.training_results",
     [](Settings& s) -> std::optional<std::string>& { return s.trainingResults; }},
});

template<class T, std::size_t N>
T& fieldOf(const std::array<Target<T>, N>& targets, Settings& settings, std::string_view key)
{
    const auto place = std::find_if(
        targets.begin(), targets.end(), [&](const Target<T>& target) { return target.key == key; });
    return place->field(settings); // a test sets every key of the table
}

} // namespace

int& integerField(Settings& settings, std::string_view key) noexcept
{
    return fieldOf(kIntegers, settings, key);
}

double& realField(Settings& settings, std::string_view key) noexcept
{
    return fieldOf(kReals, settings, key);
}

std::optional<std::string>& textField(Settings& settings, std::string_view key) noexcept
{
    return fieldOf(kTexts, settings, key);
}

} // namespace timbrel::expression
