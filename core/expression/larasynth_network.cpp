// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/larasynth_network.h"

#include "core/expression/sort_by_key.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace timbrel::expression {
namespace {

using Kind = LarasynthUnit::Kind;

double logistic(double state) noexcept
{
    return 1.0 / (1.0 + std::exp(-state));
}

} // namespace

LarasynthNetwork::LarasynthNetwork(const LarasynthResult& result)
    : m_outputs(result.outputs)
    , m_features(result.features.width())
    , m_activation(result.units.size() + 1)
    , m_state(result.units.size())
    , m_fedBack(result.outputs.controllers.size())
{
    for (std::uint32_t id = 0; id < result.units.size(); ++id)
        switch (result.units[id].kind) {
        case Kind::Input:
            m_inputs.push_back(id);
            break;
        case Kind::Bias:
            m_biases.push_back(id);
            break;
        case Kind::Output:
            m_outputUnits.push_back(id);
            break;
        case Kind::InputGate:
        case Kind::ForgetGate:
        case Kind::OutputGate:
        case Kind::Cell:
            break;
        }
    m_input.resize(m_inputs.size());
    m_output.resize(m_outputUnits.size());
    m_raw.resize(m_outputUnits.size());
    addConnections(result);
    reset();
}

void LarasynthNetwork::addConnections(const LarasynthResult& result)
{
    const auto& connections = result.connections;
    const auto always = static_cast<std::uint32_t>(result.units.size()); // its activation stays 1
    m_order.resize(connections.size());
    std::iota(m_order.begin(), m_order.end(), 0U);
    // By target, then by gater (none: last), then by source.
    const std::size_t units = result.units.size();
    sortByKey(m_order, units, [&](std::uint32_t i) { return connections[i].from; });
    sortByKey(m_order, units + 1, [&](std::uint32_t i) {
        return std::min(connections[i].gater, always);
    });
    sortByKey(m_order, units, [&](std::uint32_t i) { return connections[i].to; });
    m_sources.reserve(connections.size());
    m_weights.reserve(connections.size());
    std::uint32_t place = 0;
    for (std::uint32_t id = 0; id < result.units.size(); ++id) {
        const LarasynthUnit& unit = result.units[id];
        if (unit.kind == Kind::Input || unit.kind == Kind::Bias)
            continue;
        Unit computed;
        computed.id = id;
        computed.isCell = unit.kind == Kind::Cell;
        computed.logistic = unit.logistic;
        computed.selfGater = unit.selfGater == LarasynthUnit::kNone ? always : unit.selfGater;
        computed.firstGroup = static_cast<std::uint32_t>(m_groups.size());
        std::uint32_t lastGater = always + 1;
        for (; place < m_order.size() && connections[m_order[place]].to == id; ++place) {
            const LarasynthConnection& connection = connections[m_order[place]];
            const std::uint32_t gater
                = connection.gater == LarasynthUnit::kNone ? always : connection.gater;
            if (gater != lastGater)
                m_groups.push_back({place, place, gater});
            lastGater = gater;
            m_groups.back().last = place + 1;
            m_sources.push_back(connection.from);
            m_weights.push_back(connection.weight);
        }
        computed.lastGroup = static_cast<std::uint32_t>(m_groups.size());
        m_units.push_back(computed);
    }
}

void LarasynthNetwork::setWeights(std::span<const double> weights)
{
    for (std::size_t i = 0; i < m_order.size() && m_order[i] < weights.size(); ++i)
        m_weights[i] = weights[m_order[i]];
}

void LarasynthNetwork::reset() noexcept TIMBREL_REALTIME
{
    std::fill(m_activation.begin(), m_activation.end(), 0.0);
    std::fill(m_state.begin(), m_state.end(), 0.0);
    std::fill(m_output.begin(), m_output.end(), 0.0);
    std::fill(m_raw.begin(), m_raw.end(), 0.0F);
    m_activation.back() = 1.0;
    for (const std::uint32_t id : m_biases)
        m_activation[id] = 1.0;
    for (std::size_t i = 0; i < m_fedBack.size(); ++i) {
        const ControllerCoding& coding = m_outputs.controllers[i];
        m_fedBack[i] = coding.indexOf(coding.defaultValue);
    }
}

double LarasynthNetwork::sumOf(const Group& group) const noexcept TIMBREL_REALTIME
{
    // Four sums side by side: one alone would wait for its own last addition.
    double sums[4] = {};
    std::size_t i = group.first;
    for (; i + 4 <= group.last; i += 4)
        for (std::size_t k = 0; k < 4; ++k)
            sums[k] += m_weights[i + k] * m_activation[m_sources[i + k]];
    for (; i < group.last; ++i)
        sums[0] += m_weights[i] * m_activation[m_sources[i]];
    return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

void LarasynthNetwork::run(std::span<const double> inputs) noexcept TIMBREL_REALTIME
{
    for (std::size_t i = 0; i < m_inputs.size() && i < inputs.size(); ++i)
        m_activation[m_inputs[i]] = inputs[i];
    for (const Unit& unit : m_units) {
        double state = unit.isCell ? m_activation[unit.selfGater] * m_state[unit.id] : 0.0;
        for (std::uint32_t group = unit.firstGroup; group < unit.lastGroup; ++group)
            state += m_activation[m_groups[group].gater] * sumOf(m_groups[group]);
        m_state[unit.id] = state;
        m_activation[unit.id] = unit.logistic ? logistic(state) : state;
    }
    for (std::size_t i = 0; i < m_outputUnits.size(); ++i) {
        m_output[i] = m_activation[m_outputUnits[i]];
        m_raw[i] = static_cast<float>(m_output[i]);
    }
}

void LarasynthNetwork::step(std::span<const float> features,
                            std::span<int> indices) noexcept TIMBREL_REALTIME
{
    TIMBREL_VERIFY(features.size() == m_features && indices.size() == m_fedBack.size())
    {
        return;
    }
    std::fill(m_input.begin(), m_input.end(), 0.0);
    std::copy(features.begin(), features.end(), m_input.begin());
    std::size_t group = m_features;
    for (std::size_t i = 0; i < m_fedBack.size(); ++i) {
        m_input[group + static_cast<std::size_t>(m_fedBack[i])] = 1.0;
        group += static_cast<std::size_t>(m_outputs.controllers[i].count);
    }
    run(m_input);
    m_outputs.decode(m_raw, m_fedBack);
    std::copy(m_fedBack.begin(), m_fedBack.end(), indices.begin());
}

std::span<const float> LarasynthNetwork::rawOutputs() const noexcept TIMBREL_REALTIME
{
    return m_raw;
}

std::size_t LarasynthNetwork::cellCount() const noexcept TIMBREL_REALTIME
{
    return static_cast<std::size_t>(std::count_if(
        m_units.begin(), m_units.end(), [](const Unit& unit) { return unit.isCell; }));
}

void LarasynthNetwork::readCells(std::span<float> states) const noexcept TIMBREL_REALTIME
{
    std::size_t cell = 0;
    for (const Unit& unit : m_units)
        if (unit.isCell && cell < states.size())
            states[cell++] = static_cast<float>(m_state[unit.id]);
}

std::span<const double> LarasynthNetwork::activations() const noexcept TIMBREL_REALTIME
{
    return m_output;
}

std::vector<double> LarasynthNetwork::cellStates() const
{
    std::vector<double> states;
    for (const Unit& unit : m_units)
        if (unit.isCell)
            states.push_back(m_state[unit.id]);
    return states;
}

} // namespace timbrel::expression
