// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/mlp_network.h"

#include <torch/utils.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace timbrel::learning {
namespace {

/// Standard deviation of the weights of a latent input, and the width of the biases: features of
/// the first layer then bend at distances of a few tenths, all over where points lie.
constexpr double kLatentDeviation = 2.8;
constexpr double kLatentBias = 4.0;
/// The last layer begins this much smaller, so that it says little before it has learnt something.
constexpr double kQuietOutput = 0.1;

torch::Tensor normalTensor(std::vector<std::int64_t> shape, double deviation, Random& random)
{
    auto tensor = torch::empty(shape, torch::kFloat32);
    auto* data = tensor.data_ptr<float>();
    for (std::int64_t i = 0; i < tensor.numel(); ++i)
        data[i] = static_cast<float>(random.normal(0.0, deviation));
    return tensor;
}

torch::Tensor uniformTensor(std::int64_t count, double width, Random& random)
{
    auto tensor = torch::empty({count}, torch::kFloat32);
    auto* data = tensor.data_ptr<float>();
    for (std::int64_t i = 0; i < count; ++i)
        data[i] = static_cast<float>(random.uniform(-width, width));
    return tensor;
}

torch::Tensor activated(const torch::Tensor& sums, Activation activation)
{
    switch (activation) {
    case Activation::Relu:
        return torch::relu(sums);
    case Activation::Silu:
        return torch::silu(sums);
    case Activation::Tanh:
        return torch::tanh(sums);
    }
    return sums;
}

float* floatsOf(const torch::Tensor& tensor)
{
    return tensor.data_ptr<float>();
}

} // namespace

MlpParameters::MlpParameters(Parameters& parameters,
                             const std::string& name,
                             const MlpShape& shape,
                             MlpBeginning beginning,
                             Random& random)
    : m_parameters(&parameters)
    , m_shape(shape)
{
    std::int64_t inputs = shape.inputs + shape.condition;
    for (std::size_t i = 0; i <= shape.hidden.size(); ++i) {
        const bool isLast = i == shape.hidden.size();
        const std::int64_t outputs = isLast ? shape.outputs : shape.hidden[i];
        const bool isLatent = i == 0 && beginning == MlpBeginning::LatentInputs && !isLast;
        const auto fanIn = static_cast<double>(inputs);
        const double deviation = isLatent ? kLatentDeviation / std::sqrt(fanIn)
            : isLast                      ? kQuietOutput * std::sqrt(1.0 / fanIn)
                                          : std::sqrt(2.0 / fanIn);
        const std::string at = name + "." + std::to_string(i);
        Layer layer;
        layer.weight
            = parameters.add(at + ".weight", normalTensor({outputs, inputs}, deviation, random));
        layer.bias = parameters.add(at + ".bias",
                                    uniformTensor(outputs, isLatent ? kLatentBias : 0.0, random));
        layer.isNormalised = shape.isNormalised && !isLast;
        if (layer.isNormalised) {
            layer.gain = parameters.add(at + ".gain", torch::ones({outputs}));
            layer.shift = parameters.add(at + ".shift", torch::zeros({outputs}));
        }
        m_layers.push_back(layer);
        inputs = outputs;
    }
}

MlpWeights MlpParameters::weights() const
{
    MlpWeights weights;
    weights.activation = m_shape.activation;
    for (const Layer& layer : m_layers) {
        const torch::Tensor& matrix = m_parameters->value(layer.weight);
        DenseLayer dense;
        dense.inputs = static_cast<std::size_t>(matrix.size(1));
        dense.outputs = static_cast<std::size_t>(matrix.size(0));
        dense.weights = numbersOf(matrix);
        dense.bias = numbersOf(m_parameters->value(layer.bias));
        if (layer.isNormalised) {
            dense.gain = numbersOf(m_parameters->value(layer.gain));
            dense.shift = numbersOf(m_parameters->value(layer.shift));
        }
        weights.layers.push_back(std::move(dense));
    }
    return weights;
}

void MlpParameters::setOutputBias(const torch::Tensor& bias) const
{
    const torch::NoGradGuard noGradients;
    m_parameters->value(m_layers.back().bias).copy_(bias);
}

FusedMlp::FusedMlp(MlpParameters parameters)
    : m_parameters(std::move(parameters))
    , m_kernels(vaeKernels())
{ }

FusedMlp::Room& FusedMlp::roomFor(std::int64_t examples)
{
    constexpr std::size_t kMostRooms = 8; // a training has two or three sizes of batches
    const auto place = std::find_if(m_rooms.begin(), m_rooms.end(), [&](const Room& room) {
        return room.examples == examples;
    });
    if (place != m_rooms.end()) {
        m_lastRoom = static_cast<std::size_t>(place - m_rooms.begin());
        return *place;
    }
    if (m_rooms.size() == kMostRooms)
        m_rooms.clear();
    const MlpShape& shape = m_parameters.shape();
    Room room;
    room.examples = examples;
    if (shape.condition > 0)
        room.input = torch::empty({examples, shape.inputs + shape.condition});
    for (const auto& layer : m_parameters.layers()) {
        const torch::Tensor& matrix = m_parameters.parameters().value(layer.weight);
        room.sums.push_back(torch::empty({examples, matrix.size(0)}));
        room.outputs.push_back(torch::empty({examples, matrix.size(0)}));
        room.means.push_back(torch::empty({examples}));
        room.scales.push_back(torch::empty({examples}));
        room.gradients.push_back(torch::empty({examples, matrix.size(1)}));
    }
    m_rooms.push_back(std::move(room));
    m_lastRoom = m_rooms.size() - 1;
    return m_rooms.back();
}

HiddenStep FusedMlp::hiddenStep(const Room& room, std::size_t layer, bool isTraining) const
{
    const Parameters& parameters = m_parameters.parameters();
    const auto& places = m_parameters.layers()[layer];
    HiddenStep step;
    step.examples = static_cast<std::size_t>(room.examples);
    step.width = static_cast<std::size_t>(room.sums[layer].size(1));
    step.activation = static_cast<std::uint32_t>(m_parameters.shape().activation);
    step.sums = floatsOf(room.sums[layer]);
    step.bias = floatsOf(parameters.value(places.bias));
    step.outputs = floatsOf(room.outputs[layer]);
    step.biasGradient = floatsOf(parameters.gradient(places.bias));
    if (places.isNormalised) {
        step.gain = floatsOf(parameters.value(places.gain));
        step.shift = floatsOf(parameters.value(places.shift));
        step.means = floatsOf(room.means[layer]);
        step.scales = floatsOf(room.scales[layer]);
        step.gainGradient = floatsOf(parameters.gradient(places.gain));
        step.shiftGradient = floatsOf(parameters.gradient(places.shift));
    }
    step.dropout = isTraining ? static_cast<float>(m_parameters.shape().dropout) : 0.0F;
    step.seed = m_seed + layer;
    return step;
}

torch::Tensor FusedMlp::withCondition(Room& room,
                                      const torch::Tensor& input,
                                      const torch::Tensor& condition) const
{
    const MlpShape& shape = m_parameters.shape();
    if (shape.condition == 0)
        return input;
    room.input.narrow(1, 0, shape.inputs).copy_(input);
    auto place = room.input.narrow(1, shape.inputs, shape.condition);
    if (condition.defined())
        place.copy_(condition);
    else
        place.zero_();
    return room.input;
}

torch::Tensor
FusedMlp::forward(const torch::Tensor& input, const torch::Tensor& condition, bool isTraining)
{
    const torch::NoGradGuard noGradients;
    Room& room = roomFor(input.size(0));
    const Parameters& parameters = m_parameters.parameters();
    const auto& layers = m_parameters.layers();
    torch::Tensor from = withCondition(room, input, condition);
    m_lastInput = from;
    for (std::size_t i = 0; i < layers.size(); ++i) {
        at::mm_out(room.sums[i], from, parameters.value(layers[i].weight).t());
        if (i + 1 < layers.size()) {
            m_kernels.hiddenForward(hiddenStep(room, i, isTraining));
            from = room.outputs[i];
        }
    }
    const torch::Tensor& result = room.sums.back();
    m_kernels.addBias(floatsOf(result),
                      static_cast<std::size_t>(room.examples),
                      static_cast<std::size_t>(result.size(1)),
                      floatsOf(parameters.value(layers.back().bias)));
    return result;
}

torch::Tensor FusedMlp::backward(const torch::Tensor& gradient, bool wantsInput)
{
    const torch::NoGradGuard noGradients;
    Room& room = m_rooms[m_lastRoom];
    const Parameters& parameters = m_parameters.parameters();
    const auto& layers = m_parameters.layers();
    torch::Tensor bySums = gradient;
    m_kernels.addColumnSums(floatsOf(bySums),
                            static_cast<std::size_t>(room.examples),
                            static_cast<std::size_t>(bySums.size(1)),
                            floatsOf(parameters.gradient(layers.back().bias)));
    for (std::size_t i = layers.size(); i-- > 0;) {
        const torch::Tensor& into = i == 0 ? m_lastInput : room.outputs[i - 1];
        auto weightGradient = parameters.gradient(layers[i].weight);
        at::addmm_out(weightGradient, weightGradient, bySums.t(), into);
        if (i == 0 && !wantsInput)
            break;
        at::mm_out(room.gradients[i], bySums, parameters.value(layers[i].weight));
        bySums = room.gradients[i];
        if (i == 0)
            break;
        HiddenStep step = hiddenStep(room, i - 1, true);
        step.gradients = floatsOf(bySums);
        m_kernels.hiddenBackward(step);
    }
    m_lastInput = torch::Tensor();
    return wantsInput ? bySums.narrow(1, 0, m_parameters.shape().inputs) : torch::Tensor();
}

torch::Tensor
PlainMlp::graph(const torch::Tensor& input, const torch::Tensor& condition, bool isTraining)
{
    const MlpShape& shape = m_parameters.shape();
    const Parameters& parameters = m_parameters.parameters();
    torch::Tensor values = input;
    if (shape.condition > 0) {
        const auto beside = condition.defined()
            ? condition
            : torch::zeros({input.size(0), shape.condition}, input.options());
        values = torch::cat({input, beside}, 1);
    }
    const auto& layers = m_parameters.layers();
    for (std::size_t i = 0; i < layers.size(); ++i) {
        const auto weight = parameters.leaf(layers[i].weight);
        values = torch::addmm(parameters.leaf(layers[i].bias), values, weight.t());
        if (layers[i].isNormalised)
            values = torch::layer_norm(values,
                                       {values.size(1)},
                                       parameters.leaf(layers[i].gain),
                                       parameters.leaf(layers[i].shift),
                                       double {kSmallestVariance});
        if (i + 1 < layers.size())
            values = torch::dropout(activated(values, shape.activation), shape.dropout, isTraining);
    }
    return values;
}

} // namespace timbrel::learning
