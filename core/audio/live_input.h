// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/audio/engine.h"
#include "core/midi/port.h"

#include <memory>

namespace timbrel::audio {

/// What came from a MIDI input, for the window and for recording.
struct LiveEvent
{
    enum class Kind : std::uint8_t
    {
        Message,
        PortVanished, ///< its keys are released
        PortReturned,
    } kind
        = Kind::Message;
    midi::MidiMessage message;
    Clock::time_point time; ///< of its arrival
};

/// Hands the messages of a port to an engine (LiveSource::Input) and to the control thread. The
/// port may go and come back. One at a time for an engine, which must outlive it. Threads: all
/// members by the control thread; a thread of its own reads, a second one looks after the port.
class LiveInput final
{
public:
    LiveInput(AudioEngine& engine, std::unique_ptr<midi::MidiInput> input);
    ~LiveInput(); ///< releases the keys that are down
    LiveInput(const LiveInput&) = delete;
    LiveInput& operator=(const LiveInput&) = delete;

    [[nodiscard]] const midi::PortInfo& port() const noexcept;
    [[nodiscard]] bool isConnected() const noexcept;
    /// Takes the next event; false if there is none. Ask at least every second: what does not fit
    /// into the queue (4096) is lost for the window and counted, the engine gets it all the same.
    [[nodiscard]] bool nextEvent(LiveEvent& event);
    [[nodiscard]] std::uint64_t dropped() const noexcept;
    /// False: the engine does not get the messages (they sound elsewhere).
    void setHeard(bool isHeard);
    /// The port, for somebody else: nothing is read any more, the keys that are down are released.
    /// Events that came before can still be taken.
    [[nodiscard]] std::unique_ptr<midi::MidiInput> releasePort();

private:
    class Implementation;
    std::unique_ptr<Implementation> m_implementation;
};

} // namespace timbrel::audio
