// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/audio/engine.h"
#include "core/midi/clock_follower.h"
#include "core/midi/port.h"

#include <memory>

namespace timbrel::audio {

struct ClockInputStatus
{
    midi::ClockReading reading; ///< the latest
    bool isConnected = true; ///< the port is there
};

/// Leads an engine's beats by the MIDI clock that comes in at a port: its start, continue, stop and
/// song position, and its tempo. The port may go and come back; without pulses the beats stop. One
/// at a time for an engine, which must outlive it. Threads: all members by the control thread; a
/// thread of its own reads. Realtime-safe: no.
class ClockInput final
{
public:
    ClockInput(AudioEngine& engine, std::unique_ptr<midi::MidiInput> input);
    ~ClockInput(); ///< the beats go on by their own tempo
    ClockInput(const ClockInput&) = delete;
    ClockInput& operator=(const ClockInput&) = delete;

    [[nodiscard]] const midi::PortInfo& port() const noexcept;
    [[nodiscard]] ClockInputStatus status() const;

private:
    class Implementation;
    std::unique_ptr<Implementation> m_implementation;
};

} // namespace timbrel::audio
