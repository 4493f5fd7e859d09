// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a live step works on: plain data, laid out by live_kernel.cpp, so that the files compiled
// for newer processors hold no code that the linker could share with the rest of the program.

#include "core/realtime/realtime.h"

#include <cstddef>
#include <cstdint>

namespace timbrel::expression {

/// Rows that are stored together: of a layer, the gates i, f, g, o of 8 blocks; of the output, 32
/// rows.
inline constexpr std::size_t kUnitRows = 32;
inline constexpr std::size_t kUnitBlocks = 8;

/// A matrix with a bias, packed for reading once from start to end: panels of up to `panelUnits`
/// units of rows (then 2, then 1 for the rest); a panel holds its bias and then column after
/// column, so that the sums of a panel stay in registers while its columns stream by.
struct LiveMatrix
{
    const float* weights = nullptr;
    std::uint32_t units = 0;
    std::uint32_t columns = 0;
};

/// A column that is added alone, times a value: a feature that is not 0, or the feedback of one
/// output.
struct LiveTerm
{
    std::uint32_t column = 0;
    float value = 0.0F;
};

/// Neighbouring columns that are all multiplied.
struct LiveInput
{
    const float* values = nullptr;
    std::uint32_t firstColumn = 0;
    std::uint32_t count = 0;
};

struct LiveLayer
{
    LiveMatrix
        gates; ///< columns: inputs, then recurrent; rows of g doubled: tanh x = 2 sigmoid 2x - 1
    std::uint32_t inputs = 0;
    std::uint32_t blocks = 0;
    float* hidden[2] = {nullptr, nullptr}; ///< [blocks padded]; of this step and of the one before
    float* cell = nullptr; ///< [blocks padded]
};

struct LiveProgram
{
    LiveLayer* layers = nullptr;
    std::uint32_t layerCount = 0;
    std::uint32_t panelUnits = 1; ///< 1, 2 or 4: as many as the registers hold
    LiveMatrix output;
    LiveTerm* terms = nullptr;
    std::uint32_t termCount = 0;
    std::uint32_t newest = 0; ///< which of LiveLayer::hidden is the last step's
    float* sums = nullptr; ///< [rows padded of the widest layer]
    float* outputs = nullptr; ///< [rows padded of the output]
};

/// One step: terms are set; writes outputs and flips `newest`.
using LiveStepFunction = void (*)(LiveProgram&) noexcept TIMBREL_REALTIME;
void liveStepBaseline(LiveProgram& program) noexcept TIMBREL_REALTIME;
void liveStepAvx2(LiveProgram& program) noexcept TIMBREL_REALTIME;
void liveStepAvx512(LiveProgram& program) noexcept TIMBREL_REALTIME;

} // namespace timbrel::expression
