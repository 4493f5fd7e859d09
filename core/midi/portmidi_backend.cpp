// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/midi/portmidi_backend.h"

#include "core/midi/inbound_queue.h"
#include "core/midi/sequencer_catalogue.h"

#include <algorithm>
#include <atomic>
#include <map>
#include <portmidi.h>

namespace timbrel::midi {
namespace {

constexpr std::chrono::milliseconds kPollInterval {1};
constexpr std::int32_t kBufferEvents = 4096;

/// One open stream; it survives a restart of the library.
struct Stream
{
    Direction direction = Direction::Input;
    PortInfo port;
    PortMidiStream* handle = nullptr; ///< null while the port is away; the reading thread's
};

std::vector<PortInfo> listDevices(Direction direction)
{
    std::vector<PortInfo> ports;
    std::map<std::string, int> seen;
    for (int device = 0; device < Pm_CountDevices(); ++device) {
        const PmDeviceInfo* info = Pm_GetDeviceInfo(device);
        if (info == nullptr || (direction == Direction::Input ? info->input : info->output) == 0)
            continue;
        const std::string name = info->name;
        const int place = ++seen[name]; // PortMidi has no other way to tell two of one name apart
        ports.push_back({name, place == 1 ? name : name + " #" + std::to_string(place)});
    }
    return ports;
}

int deviceOf(Direction direction, const PortInfo& port)
{
    std::map<std::string, int> seen;
    int firstOfThatName = pmNoDevice;
    for (int device = 0; device < Pm_CountDevices(); ++device) {
        const PmDeviceInfo* info = Pm_GetDeviceInfo(device);
        if (info == nullptr || (direction == Direction::Input ? info->input : info->output) == 0
            || port.name != info->name)
            continue;
        firstOfThatName = firstOfThatName == pmNoDevice ? device : firstOfThatName;
        const int place = ++seen[info->name];
        if (port.fullName == (place == 1 ? port.name : port.name + " #" + std::to_string(place)))
            return device;
    }
    return firstOfThatName;
}

/// The library itself and its streams. PortMidi is not safe to use from two threads, so that after
/// opening everything happens on the reading thread; others only set a flag.
class Library
{
public:
    Library()
        : m_sequencer(SequencerCatalogue::open().value_or(nullptr))
    { }
    ~Library()
    {
        if (m_isStarted)
            Pm_Terminate();
    }
    Library(const Library&) = delete;
    Library& operator=(const Library&) = delete;

    bool begin()
    {
        m_isStarted = Pm_Initialize() == pmNoError;
        return m_isStarted;
    }
    void add(Stream& stream) { m_streams.push_back(&stream); }
    void remove(Stream& stream)
    {
        close(stream);
        std::erase(m_streams, &stream);
    }
    static bool open(Stream& stream)
    {
        const int device = deviceOf(stream.direction, stream.port);
        if (device == pmNoDevice)
            return false;
        if (stream.direction
            == Direction::Output) // latency 0: sent at once, time stamps are ignored
            return Pm_OpenOutput(
                       &stream.handle, device, nullptr, kBufferEvents, nullptr, nullptr, 0)
                == pmNoError;
        if (Pm_OpenInput(&stream.handle, device, nullptr, kBufferEvents, nullptr, nullptr)
            != pmNoError)
            return false;
        Pm_SetFilter(stream.handle, 0); // everything, active sensing too
        return true;
    }
    static void close(Stream& stream)
    {
        if (stream.handle != nullptr)
            Pm_Close(stream.handle);
        stream.handle = nullptr;
    }
    /// Only while no stream is open: nothing that plays may lose its port to a look at the list.
    void listAfresh()
    {
        const bool isIdle = m_streams.empty();
        if (isIdle) {
            Pm_Terminate();
            Pm_Initialize();
        }
    }

    /// Any thread: the reading one starts the library again.
    void requestRestart() { m_restart.store(true, std::memory_order_release); }
    /// The reading thread.
    void restartIfRequested() noexcept
    {
        if (!m_restart.load(std::memory_order_relaxed) || !m_restart.exchange(false))
            return;
        for (Stream* stream : m_streams)
            close(*stream);
        Pm_Terminate();
        Pm_Initialize();
        for (Stream* stream : m_streams)
            open(*stream);
        m_restarts.fetch_add(1, std::memory_order_release); // the streams' handles before it
    }
    [[nodiscard]] std::uint64_t restarts() const
    {
        return m_restarts.load(std::memory_order_acquire);
    }
    [[nodiscard]] SequencerCatalogue* sequencer() const { return m_sequencer.get(); }

private:
    std::shared_ptr<SequencerCatalogue> m_sequencer; ///< null: ports that vanish are not noticed
    std::vector<Stream*> m_streams; ///< changed while nothing is read
    std::atomic<bool> m_restart = false; ///< set by any, reset by the reading thread
    std::atomic<std::uint64_t> m_restarts = 0; ///< written by the reading thread
    bool m_isStarted = false;
};

/// Whether the sequencer still has a port of that name, and when it is open again.
class Presence
{
public:
    Presence(std::shared_ptr<Library> library, Direction direction, const PortInfo& port)
        : m_library(std::move(library))
        , m_direction(direction)
        , m_port(port)
        , m_id(findId())
    { }

    PortChange refresh()
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

private:
    std::uint64_t findId()
    {
        if (m_library->sequencer() == nullptr)
            return 0;
        for (const auto& entry : m_library->sequencer()->entries(m_direction))
            if (entry.portName == m_port.name)
                return entry.id;
        return 0;
    }

    std::shared_ptr<Library> m_library;
    Direction m_direction;
    PortInfo m_port;
    std::uint64_t m_id; ///< of the port in use; 0: it is away
    std::uint64_t m_returning = 0;
    std::uint64_t m_restartsBefore = 0;
    bool m_isRestarting = false;
};

class PortMidiInput final : public MidiInput
{
public:
    PortMidiInput(std::shared_ptr<Library> library, const PortInfo& port)
        : MidiInput(port)
        , m_library(std::move(library))
        , m_presence(m_library, Direction::Input, port)
    {
        m_stream = {Direction::Input, port, nullptr};
        m_exclusive.reserve(kMaximumLongMessage);
    }
    ~PortMidiInput() override { m_library->remove(m_stream); }

    bool open()
    {
        m_library->add(m_stream);
        return Library::open(m_stream);
    }

    std::size_t wait(Clock::time_point deadline, std::span<TimedMessage> messages) noexcept override
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
    void readAll() noexcept
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

    /// Four bytes at a time: a short message, or a part of a long one.
    void take(std::uint32_t packed, Clock::time_point now) noexcept
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

    std::shared_ptr<Library> m_library;
    Presence m_presence;
    Stream m_stream;
    InboundQueue m_queue; ///< both ends on the reading thread: it keeps what one look has found
    std::vector<std::uint8_t> m_exclusive;
    std::atomic<bool> m_isWoken = false; ///< set by any, reset by the reading thread
};

class PortMidiOutput final : public MidiOutput
{
public:
    PortMidiOutput(std::shared_ptr<Library> library, const PortInfo& port)
        : MidiOutput(port)
        , m_library(std::move(library))
        , m_presence(m_library, Direction::Output, port)
    {
        m_stream = {Direction::Output, port, nullptr};
    }
    ~PortMidiOutput() override { m_library->remove(m_stream); }

    bool open()
    {
        m_library->add(m_stream);
        return Library::open(m_stream);
    }

    bool send(const MidiMessage& message) noexcept override
    {
        const auto& bytes = message.bytes;
        return counted(
            m_stream.handle != nullptr && m_isThere.load(std::memory_order_relaxed)
            && Pm_WriteShort(m_stream.handle, 0, Pm_Message(bytes[0], bytes[1], bytes[2]))
                == pmNoError);
    }
    bool sendLong(std::span<const std::uint8_t> bytes) noexcept override
    {
        // it finds the end by the final 0xF7
        if (bytes.empty() || bytes.back() != 0xF7)
            return counted(false);
        return counted(
            m_stream.handle != nullptr && m_isThere.load(std::memory_order_relaxed)
            && Pm_WriteSysEx(m_stream.handle, 0, const_cast<unsigned char*>(bytes.data()))
                == pmNoError);
    }
    PortChange refresh() override
    {
        const auto change = m_presence.refresh();
        if (change != PortChange::None)
            m_isThere.store(change == PortChange::Returned, std::memory_order_relaxed);
        return change;
    }
    std::uint64_t dropped() const noexcept override
    {
        return m_dropped.load(std::memory_order_relaxed);
    }

private:
    bool counted(bool sent) noexcept
    {
        if (!sent)
            m_dropped.fetch_add(1, std::memory_order_relaxed);
        return sent;
    }

    std::shared_ptr<Library> m_library;
    Presence m_presence;
    Stream m_stream;
    // written by control, read by the sending thread; relaxed: a message more or less is the same
    std::atomic<bool> m_isThere = true;
    std::atomic<std::uint64_t> m_dropped = 0; ///< written by the sending thread, read by any
};

class PortMidiBackend final : public MidiBackend
{
public:
    explicit PortMidiBackend(std::shared_ptr<Library> library)
        : m_library(std::move(library))
    { }

    std::string_view name() const noexcept override { return "portmidi"; }
    bool canOpenVirtualPorts() const noexcept override { return false; }
    Result<std::vector<PortInfo>> ports(Direction direction) override
    {
        m_library->listAfresh();
        return listDevices(direction);
    }
    Result<std::unique_ptr<MidiInput>> openInput(const PortChoice& choice) override
    {
        return open<PortMidiInput, MidiInput>(Direction::Input, choice);
    }
    Result<std::unique_ptr<MidiOutput>> openOutput(const PortChoice& choice) override
    {
        return open<PortMidiOutput, MidiOutput>(Direction::Output, choice);
    }

private:
    template<class Port, class Base>
    Result<std::unique_ptr<Base>> open(Direction direction, const PortChoice& choice)
    {
        if (choice.isVirtual)
            return failure(Error(ErrorId::VirtualPortsUnsupported).named("portmidi"));
        auto infos = ports(direction);
        auto wanted = choosePort(choice.name, *infos);
        if (!wanted)
            return failure(wanted.error());
        auto port = std::make_unique<Port>(m_library, *wanted);
        if (!port->open())
            return failure(Error(ErrorId::PortFailed).named(wanted->name));
        return port;
    }

    std::shared_ptr<Library> m_library;
};

} // namespace

Result<std::unique_ptr<MidiBackend>> openPortMidiBackend()
{
    auto library = std::make_shared<Library>();
    // on Linux PortMidi is ALSA's sequencer; without one it starts all the same and has no devices
    if (library->sequencer() == nullptr || !library->begin())
        return failure(Error(ErrorId::BackendMissing).named("portmidi"));
    return std::make_unique<PortMidiBackend>(std::move(library));
}

} // namespace timbrel::midi
