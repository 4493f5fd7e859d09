// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/midi/inbound_queue.h"

#include <algorithm>
#include <cerrno>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace timbrel::midi {

InboundQueue::InboundQueue()
    : m_eventFd(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC))
    , m_longBytes(kLongSlots * kMaximumLongMessage)
{
    for (std::size_t slot = 0; slot < kLongSlots; ++slot)
        (void)m_freeSlots.tryPush(static_cast<std::int16_t>(slot));
}

InboundQueue::~InboundQueue()
{
    if (m_eventFd >= 0)
        ::close(m_eventFd);
}

void InboundQueue::push(std::span<const std::uint8_t> bytes, Clock::time_point arrival) noexcept
{
    TimedMessage message;
    message.arrival = arrival;
    message.message = MidiMessage::fromBytes(bytes);
    if (message.message.size == 0) {
        const bool isExclusive = bytes.size() >= 2 && bytes.front() == 0xF0 && bytes.back() == 0xF7;
        if (!isExclusive)
            return;
        if (!pushLong(bytes, message)) {
            countDropped();
            return;
        }
    }
    if (!m_queue.tryPush(message)) {
        // a long message's slot is lost with it until its bytes are used again: give it back at
        // once
        if (message.longSlot != TimedMessage::kShort)
            m_slotInHand = message.longSlot;
        countDropped();
    }
    wake();
}

bool InboundQueue::pushLong(std::span<const std::uint8_t> bytes, TimedMessage& message) noexcept
{
    if (bytes.size() > kMaximumLongMessage)
        return false;
    if (m_slotInHand == TimedMessage::kShort && !m_freeSlots.tryPop(m_slotInHand))
        return false;
    message.longSlot = m_slotInHand;
    m_slotInHand = TimedMessage::kShort;
    const auto slot = static_cast<std::size_t>(message.longSlot);
    std::copy(bytes.begin(),
              bytes.end(),
              m_longBytes.begin() + static_cast<std::ptrdiff_t>(slot * kMaximumLongMessage));
    m_longSizes[slot] = bytes.size();
    return true;
}

void InboundQueue::wake() noexcept
{
    const std::uint64_t one = 1;
    // the only failure is a full counter, and then the reader is awake anyway
    [[maybe_unused]] const auto written = ::write(m_eventFd, &one, sizeof one);
}

void InboundQueue::sleepUntil(Clock::time_point deadline) noexcept
{
    timespec timeout {};
    const timespec* limit = nullptr;
    if (deadline != Clock::time_point::max()) {
        const auto left = std::max(deadline - Clock::now(),
                                   Clock::duration::zero()); // a past deadline only looks
        const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(left);
        timeout.tv_sec = seconds.count();
        timeout.tv_nsec = std::chrono::nanoseconds(left - seconds).count();
        limit = &timeout;
    }
    pollfd waiting {m_eventFd, POLLIN, 0};
    if (::ppoll(&waiting, 1, limit, nullptr) > 0) {
        std::uint64_t count = 0;
        [[maybe_unused]] const auto got = ::read(m_eventFd, &count, sizeof count);
    }
}

std::size_t InboundQueue::wait(Clock::time_point deadline,
                               std::span<TimedMessage> messages) noexcept
{
    // The event is taken before the messages: one that comes between is found again by the next
    // wait.
    if (!m_hasMore)
        sleepUntil(deadline);
    std::size_t count = 0;
    while (count < messages.size() && m_queue.tryPop(messages[count]))
        ++count;
    m_hasMore = count == messages.size();
    return count;
}

std::span<const std::uint8_t> InboundQueue::longMessage(const TimedMessage& message) const noexcept
{
    if (message.longSlot == TimedMessage::kShort)
        return {};
    const auto slot = static_cast<std::size_t>(message.longSlot);
    return std::span(m_longBytes).subspan(slot * kMaximumLongMessage, m_longSizes[slot]);
}

void InboundQueue::releaseLong(const TimedMessage& message) noexcept
{
    if (message.longSlot != TimedMessage::kShort)
        (void)m_freeSlots.tryPush(
            message.longSlot); // never full: there are no more slots than places
}

} // namespace timbrel::midi
