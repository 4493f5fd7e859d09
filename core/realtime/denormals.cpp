// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/realtime/denormals.h"

#if defined(__SSE2__)
#include <immintrin.h>
#endif

namespace timbrel::realtime {

#if defined(__SSE2__)
namespace {
constexpr unsigned kFlushToZero = 0x8000U;
constexpr unsigned kDenormalsAreZero = 0x0040U;
} // namespace

FlushDenormals::FlushDenormals() noexcept TIMBREL_REALTIME : m_before(_mm_getcsr())
{
    _mm_setcsr(m_before | kFlushToZero | kDenormalsAreZero);
}

FlushDenormals::~FlushDenormals() noexcept TIMBREL_REALTIME
{
    _mm_setcsr(m_before);
}
#else
FlushDenormals::FlushDenormals() noexcept TIMBREL_REALTIME = default;
FlushDenormals::~FlushDenormals() noexcept TIMBREL_REALTIME = default;
#endif

} // namespace timbrel::realtime
