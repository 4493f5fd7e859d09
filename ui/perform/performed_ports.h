// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/audio/engine.h"
#include "core/midi/inbound_queue.h"
#include "core/midi/port.h"
#include "core/realtime/spsc_queue.h"

#include <atomic>

namespace timbrel::ui {

/// A message as it passed the performing thread.
struct TappedMessage
{
    midi::Clock::time_point time;
    midi::MidiMessage message; ///< of a long one its first three bytes; size 0
    std::uint32_t longSize = 0;
    bool isOutgoing = false;
    bool isFromPort = false; ///< of those that came in; else from the window
};

/// What passes, for the monitor. Threads: push by the performing thread, take by one control
/// thread. Realtime-safe: push.
class Tap
{
public:
    void push(const TappedMessage& message) noexcept TIMBREL_REALTIME
    {
        if (!m_queue.tryPush(message))
            m_dropped.fetch_add(1, std::memory_order_relaxed);
    }
    [[nodiscard]] bool take(TappedMessage& message) noexcept { return m_queue.tryPop(message); }
    [[nodiscard]] std::uint64_t dropped() const noexcept
    {
        return m_dropped.load(std::memory_order_relaxed); // a figure for a person
    }

private:
    realtime::SpscQueue<TappedMessage, 16384> m_queue; ///< five seconds of a dense performance
    std::atomic<std::uint64_t> m_dropped = 0; ///< written by the performing thread
};

/// The input of a performance: the port's messages, if there is a port, and those of the window
/// between them. Threads: inject by one control thread; the rest as MidiInput says.
class PerformedInput final : public midi::MidiInput
{
public:
    /// The port (may be null) and the tap outlive it.
    PerformedInput(midi::MidiInput* port, Tap& tap);

    /// False if there was no room.
    bool inject(const midi::MidiMessage& message) noexcept;

    [[nodiscard]] std::size_t wait(midi::Clock::time_point deadline,
                                   std::span<midi::TimedMessage> messages) noexcept override;
    void wake() noexcept override;
    [[nodiscard]] std::span<const std::uint8_t>
    longMessage(const midi::TimedMessage& message) const noexcept override;
    void releaseLong(const midi::TimedMessage& message) noexcept override;
    [[nodiscard]] midi::PortChange refresh() override;
    [[nodiscard]] std::uint64_t dropped() const noexcept override;

private:
    std::size_t takeInjected(std::span<midi::TimedMessage> messages) noexcept;
    void tap(const midi::TimedMessage& message, bool isFromPort) noexcept;

    midi::MidiInput* m_port;
    Tap& m_tap;
    realtime::SpscQueue<midi::TimedMessage, 1024> m_injected; ///< from the control thread
    std::unique_ptr<midi::InboundQueue> m_sleep; ///< to wait at, where there is no port
    bool m_hasMore = false; ///< the reader's: messages were left behind
};

/// The output of a performance: a port, the built-in synthesizer, or both. The synthesizer also
/// takes over while the port is away. Threads: as MidiOutput says.
class PerformedOutput final : public midi::MidiOutput
{
public:
    /// The port (may be null), the engine and the tap outlive it.
    PerformedOutput(midi::MidiOutput* port,
                    bool isPortThere,
                    bool isSoundWanted,
                    audio::AudioEngine& engine,
                    Tap& tap);

    bool send(const midi::MidiMessage& message) noexcept override;
    bool sendLong(std::span<const std::uint8_t> bytes) noexcept override;
    [[nodiscard]] midi::PortChange refresh() override;
    [[nodiscard]] std::uint64_t dropped() const noexcept override;

private:
    void switchSound(bool isHeard) noexcept;

    midi::MidiOutput* m_port;
    const bool m_isSoundWanted;
    audio::AudioEngine& m_engine;
    Tap& m_tap;
    std::atomic<bool> m_isPortThere; ///< written by who calls refresh()
    bool m_isHeard; ///< the sending thread's: the synthesizer has what was sent last
};

} // namespace timbrel::ui
