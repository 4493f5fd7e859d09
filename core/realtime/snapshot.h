// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/realtime/realtime.h"

#include <atomic>
#include <memory>
#include <utility>

namespace timbrel::realtime {

/// Hands an object that is expensive to make (a model, a song) to a real-time thread, and brings
/// the old one back so that it is destroyed on the control side. Threads: publish() and collect()
/// by one control thread, current() by one real-time thread. Realtime-safe: current() only; it is
/// wait-free and frees nothing. A publish() that comes before the reader took the last one replaces
/// it. A retired object waits until collect() or the next publish().
template<class T>
class Snapshot
{
public:
    Snapshot() = default;
    Snapshot(const Snapshot&) = delete;
    Snapshot& operator=(const Snapshot&) = delete;
    ~Snapshot()
    {
        delete m_next.load();
        delete m_retired.load();
        delete m_current;
    }

    void publish(std::unique_ptr<T> value)
    {
        collect();
        // acq_rel: the reader sees the whole object; if it never took the old one, that is ours
        // again
        delete m_next.exchange(value.release(), std::memory_order_acq_rel);
    }

    /// Destroys what the reader has put back.
    void collect() { delete m_retired.exchange(nullptr, std::memory_order_acquire); }

    /// The newest object, or null before the first. Valid until the next call.
    [[nodiscard]] T* current() noexcept TIMBREL_REALTIME
    {
        // While the last retired object is not collected there is no place for another: keep ours.
        if (m_next.load(std::memory_order_relaxed) != nullptr
            && m_retired.load(std::memory_order_relaxed) == nullptr) {
            T* next = m_next.exchange(nullptr, std::memory_order_acquire);
            if (next != nullptr) {
                m_retired.store(m_current, std::memory_order_release);
                m_current = next;
            }
        }
        return m_current;
    }

private:
    std::atomic<T*> m_next = nullptr; ///< written by control, taken by the reader
    std::atomic<T*> m_retired = nullptr; ///< written by the reader, taken by control
    T* m_current = nullptr; ///< the reader's
};

} // namespace timbrel::realtime
