// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The inner loops of training. Each lane_kernels_<units>.cpp defines TIMBREL_UNITS, a namespace of
// its own, and TIMBREL_REGISTER_FLOATS, how many floats its registers hold, and includes this file.

#include "core/expression/lane_kernels.h"
#include "core/realtime/vector_math.h"

namespace TIMBREL_UNITS {

using timbrel::expression::AdamArrays;
using timbrel::expression::AdamCoefficients;
using timbrel::expression::AnswerStep;
using timbrel::expression::CellStep;
using timbrel::expression::kLanes;
using timbrel::expression::kTileRows;
using timbrel::expression::LaneKernels;
using timbrel::expression::MatrixPlace;

constexpr std::size_t kWidth = TIMBREL_REGISTER_FLOATS;
using Floats = float __attribute__((vector_size(kWidth * sizeof(float))));
using Ints = int __attribute__((vector_size(kWidth * sizeof(float))));
// in memory that is otherwise used number by number
using FloatsInMemory = float __attribute__((vector_size(kWidth * sizeof(float)), may_alias));
using IntsInMemory
    = int __attribute__((vector_size(kWidth * sizeof(float)), may_alias, aligned(4)));

inline Floats load(const float* from)
{
    return *reinterpret_cast<const FloatsInMemory*>(from);
}

inline void store(float* to, Floats value)
{
    *reinterpret_cast<FloatsInMemory*>(to) = value;
}

inline float sumOf(Floats value)
{
    float sum = 0.0F;
    // halves, then quarters: short chains, and the same order for every caller
    float parts[kWidth];
    for (std::size_t i = 0; i < kWidth; ++i)
        parts[i] = value[i];
    for (std::size_t half = kWidth / 2; half > 0; half /= 2)
        for (std::size_t i = 0; i < half; ++i)
            parts[i] += parts[i + half];
    sum = parts[0];
    return sum;
}

inline void fill(const float* weights, const MatrixPlace& bias, float* to)
{
    for (std::size_t row = 0; row < bias.paddedRows(); ++row)
        for (std::size_t lane = 0; lane < kLanes; lane += kWidth)
            store(to + row * kLanes + lane, Floats {} + weights[bias.offset + row]);
}

inline void multiply(const float* weights, const MatrixPlace& place, const float* from, float* to)
{
    for (std::size_t tile = 0; tile < place.tiles(); ++tile)
        for (std::size_t lane = 0; lane < kLanes; lane += kWidth) {
            const float* w = weights + place.offset + tile * place.columns * kTileRows;
            float* out = to + tile * kTileRows * kLanes + lane;
            Floats sum[kTileRows];
            for (std::size_t i = 0; i < kTileRows; ++i)
                sum[i] = load(out + i * kLanes);
            for (std::size_t column = 0; column < place.columns; ++column, w += kTileRows) {
                const Floats x = load(from + column * kLanes + lane);
                for (std::size_t i = 0; i < kTileRows; ++i)
                    sum[i] += x * w[i];
            }
            for (std::size_t i = 0; i < kTileRows; ++i)
                store(out + i * kLanes, sum[i]);
        }
}

inline void
multiplyTransposed(const float* weights, const MatrixPlace& place, const float* from, float* to)
{
    for (std::size_t first = 0; first < place.columns; first += kTileRows)
        for (std::size_t lane = 0; lane < kLanes; lane += kWidth) {
            const std::size_t left = place.columns - first;
            const std::size_t width = left < kTileRows ? left : kTileRows;
            Floats sum[kTileRows] = {};
            for (std::size_t tile = 0; tile < place.tiles(); ++tile) {
                const float* w
                    = weights + place.offset + (tile * place.columns + first) * kTileRows;
                const float* x = from + tile * kTileRows * kLanes + lane;
                for (std::size_t i = 0; i < kTileRows; ++i) {
                    const Floats value = load(x + i * kLanes);
                    if (width == kTileRows)
                        for (std::size_t j = 0; j < kTileRows; ++j)
                            sum[j] += value * w[j * kTileRows + i];
                    else
                        for (std::size_t j = 0; j < width; ++j)
                            sum[j] += value * w[j * kTileRows + i];
                }
            }
            for (std::size_t j = 0; j < width; ++j) {
                float* out = to + (first + j) * kLanes + lane;
                store(out, load(out) + sum[j]);
            }
        }
}

/// One tile of rows against two columns, over the steps from begin to end and all lanes.
struct OuterBlock
{
    const float* rows;
    std::size_t rowStride;
    const float* first;
    const float* second;
    std::size_t columnStride;
    std::size_t begin, end;
};

inline void addBlock(const OuterBlock& block, float* one, float* two)
{
    Floats sumOne[kTileRows] = {};
    Floats sumTwo[kTileRows] = {};
    for (std::size_t step = block.begin; step < block.end; ++step)
        for (std::size_t lane = 0; lane < kLanes; lane += kWidth) {
            const Floats a = load(block.first + step * block.columnStride + lane);
            const Floats b = load(block.second + step * block.columnStride + lane);
            const float* at = block.rows + step * block.rowStride + lane;
            for (std::size_t i = 0; i < kTileRows; ++i) {
                const Floats value = load(at + i * kLanes);
                sumOne[i] += value * a;
                sumTwo[i] += value * b;
            }
        }
    for (std::size_t i = 0; i < kTileRows; ++i)
        one[i] += sumOf(sumOne[i]);
    if (two != one)
        for (std::size_t i = 0; i < kTileRows; ++i)
            two[i] += sumOf(sumTwo[i]);
}

inline void addOuterProducts(float* gradient,
                             const MatrixPlace& place,
                             const float* rows,
                             std::size_t rowStride,
                             const float* columns,
                             std::size_t columnStride,
                             std::size_t steps)
{
    constexpr std::size_t kBlock = 32; // steps whose rows of one tile stay in the first-level cache
    for (std::size_t begin = 0; begin < steps; begin += kBlock) {
        const std::size_t end = begin + kBlock < steps ? begin + kBlock : steps;
        for (std::size_t tile = 0; tile < place.tiles(); ++tile) {
            float* out = gradient + place.offset + tile * place.columns * kTileRows;
            for (std::size_t first = 0; first < place.columns; first += 2) {
                const std::size_t second = first + 1 < place.columns ? first + 1 : first;
                addBlock({rows + tile * kTileRows * kLanes,
                          rowStride,
                          columns + first * kLanes,
                          columns + second * kLanes,
                          columnStride,
                          begin,
                          end},
                         out + first * kTileRows,
                         out + second * kTileRows);
            }
        }
    }
}

inline void addSums(float* gradient,
                    const MatrixPlace& place,
                    const float* rows,
                    std::size_t rowStride,
                    std::size_t steps)
{
    for (std::size_t row = 0; row < place.rows; ++row) {
        Floats sum = {};
        for (std::size_t step = 0; step < steps; ++step)
            for (std::size_t lane = 0; lane < kLanes; lane += kWidth)
                sum += load(rows + step * rowStride + row * kLanes + lane);
        gradient[place.at(row, 0)] += sumOf(sum);
    }
}

inline void keepLanes(const float* from, const float* keep, float* to, std::size_t rows)
{
    for (std::size_t lane = 0; lane < kLanes; lane += kWidth) {
        const Floats factor = load(keep + lane);
        for (std::size_t row = 0; row < rows; ++row)
            store(to + row * kLanes + lane, load(from + row * kLanes + lane) * factor);
    }
}

inline void cellForward(const CellStep& step)
{
    const std::size_t size = step.blocks * kLanes;
    for (std::size_t at = 0; at < size; at += kWidth) {
        const Floats i = sigmoid(load(step.gates + at));
        const Floats f = sigmoid(load(step.gates + size + at));
        const Floats g = hyperbolicTangent(load(step.gates + 2 * size + at));
        const Floats o = sigmoid(load(step.gates + 3 * size + at));
        const Floats c = f * load(step.cellBefore + at) + i * g;
        const Floats t = hyperbolicTangent(c);
        store(step.gates + at, i);
        store(step.gates + size + at, f);
        store(step.gates + 2 * size + at, g);
        store(step.gates + 3 * size + at, o);
        store(step.cell + at, c);
        store(step.cellTanh + at, t);
        store(step.hidden + at, o * t);
    }
}

inline void cellBackward(const CellStep& step)
{
    const std::size_t size = step.blocks * kLanes;
    for (std::size_t at = 0; at < size; at += kWidth) {
        const Floats i = load(step.gates + at);
        const Floats f = load(step.gates + size + at);
        const Floats g = load(step.gates + 2 * size + at);
        const Floats o = load(step.gates + 3 * size + at);
        const Floats t = load(step.cellTanh + at);
        const Floats byHidden = load(step.hiddenGradient + at);
        const Floats byCell = load(step.cellGradient + at) + byHidden * o * (1.0F - t * t);
        store(step.gates + at, byCell * g * i * (1.0F - i));
        store(step.gates + size + at, byCell * load(step.cellBefore + at) * f * (1.0F - f));
        store(step.gates + 2 * size + at, byCell * i * (1.0F - g * g));
        store(step.gates + 3 * size + at, byHidden * t * o * (1.0F - o));
        store(step.cellGradient + at, byCell * f * load(step.keep + at % kLanes));
    }
}

/// Gradient against a normal distribution around the target: neighbouring values are nearly right,
/// so that what is learnt at one velocity or interval holds for its neighbours too.
inline void subtractTargets(const AnswerStep& step, std::size_t lane, Floats scale, Ints target)
{
    const Floats weights = load(step.weights + lane);
    const Floats centre = __builtin_convertvector(target, Floats);
    const float factor = step.softness > 0.0F ? -0.5F / (step.softness * step.softness) : -1e3F;
    Floats sum = {};
    for (std::size_t k = 0; k < step.count; ++k) {
        const Floats distance = static_cast<float>(k) - centre;
        sum += exponential(distance * distance * factor);
    }
    const Floats share = weights / sum;
    for (std::size_t k = 0; k < step.count; ++k) {
        const Floats distance = static_cast<float>(k) - centre;
        float* place = step.logits + k * kLanes + lane;
        store(place, load(place) * scale - exponential(distance * distance * factor) * share);
    }
}

inline void answerLanes(const AnswerStep& step, std::size_t lane)
{
    Ints best = {};
    Floats largest = load(step.logits + lane);
    for (std::size_t k = 1; k < step.count; ++k) {
        const Floats value = load(step.logits + k * kLanes + lane);
        const Ints isLarger = value > largest;
        best = isLarger ? Ints {} + static_cast<int>(k) : best;
        largest = isLarger ? value : largest;
    }
    *reinterpret_cast<IntsInMemory*>(step.predictions + lane) = best;
    const Ints target = *reinterpret_cast<const IntsInMemory*>(step.targets + lane);
    Floats sum = {};
    Floats atTarget = {};
    for (std::size_t k = 0; k < step.count; ++k) {
        float* place = step.logits + k * kLanes + lane;
        const Floats power = exponential(load(place) - largest);
        store(place, power);
        sum += power;
        atTarget = target == static_cast<int>(k) ? power : atTarget;
    }
    for (std::size_t i = 0; i < kWidth; ++i) {
        const float share = atTarget[i] / sum[i];
        step.losses[lane + i] -= __builtin_logf(share > 1e-30F ? share : 1e-30F);
    }
    subtractTargets(step, lane, load(step.weights + lane) / sum, target);
}

inline void answer(const AnswerStep& step)
{
    for (std::size_t lane = 0; lane < kLanes; lane += kWidth)
        answerLanes(step, lane);
}

inline float sumOfSquares(const float* values, std::size_t count)
{
    Floats sum = {};
    for (std::size_t at = 0; at < count; at += kWidth)
        sum += load(values + at) * load(values + at);
    return sumOf(sum);
}

inline void adam(const AdamArrays& arrays, const AdamCoefficients& c)
{
    for (std::size_t at = 0; at < arrays.count; ++at) {
        const float gradient = arrays.gradient[at] * c.scale;
        const float first = c.firstDecay * arrays.first[at] + (1.0F - c.firstDecay) * gradient;
        const float second
            = c.secondDecay * arrays.second[at] + (1.0F - c.secondDecay) * gradient * gradient;
        arrays.first[at] = first;
        arrays.second[at] = second;
        const float weight = arrays.weights[at] * c.keep
            - c.rate * first / (__builtin_sqrtf(second * c.secondCorrection) + c.epsilon);
        arrays.weights[at] = weight;
        arrays.average[at] = c.averageDecay * arrays.average[at] + (1.0F - c.averageDecay) * weight;
    }
}

constexpr LaneKernels kKernels = {fill,
                                  multiply,
                                  multiplyTransposed,
                                  addOuterProducts,
                                  addSums,
                                  keepLanes,
                                  cellForward,
                                  cellBackward,
                                  answer,
                                  sumOfSquares,
                                  adam};

} // namespace TIMBREL_UNITS
