// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/selftest_trainer.h"

#include "core/learning/selftest.h"

#include <torch/torch.h>

#include <vector>

namespace timbrel::learning {
namespace {

constexpr std::int64_t kExamples = 64;
constexpr std::int64_t kHungerBytes = std::int64_t {256} << 20U;

/// A straight line through [examples, weights] float32 numbers, learnt by gradient descent.
struct Line
{
    Line(std::int64_t weightCount, std::uint64_t seed)
    {
        torch::manual_seed(seed);
        inputs = torch::randn({kExamples, weightCount});
        targets = inputs.mv(torch::randn({weightCount}));
        model = torch::nn::Linear(torch::nn::LinearOptions(weightCount, 1).bias(false));
        optimiser = std::make_unique<torch::optim::Adam>(model->parameters(),
                                                         torch::optim::AdamOptions(0.1));
    }
    torch::Tensor error() { return (model(inputs).squeeze(1) - targets).square().mean(); }

    torch::Tensor inputs; // [examples, weights]
    torch::Tensor targets; // [examples]
    torch::nn::Linear model {nullptr};
    std::unique_ptr<torch::optim::Adam> optimiser;
};

double update(Line& line)
{
    line.optimiser->zero_grad();
    const auto error = line.error();
    error.backward();
    line.optimiser->step();
    return error.item<double>();
}

double validate(Line& line)
{
    const torch::NoGradGuard noGradients;
    return line.error().item<double>();
}

TensorFile weightsOf(const Line& line)
{
    const auto values = line.model->weight.detach().contiguous().view({-1}); // [weights]
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
