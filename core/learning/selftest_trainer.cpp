// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/selftest_trainer.h"

#include "core/learning/selftest.h"

#include <torch/types.h>
#include <torch/utils.h>

#include <vector>

namespace timbrel::learning {
namespace {

constexpr std::int64_t kExamples = 64;
constexpr double kLearningRate = 0.1;
constexpr std::int64_t kHungerBytes = std::int64_t {256} << 20U;

/// A straight line through [examples, weights] float32 numbers, learnt by gradient descent.
struct Line
{
    Line(std::int64_t weightCount, std::uint64_t seed)
    {
        torch::manual_seed(seed);
        inputs = torch::randn({kExamples, weightCount});
        targets = inputs.mv(torch::randn({weightCount}));
        weights = torch::zeros({weightCount}, torch::requires_grad());
    }
    [[nodiscard]] torch::Tensor error() const
    {
        return (inputs.mv(weights) - targets).square().mean();
    }

    torch::Tensor inputs; // [examples, weights]
    torch::Tensor targets; // [examples]
    torch::Tensor weights; // [weights]
};

double update(Line& line)
{
    const auto error = line.error();
    error.backward();
    const torch::NoGradGuard noGradients;
    line.weights.sub_(line.weights.grad(), kLearningRate);
    line.weights.mutable_grad().zero_();
    return error.item<double>();
}

double validate(const Line& line)
{
    const torch::NoGradGuard noGradients;
    return line.error().item<double>();
}

TensorFile weightsOf(const Line& line)
{
    const auto values = line.weights.detach().contiguous(); // [weights]
    const auto* data = values.data_ptr<float>();
    Tensor tensor {"line.weight", {static_cast<std::size_t>(values.numel())}, {}};
    tensor.values.assign(data, data + values.numel());
    return TensorFile {{std::move(tensor)}, {}};
}

void exhaustMemory()
{
    std::vector<torch::Tensor> taken;
    while (true)
        taken.push_back(torch::empty({kHungerBytes}, torch::kUInt8));
}

} // namespace

Result<> trainSelftest(TrainingContext& context)
{
    const auto settings = selftestSettings(context.settings);
    if (!settings)
        return failure(settings.error());
    Line line(settings->weights, context.run.seed());
    return runSelftest(context,
                       *settings,
                       {[&line] { return update(line); },
                        [&line] { return validate(line); },
                        [&line] { return weightsOf(line); },
                        exhaustMemory});
}

} // namespace timbrel::learning
