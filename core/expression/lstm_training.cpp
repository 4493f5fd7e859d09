// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/lstm_training.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace timbrel::expression {
namespace {

void importMatrix(LaneBuffer& to, const MatrixPlace& place, const std::vector<float>& from)
{
    for (std::size_t row = 0; row < place.rows; ++row)
        for (std::size_t column = 0; column < place.columns; ++column)
            to[place.at(row, column)] = from[row * place.columns + column];
}

std::vector<float> exportMatrix(const LaneBuffer& from, const MatrixPlace& place)
{
    std::vector<float> to(place.rows * place.columns);
    for (std::size_t row = 0; row < place.rows; ++row)
        for (std::size_t column = 0; column < place.columns; ++column)
            to[row * place.columns + column] = from[place.at(row, column)];
    return to;
}

void clear(LaneBuffer& buffer)
{
    std::fill(buffer.begin(), buffer.end(), 0.0F);
}

} // namespace

std::size_t LstmTraining::Shape::outputs() const
{
    return std::accumulate(groups.begin(), groups.end(), std::size_t {0});
}

LstmTraining::Layer::Layer(std::size_t inputCount, std::size_t blockCount, std::size_t steps)
    : inputs(inputCount)
    , blocks(blockCount)
    , gateRows((4 * blockCount + kTileRows - 1) / kTileRows * kTileRows)
    , gates(steps * gateRows * kLanes)
    , cell(steps * blockCount * kLanes)
    , cellTanh(steps * blockCount * kLanes)
    , hidden(steps * blockCount * kLanes)
    , hiddenBefore(steps * blockCount * kLanes)
    , cellBefore(steps * blockCount * kLanes)
    , carriedHidden(blockCount * kLanes)
    , carriedCell(blockCount * kLanes)
    , hiddenGradient(blockCount * kLanes)
    , cellGradient(blockCount * kLanes)
{ }

LstmTraining::LstmTraining(Shape shape, realtime::VectorUnits units)
    : m_shape(std::move(shape))
    , m_kernels(laneKernels(units))
    , m_outputs(m_shape.outputs())
    , m_input(m_shape.steps * m_shape.inputs * kLanes)
    , m_keep(m_shape.steps * kLanes)
{
    std::size_t floats = 0;
    const auto take = [&floats](std::size_t rows, std::size_t columns) {
        const MatrixPlace place {rows, columns, floats};
        floats += (place.size() + kLanes - 1) / kLanes * kLanes;
        return place;
    };
    std::size_t inputs = m_shape.inputs;
    m_layers.reserve(m_shape.blocks.size());
    for (const std::size_t blocks : m_shape.blocks) {
        Layer& layer = m_layers.emplace_back(inputs, blocks, m_shape.steps);
        layer.input = take(4 * blocks, inputs);
        layer.recurrent = take(4 * blocks, blocks);
        layer.bias = take(4 * blocks, 1);
        inputs = blocks;
    }
    m_output = take(m_outputs, inputs);
    m_outputBias = take(m_outputs, 1);
    m_logits.resize(m_shape.steps * m_output.paddedRows() * kLanes);
    for (LaneBuffer* buffer : {&m_weights, &m_gradient, &m_first, &m_second, &m_average})
        buffer->resize(floats);
}

void LstmTraining::setWeights(const NetworkWeights& weights)
{
    for (std::size_t i = 0; i < m_layers.size(); ++i) {
        importMatrix(m_weights, m_layers[i].input, weights.layers[i].input);
        importMatrix(m_weights, m_layers[i].recurrent, weights.layers[i].recurrent);
        importMatrix(m_weights, m_layers[i].bias, weights.layers[i].bias);
    }
    importMatrix(m_weights, m_output, weights.output);
    importMatrix(m_weights, m_outputBias, weights.outputBias);
    m_average = m_weights;
    clear(m_first);
    clear(m_second);
    m_updates = 0;
}

NetworkWeights LstmTraining::weights(std::size_t features) const
{
    return exported(m_weights, features);
}

NetworkWeights LstmTraining::averagedWeights(std::size_t features) const
{
    return exported(m_average, features);
}

NetworkWeights LstmTraining::gradients(std::size_t features) const
{
    return exported(m_gradient, features);
}

NetworkWeights LstmTraining::exported(const LaneBuffer& values, std::size_t features) const
{
    NetworkWeights result;
    result.features = features;
    result.outputs = m_outputs;
    for (const Layer& layer : m_layers)
        result.layers.push_back({layer.inputs,
                                 layer.blocks,
                                 exportMatrix(values, layer.input),
                                 exportMatrix(values, layer.recurrent),
                                 exportMatrix(values, layer.bias)});
    result.output = exportMatrix(values, m_output);
    result.outputBias = exportMatrix(values, m_outputBias);
    return result;
}

void LstmTraining::beginChunk()
{
    if (m_steps > 0)
        for (Layer& layer : m_layers) {
            const std::size_t size = layer.blocks * kLanes;
            const std::size_t last = (m_steps - 1) * size;
            std::copy_n(layer.hidden.data() + last, size, layer.carriedHidden.data());
            std::copy_n(layer.cell.data() + last, size, layer.carriedCell.data());
        }
    std::fill(m_keep.begin(), m_keep.end(), 1.0F);
    clear(m_input);
    m_steps = 0;
}

std::span<float> LstmTraining::input(std::size_t step)
{
    const std::size_t size = m_shape.inputs * kLanes;
    return {m_input.data() + step * size, size};
}

std::span<float> LstmTraining::keep(std::size_t step)
{
    return {m_keep.data() + step * kLanes, kLanes};
}

std::span<float> LstmTraining::logits(std::size_t step)
{
    return {m_logits.data() + step * m_output.paddedRows() * kLanes, m_outputs * kLanes};
}

void LstmTraining::forward(std::size_t step)
{
    const float* input = this->input(step).data();
    for (Layer& layer : m_layers) {
        forwardLayer(layer, step, input);
        input = layer.hidden.data() + step * layer.blocks * kLanes;
    }
    float* logits = this->logits(step).data();
    m_kernels.fill(m_weights.data(), m_outputBias, logits);
    m_kernels.multiply(m_weights.data(), m_output, input, logits);
    m_steps = step + 1;
}

CellStep LstmTraining::cellStep(Layer& layer, std::size_t step)
{
    const std::size_t at = step * layer.blocks * kLanes;
    return {layer.blocks,
            keep(step).data(),
            layer.gates.data() + step * layer.gateRows * kLanes,
            layer.cellBefore.data() + at,
            layer.cell.data() + at,
            layer.cellTanh.data() + at,
            layer.hidden.data() + at,
            layer.hiddenGradient.data(),
            layer.cellGradient.data()};
}

void LstmTraining::forwardLayer(Layer& layer, std::size_t step, const float* input)
{
    const std::size_t size = layer.blocks * kLanes;
    const bool isFirst = step == 0;
    const float* hidden
        = isFirst ? layer.carriedHidden.data() : layer.hidden.data() + (step - 1) * size;
    const float* cell = isFirst ? layer.carriedCell.data() : layer.cell.data() + (step - 1) * size;
    float* hiddenBefore = layer.hiddenBefore.data() + step * size;
    m_kernels.keep(hidden, keep(step).data(), hiddenBefore, layer.blocks);
    m_kernels.keep(cell, keep(step).data(), layer.cellBefore.data() + step * size, layer.blocks);
    const CellStep cells = cellStep(layer, step);
    m_kernels.fill(m_weights.data(), layer.bias, cells.gates);
    m_kernels.multiply(m_weights.data(), layer.input, input, cells.gates);
    m_kernels.multiply(m_weights.data(), layer.recurrent, hiddenBefore, cells.gates);
    m_kernels.cellForward(cells);
}

void LstmTraining::answer(std::size_t step, const Answer& answer)
{
    std::fill(answer.losses.begin(), answer.losses.end(), 0.0F);
    float* logits = this->logits(step).data();
    for (std::size_t group = 0; group < m_shape.groups.size(); ++group) {
        m_kernels.answer({m_shape.groups[group],
                          logits,
                          answer.targets.data() + group * kLanes,
                          answer.weights.data(),
                          answer.softness[group],
                          answer.predictions.data() + group * kLanes,
                          answer.losses.data()});
        logits += m_shape.groups[group] * kLanes;
    }
}

/// In: hiddenGradient, cellGradient by this step's results. Out: gates hold the gradients by the
/// gates' sums; hiddenGradient and cellGradient are those by the step before.
void LstmTraining::backwardLayer(Layer& layer, std::size_t step)
{
    const CellStep cells = cellStep(layer, step);
    m_kernels.cellBackward(cells);
    clear(layer.hiddenGradient);
    float* gradient = layer.hiddenGradient.data();
    m_kernels.multiplyTransposed(m_weights.data(), layer.recurrent, cells.gates, gradient);
    m_kernels.keep(gradient, keep(step).data(), gradient, layer.blocks);
}

void LstmTraining::backward(std::size_t steps)
{
    clear(m_gradient);
    for (Layer& layer : m_layers) {
        clear(layer.hiddenGradient);
        clear(layer.cellGradient);
    }
    for (std::size_t step = steps; step-- > 0;) {
        m_kernels.multiplyTransposed(
            m_weights.data(), m_output, logits(step).data(), m_layers.back().hiddenGradient.data());
        for (std::size_t i = m_layers.size(); i-- > 0;) {
            backwardLayer(m_layers[i], step);
            if (i > 0)
                m_kernels.multiplyTransposed(m_weights.data(),
                                             m_layers[i].input,
                                             cellStep(m_layers[i], step).gates,
                                             m_layers[i - 1].hiddenGradient.data());
        }
    }
    const float* input = m_input.data();
    std::size_t stride = m_shape.inputs * kLanes;
    for (const Layer& layer : m_layers) {
        addGradients(layer, steps, input, stride);
        input = layer.hidden.data();
        stride = layer.blocks * kLanes;
    }
    const std::size_t rows = m_output.paddedRows() * kLanes;
    m_kernels.addOuterProducts(
        m_gradient.data(), m_output, m_logits.data(), rows, input, stride, steps);
    m_kernels.addSums(m_gradient.data(), m_outputBias, m_logits.data(), rows, steps);
}

void LstmTraining::addGradients(const Layer& layer,
                                std::size_t steps,
                                const float* input,
                                std::size_t inputStride)
{
    const std::size_t rows = layer.gateRows * kLanes;
    m_kernels.addOuterProducts(
        m_gradient.data(), layer.input, layer.gates.data(), rows, input, inputStride, steps);
    m_kernels.addOuterProducts(m_gradient.data(),
                               layer.recurrent,
                               layer.gates.data(),
                               rows,
                               layer.hiddenBefore.data(),
                               layer.blocks * kLanes,
                               steps);
    m_kernels.addSums(m_gradient.data(), layer.bias, layer.gates.data(), rows, steps);
}

double LstmTraining::update(const AdamStep& settings)
{
    const double norm = std::sqrt(
        static_cast<double>(m_kernels.sumOfSquares(m_gradient.data(), m_gradient.size())));
    if (!std::isfinite(norm))
        return norm;
    ++m_updates;
    const double clip = settings.gradientClip;
    const auto updates = static_cast<double>(m_updates);
    AdamCoefficients c;
    c.scale = static_cast<float>(clip > 0.0 && norm > clip ? clip / norm : 1.0);
    c.firstDecay = static_cast<float>(settings.firstMomentDecay);
    c.secondDecay = static_cast<float>(settings.secondMomentDecay);
    c.rate = static_cast<float>(settings.learningRate
                                / (1.0 - std::pow(settings.firstMomentDecay, updates)));
    c.secondCorrection
        = static_cast<float>(1.0 / (1.0 - std::pow(settings.secondMomentDecay, updates)));
    c.epsilon = static_cast<float>(settings.epsilon);
    c.keep = static_cast<float>(1.0 - settings.learningRate * settings.weightDecay);
    // a young average follows quickly
    c.averageDecay
        = static_cast<float>(std::min(settings.averageDecay, (1.0 + updates) / (10.0 + updates)));
    m_kernels.adam({m_gradient.data(),
                    m_first.data(),
                    m_second.data(),
                    m_weights.data(),
                    m_average.data(),
                    m_weights.size()},
                   c);
    return norm;
}

std::vector<float> LstmTraining::optimiserState() const
{
    std::vector<float> state;
    state.reserve(4 * m_weights.size() + 2);
    for (const LaneBuffer* buffer : {&m_weights, &m_average, &m_first, &m_second})
        state.insert(state.end(), buffer->begin(), buffer->end());
    // in two parts, for a float holds whole numbers to 2^24 only
    state.push_back(static_cast<float>(m_updates / 1000000));
    state.push_back(static_cast<float>(m_updates % 1000000));
    return state;
}

bool LstmTraining::setOptimiserState(std::span<const float> state)
{
    if (state.size() != 4 * m_weights.size() + 2)
        return false;
    const float* from = state.data();
    for (LaneBuffer* buffer : {&m_weights, &m_average, &m_first, &m_second}) {
        std::copy_n(from, buffer->size(), buffer->data());
        from += buffer->size();
    }
    m_updates = static_cast<std::int64_t>(from[0]) * 1000000 + static_cast<std::int64_t>(from[1]);
    return true;
}

namespace {

void fillUniform(std::vector<float>& values, std::size_t count, std::size_t fanIn, Random& random)
{
    const double bound = 1.0 / std::sqrt(static_cast<double>(std::max<std::size_t>(fanIn, 1)));
    values.resize(count);
    for (float& value : values)
        value = static_cast<float>(random.uniform(-bound, bound));
}

} // namespace

NetworkWeights initialWeights(std::size_t features,
                              std::size_t outputs,
                              const std::vector<int>& blockCounts,
                              bool feedback,
                              Random& random)
{
    NetworkWeights weights;
    weights.features = features;
    weights.outputs = outputs;
    std::size_t inputs = features + (feedback ? outputs : 0);
    for (const int count : blockCounts) {
        const auto blocks = static_cast<std::size_t>(count);
        LstmLayerWeights& layer = weights.layers.emplace_back();
        layer.inputs = inputs;
        layer.blocks = blocks;
        fillUniform(layer.input, 4 * blocks * inputs, inputs, random);
        fillUniform(layer.recurrent, 4 * blocks * blocks, blocks, random);
        layer.bias.assign(4 * blocks, 0.0F);
        std::fill_n(layer.bias.begin() + static_cast<std::ptrdiff_t>(blocks), blocks, 1.0F);
        inputs = blocks;
    }
    fillUniform(weights.output, outputs * inputs, inputs, random);
    weights.outputBias.assign(outputs, 0.0F);
    return weights;
}

} // namespace timbrel::expression
