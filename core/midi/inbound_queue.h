// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/midi/port.h"
#include "core/realtime/spsc_queue.h"

#include <atomic>
#include <vector>

namespace timbrel::midi {

/// Carries messages from the thread on which a MIDI library hands them out to the one that waits
/// for them, and wakes that one through an eventfd. Threads: push by one writing thread; wait,
/// longMessage and releaseLong by one reading thread; wake and dropped by any. Realtime-safe: all
/// but the constructor (push and wake make one system call, wait sleeps in one).
class InboundQueue final
{
public:
    static constexpr std::size_t kCapacity = 8192;
    static constexpr std::size_t kLongSlots = 8; ///< long messages on their way at a time

    InboundQueue();
    ~InboundQueue();
    InboundQueue(const InboundQueue&) = delete;
    InboundQueue& operator=(const InboundQueue&) = delete;

    /// One whole message, with its status byte. What does not fit is dropped and counted; what is
    /// no message at all is passed over.
    void push(std::span<const std::uint8_t> bytes, Clock::time_point arrival) noexcept;
    void wake() noexcept;
    /// As MidiInput::wait.
    [[nodiscard]] std::size_t wait(Clock::time_point deadline,
                                   std::span<TimedMessage> messages) noexcept;
    [[nodiscard]] std::span<const std::uint8_t>
    longMessage(const TimedMessage& message) const noexcept;
    void releaseLong(const TimedMessage& message) noexcept;

    [[nodiscard]] std::uint64_t dropped() const noexcept
    {
        return m_dropped.load(
            std::memory_order_relaxed); // a figure for a person, nothing depends on it
    }
    void countDropped() noexcept { m_dropped.fetch_add(1, std::memory_order_relaxed); }

private:
    bool pushLong(std::span<const std::uint8_t> bytes, TimedMessage& message) noexcept;
    void sleepUntil(Clock::time_point deadline) noexcept;

    int m_eventFd = -1;
    realtime::SpscQueue<TimedMessage, kCapacity> m_queue;
    realtime::SpscQueue<std::int16_t, kLongSlots> m_freeSlots; ///< reader to writer
    std::vector<std::uint8_t> m_longBytes; ///< [kLongSlots, kMaximumLongMessage]
    std::array<std::size_t, kLongSlots>
        m_longSizes {}; ///< written before the slot's push, read after
    std::atomic<std::uint64_t> m_dropped = 0; ///< written by the writer, read by any
    std::int16_t m_slotInHand = TimedMessage::kShort; ///< the writer's: taken, not used
    bool m_hasMore = false; ///< the reader's: the last wait() left messages behind
};

} // namespace timbrel::midi
