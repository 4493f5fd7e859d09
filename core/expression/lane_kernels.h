// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/realtime/vector_units.h"

#include <cstddef>

namespace timbrel::expression {

/// Sequences that are trained side by side; everything below is [row][lane], 64-byte aligned.
inline constexpr std::size_t kLanes = 16;
/// Rows of a weight matrix that lie and are worked on together.
inline constexpr std::size_t kTileRows = 8;

/// Where a matrix [rows, columns] lies in the one array of all weights: tiles of 8 rows, in a tile
/// column after column. The same place serves its gradient and its moments.
struct MatrixPlace
{
    std::size_t rows = 0;
    std::size_t columns = 0;
    std::size_t offset = 0;

    [[nodiscard]] constexpr std::size_t tiles() const { return (rows + kTileRows - 1) / kTileRows; }
    [[nodiscard]] constexpr std::size_t paddedRows() const { return tiles() * kTileRows; }
    [[nodiscard]] constexpr std::size_t size() const { return paddedRows() * columns; }
    [[nodiscard]] constexpr std::size_t at(std::size_t row, std::size_t column) const
    {
        return offset + (row / kTileRows * columns + column) * kTileRows + row % kTileRows;
    }
};

/// One step of a layer's cells. gates: the sums by input, forget, cell and output gate, one after
/// the other; forward puts their activations there, backward the gradients by the sums.
struct CellStep
{
    std::size_t blocks = 0;
    const float* keep = nullptr; ///< [lane]: 1, or 0 where a sequence begins
    float* gates = nullptr; ///< [4 * blocks][lane]
    const float* cellBefore = nullptr; ///< [blocks][lane]
    float* cell = nullptr;
    float* cellTanh = nullptr;
    float* hidden = nullptr;
    const float* hiddenGradient = nullptr; ///< backward only
    float* cellGradient = nullptr; ///< backward only: by this step's cell, then by the one before
};

/// One group of outputs against its targets.
struct AnswerStep
{
    std::size_t count = 0;
    float* logits = nullptr; ///< [count][lane]; then the gradient by them
    const int* targets = nullptr; ///< [lane]
    const float* weights = nullptr; ///< [lane]
    float softness = 0.0F; ///< standard deviation of the target distribution; 0: one-hot
    int* predictions = nullptr; ///< [lane]
    float* losses = nullptr; ///< [lane], added to
};

/// Coefficients of one change of the weights, all corrections included.
struct AdamCoefficients
{
    float scale = 1.0F; ///< of the gradient (clipping)
    float firstDecay = 0.9F;
    float secondDecay = 0.99F;
    float rate = 0.01F;
    float secondCorrection = 1.0F;
    float epsilon = 1e-8F;
    float keep = 1.0F; ///< what weight decay leaves
    float averageDecay = 0.0F;
};

struct AdamArrays
{
    const float* gradient = nullptr;
    float* first = nullptr;
    float* second = nullptr;
    float* weights = nullptr;
    float* average = nullptr;
    std::size_t count = 0;
};

/// The inner loops of training, compiled once for each kind of vector unit
/// (lane_kernels_<units>.cpp). Plain functions over plain memory: those files use nothing of the
/// standard library, so that the linker cannot take code for wide registers into the rest of the
/// program.
struct LaneKernels
{
    /// to[row] = bias[row] in all lanes; rows up to whole tiles.
    void (*fill)(const float* weights, const MatrixPlace& bias, float* to);
    /// to[row] += weights x from[column].
    void (*multiply)(const float* weights, const MatrixPlace& place, const float* from, float* to);
    /// to[column] += transposed weights x from[row].
    void (*multiplyTransposed)(const float* weights,
                               const MatrixPlace& place,
                               const float* from,
                               float* to);
    /// gradient += sum over steps and lanes of rows x columns; strides in floats between steps.
    void (*addOuterProducts)(float* gradient,
                             const MatrixPlace& place,
                             const float* rows,
                             std::size_t rowStride,
                             const float* columns,
                             std::size_t columnStride,
                             std::size_t steps);
    /// The same for a bias: columns are 1.
    void (*addSums)(float* gradient,
                    const MatrixPlace& place,
                    const float* rows,
                    std::size_t rowStride,
                    std::size_t steps);
    /// to[row] = from[row] * keep.
    void (*keep)(const float* from, const float* keep, float* to, std::size_t rows);
    void (*cellForward)(const CellStep& step);
    void (*cellBackward)(const CellStep& step);
    void (*answer)(const AnswerStep& step);
    float (*sumOfSquares)(const float* values, std::size_t count); ///< count: a multiple of 16
    void (*adam)(const AdamArrays& arrays, const AdamCoefficients& coefficients);
};

/// units beyond what the processor has fall back to the best that it has.
[[nodiscard]] const LaneKernels& laneKernels(realtime::VectorUnits units
                                             = realtime::bestVectorUnits());

} // namespace timbrel::expression
