// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/midi/inbound_queue.h"
#include "core/midi/port.h"
#include "support/realtime_guard.h"

#include <atomic>
#include <memory>
#include <string>
#include <vector>

namespace timbrel::test {

/// A message that the code under test has sent.
struct SentMessage
{
    midi::MidiMessage message;
    midi::Clock::time_point time;
    std::vector<std::uint8_t> bytes; ///< of a long one
};

/// What joins the test's side and the code's side of a pair of fake ports; it outlives both.
/// Threads: the test's thread plays, unplugs and looks; see each member.
class FakeWire
{
public:
    static constexpr std::size_t kCapacity
        = 65536; ///< messages that can be sent before sent() is asked
    static constexpr std::size_t kLongCapacity = 8192; ///< bytes of the last long message kept

    /// The player's side; one thread. Arrival is now.
    void play(const midi::MidiMessage& message);
    void playBytes(std::span<const std::uint8_t> bytes);
    /// Takes what was sent since the last call; one thread.
    [[nodiscard]] std::vector<SentMessage> sent();
    /// Waits for that many messages, at most this long; what came.
    [[nodiscard]] std::vector<SentMessage>
    waitForSent(std::size_t count, std::chrono::milliseconds limit = std::chrono::seconds(20));

    void unplugInput() { m_inputThere = false; }
    void plugInput() { m_inputThere = true; }
    void unplugOutput() { m_outputThere = false; }
    void plugOutput() { m_outputThere = true; }

    /// Allocations, releases and locks of the reading thread between two calls of wait(), from the
    /// second call on.
    [[nodiscard]] std::uint64_t violations() const { return m_violations; }
    /// How often the reading thread has slept.
    [[nodiscard]] std::uint64_t waits() const { return m_waits; }
    /// How long send() takes, as a slow driver would.
    void setSendTime(std::chrono::nanoseconds time) { m_sendTime = time.count(); }

private:
    friend class FakeInput;
    friend class FakeOutput;
    struct Sent
    {
        midi::MidiMessage message;
        midi::Clock::time_point time;
        std::uint32_t longSize = 0;
    };

    midi::InboundQueue m_inbound;
    realtime::SpscQueue<Sent, kCapacity> m_sent;
    std::array<std::uint8_t, kLongCapacity> m_long {}; ///< written before its entry is pushed
    std::atomic<bool> m_inputThere = true; ///< the test writes, the ports read
    std::atomic<bool> m_outputThere = true;
    std::atomic<std::uint64_t> m_violations = 0; ///< the reading thread writes, the test reads
    std::atomic<std::uint64_t> m_waits = 0;
    std::atomic<std::uint64_t> m_lost = 0; ///< sent while there was no output
    std::atomic<std::int64_t> m_sendTime = 0; ///< ns
};

/// Input and output over one FakeWire, through the same queue and eventfd as the real backends.
[[nodiscard]] std::unique_ptr<midi::MidiInput> fakeInput(FakeWire& wire,
                                                         const std::string& name = "Fake keys");
[[nodiscard]] std::unique_ptr<midi::MidiOutput> fakeOutput(FakeWire& wire,
                                                           const std::string& name = "Fake synth");

/// A backend whose ports are a list.
class FakeBackend final : public midi::MidiBackend
{
public:
    explicit FakeBackend(FakeWire& wire)
        : m_wire(&wire)
    { }
    std::vector<midi::PortInfo> inputs = {{"Fake keys", "Fake keys 20:0"}};
    std::vector<midi::PortInfo> outputs = {{"Fake synth", "Fake synth 24:0"}};

    [[nodiscard]] std::string_view name() const noexcept override { return "fake"; }
    [[nodiscard]] bool canOpenVirtualPorts() const noexcept override { return true; }
    [[nodiscard]] Result<std::vector<midi::PortInfo>> ports(midi::Direction direction) override;
    [[nodiscard]] Result<std::unique_ptr<midi::MidiInput>>
    openInput(const midi::PortChoice& choice) override;
    [[nodiscard]] Result<std::unique_ptr<midi::MidiOutput>>
    openOutput(const midi::PortChoice& choice) override;

private:
    FakeWire* m_wire;
};

} // namespace timbrel::test
