// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/realtime/vector_units.h"

#include <cstddef>
#include <cstdint>

namespace timbrel::learning {

/// What stands between two dense layers, for a whole batch: the bias is added, the sums of each
/// example are normalised if there is a gain (layer normalisation: Ba, Kiros & Hinton 2016), the
/// activation follows, and a share is dropped out.
struct HiddenStep
{
    std::size_t examples = 0;
    std::size_t width = 0;
    std::uint32_t activation = 0; ///< Activation as a number
    float* sums = nullptr; ///< [examples][width]; forward adds the bias to it
    const float* bias = nullptr; ///< [width]
    const float* gain = nullptr; ///< [width]; null: not normalised
    const float* shift = nullptr; ///< [width]
    float* means = nullptr; ///< [examples], where normalised
    float* scales = nullptr; ///< [examples]: 1 / standard deviation
    float* outputs = nullptr; ///< [examples][width]
    float dropout = 0.0F; ///< share that becomes 0; what stays grows by as much
    std::uint64_t seed = 0; ///< of what is dropped out

    // backward only
    float* gradients = nullptr; ///< [examples][width]: by the outputs, then by the sums
    float* biasGradient = nullptr; ///< [width], added to, as the next two
    float* gainGradient = nullptr;
    float* shiftGradient = nullptr;
};

/// Yes-or-no outputs against what should have come.
struct BernoulliStep
{
    std::size_t count = 0;
    const float* logits = nullptr;
    const float* targets = nullptr; ///< 0 to 1
    float positiveWeight = 1.0F;
    float gradientScale = 1.0F;
    float* gradients = nullptr; ///< by the logits; null: only the loss is wanted
};

/// Values with a spread against what should have come.
struct GaussianStep
{
    std::size_t count = 0;
    const float* means = nullptr;
    const float* logVariances = nullptr;
    const float* targets = nullptr;
    float lowestLogVariance = 0.0F; ///< what lies outside is held, and learns nothing from outside
    float highestLogVariance = 0.0F;
    float gradientScale = 1.0F;
    float* meanGradients = nullptr; ///< null: only the loss is wanted
    float* logVarianceGradients = nullptr;
};

/// Coefficients of one change of the weights, all corrections included (Kingma & Ba 2015; weight
/// decay apart from the gradient: Loshchilov & Hutter 2019).
struct AdamChange
{
    float scale = 1.0F; ///< of the gradient (clipping)
    float firstDecay = 0.9F;
    float secondDecay = 0.999F;
    float rate = 0.001F; ///< learning rate / (1 - firstDecay^t)
    float secondCorrection = 1.0F; ///< 1 / (1 - secondDecay^t)
    float epsilon = 1e-8F;
    float keep = 1.0F; ///< what weight decay leaves
    float averageDecay = 0.0F;
};

struct AdamState
{
    std::size_t count = 0;
    float* gradients = nullptr; ///< set to 0 afterwards
    float* first = nullptr;
    float* second = nullptr;
    float* weights = nullptr;
    float* average = nullptr;
};

/// The inner loops of teaching an auto-encoder, compiled once for each kind of vector unit
/// (vae_kernels_<units>.cpp). Plain functions over plain memory of any alignment: those files use
/// nothing of the standard library, so that the linker cannot take code for wide registers into the
/// rest of the program. Threads: any. Realtime-safe: yes.
struct VaeKernels
{
    void (*hiddenForward)(const HiddenStep& step);
    void (*hiddenBackward)(const HiddenStep& step);
    /// to[column] += the sum over the examples of from[example][column].
    void (*addColumnSums)(const float* from, std::size_t examples, std::size_t width, float* to);
    /// from[example] += bias.
    void (*addBias)(float* values, std::size_t examples, std::size_t width, const float* bias);
    double (*bernoulli)(const BernoulliStep& step); ///< the loss, in nats
    double (*gaussian)(const GaussianStep& step);
    double (*sumOfSquares)(const float* values, std::size_t count);
    void (*adam)(const AdamState& state, const AdamChange& change);
};

/// units beyond what the processor has fall back to the best that it has.
[[nodiscard]] const VaeKernels& vaeKernels(realtime::VectorUnits units
                                           = realtime::bestVectorUnits());

} // namespace timbrel::learning
