// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a run works on: plain data, laid out by mlp_kernel.cpp, so that the files compiled for newer
// processors hold no code that the linker could share with the rest of the program.

#include "core/realtime/realtime.h"

#include <cstddef>
#include <cstdint>

namespace timbrel::learning {

/// Rows are stored in panels of this many vectors; the last panel has as many as are left.
inline constexpr std::size_t kPanelVectors = 8;

/// A layer, packed for reading once from start to end: panel after panel, in it the bias and then
/// column after column, so that a panel's sums stay in registers while its columns stream by.
struct MlpLayer
{
    const float* weights = nullptr;
    const float* gain = nullptr; ///< [vectors x width], 0 beyond the outputs; null: not normalised
    const float* shift = nullptr; ///< the same
    std::uint32_t inputs = 0;
    std::uint32_t outputs = 0;
    std::uint32_t vectors = 0; ///< of rows: the outputs, rounded up
};

enum class MlpActivation : std::uint32_t
{
    None,
    Relu,
    Silu,
    Tanh
};

/// result: [vectors x width]; not where the input lies. Neither needs to be aligned.
using MlpLayerFunction = void (*)(const MlpLayer& layer,
                                  MlpActivation activation,
                                  const float* input,
                                  float* result) noexcept TIMBREL_REALTIME;
void mlpLayerBaseline(const MlpLayer& layer,
                      MlpActivation activation,
                      const float* input,
                      float* result) noexcept TIMBREL_REALTIME;
void mlpLayerAvx2(const MlpLayer& layer,
                  MlpActivation activation,
                  const float* input,
                  float* result) noexcept TIMBREL_REALTIME;
void mlpLayerAvx512(const MlpLayer& layer,
                    MlpActivation activation,
                    const float* input,
                    float* result) noexcept TIMBREL_REALTIME;

/// Floats in a vector.
[[nodiscard]] std::size_t mlpWidthBaseline() noexcept;
[[nodiscard]] std::size_t mlpWidthAvx2() noexcept;
[[nodiscard]] std::size_t mlpWidthAvx512() noexcept;

} // namespace timbrel::learning
