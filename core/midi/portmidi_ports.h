// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/midi/inbound_queue.h"
#include "core/midi/portmidi_library.h"

#include <atomic>
#include <vector>

namespace timbrel::midi {

/// Whether the sequencer still has a port of that name, and when it is open again.
class PortMidiPresence
{
public:
    PortMidiPresence(std::shared_ptr<PortMidiLibrary> library,
                     Direction direction,
                     const PortInfo& port)
        : m_library(std::move(library))
        , m_direction(direction)
        , m_port(port)
        , m_id(findId())
    { }

    [[nodiscard]] PortChange refresh();

private:
    [[nodiscard]] AppearanceId findId();

    std::shared_ptr<PortMidiLibrary> m_library;
    Direction m_direction;
    PortInfo m_port;
    AppearanceId m_id; ///< of the port in use; 0: it is away
    AppearanceId m_returning = 0;
    std::uint64_t m_restartsBefore = 0;
    bool m_isRestarting = false;
};

class PortMidiInput final : public MidiInput
{
public:
    PortMidiInput(const std::shared_ptr<PortMidiLibrary>& library, const PortInfo& port);
    ~PortMidiInput() override { m_library->remove(m_stream); }

    [[nodiscard]] bool open() { return m_library->add(m_stream); }

    std::size_t wait(Clock::time_point deadline,
                     std::span<TimedMessage> messages) noexcept override;
    void wake() noexcept override
    {
        m_isWoken = true;
        m_queue.wake();
    }
    std::span<const std::uint8_t> longMessage(const TimedMessage& message) const noexcept override
    {
        return m_queue.longMessage(message);
    }
    void releaseLong(const TimedMessage& message) noexcept override
    {
        m_queue.releaseLong(message);
    }
    PortChange refresh() override { return m_presence.refresh(); }
    std::uint64_t dropped() const noexcept override { return m_queue.dropped(); }

private:
    void readAll() noexcept;
    /// Four bytes at a time: a short message, or a part of a long one.
    void take(std::uint32_t packed, Clock::time_point now) noexcept;

    std::shared_ptr<PortMidiLibrary> m_library;
    PortMidiPresence m_presence;
    PortMidiPort m_stream;
    InboundQueue m_queue; ///< both ends on the reading thread: it keeps what one look has found
    std::vector<std::uint8_t> m_exclusive;
    std::atomic<bool> m_isWoken = false; ///< set by any, reset by the reading thread
};

class PortMidiOutput final : public MidiOutput
{
public:
    PortMidiOutput(const std::shared_ptr<PortMidiLibrary>& library, const PortInfo& port);
    ~PortMidiOutput() override { m_library->remove(m_stream); }

    [[nodiscard]] bool open() { return m_library->add(m_stream); }

    bool send(const MidiMessage& message) noexcept override;
    bool sendLong(std::span<const std::uint8_t> bytes) noexcept override;
    PortChange refresh() override;
    std::uint64_t dropped() const noexcept override
    {
        return m_dropped.load(std::memory_order_relaxed);
    }

private:
    bool counted(bool sent) noexcept;

    std::shared_ptr<PortMidiLibrary> m_library;
    PortMidiPresence m_presence;
    PortMidiPort m_stream;
    // written by control, read by the sending thread; relaxed: a message more or less is the same
    std::atomic<bool> m_isThere = true;
    std::atomic<std::uint64_t> m_dropped = 0; ///< written by the sending thread, read by any
};

} // namespace timbrel::midi
