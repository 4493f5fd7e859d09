// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/learning/mlp_weights.h"
#include "core/realtime/realtime.h"
#include "core/realtime/vector_units.h"

#include <cstddef>
#include <memory>
#include <span>

namespace timbrel::learning {

/// A trained multi-layer perceptron that answers while music plays, without LibTorch. Weights are
/// packed once for the processor's vector units and read once, in order, by each run. Outputs are
/// those of LibTorch with the same weights within 1e-5 of their size. Immutable. Threads: any at
/// once, each with its own scratch. Realtime-safe: all but the constructor.
class MlpKernel final
{
public:
    /// The weights are well formed (isWellFormed): anything else is the caller's error. units
    /// beyond what the processor has fall back to the best that it has.
    explicit MlpKernel(const MlpWeights& weights,
                       realtime::VectorUnits units = realtime::bestVectorUnits());
    ~MlpKernel();
    MlpKernel(MlpKernel&&) noexcept;
    MlpKernel& operator=(MlpKernel&&) noexcept;
    MlpKernel(const MlpKernel&) = delete;
    MlpKernel& operator=(const MlpKernel&) = delete;

    [[nodiscard]] std::size_t inputs() const noexcept TIMBREL_REALTIME;
    [[nodiscard]] std::size_t outputs() const noexcept TIMBREL_REALTIME;
    /// Floats that a run works in.
    [[nodiscard]] std::size_t scratchSize() const noexcept TIMBREL_REALTIME;

    /// input: [inputs()]; scratch: at least [scratchSize()]; returns [outputs()] within scratch.
    [[nodiscard]] std::span<const float>
    run(std::span<const float> input, std::span<float> scratch) const noexcept TIMBREL_REALTIME;

    /// Brings the weights near the processor, for a run that somebody waits for.
    void warm() const noexcept TIMBREL_REALTIME;
    [[nodiscard]] realtime::VectorUnits vectorUnits() const noexcept;

private:
    struct Packed;
    std::unique_ptr<const Packed> m_packed;
};

} // namespace timbrel::learning
