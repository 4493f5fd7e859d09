// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/validation.h"

#include "core/expression/live_kernel.h"

namespace timbrel::expression {
namespace {

constexpr std::size_t kAskEvery = 1024; // steps between two questions whether to end
constexpr std::size_t kVarianceSteps = 200000; // enough to know a variance by

} // namespace

Validation validate(const NetworkWeights& weights,
                    bool hasFeedback,
                    const std::shared_ptr<const TrainingExamples>& examples,
                    Random random,
                    const std::function<bool()>& hasToEnd)
{
    LiveKernel network(weights, examples->outputs, hasFeedback);
    SequenceWalker walker(examples, examples->settings.validationExampleRepetitions);
    walker.begin(random);
    const auto& controllers = examples->outputs.controllers;
    std::vector<float> features(examples->features.width());
    std::vector<int> targets(controllers.size());
    std::vector<int> answers(controllers.size());
    Validation result;
    double sum = 0.0;
    while (walker.next({features, targets})) {
        network.step(features, answers);
        for (std::size_t c = 0; c < controllers.size(); ++c) {
            const int wanted = controllers[c].valueOf(targets[c]);
            const int given = controllers[c].valueOf(answers[c]);
            sum += static_cast<double>((given - wanted) * (given - wanted));
            if (result.steps < kStoredSteps) {
                result.targets.push_back(static_cast<std::uint8_t>(wanted));
                result.outputs.push_back(static_cast<std::uint8_t>(given));
            }
        }
        ++result.steps;
        if (result.steps % kAskEvery == 0 && hasToEnd && hasToEnd())
            break;
    }
    result.meanSquaredError = result.steps > 0 ? sum / static_cast<double>(result.steps) : 0.0;
    return result;
}

double targetVariance(const std::shared_ptr<const TrainingExamples>& examples, Random random)
{
    SequenceWalker walker(examples, 1);
    walker.begin(random);
    const auto& controllers = examples->outputs.controllers;
    std::vector<float> features(examples->features.width());
    std::vector<int> targets(controllers.size());
    std::vector<double> sums(controllers.size());
    std::vector<double> squares(controllers.size());
    std::size_t steps = 0;
    while (steps < kVarianceSteps && walker.next({features, targets})) {
        for (std::size_t c = 0; c < controllers.size(); ++c) {
            const double value = controllers[c].valueOf(targets[c]);
            sums[c] += value;
            squares[c] += value * value;
        }
        ++steps;
    }
    double variance = 0.0;
    const auto count = static_cast<double>(steps);
    for (std::size_t c = 0; steps > 0 && c < controllers.size(); ++c)
        variance += squares[c] / count - sums[c] / count * (sums[c] / count);
    return variance;
}

} // namespace timbrel::expression
