// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/midi/inbound_queue.h"
#include "core/midi/rtmidi_library.h"
#include "core/realtime/snapshot.h"

#include <atomic>

namespace timbrel::midi {

/// RtMidi's thread writes to the queue, ours reads.
class RtMidiInput final : public MidiInput, private PortConnection
{
public:
    RtMidiInput(const std::shared_ptr<RtMidiLibrary>& library,
                PortChoice choice,
                const KnownPort& port);

    /// Throws RtMidiError.
    [[nodiscard]] bool connect(const KnownPort& port) override;

    std::size_t wait(Clock::time_point deadline, std::span<TimedMessage> messages) noexcept override
    {
        return m_queue.wait(deadline, messages);
    }
    void wake() noexcept override { m_queue.wake(); }
    std::span<const std::uint8_t> longMessage(const TimedMessage& message) const noexcept override
    {
        return m_queue.longMessage(message);
    }
    void releaseLong(const TimedMessage& message) noexcept override
    {
        m_queue.releaseLong(message);
    }
    PortChange refresh() override;
    std::uint64_t dropped() const noexcept override { return m_queue.dropped(); }

private:
    [[nodiscard]] bool isConnectedTo(const KnownPort& port) override;

    std::shared_ptr<RtMidiLibrary> m_library;
    PortChoice m_choice;
    PortPresence m_presence;
    InboundQueue m_queue; ///< outlives m_opened, whose thread writes to it
    OpenedMidi<RtMidiIn> m_opened;
};

/// The sending thread takes a new connection up with its next message.
class RtMidiOutput final : public MidiOutput, private PortConnection
{
public:
    RtMidiOutput(const std::shared_ptr<RtMidiLibrary>& library,
                 PortChoice choice,
                 const KnownPort& port);

    /// Throws RtMidiError.
    [[nodiscard]] bool connect(const KnownPort& port) override;

    bool send(const MidiMessage& message) noexcept override
    {
        return sendBytes(std::span(message.bytes).first(message.size));
    }
    bool sendLong(std::span<const std::uint8_t> bytes) noexcept override
    {
        return sendBytes(bytes);
    }
    PortChange refresh() override;
    std::uint64_t dropped() const noexcept override
    {
        return m_dropped.load(std::memory_order_relaxed);
    }

private:
    [[nodiscard]] bool isConnectedTo(const KnownPort& port) override;
    bool sendBytes(std::span<const std::uint8_t> bytes) noexcept;

    std::shared_ptr<RtMidiLibrary> m_library;
    PortChoice m_choice;
    PortPresence m_presence;
    realtime::Snapshot<RtMidiOut> m_midi; ///< control opens, the sending thread uses
    std::optional<int> m_client; ///< of the one opened last
    // written by control, read by the sending thread; relaxed: a message more or less is the same
    std::atomic<bool> m_isThere = true;
    std::atomic<std::uint64_t> m_dropped = 0; ///< written by the sending thread, read by any
};

} // namespace timbrel::midi
