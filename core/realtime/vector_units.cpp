// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/realtime/vector_units.h"

namespace timbrel::realtime {

VectorUnits bestVectorUnits() noexcept
{
#ifdef TIMBREL_X86
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq")
        && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl"))
        return VectorUnits::Avx512;
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
        return VectorUnits::Avx2;
#endif
    return VectorUnits::Baseline;
}

std::string_view vectorUnitsName(VectorUnits units) noexcept
{
    switch (units) {
    case VectorUnits::Baseline:
        return "baseline";
    case VectorUnits::Avx2:
        return "AVX2";
    case VectorUnits::Avx512:
        return "AVX-512";
    }
    return "";
}

} // namespace timbrel::realtime
