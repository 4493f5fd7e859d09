// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <string_view>

namespace timbrel::realtime {

/// Which vector units of the processor a numerical kernel is compiled for.
enum class VectorUnits : std::uint8_t
{
    Baseline,
    Avx2,
    Avx512
};

/// The widest that this processor has.
[[nodiscard]] VectorUnits bestVectorUnits() noexcept;
/// "baseline", "AVX2" or "AVX-512".
[[nodiscard]] std::string_view vectorUnitsName(VectorUnits units) noexcept;

} // namespace timbrel::realtime
