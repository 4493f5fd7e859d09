// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/midi/rtmidi_ports.h"

namespace timbrel::midi {
namespace {

/// RtMidi's thread.
void received(double, std::vector<unsigned char>* bytes, void* queue)
{
    if (bytes != nullptr)
        static_cast<InboundQueue*>(queue)->push(*bytes, Clock::now());
}

/// Our own port has nothing to look after.
PortChange refreshed(const PortChoice& choice, PortPresence& presence, PortConnection& connection)
{
    try {
        return choice.isVirtual ? PortChange::None : presence.refresh(connection);
    } catch (const RtMidiError&) { // the next look tries again
        return PortChange::None;
    }
}

} // namespace

RtMidiInput::RtMidiInput(const std::shared_ptr<RtMidiLibrary>& library,
                         PortChoice choice,
                         const KnownPort& port)
    : MidiInput(port.info)
    , m_library(library)
    , m_choice(std::move(choice))
    , m_presence(library, Direction::Input, port)
{ }

bool RtMidiInput::connect(const KnownPort& port)
{
    m_opened = {}; // its thread has ended before another writes to the queue
    auto opened = m_library->open<RtMidiIn>(Direction::Input, m_choice, port.info, [&](auto& midi) {
        midi.ignoreTypes(false, false, false);
        midi.setCallback(&received, &m_queue);
    });
    if (!opened.midi)
        return false;
    m_opened = std::move(opened);
    return true;
}

PortChange RtMidiInput::refresh()
{
    return refreshed(m_choice, m_presence, *this);
}

bool RtMidiInput::isConnectedTo(const KnownPort& port)
{
    return m_library->isConnected(Direction::Input, port, m_opened.client);
}

RtMidiOutput::RtMidiOutput(const std::shared_ptr<RtMidiLibrary>& library,
                           PortChoice choice,
                           const KnownPort& port)
    : MidiOutput(port.info)
    , m_library(library)
    , m_choice(std::move(choice))
    , m_presence(library, Direction::Output, port)
{ }

bool RtMidiOutput::connect(const KnownPort& port)
{
    auto opened = m_library->open<RtMidiOut>(Direction::Output, m_choice, port.info, [](auto&) {});
    if (!opened.midi)
        return false;
    m_client = opened.client;
    m_midi.publish(std::move(opened.midi));
    m_isThere.store(true, std::memory_order_relaxed);
    return true;
}

PortChange RtMidiOutput::refresh()
{
    m_midi.collect();
    const auto change = refreshed(m_choice, m_presence, *this);
    if (change == PortChange::Vanished)
        m_isThere.store(false, std::memory_order_relaxed);
    return change;
}

bool RtMidiOutput::isConnectedTo(const KnownPort& port)
{
    return m_library->isConnected(Direction::Output, port, m_client);
}

bool RtMidiOutput::sendBytes(std::span<const std::uint8_t> bytes) noexcept
{
    RtMidiOut* midi = m_midi.current();
    try {
        if (midi != nullptr && m_isThere.load(std::memory_order_relaxed)) {
            midi->sendMessage(bytes.data(), bytes.size());
            return true;
        }
    } catch (const RtMidiError&) {
        // counted below
    }
    m_dropped.fetch_add(1, std::memory_order_relaxed);
    return false;
}

} // namespace timbrel::midi
