// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/midi/portmidi_ports.h"

#include <algorithm>
#include <array>

namespace timbrel::midi {
namespace {

constexpr std::chrono::milliseconds kPollInterval {1};

} // namespace

PortChange PortMidiPresence::refresh()
{
    SequencerCatalogue* sequencer = m_library->sequencer();
    if (sequencer == nullptr)
        return PortChange::None;
    if (m_id != 0) {
        if (sequencer->has(m_id))
            return PortChange::None;
        m_id = 0;
        m_isRestarting = false;
        return PortChange::Vanished;
    }
    const auto id = findId();
    if (id == 0)
        return PortChange::None;
    if (!m_isRestarting || id != m_returning) {
        m_isRestarting = true;
        m_returning = id;
        m_restartsBefore = m_library->restarts();
        m_library->requestRestart();
        return PortChange::None;
    }
    if (m_library->restarts() == m_restartsBefore)
        return PortChange::None;
    m_id = id;
    return PortChange::Returned;
}

AppearanceId PortMidiPresence::findId()
{
    if (m_library->sequencer() == nullptr)
        return 0;
    for (const auto& entry : m_library->sequencer()->entries(m_direction))
        if (entry.portName == m_port.name)
            return entry.id;
    return 0;
}

PortMidiInput::PortMidiInput(const std::shared_ptr<PortMidiLibrary>& library, const PortInfo& port)
    : MidiInput(port)
    , m_library(library)
    , m_presence(library, Direction::Input, port)
    , m_stream {Direction::Input, port, nullptr}
{
    m_exclusive.reserve(kMaximumLongMessage);
}

std::size_t PortMidiInput::wait(Clock::time_point deadline,
                                std::span<TimedMessage> messages) noexcept
{
    for (;;) {
        m_library->restartIfRequested();
        readAll();
        const auto nextLook = Clock::now() + kPollInterval;
        const std::size_t count = m_queue.wait(std::min(deadline, nextLook), messages);
        if (count > 0 || m_isWoken.exchange(false) || Clock::now() >= deadline)
            return count;
    }
}

void PortMidiInput::readAll() noexcept
{
    if (m_stream.handle == nullptr)
        return;
    std::array<PmEvent, 128> events;
    for (;;) {
        const int count = Pm_Read(m_stream.handle, events.data(), int {events.size()});
        if (count == pmBufferOverflow)
            m_queue.countDropped();
        if (count <= 0)
            return;
        const auto now = Clock::now();
        for (const PmEvent& event : std::span(events).first(static_cast<std::size_t>(count)))
            take(static_cast<std::uint32_t>(event.message), now);
    }
}

void PortMidiInput::take(std::uint32_t packed, Clock::time_point now) noexcept
{
    std::array<std::uint8_t, 4> bytes {};
    for (std::size_t i = 0; i < bytes.size(); ++i)
        bytes[i] = static_cast<std::uint8_t>(packed >> (8 * i));
    const bool isStatus = bytes[0] >= 0x80;
    if (isStatus && bytes[0] != 0xF0 && bytes[0] != 0xF7) {
        if (bytes[0] < 0xF8)
            m_exclusive.clear(); // one that was never finished
        m_queue.push(std::span(bytes).first(messageLength(bytes[0])), now);
        return;
    }
    for (const std::uint8_t byte : bytes) {
        if (byte == 0xF0)
            m_exclusive.clear();
        if (m_exclusive.size() == kMaximumLongMessage) { // bounded: its end will not be pushed
            m_exclusive.clear();
            m_queue.countDropped();
            return;
        }
        m_exclusive.push_back(byte); // reserved: never grows
        if (byte == 0xF7) {
            m_queue.push(m_exclusive, now);
            m_exclusive.clear();
            return;
        }
    }
}

PortMidiOutput::PortMidiOutput(const std::shared_ptr<PortMidiLibrary>& library,
                               const PortInfo& port)
    : MidiOutput(port)
    , m_library(library)
    , m_presence(library, Direction::Output, port)
    , m_stream {Direction::Output, port, nullptr}
{ }

bool PortMidiOutput::send(const MidiMessage& message) noexcept
{
    const auto& bytes = message.bytes;
    return counted(m_stream.handle != nullptr && m_isThere.load(std::memory_order_relaxed)
                   && Pm_WriteShort(m_stream.handle, 0, Pm_Message(bytes[0], bytes[1], bytes[2]))
                       == pmNoError);
}

bool PortMidiOutput::sendLong(std::span<const std::uint8_t> bytes) noexcept
{
    // it finds the end by the final 0xF7
    if (bytes.empty() || bytes.back() != 0xF7)
        return counted(false);
    return counted(m_stream.handle != nullptr && m_isThere.load(std::memory_order_relaxed)
                   && Pm_WriteSysEx(m_stream.handle, 0, const_cast<unsigned char*>(bytes.data()))
                       == pmNoError);
}

PortChange PortMidiOutput::refresh()
{
    const auto change = m_presence.refresh();
    if (change != PortChange::None)
        m_isThere.store(change == PortChange::Returned, std::memory_order_relaxed);
    return change;
}

bool PortMidiOutput::counted(bool sent) noexcept
{
    if (!sent)
        m_dropped.fetch_add(1, std::memory_order_relaxed);
    return sent;
}

} // namespace timbrel::midi
