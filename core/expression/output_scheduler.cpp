// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/output_scheduler.h"

#include <algorithm>
#include <cstdlib>

namespace timbrel::expression {
namespace {

constexpr double kBitsPerByte = 10.0; // one start bit, eight data bits, one stop bit
constexpr int kNeverSent = 128; // more than any change: a first value comes before all others

} // namespace

OutputScheduler::OutputScheduler(std::optional<double> baud, double noteWaitMilliseconds) noexcept
    : m_noteWait(static_cast<Time::rep>(noteWaitMilliseconds * 1e6))
{
    if (baud && *baud > 0.0)
        m_byteTime = Time(static_cast<Time::rep>(kBitsPerByte * 1e9 / *baud));
}

void OutputScheduler::submit(std::span<const Outgoing> messages,
                             Time now,
                             OutgoingList& ready) noexcept TIMBREL_REALTIME
{
    for (const Outgoing& outgoing : messages) {
        if (m_byteTime == Time::zero())
            ready.push(outgoing);
        else if (outgoing.kind == OutgoingKind::Controller)
            wait(outgoing.message);
        else if (outgoing.kind == OutgoingKind::Note)
            giveNote(outgoing, now, ready);
        else
            give(outgoing, now, ready);
    }
    flush(now, ready);
}

OutputScheduler::Time
OutputScheduler::cost(const midi::MidiMessage& message) const noexcept TIMBREL_REALTIME
{
    const bool statusIsThere = message.isChannelMessage() && message.bytes[0] == m_runningStatus;
    return m_byteTime * (message.size - (statusIsThere ? 1 : 0));
}

void OutputScheduler::give(const Outgoing& outgoing,
                           Time now,
                           OutgoingList& ready) noexcept TIMBREL_REALTIME
{
    const Time start = std::max(m_freeAt, now);
    m_freeAt = start + cost(outgoing.message);
    if (outgoing.message.isChannelMessage())
        m_runningStatus = outgoing.message.bytes[0];
    else if (outgoing.message.bytes[0] < 0xF8) // real-time messages leave running status alone
        m_runningStatus = 0;
    if (outgoing.kind == OutgoingKind::Controller)
        m_recent[m_recentEnd++ % m_recent.size()] = {start, m_freeAt};
    ready.push(outgoing);
}

void OutputScheduler::giveNote(const Outgoing& note,
                               Time now,
                               OutgoingList& ready) noexcept TIMBREL_REALTIME
{
    Time left = m_noteWait - waitForControllers(now);
    while (m_waitingCount > 0) {
        const std::size_t best = mostChanged();
        const auto& waiting = m_waiting[best];
        const Time price
            = cost(midi::MidiMessage::controller(waiting.channel, waiting.controller, 0));
        if (price > left)
            break;
        left -= price;
        giveWaiting(best, now, ready);
    }
    give(note, now, ready);
}

OutputScheduler::Time
OutputScheduler::waitForControllers(Time since) const noexcept TIMBREL_REALTIME
{
    Time sum {};
    for (const Interval& interval : m_recent)
        sum += std::max(interval.end - std::max(interval.start, since), Time::zero());
    return sum;
}

void OutputScheduler::occupy(std::size_t bytes, Time now) noexcept TIMBREL_REALTIME
{
    m_freeAt = std::max(m_freeAt, now) + m_byteTime * static_cast<Time::rep>(bytes);
    m_runningStatus = 0;
}

void OutputScheduler::flush(Time now, OutgoingList& ready) noexcept TIMBREL_REALTIME
{
    while (m_waitingCount > 0 && m_freeAt <= now)
        giveWaiting(mostChanged(), now, ready);
}

void OutputScheduler::drain(Time now, OutgoingList& ready) noexcept TIMBREL_REALTIME
{
    while (m_waitingCount > 0)
        giveWaiting(mostChanged(), now, ready);
}

void OutputScheduler::giveWaiting(std::size_t index,
                                  Time now,
                                  OutgoingList& ready) noexcept TIMBREL_REALTIME
{
    const Waiting waiting = m_waiting[index];
    const int change = std::min(changeOf(waiting), 127);
    forgetWaiting(index);
    m_known[waiting.channel][waiting.controller] = true;
    m_values[waiting.channel][waiting.controller] = waiting.value;
    give({midi::MidiMessage::controller(waiting.channel, waiting.controller, waiting.value),
          OutgoingKind::Controller,
          static_cast<std::uint8_t>(change)},
         now,
         ready);
}

void OutputScheduler::wait(const midi::MidiMessage& controller) noexcept TIMBREL_REALTIME
{
    const Waiting wanted {controller.channel(), controller.number(), controller.value()};
    const auto end = m_waiting.begin() + static_cast<std::ptrdiff_t>(m_waitingCount);
    auto place = std::find_if(m_waiting.begin(), end, [&](const Waiting& waiting) {
        return waiting.channel == wanted.channel && waiting.controller == wanted.controller;
    });
    if (place == end)
        ++m_waitingCount; // there is a place for every controller of every channel
    *place = wanted;
    if (changeOf(wanted) == 0)
        forgetWaiting(static_cast<std::size_t>(place - m_waiting.begin()));
}

void OutputScheduler::forgetWaiting(std::size_t index) noexcept TIMBREL_REALTIME
{
    // the order among equals is that of waiting: close the gap
    std::copy(m_waiting.begin() + static_cast<std::ptrdiff_t>(index) + 1,
              m_waiting.begin() + static_cast<std::ptrdiff_t>(m_waitingCount),
              m_waiting.begin() + static_cast<std::ptrdiff_t>(index));
    --m_waitingCount;
}

int OutputScheduler::changeOf(const Waiting& waiting) const noexcept TIMBREL_REALTIME
{
    if (!m_known[waiting.channel][waiting.controller])
        return kNeverSent;
    return std::abs(int {waiting.value} - int {m_values[waiting.channel][waiting.controller]});
}

std::size_t OutputScheduler::mostChanged() const noexcept TIMBREL_REALTIME
{
    std::size_t best = 0;
    for (std::size_t i = 1; i < m_waitingCount; ++i)
        best = changeOf(m_waiting[i]) > changeOf(m_waiting[best]) ? i : best;
    return best;
}

void OutputScheduler::forgetWhatWasSent() noexcept TIMBREL_REALTIME
{
    for (auto& known : m_known)
        known.reset();
}

} // namespace timbrel::expression
