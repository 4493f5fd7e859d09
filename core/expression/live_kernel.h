// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/expression/controller_network.h"
#include "core/expression/network_weights.h"
#include "core/expression/representation.h"
#include "core/realtime/vector_units.h"

#include <cstddef>
#include <memory>
#include <span>

namespace timbrel::expression {

class LiveStep;

/// The live step of Timbrel's own LSTM: stacked layers, a linear output, the argmax of each
/// controller's group, and its one-hot fed back. Weights are packed once for the processor's vector
/// units; a step reads each of them once, in order, and touches nothing else than one block of
/// memory that is made with the object. The feedback is added as columns of the input matrix, never
/// multiplied; features that are 0 cost nothing. Before the first step the network hears each
/// controller's default as its last output. Threads: one at a time. Realtime-safe: reset, step,
/// rawOutputs, cells. Raw outputs are logits: those of LibTorch's LSTM with the same weights within
/// 1e-5.
class LiveKernel final : public ControllerNetwork
{
public:
    /// feedback: the first layer's inputs are features + outputs, else the features alone. Shapes
    /// must agree (loadModel checks them): a mismatch is the caller's error. units beyond what the
    /// processor has fall back to the best that it has.
    LiveKernel(const NetworkWeights& weights,
               OutputCoding outputs,
               bool feedback = true,
               realtime::VectorUnits units = realtime::bestVectorUnits());
    ~LiveKernel() override;
    LiveKernel(const LiveKernel&) = delete;
    LiveKernel& operator=(const LiveKernel&) = delete;

    void reset() noexcept TIMBREL_REALTIME override;
    void step(std::span<const float> features,
              std::span<int> indices) noexcept TIMBREL_REALTIME override;
    [[nodiscard]] std::span<const float> rawOutputs() const noexcept TIMBREL_REALTIME override;

    void warm() const noexcept TIMBREL_REALTIME override;
    [[nodiscard]] std::size_t cellCount() const noexcept TIMBREL_REALTIME override;
    void readCells(std::span<float> states) const noexcept TIMBREL_REALTIME override;

    [[nodiscard]] realtime::VectorUnits vectorUnits() const noexcept { return m_units; }

private:
    OutputCoding m_outputs;
    bool m_feedback;
    realtime::VectorUnits m_units;
    std::unique_ptr<LiveStep> m_step;
};

/// Whether all vectors of the weights have the sizes that their counts say, layers fit onto each
/// other, and everything is finite.
[[nodiscard]] bool isWellFormed(const NetworkWeights& weights, bool feedback) noexcept;

} // namespace timbrel::expression
