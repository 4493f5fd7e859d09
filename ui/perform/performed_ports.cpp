// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/perform/performed_ports.h"

#include <algorithm>

namespace timbrel::ui {

using midi::MidiMessage;
using midi::TimedMessage;

namespace {

constexpr const char* kNoPort = "none";

midi::PortInfo infoOf(const midi::PortInfo* port)
{
    return port != nullptr ? *port : midi::PortInfo {kNoPort, kNoPort};
}

void keepBeginning(TappedMessage& tapped, std::span<const std::uint8_t> bytes) noexcept
{
    tapped.longSize = static_cast<std::uint32_t>(bytes.size());
    tapped.message = {};
    std::copy_n(
        bytes.begin(), std::min<std::size_t>(bytes.size(), 3), tapped.message.bytes.begin());
}

} // namespace

PerformedInput::PerformedInput(midi::MidiInput* port, Tap& tap)
    : MidiInput(infoOf(port != nullptr ? &port->port() : nullptr))
    , m_port(port)
    , m_tap(tap)
    , m_sleep(port != nullptr ? nullptr : std::make_unique<midi::InboundQueue>())
{ }

bool PerformedInput::inject(const MidiMessage& message) noexcept
{
    const bool isTaken = m_injected.tryPush({message, TimedMessage::kShort, midi::Clock::now()});
    wake();
    return isTaken;
}

void PerformedInput::wake() noexcept
{
    if (m_port != nullptr)
        m_port->wake();
    else
        m_sleep->wake();
}

std::size_t PerformedInput::wait(midi::Clock::time_point deadline,
                                 std::span<TimedMessage> messages) noexcept
{
    const auto until = m_hasMore ? midi::Clock::time_point {} : deadline;
    std::size_t count = 0;
    if (m_port != nullptr)
        count = m_port->wait(until, messages);
    else
        (void)m_sleep->wait(until, messages);
    for (const TimedMessage& message : messages.first(count))
        tap(message, true);
    count += takeInjected(messages.subspan(count));
    m_hasMore = count == messages.size();
    return count;
}

std::size_t PerformedInput::takeInjected(std::span<TimedMessage> messages) noexcept
{
    std::size_t count = 0;
    while (count < messages.size() && m_injected.tryPop(messages[count]))
        tap(messages[count++], false);
    return count;
}

void PerformedInput::tap(const TimedMessage& message, bool isFromPort) noexcept
{
    TappedMessage tapped {message.arrival, message.message, 0, false, isFromPort};
    if (message.longSlot != TimedMessage::kShort)
        keepBeginning(tapped, longMessage(message));
    m_tap.push(tapped);
}

std::span<const std::uint8_t>
PerformedInput::longMessage(const TimedMessage& message) const noexcept
{
    if (m_port == nullptr)
        return {};
    return m_port->longMessage(message);
}

void PerformedInput::releaseLong(const TimedMessage& message) noexcept
{
    if (m_port != nullptr)
        m_port->releaseLong(message);
}

midi::PortChange PerformedInput::refresh()
{
    return m_port != nullptr ? m_port->refresh() : midi::PortChange::None;
}

std::uint64_t PerformedInput::dropped() const noexcept
{
    return m_port != nullptr ? m_port->dropped() : 0;
}

PerformedOutput::PerformedOutput(midi::MidiOutput* port,
                                 bool isPortThere,
                                 bool isSoundWanted,
                                 audio::AudioEngine& engine,
                                 Tap& tap)
    : MidiOutput(infoOf(port != nullptr ? &port->port() : nullptr))
    , m_port(port)
    , m_isSoundWanted(isSoundWanted || port == nullptr)
    , m_engine(engine)
    , m_tap(tap)
    , m_isPortThere(isPortThere)
    , m_isHeard(m_isSoundWanted || !isPortThere)
{ }

bool PerformedOutput::send(const MidiMessage& message) noexcept
{
    const bool isHeard = m_isSoundWanted || !m_isPortThere.load(std::memory_order_relaxed);
    if (isHeard != m_isHeard)
        switchSound(isHeard);
    bool isSent = m_port != nullptr && m_port->send(message);
    if (isHeard && message.isChannelMessage())
        isSent = m_engine.send(audio::LiveSource::Performer, message) || isSent;
    m_tap.push({midi::Clock::now(), message, 0, true, false});
    return isSent;
}

/// What sounds here goes on at the port, and must not go on here as well.
void PerformedOutput::switchSound(bool isHeard) noexcept
{
    m_isHeard = isHeard;
    if (isHeard)
        return;
    for (unsigned channel = 0; channel < 16; ++channel)
        for (const unsigned mode : {123U, 121U})
            (void)m_engine.send(audio::LiveSource::Performer,
                                MidiMessage::controller(channel, mode, 0));
}

bool PerformedOutput::sendLong(std::span<const std::uint8_t> bytes) noexcept
{
    TappedMessage tapped {midi::Clock::now(), {}, 0, true, false};
    keepBeginning(tapped, bytes);
    m_tap.push(tapped);
    return m_port != nullptr && m_port->sendLong(bytes);
}

midi::PortChange PerformedOutput::refresh()
{
    if (m_port == nullptr)
        return midi::PortChange::None;
    const auto change = m_port->refresh();
    if (change != midi::PortChange::None)
        m_isPortThere.store(change == midi::PortChange::Returned, std::memory_order_relaxed);
    return change;
}

std::uint64_t PerformedOutput::dropped() const noexcept
{
    return m_port != nullptr ? m_port->dropped() : 0;
}

} // namespace timbrel::ui
