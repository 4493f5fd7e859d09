// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/expression/controller_network.h"
#include "core/expression/larasynth_result.h"

#include <cstddef>
#include <span>
#include <vector>

namespace timbrel::expression {

/// The original program's network, as it runs there: "LSTM-g" (Monner & Reggia 2012), in doubles.
/// Units are updated in place in ascending order, so that a source with a lower id gives this
/// step's activation and one with a higher id that of the step before; a connection's input is
/// scaled by the activation of its gater; a cell keeps its old state times its forget gate's
/// activation. Nothing of the layout is assumed: it is run as the results file lists it. Before the
/// first step it hears each controller's default as its last output. Threads: one at a time.
/// Realtime-safe: reset, step, run, rawOutputs.
class LarasynthNetwork final : public ControllerNetwork
{
public:
    /// A result as parseLarasynthResult gives it: its ids are trusted.
    explicit LarasynthNetwork(const LarasynthResult& result);

    void reset() noexcept TIMBREL_REALTIME override;
    void step(std::span<const float> features,
              std::span<int> indices) noexcept TIMBREL_REALTIME override;
    /// In [0, 1], each on its own.
    [[nodiscard]] std::span<const float> rawOutputs() const noexcept TIMBREL_REALTIME override;
    [[nodiscard]] std::size_t cellCount() const noexcept TIMBREL_REALTIME override;
    void readCells(std::span<float> states) const noexcept TIMBREL_REALTIME override;

    /// Other weights, in the order of the result's connections; states and activations stay.
    void setWeights(std::span<const double> weights);

    /// One step of the machine alone: all inputs (features and feedback), nothing decoded or fed
    /// back.
    void run(std::span<const double> inputs) noexcept TIMBREL_REALTIME;
    /// Activations of the output units after the last run or step, ascending by id.
    [[nodiscard]] std::span<const double> activations() const noexcept TIMBREL_REALTIME;
    /// States of the cells, ascending by id; for tests.
    [[nodiscard]] std::vector<double> cellStates() const;

private:
    /// Neighbouring connections of one unit that share a gater: the sum is scaled once.
    struct Group
    {
        std::uint32_t first = 0; ///< into m_sources and m_weights
        std::uint32_t last = 0;
        std::uint32_t gater = 0;
    };
    struct Unit
    {
        std::uint32_t id = 0;
        std::uint32_t firstGroup = 0;
        std::uint32_t lastGroup = 0;
        std::uint32_t selfGater = 0;
        bool isCell = false;
        bool logistic = false;
    };

    void addConnections(const LarasynthResult& result);
    [[nodiscard]] double sumOf(const Group& group) const noexcept TIMBREL_REALTIME;

    OutputCoding m_outputs;
    std::size_t m_features = 0;
    std::vector<std::uint32_t> m_inputs; ///< ids of the input units
    std::vector<Unit> m_units; ///< those that are computed, ascending by id
    std::vector<Group> m_groups;
    std::vector<std::uint32_t> m_sources; ///< unit ids
    std::vector<double> m_weights; ///< beside m_sources
    std::vector<std::uint32_t> m_order; ///< beside m_sources: place in the result's connections
    std::vector<double> m_activation; ///< by id; one more for what has no gater: always 1
    std::vector<double> m_state; ///< by id
    std::vector<std::uint32_t> m_biases; ///< ids of the bias units
    std::vector<std::uint32_t> m_outputUnits; ///< ids
    std::vector<double> m_input; ///< features and feedback
    std::vector<double> m_output;
    std::vector<float> m_raw;
    std::vector<int> m_fedBack; ///< index of each controller
};

} // namespace timbrel::expression
