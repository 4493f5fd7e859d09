// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/random.h"
#include "core/expression/lane_kernels.h"
#include "core/expression/network_weights.h"

#include <cstddef>
#include <cstdint>
#include <new>
#include <span>
#include <vector>

namespace timbrel::expression {

/// What the steps of one optimiser need to know (Adam: Kingma & Ba 2015, algorithm 1; decoupled
/// weight decay: Loshchilov & Hutter 2019).
struct AdamStep
{
    double learningRate = 0.01;
    double firstMomentDecay = 0.9;
    double secondMomentDecay = 0.99;
    double epsilon = 1e-8;
    double weightDecay = 0.3;
    double gradientClip = 1.0; ///< largest Euclidean norm of the whole gradient; <= 0: none
    double averageDecay = 0.99; ///< of the running average of the weights
};

/// Floats at an address that vectors may be loaded from.
template<class T>
struct VectorAllocator
{
    using value_type = T;
    VectorAllocator() = default;
    template<class U>
    explicit VectorAllocator(const VectorAllocator<U>&)
    { }
    T* allocate(std::size_t count)
    {
        return static_cast<T*>(::operator new (count * sizeof(T), std::align_val_t {64}));
    }
    void deallocate(T* memory, std::size_t) { ::operator delete (memory, std::align_val_t {64}); }
    friend bool operator==(VectorAllocator, VectorAllocator) { return true; }
};
using LaneBuffer = std::vector<float, VectorAllocator<float>>;

/// A fused LSTM for training: 16 sequences side by side, forward step by step (so that a step's
/// input may depend on the answer before it), then back-propagation through the whole chunk (Werbos
/// 1990), then Adam. LibTorch pays about ten microseconds for each of the fifty operations of a
/// step; here a step of 16 lanes costs about ten in all. Its gradients are checked against
/// LibTorch's in a test.
///
/// Use: beginChunk(), then for each step fill input(step), clear keep(step) of lanes that start
/// anew, forward(step), answer(step); then backward(steps) and update(). States carry over to the
/// next chunk. Threads: one. Deterministic: the same inputs give the same bits on one machine.
class LstmTraining
{
public:
    struct Shape
    {
        std::size_t inputs = 0; ///< features and feedback
        std::vector<std::size_t> blocks; ///< one per layer
        std::vector<std::size_t> groups; ///< outputs of each controller; one softmax a group
        std::size_t steps = 0; ///< longest chunk

        [[nodiscard]] std::size_t outputs() const;
    };

    /// Targets and predictions: [group][kLanes]; weights: [kLanes], 64-byte aligned; losses:
    /// [kLanes], not weighted.
    struct Answer
    {
        std::span<const int> targets;
        std::span<const float> weights;
        std::span<const float> softness; ///< one a group, in outputs; see AnswerStep
        std::span<int> predictions;
        std::span<float> losses;
    };

    explicit LstmTraining(Shape shape, realtime::VectorUnits units = realtime::bestVectorUnits());

    void setWeights(const NetworkWeights& weights);
    /// features is copied into the result; inputs = features + outputs, or features alone.
    [[nodiscard]] NetworkWeights weights(std::size_t features) const;
    [[nodiscard]] NetworkWeights averagedWeights(std::size_t features) const;
    /// Of the last backward(), before clipping.
    [[nodiscard]] NetworkWeights gradients(std::size_t features) const;

    void beginChunk();
    /// [inputs][kLanes], all 0 at first, to be filled before forward(step).
    [[nodiscard]] std::span<float> input(std::size_t step);
    /// [kLanes]: 1 carries the state of the step before over, 0 starts from zero (and cuts the
    /// gradient).
    [[nodiscard]] std::span<float> keep(std::size_t step);
    void forward(std::size_t step);
    /// [outputs][kLanes]: before answer() the logits, after it the loss's gradient by them.
    [[nodiscard]] std::span<float> logits(std::size_t step);
    /// The largest output of each group, and the cross entropy of each group's softmax against its
    /// target, weighted by lane.
    void answer(std::size_t step, const Answer& answer);
    /// Gradients of the first `steps` steps; adds nothing to older ones.
    void backward(std::size_t steps);
    /// Returns the gradient's norm before clipping. A gradient that is not finite changes nothing.
    double update(const AdamStep& settings);

    /// Everything that a checkpoint needs to go on: weights, average, moments, count of updates.
    [[nodiscard]] std::vector<float> optimiserState() const;
    /// False if the state is of another shape; nothing changes then.
    [[nodiscard]] bool setOptimiserState(std::span<const float> state);

private:
    /// All [step][row][lane], or [row][lane] where it says so.
    struct Layer
    {
        Layer(std::size_t inputCount, std::size_t blockCount, std::size_t steps);

        std::size_t inputs;
        std::size_t blocks;
        std::size_t gateRows; ///< 4 * blocks padded to whole tiles
        MatrixPlace input, recurrent, bias;
        LaneBuffer gates; ///< activations, then the gradients by their sums
        LaneBuffer cell, cellTanh, hidden;
        LaneBuffer hiddenBefore, cellBefore; ///< what the step began with
        LaneBuffer carriedHidden, carriedCell; ///< [row][lane], from chunk to chunk
        LaneBuffer hiddenGradient, cellGradient; ///< [row][lane]
    };

    [[nodiscard]] NetworkWeights exported(const LaneBuffer& values, std::size_t features) const;
    void forwardLayer(Layer& layer, std::size_t step, const float* input);
    void backwardLayer(Layer& layer, std::size_t step);
    void addGradients(const Layer& layer,
                      std::size_t steps,
                      const float* input,
                      std::size_t inputStride);
    [[nodiscard]] CellStep cellStep(Layer& layer, std::size_t step);

    Shape m_shape;
    const LaneKernels& m_kernels;
    std::size_t m_outputs;
    std::vector<Layer> m_layers;
    MatrixPlace m_output, m_outputBias;
    LaneBuffer m_weights, m_gradient, m_first, m_second, m_average;
    LaneBuffer m_input, m_keep, m_logits;
    std::size_t m_steps = 0; ///< of the chunk at hand
    std::int64_t m_updates = 0;
};

/// Random weights: uniform within 1/sqrt(fan-in), forget gates' bias 1 (Jozefowicz et al. 2015).
[[nodiscard]] NetworkWeights initialWeights(std::size_t features,
                                            std::size_t outputs,
                                            const std::vector<int>& blockCounts,
                                            bool feedback,
                                            Random& random);

} // namespace timbrel::expression
