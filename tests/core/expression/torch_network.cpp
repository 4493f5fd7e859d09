// SPDX-License-Identifier: GPL-3.0-or-later
#include "torch_network.h"

#include <torch/nn/modules/linear.h>
#include <torch/nn/modules/rnn.h>
#include <torch/utils.h>

#include <algorithm>
#include <tuple>
#include <utility>

namespace timbrel::test {
namespace {

torch::Tensor tensorOf(const std::vector<float>& values, std::vector<std::int64_t> shape)
{
    return torch::tensor(values).reshape(shape);
}

} // namespace

struct TorchNetwork::Layers
{
    explicit Layers(const expression::NetworkWeights& weights)
        : output(static_cast<std::int64_t>(weights.layers.back().blocks),
                 static_cast<std::int64_t>(weights.outputs))
    { }

    expression::OutputCoding coding;
    std::vector<torch::nn::LSTMCell> cells;
    torch::nn::Linear output;
    std::vector<std::tuple<torch::Tensor, torch::Tensor>> states;
    torch::Tensor input; ///< [1, features + outputs]
    torch::Tensor logits;
    std::vector<int> fedBack;
};

TorchNetwork::TorchNetwork(const expression::NetworkWeights& weights,
                           expression::OutputCoding coding)
{
    torch::set_num_threads(1);
    const torch::NoGradGuard noGradients;
    m_layers = std::make_unique<Layers>(weights);
    m_layers->coding = std::move(coding);
    for (const expression::LstmLayerWeights& layer : weights.layers) {
        const auto blocks = static_cast<std::int64_t>(layer.blocks);
        torch::nn::LSTMCell cell(static_cast<std::int64_t>(layer.inputs), blocks);
        cell->weight_ih.set_data(tensorOf(layer.input, {4 * blocks, -1}));
        cell->weight_hh.set_data(tensorOf(layer.recurrent, {4 * blocks, -1}));
        cell->bias_ih.set_data(tensorOf(layer.bias, {4 * blocks}));
        cell->bias_hh.set_data(torch::zeros({4 * blocks}));
        m_layers->cells.push_back(cell);
        m_layers->states.emplace_back(torch::zeros({1, blocks}), torch::zeros({1, blocks}));
    }
    const auto outputs = static_cast<std::int64_t>(weights.outputs);
    m_layers->output->weight.set_data(tensorOf(weights.output, {outputs, -1}));
    m_layers->output->bias.set_data(tensorOf(weights.outputBias, {outputs}));
    for (const auto& controller : m_layers->coding.controllers)
        m_layers->fedBack.push_back(controller.indexOf(controller.defaultValue));
    m_layers->input = torch::zeros({1, static_cast<std::int64_t>(weights.layers.front().inputs)});
    m_layers->logits = torch::zeros({1, outputs});
}

TorchNetwork::~TorchNetwork() = default;

void TorchNetwork::step(std::span<const float> features)
{
    const torch::NoGradGuard noGradients;
    float* heard = m_layers->input.data_ptr<float>();
    std::fill(heard, heard + m_layers->input.numel(), 0.0F);
    std::copy(features.begin(), features.end(), heard);
    std::size_t group = features.size();
    for (std::size_t i = 0; i < m_layers->fedBack.size(); ++i) {
        heard[group + static_cast<std::size_t>(m_layers->fedBack[i])] = 1.0F;
        group += static_cast<std::size_t>(m_layers->coding.controllers[i].count);
    }
    torch::Tensor value = m_layers->input;
    for (std::size_t i = 0; i < m_layers->cells.size(); ++i) {
        m_layers->states[i] = m_layers->cells[i](value, m_layers->states[i]);
        value = std::get<0>(m_layers->states[i]);
    }
    m_layers->logits = m_layers->output(value).contiguous();
    m_layers->coding.decode(logits(), m_layers->fedBack);
}

std::span<const float> TorchNetwork::logits() const
{
    return {m_layers->logits.data_ptr<float>(), static_cast<std::size_t>(m_layers->logits.numel())};
}

std::vector<float> TorchNetwork::cellStates() const
{
    std::vector<float> states;
    for (const auto& state : m_layers->states) {
        const torch::Tensor cells = std::get<1>(state).contiguous();
        const float* first = cells.data_ptr<float>();
        states.insert(states.end(), first, first + cells.numel());
    }
    return states;
}

const std::vector<int>& TorchNetwork::indices() const
{
    return m_layers->fedBack;
}

} // namespace timbrel::test
