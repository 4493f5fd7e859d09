// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/midi/sequencer_catalogue.h"

#include <atomic>
#include <memory>
#include <portmidi.h>
#include <vector>

namespace timbrel::midi {

/// One open stream; it survives a restart of the library.
struct PortMidiPort
{
    Direction direction = Direction::Input;
    PortInfo port;
    PortMidiStream* handle = nullptr; ///< null while the port is away; the reading thread's
};

/// The devices that PortMidi found when it was started last.
[[nodiscard]] std::vector<PortInfo> portMidiDevices(Direction direction);

/// The library itself and its streams. PortMidi is not safe to use from two threads, so that after
/// opening everything happens on the reading thread; others only set a flag.
class PortMidiLibrary final
{
public:
    PortMidiLibrary();
    ~PortMidiLibrary();
    PortMidiLibrary(const PortMidiLibrary&) = delete;
    PortMidiLibrary& operator=(const PortMidiLibrary&) = delete;

    [[nodiscard]] bool begin();
    /// The stream stays where it is until remove(). False: it could not be opened.
    [[nodiscard]] bool add(PortMidiPort& stream);
    void remove(PortMidiPort& stream);
    /// Only while no stream is open: nothing that plays may lose its port to a look at the list.
    void listAfresh();

    /// Any thread: the reading one starts the library again.
    void requestRestart() { m_restart.store(true, std::memory_order_release); }
    /// The reading thread.
    void restartIfRequested() noexcept;
    [[nodiscard]] std::uint64_t restarts() const
    {
        return m_restarts.load(std::memory_order_acquire);
    }
    [[nodiscard]] SequencerCatalogue* sequencer() const { return m_sequencer.get(); }

private:
    std::shared_ptr<SequencerCatalogue> m_sequencer; ///< null: ports that vanish are not noticed
    std::vector<PortMidiPort*> m_streams; ///< changed while nothing is read
    std::atomic<bool> m_restart = false; ///< set by any, reset by the reading thread
    std::atomic<std::uint64_t> m_restarts = 0; ///< written by the reading thread
    bool m_isStarted = false;
};

} // namespace timbrel::midi
