// SPDX-License-Identifier: GPL-3.0-or-later
#include "torch_training_network.h"

#include <torch/autograd.h>
#include <torch/utils.h>

#include <utility>

namespace timbrel::test {
namespace {

using expression::kLanes;
using torch::Tensor;

constexpr auto kLaneCount = static_cast<std::int64_t>(kLanes);

Tensor tensorOf(const std::vector<float>& values, std::int64_t columns)
{
    return torch::tensor(values, torch::kFloat64).reshape({-1, columns});
}

Tensor learnable(const std::vector<float>& values, std::int64_t columns)
{
    return tensorOf(values, columns).requires_grad_(true);
}

std::vector<double> doublesOf(const Tensor& tensor)
{
    const Tensor flat = tensor.detach().contiguous();
    return {flat.data_ptr<double>(), flat.data_ptr<double>() + flat.numel()};
}

std::vector<float> gradientOf(const Tensor& tensor)
{
    const auto values = doublesOf(tensor.grad());
    std::vector<float> floats;
    for (const double value : values)
        floats.push_back(static_cast<float>(value));
    return floats;
}

struct Layer
{
    Tensor input, recurrent, bias;
    Tensor hidden, cell; ///< [blocks, lanes]

    Tensor step(const Tensor& x, const Tensor& keep)
    {
        const Tensor sums = input.mm(x) + recurrent.mm(hidden * keep) + bias;
        const auto parts = sums.chunk(4, 0);
        cell = torch::sigmoid(parts[1]) * (cell * keep)
            + torch::sigmoid(parts[0]) * torch::tanh(parts[2]);
        hidden = torch::sigmoid(parts[3]) * torch::tanh(cell);
        return hidden;
    }
};

} // namespace

struct TorchTrainingNetwork::Layers
{
    expression::NetworkWeights shape; ///< as it was given
    std::vector<std::size_t> groups;
    std::vector<float> softness;
    std::vector<Layer> layers;
    Tensor output, outputBias;

    /// The weighted cross entropy of one step; tells the unweighted one against the targets alone.
    Tensor lossOf(const TaughtStep& step, const Tensor& logits, std::vector<double>& hard) const
    {
        const Tensor weights = tensorOf(step.weights, kLaneCount);
        Tensor sum = torch::zeros({}, torch::kFloat64);
        Tensor hardSum = torch::zeros({kLaneCount}, torch::kFloat64);
        std::int64_t row = 0;
        for (std::size_t group = 0; group < groups.size(); ++group) {
            const auto count = static_cast<std::int64_t>(groups[group]);
            const Tensor logShares = torch::log_softmax(logits.narrow(0, row, count), 0);
            const std::vector<int> targets(step.targets.begin() + std::ptrdiff_t(group * kLanes),
                                           step.targets.begin()
                                               + std::ptrdiff_t((group + 1) * kLanes));
            const Tensor target = torch::tensor(targets, torch::kInt64);
            const Tensor oneHot = torch::one_hot(target, count).t().to(torch::kFloat64);
            Tensor wanted = oneHot;
            if (const double width = double {softness[group]}; width > 0.0) {
                const Tensor distance
                    = torch::arange(count, torch::kFloat64).unsqueeze(1) - target.unsqueeze(0);
                wanted = torch::softmax(distance.square() * (-0.5 / (width * width)), 0);
            }
            sum = sum - (wanted * logShares * weights).sum();
            hardSum = hardSum - (oneHot * logShares).sum(0);
            row += count;
        }
        hard = doublesOf(hardSum);
        return sum;
    }

    void forgetGradients()
    {
        for (Layer& layer : layers) {
            for (Tensor* tensor : {&layer.input, &layer.recurrent, &layer.bias})
                tensor->mutable_grad() = Tensor();
            layer.hidden = layer.hidden.detach();
            layer.cell = layer.cell.detach();
        }
        output.mutable_grad() = Tensor();
        outputBias.mutable_grad() = Tensor();
    }

    [[nodiscard]] expression::NetworkWeights gradients() const
    {
        expression::NetworkWeights result = shape;
        for (std::size_t i = 0; i < layers.size(); ++i) {
            result.layers[i].input = gradientOf(layers[i].input);
            result.layers[i].recurrent = gradientOf(layers[i].recurrent);
            result.layers[i].bias = gradientOf(layers[i].bias);
        }
        result.output = gradientOf(output);
        result.outputBias = gradientOf(outputBias);
        return result;
    }
};

TorchTrainingNetwork::TorchTrainingNetwork(const expression::NetworkWeights& weights,
                                           std::vector<std::size_t> groups,
                                           std::vector<float> softness)
    : m_layers(std::make_unique<Layers>())
{
    torch::set_num_threads(1);
    m_layers->shape = weights;
    m_layers->groups = std::move(groups);
    m_layers->softness = std::move(softness);
    for (const expression::LstmLayerWeights& from : weights.layers) {
        const auto blocks = static_cast<std::int64_t>(from.blocks);
        Layer& layer = m_layers->layers.emplace_back();
        layer.input = learnable(from.input, static_cast<std::int64_t>(from.inputs));
        layer.recurrent = learnable(from.recurrent, blocks);
        layer.bias = learnable(from.bias, 1);
        layer.hidden = torch::zeros({blocks, kLaneCount}, torch::kFloat64);
        layer.cell = torch::zeros({blocks, kLaneCount}, torch::kFloat64);
    }
    m_layers->output
        = learnable(weights.output, static_cast<std::int64_t>(weights.layers.back().blocks));
    m_layers->outputBias = learnable(weights.outputBias, 1);
}

TorchTrainingNetwork::~TorchTrainingNetwork() = default;

Lesson TorchTrainingNetwork::learn(const std::vector<TaughtStep>& chunk)
{
    Lesson lesson;
    m_layers->forgetGradients();
    Tensor loss = torch::zeros({}, torch::kFloat64);
    for (const TaughtStep& step : chunk) {
        const Tensor keep = tensorOf(step.keep, kLaneCount);
        Tensor value = tensorOf(step.input, kLaneCount);
        for (Layer& layer : m_layers->layers)
            value = layer.step(value, keep);
        const Tensor logits = m_layers->output.mm(value) + m_layers->outputBias;
        lesson.logits.push_back(doublesOf(logits));
        loss = loss + m_layers->lossOf(step, logits, lesson.losses.emplace_back());
    }
    loss.backward();
    lesson.gradients = m_layers->gradients();
    return lesson;
}

} // namespace timbrel::test
