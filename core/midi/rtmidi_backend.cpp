// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/midi/rtmidi_backend.h"

#include "core/midi/inbound_queue.h"
#include "core/midi/sequencer_catalogue.h"
#include "core/realtime/snapshot.h"

#include <RtMidi.h>
#include <algorithm>
#include <atomic>
#include <functional>
#include <optional>
#ifdef TIMBREL_HAS_JACK
#include <jack/jack.h>
#endif

namespace timbrel::midi {
namespace {

using Id = std::uint64_t; ///< of one appearance of a port; 0: none
struct KnownPort
{
    PortInfo info;
    Id id = 0;
};

void ignoreError(RtMidiError::Type, const std::string&, void*) {
} // send() and open() look themselves

std::string ownName(Direction direction, const PortChoice& choice)
{
    if (choice.isVirtual && !choice.name.empty())
        return choice.name;
    return direction == Direction::Input ? kVirtualInputName : kVirtualOutputName;
}

/// What RtMidi and the sequencer know of ports; shared by the backend and its open ports.
class Library
{
public:
    Library(RtMidi::Api api, std::shared_ptr<SequencerCatalogue> sequencer)
        : m_api(api)
        , m_sequencer(std::move(sequencer))
    { }

    /// Throws RtMidiError.
    std::vector<KnownPort> ports(Direction direction)
    {
        std::vector<KnownPort> known;
        if (m_sequencer) {
            for (const auto& entry : m_sequencer->entries(direction))
                known.push_back({entry.info, entry.id});
            return known;
        }
        const auto names = listed(direction);
        for (const std::string& name : names) // JACK tells no appearances apart, names must do
            if (!isOurs(name))
                known.push_back({{name, name}, std::hash<std::string> {}(name) | 1U});
        return known;
    }
    /// An announcement alone does not end what is still connected: 0 if it is not.
    Id stillConnected(Direction direction, const PortInfo& port)
    {
        return m_sequencer ? m_sequencer->connectedId(direction, port) : 0;
    }
    bool has(Direction direction, Id id)
    {
        if (m_sequencer)
            return m_sequencer->has(id);
        const auto known = ports(direction);
        return std::any_of(
            known.begin(), known.end(), [&](const KnownPort& port) { return port.id == id; });
    }

    /// RtMidi's number of a port, which changes with every one that comes or goes.
    static std::optional<unsigned> numberOf(RtMidi& midi, const PortInfo& port)
    {
        const unsigned count = midi.getPortCount();
        for (unsigned number = 0; number < count; ++number)
            if (midi.getPortName(number) == port.fullName)
                return number;
        return std::nullopt;
    }
    [[nodiscard]] RtMidi::Api api() const { return m_api; }

private:
    std::vector<std::string> listed(Direction direction)
    {
        return direction == Direction::Input ? listedBy<RtMidiIn>() : listedBy<RtMidiOut>();
    }
    template<class Midi>
    std::vector<std::string> listedBy()
    {
        Midi midi(m_api, "Timbrel list"); // it only looks, and goes again
        midi.setErrorCallback(ignoreError);
        std::vector<std::string> names;
        for (unsigned number = 0; number < midi.getPortCount(); ++number)
            names.push_back(midi.getPortName(number));
        return names;
    }
    static bool isOurs(const std::string& name)
    {
        return name.starts_with(std::string(kVirtualInputName) + ":")
            || name.starts_with(std::string(kVirtualOutputName) + ":");
    }

    RtMidi::Api m_api;
    std::shared_ptr<SequencerCatalogue> m_sequencer; ///< null with JACK
};

/// Whether a port is there, and when to open it again.
class Presence
{
public:
    Presence(std::shared_ptr<Library> library,
             Direction direction,
             PortChoice choice,
             KnownPort port)
        : m_library(std::move(library))
        , m_direction(direction)
        , m_choice(std::move(choice))
        , m_port(std::move(port))
    { }

    /// `reopen` connects to the port given; it may fail, then the next look tries again.
    PortChange refresh(const std::function<bool(const PortInfo&)>& reopen)
    {
        if (m_choice.isVirtual)
            return PortChange::None;
        try {
            if (m_isThere && m_library->has(m_direction, m_port.id))
                return PortChange::None;
            const Id connected
                = m_isThere ? m_library->stillConnected(m_direction, m_port.info) : 0;
            if (connected != 0) {
                m_port.id = connected;
                return PortChange::None;
            }
            if (m_isThere) {
                m_isThere = false; // its return, even if it is there again already, is told next
                return PortChange::Vanished;
            }
            return isBack(reopen) ? PortChange::Returned : PortChange::None;
        } catch (const RtMidiError&) {
            return PortChange::None;
        }
    }

private:
    bool isBack(const std::function<bool(const PortInfo&)>& reopen)
    {
        const auto ports = m_library->ports(m_direction);
        // of two devices of one name, the one in the same place
        auto found = std::find_if(ports.begin(), ports.end(), [&](const KnownPort& port) {
            return port.info == m_port.info;
        });
        if (found == ports.end())
            found = std::find_if(ports.begin(), ports.end(), [&](const KnownPort& port) {
                return port.info.name == m_port.info.name;
            });
        if (found == ports.end() || !reopen(found->info))
            return false;
        m_port = *found;
        m_isThere = true;
        return true;
    }

    std::shared_ptr<Library> m_library;
    Direction m_direction;
    PortChoice m_choice;
    KnownPort m_port;
    bool m_isThere = true;
};

class RtMidiInput final : public MidiInput
{
public:
    RtMidiInput(const std::shared_ptr<Library>& library, PortChoice choice, const KnownPort& port)
        : MidiInput(port.info)
        , m_library(library)
        , m_choice(choice)
        , m_presence(library, Direction::Input, std::move(choice), port)
    { }

    /// Throws RtMidiError.
    bool connect(const PortInfo& port)
    {
        m_midi.reset(); // its thread has ended before another writes to the queue
        const std::string name = ownName(Direction::Input, m_choice);
        auto midi = std::make_unique<RtMidiIn>(m_library->api(), name);
        midi->setErrorCallback(ignoreError);
        midi->ignoreTypes(false, false, false);
        midi->setCallback(&RtMidiInput::received, &m_queue);
        if (m_choice.isVirtual) {
            midi->openVirtualPort(name);
        } else {
            const auto number = Library::numberOf(*midi, port);
            if (!number)
                return false;
            midi->openPort(*number, name);
            if (!midi->isPortOpen())
                return false;
        }
        m_midi = std::move(midi);
        return true;
    }

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
    PortChange refresh() override
    {
        return m_presence.refresh([this](const PortInfo& port) { return connect(port); });
    }
    std::uint64_t dropped() const noexcept override { return m_queue.dropped(); }

private:
    /// RtMidi's thread.
    static void received(double, std::vector<unsigned char>* bytes, void* queue)
    {
        if (bytes != nullptr)
            static_cast<InboundQueue*>(queue)->push(*bytes, Clock::now());
    }

    std::shared_ptr<Library> m_library;
    PortChoice m_choice;
    Presence m_presence;
    InboundQueue m_queue; ///< outlives m_midi, whose thread writes to it
    std::unique_ptr<RtMidiIn> m_midi;
};

class RtMidiOutput final : public MidiOutput
{
public:
    RtMidiOutput(const std::shared_ptr<Library>& library, PortChoice choice, const KnownPort& port)
        : MidiOutput(port.info)
        , m_library(library)
        , m_choice(choice)
        , m_presence(library, Direction::Output, std::move(choice), port)
    { }

    /// Throws RtMidiError. The sending thread takes the new connection up with its next message.
    bool connect(const PortInfo& port)
    {
        const std::string name = ownName(Direction::Output, m_choice);
        auto midi = std::make_unique<RtMidiOut>(m_library->api(), name);
        midi->setErrorCallback(ignoreError);
        if (m_choice.isVirtual) {
            midi->openVirtualPort(name);
        } else {
            const auto number = Library::numberOf(*midi, port);
            if (!number)
                return false;
            midi->openPort(*number, name);
            if (!midi->isPortOpen())
                return false;
        }
        m_midi.publish(std::move(midi));
        m_isThere.store(true, std::memory_order_relaxed);
        return true;
    }

    bool send(const MidiMessage& message) noexcept override
    {
        return sendBytes(std::span(message.bytes).first(message.size));
    }
    bool sendLong(std::span<const std::uint8_t> bytes) noexcept override
    {
        return sendBytes(bytes);
    }
    PortChange refresh() override
    {
        m_midi.collect();
        const auto change
            = m_presence.refresh([this](const PortInfo& port) { return connect(port); });
        if (change == PortChange::Vanished)
            m_isThere.store(false, std::memory_order_relaxed);
        return change;
    }
    std::uint64_t dropped() const noexcept override
    {
        return m_dropped.load(std::memory_order_relaxed);
    }

private:
    bool sendBytes(std::span<const std::uint8_t> bytes) noexcept
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

    std::shared_ptr<Library> m_library;
    PortChoice m_choice;
    Presence m_presence;
    realtime::Snapshot<RtMidiOut> m_midi; ///< control opens, the sending thread uses
    // written by control, read by the sending thread; relaxed: a message more or less is the same
    std::atomic<bool> m_isThere = true;
    std::atomic<std::uint64_t> m_dropped = 0; ///< written by the sending thread, read by any
};

class RtMidiBackend final : public MidiBackend
{
public:
    explicit RtMidiBackend(std::shared_ptr<Library> library)
        : m_library(std::move(library))
    { }

    std::string_view name() const noexcept override
    {
        return m_library->api() == RtMidi::UNIX_JACK ? "jack" : "alsa";
    }
    bool canOpenVirtualPorts() const noexcept override { return true; }

    Result<std::vector<PortInfo>> ports(Direction direction) override
    {
        try {
            std::vector<PortInfo> infos;
            for (const auto& port : m_library->ports(direction))
                infos.push_back(port.info);
            return infos;
        } catch (const RtMidiError& error) {
            return failure(Error(ErrorId::PortFailed).butFound(error.getMessage()));
        }
    }
    Result<std::unique_ptr<MidiInput>> openInput(const PortChoice& choice) override
    {
        return open<RtMidiInput, MidiInput>(Direction::Input, choice);
    }
    Result<std::unique_ptr<MidiOutput>> openOutput(const PortChoice& choice) override
    {
        return open<RtMidiOutput, MidiOutput>(Direction::Output, choice);
    }

private:
    template<class Port, class Base>
    Result<std::unique_ptr<Base>> open(Direction direction, const PortChoice& choice)
    {
        try {
            auto wanted = choose(direction, choice);
            if (!wanted)
                return failure(wanted.error());
            auto port = std::make_unique<Port>(m_library, choice, *wanted);
            if (!port->connect(wanted->info))
                return failure(Error(ErrorId::PortFailed).named(wanted->info.name));
            return port;
        } catch (const RtMidiError& error) {
            return failure(
                Error(ErrorId::PortFailed).named(choice.name).butFound(error.getMessage()));
        }
    }

    Result<KnownPort> choose(Direction direction, const PortChoice& choice)
    {
        if (choice.isVirtual) {
            const std::string name = ownName(direction, choice);
            return KnownPort {{name, name}, 0};
        }
        const auto known = m_library->ports(direction);
        std::vector<PortInfo> infos;
        for (const auto& port : known)
            infos.push_back(port.info);
        auto info = choosePort(choice.name, infos);
        if (!info)
            return failure(info.error());
        return *std::find_if(
            known.begin(), known.end(), [&](const KnownPort& port) { return port.info == *info; });
    }

    std::shared_ptr<Library> m_library;
};

bool jackIsThere()
{
#ifdef TIMBREL_HAS_JACK
    // libjack would print to stderr what we report ourselves
    jack_set_error_function([](const char*) {});
    jack_set_info_function([](const char*) {});
    jack_client_t* client = jack_client_open("Timbrel probe", JackNoStartServer, nullptr);
    if (client == nullptr)
        return false;
    jack_client_close(client);
    return true;
#else
    return false;
#endif
}

} // namespace

Result<std::unique_ptr<MidiBackend>> openRtMidiBackend(BackendKind kind)
{
    if (kind == BackendKind::RtMidiJack) {
        if (!jackIsThere())
            return failure(Error(ErrorId::BackendMissing).named("jack"));
        return std::make_unique<RtMidiBackend>(
            std::make_shared<Library>(RtMidi::UNIX_JACK, nullptr));
    }
    auto sequencer = SequencerCatalogue::open();
    if (!sequencer)
        return failure(sequencer.error());
    return std::make_unique<RtMidiBackend>(
        std::make_shared<Library>(RtMidi::LINUX_ALSA, std::move(*sequencer)));
}

} // namespace timbrel::midi
