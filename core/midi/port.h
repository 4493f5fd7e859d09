// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/midi/midi_message.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace timbrel::midi {

enum class Direction : std::uint8_t
{
    Input,
    Output
};

/// A port as a person knows it, and as this run of the system numbers it.
struct PortInfo
{
    std::string
        name; ///< stays the same when it is plugged in again ("Midi Through:Midi Through Port-0")
    std::string fullName; ///< with the system's numbers where it has some ("... Port-0 14:0")
    friend bool operator==(const PortInfo&, const PortInfo&) = default;
};

/// Which port is wanted.
struct PortChoice
{
    std::string
        name; ///< exact, or a part that only one has; of a virtual port: what it shall be called
    bool isVirtual = false; ///< our own port, for other programs to connect to
};

inline constexpr const char* kVirtualInputName = "Timbrel in";
inline constexpr const char* kVirtualOutputName = "Timbrel out";

/// The one port that is meant: by its exact name (either form), else by a part of it (ASCII case
/// does not count). Errors, with the wanted name in `name`: PortNotFound (`expected`: the names
/// that there are, one a line), PortAmbiguous (`found`: the ones that fit, one a line).
[[nodiscard]] Result<PortInfo> choosePort(std::string_view wanted,
                                          const std::vector<PortInfo>& ports);

/// PortLoop if what we send to the output would come back in through the input.
[[nodiscard]] Result<> refuseLoop(const PortInfo& input, const PortInfo& output);

/// What has become of a port since the last look.
enum class PortChange : std::uint8_t
{
    None,
    Vanished,
    Returned
};

/// How often a port that may have gone, or come back, is looked for.
inline constexpr std::chrono::milliseconds kLookAtPort {250};

/// Messages from one port. The object stays when the port vanishes, and is connected again when a
/// port of the same name returns. Threads: wait, longMessage, releaseLong by one reading thread;
/// wake by any (also a signal handler); refresh by one control thread; the counters by any.
class MidiInput
{
public:
    virtual ~MidiInput() = default;
    MidiInput(const MidiInput&) = delete;
    MidiInput& operator=(const MidiInput&) = delete;

    /// Sleeps until a message is there, wake() is called or the deadline has passed; then takes as
    /// many messages as there are and fit, oldest first. Allocates and locks nothing.
    [[nodiscard]] virtual std::size_t wait(Clock::time_point deadline,
                                           std::span<TimedMessage> messages) noexcept = 0;
    /// Ends a wait() now, or the next one.
    virtual void wake() noexcept = 0;

    /// The bytes of a long message, until it is given back. Bounded: kMaximumLongMessage.
    [[nodiscard]] virtual std::span<const std::uint8_t>
    longMessage(const TimedMessage& message) const noexcept = 0;
    virtual void releaseLong(const TimedMessage& message) noexcept = 0;

    /// Looks whether the port is still there, and connects to it again if it has returned.
    [[nodiscard]] virtual PortChange refresh() = 0;

    /// Messages lost because nobody took them or because they were too long.
    [[nodiscard]] virtual std::uint64_t dropped() const noexcept = 0;
    [[nodiscard]] const PortInfo& port() const noexcept { return m_port; }

protected:
    explicit MidiInput(PortInfo port)
        : m_port(std::move(port))
    { }

private:
    PortInfo m_port; ///< as it was when first opened
};

inline constexpr std::size_t kMaximumLongMessage = 65536;

/// Messages to one port; it too is connected again when the port returns. What is sent meanwhile is
/// lost and counted.
/// Threads: send and sendLong by one thread, the one that also reads the input; refresh by one
/// control thread; dropped by any.
class MidiOutput
{
public:
    virtual ~MidiOutput() = default;
    MidiOutput(const MidiOutput&) = delete;
    MidiOutput& operator=(const MidiOutput&) = delete;

    /// Hands the message to the system at once. False if that was not possible.
    virtual bool send(const MidiMessage& message) noexcept = 0;
    /// A whole system exclusive message, 0xF0 to 0xF7.
    virtual bool sendLong(std::span<const std::uint8_t> bytes) noexcept = 0;

    [[nodiscard]] virtual PortChange refresh() = 0;
    [[nodiscard]] virtual std::uint64_t dropped() const noexcept = 0;
    [[nodiscard]] const PortInfo& port() const noexcept { return m_port; }

protected:
    explicit MidiOutput(PortInfo port)
        : m_port(std::move(port))
    { }

private:
    PortInfo m_port;
};

/// A MIDI library. Ports that it opened must not outlive it.
/// Threads: one control thread. Realtime-safe: no.
class MidiBackend
{
public:
    virtual ~MidiBackend() = default;
    MidiBackend(const MidiBackend&) = delete;
    MidiBackend& operator=(const MidiBackend&) = delete;

    [[nodiscard]] virtual std::string_view name() const noexcept = 0; ///< "rtmidi", "portmidi"
    [[nodiscard]] virtual bool canOpenVirtualPorts() const noexcept = 0;
    /// What there is now, ours left out. Errors: BackendMissing (no MIDI system to ask),
    /// PortFailed.
    [[nodiscard]] virtual Result<std::vector<PortInfo>> ports(Direction direction) = 0;

    /// Errors: as ports() and choosePort(), PortFailed, VirtualPortsUnsupported. A virtual port
    /// without a name is called kVirtualInputName or kVirtualOutputName.
    [[nodiscard]] virtual Result<std::unique_ptr<MidiInput>> openInput(const PortChoice& choice)
        = 0;
    [[nodiscard]] virtual Result<std::unique_ptr<MidiOutput>> openOutput(const PortChoice& choice)
        = 0;

protected:
    MidiBackend() = default;
};

} // namespace timbrel::midi
