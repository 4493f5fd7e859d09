// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/realtime/realtime.h"

#include <array>
#include <atomic>
#include <cstdint>
#include <type_traits>

namespace timbrel::realtime {

/// The latest value from one writer to one reader; older ones are lost, neither side ever waits.
/// Threads: write() by the writer alone, read() by the reader alone. Realtime-safe: both,
/// wait-free.
template<class T>
class TripleBuffer
{
    static_assert(std::is_trivially_copyable_v<T>, "what crosses threads is plain data");

public:
    void write(const T& value) noexcept TIMBREL_REALTIME
    {
        m_slots[m_back] = value;
        // release publishes the slot, acquire takes the one that the reader gave back
        m_back = m_middle.exchange(static_cast<std::uint8_t>(m_back | kFresh),
                                   std::memory_order_acq_rel)
            & kIndex;
    }

    /// The newest value; the same one again if nothing new has come.
    [[nodiscard]] const T& read() noexcept TIMBREL_REALTIME
    {
        if ((m_middle.load(std::memory_order_relaxed) & kFresh) != 0)
            m_front = m_middle.exchange(m_front, std::memory_order_acq_rel) & kIndex;
        return m_slots[m_front];
    }

private:
    static constexpr std::uint8_t kFresh = 4;
    static constexpr std::uint8_t kIndex = 3;
    std::array<T, 3> m_slots {};
    std::uint8_t m_back = 0; ///< the writer's
    std::uint8_t m_front = 1; ///< the reader's
    std::atomic<std::uint8_t> m_middle = 2; ///< changed by both
};

} // namespace timbrel::realtime
