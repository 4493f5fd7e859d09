// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/realtime/realtime.h"

#include <array>
#include <atomic>
#include <cstddef>
#include <type_traits>

namespace timbrel::realtime {

/// A bounded ring between one writing and one reading thread.
/// Threads: tryPush by the writer alone, tryPop by the reader alone. Realtime-safe: both,
/// wait-free. Full: tryPush returns false and nothing changes; the writer counts what it dropped.
template<class T, std::size_t Capacity>
class SpscQueue
{
    static_assert(std::is_trivially_copyable_v<T>, "what crosses threads is plain data");
    static_assert((Capacity & (Capacity - 1)) == 0, "a power of two, so that indices may wrap");

public:
    [[nodiscard]] bool tryPush(const T& value) noexcept TIMBREL_REALTIME
    {
        const std::size_t write = m_write.load(std::memory_order_relaxed); // only we change it
        // acquire: the reader's copy out of the slot happened before we overwrite it
        if (write - m_read.load(std::memory_order_acquire) == Capacity)
            return false;
        m_slots[write & (Capacity - 1)] = value;
        m_write.store(write + 1, std::memory_order_release); // publishes the slot
        return true;
    }

    [[nodiscard]] bool tryPop(T& value) noexcept TIMBREL_REALTIME
    {
        const std::size_t read = m_read.load(std::memory_order_relaxed); // only we change it
        if (read == m_write.load(std::memory_order_acquire)) // acquire: sees the slot's contents
            return false;
        value = m_slots[read & (Capacity - 1)];
        m_read.store(read + 1, std::memory_order_release); // gives the slot back
        return true;
    }

private:
    alignas(64) std::atomic<std::size_t> m_write = 0; ///< written by the writer
    alignas(64) std::atomic<std::size_t> m_read = 0; ///< written by the reader
    alignas(64) std::array<T, Capacity> m_slots {};
};

} // namespace timbrel::realtime
