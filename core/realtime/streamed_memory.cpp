// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/realtime/streamed_memory.h"

#include <cstring>
#include <new>
#include <sys/mman.h>

namespace timbrel::realtime {
namespace {

constexpr std::size_t kCacheLine = 64; ///< and the widest vector
constexpr std::size_t kLargePage = std::size_t {2} << 20U;
// Below this the page table of the block is a few cache lines, and a large page would be a waste.
constexpr std::size_t kWorthALargePage = std::size_t {64} << 10U;

std::size_t roundedUp(std::size_t value, std::size_t multiple)
{
    return (value + multiple - 1) / multiple * multiple;
}

} // namespace

StreamedMemory::StreamedMemory(std::size_t bytes)
    : m_bytes(bytes)
    , m_alignment(bytes < kWorthALargePage ? kCacheLine : kLargePage)
    , m_data(static_cast<std::byte*>(
          ::operator new (roundedUp(bytes, m_alignment), std::align_val_t {m_alignment})))
{
#ifdef MADV_HUGEPAGE
    if (m_alignment == kLargePage)
        (void)::madvise(m_data, roundedUp(bytes, m_alignment), MADV_HUGEPAGE); // a wish
#endif
    std::memset(m_data, 0, m_bytes);
}

StreamedMemory::~StreamedMemory()
{
    ::operator delete (m_data, std::align_val_t {m_alignment});
}

void StreamedMemory::warm() const noexcept TIMBREL_REALTIME
{
    // Reads: of so many hints at once the processor drops most.
    const volatile std::byte* const data = m_data;
    for (std::size_t at = 0; at < m_bytes; at += kCacheLine)
        (void)data[at];
}

} // namespace timbrel::realtime
