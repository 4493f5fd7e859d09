// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/midi/port_presence.h"
#include "core/midi/sequencer_catalogue.h"

#include <RtMidi.h>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace timbrel::midi {

/// What our end of a connection is called, also where the port is another's.
[[nodiscard]] std::string ownName(Direction direction, const PortChoice& choice);

/// An RtMidiIn or RtMidiOut, and the sequencer's client that it is (RtMidi does not tell).
template<class Midi>
struct OpenedMidi
{
    std::unique_ptr<Midi> midi;
    std::optional<int> client;
};

/// What RtMidi and the sequencer know of ports; shared by the backend and its open ports. All throw
/// RtMidiError. Threads: one control thread.
class RtMidiLibrary final : public PortDirectory
{
public:
    RtMidiLibrary(RtMidi::Api api, std::shared_ptr<SequencerCatalogue> sequencer)
        : m_api(api)
        , m_sequencer(std::move(sequencer))
    { }

    [[nodiscard]] std::vector<KnownPort> ports(Direction direction) override;
    [[nodiscard]] bool has(Direction direction, AppearanceId id) override;
    /// False with JACK, which is not asked: there a port's name says all.
    [[nodiscard]] bool
    isConnected(Direction direction, const KnownPort& port, std::optional<int> client);
    [[nodiscard]] RtMidi::Api api() const { return m_api; }

    /// `prepare` sets it up before messages can come. Null in `midi` if the port is not there any
    /// more.
    template<class Midi, class Prepare>
    [[nodiscard]] OpenedMidi<Midi>
    open(Direction direction, const PortChoice& choice, const PortInfo& port, Prepare prepare)
    {
        const std::string name = ownName(direction, choice);
        auto opened = made<Midi>(name);
        prepare(*opened.midi);
        if (choice.isVirtual) {
            opened.midi->openVirtualPort(name);
            return opened;
        }
        const auto number = numberOf(*opened.midi, port);
        if (number)
            opened.midi->openPort(*number, name);
        if (!number || !opened.midi->isPortOpen())
            opened.midi.reset();
        return opened;
    }

private:
    static void ignoreError(RtMidiError::Type, const std::string&, void*) {
    } // send() and open() look themselves

    template<class Midi>
    OpenedMidi<Midi> made(const std::string& name)
    {
        const auto before = clients();
        OpenedMidi<Midi> opened {std::make_unique<Midi>(m_api, name), std::nullopt};
        opened.midi->setErrorCallback(ignoreError);
        for (const int client : clients()) // no other thread's are among them
            if (!before.contains(client))
                opened.client = client;
        return opened;
    }
    [[nodiscard]] std::set<int> clients()
    {
        return m_sequencer ? m_sequencer->clientsOfThisThread() : std::set<int>();
    }
    template<class Midi>
    [[nodiscard]] std::vector<std::string> listedBy();
    /// RtMidi's number of a port, which changes with every one that comes or goes.
    [[nodiscard]] static std::optional<unsigned> numberOf(RtMidi& midi, const PortInfo& port);

    RtMidi::Api m_api;
    std::shared_ptr<SequencerCatalogue> m_sequencer; ///< null with JACK
};

} // namespace timbrel::midi
