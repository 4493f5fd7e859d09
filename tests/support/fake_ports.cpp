// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fake_ports.h"

#include <algorithm>
#include <optional>
#include <thread>

namespace timbrel::test {

using midi::Clock;
using midi::PortChange;

namespace {

PortChange changeOf(bool& was, bool is)
{
    if (was == is)
        return PortChange::None;
    was = is;
    return is ? PortChange::Returned : PortChange::Vanished;
}

} // namespace

class FakeInput final : public midi::MidiInput
{
public:
    FakeInput(FakeWire& wire, const midi::PortInfo& port)
        : MidiInput(port)
        , m_wire(&wire)
    { }

    std::size_t wait(Clock::time_point deadline,
                     std::span<midi::TimedMessage> messages) noexcept override
    {
        if (m_guard)
            m_wire->m_violations += m_guard->violations();
        m_guard.reset();
        ++m_wire->m_waits;
        const std::size_t count = m_wire->m_inbound.wait(deadline, messages);
        m_guard.emplace();
        return count;
    }
    void wake() noexcept override { m_wire->m_inbound.wake(); }
    std::span<const std::uint8_t>
    longMessage(const midi::TimedMessage& message) const noexcept override
    {
        return m_wire->m_inbound.longMessage(message);
    }
    void releaseLong(const midi::TimedMessage& message) noexcept override
    {
        m_wire->m_inbound.releaseLong(message);
    }
    PortChange refresh() override { return changeOf(m_there, m_wire->m_inputThere); }
    std::uint64_t dropped() const noexcept override { return m_wire->m_inbound.dropped(); }

private:
    FakeWire* m_wire;
    bool m_there = true;
    std::optional<RealtimeGuard> m_guard; ///< from the end of one wait() to the next
};

class FakeOutput final : public midi::MidiOutput
{
public:
    FakeOutput(FakeWire& wire, const midi::PortInfo& port)
        : MidiOutput(port)
        , m_wire(&wire)
    { }

    bool send(const midi::MidiMessage& message) noexcept override
    {
        return put({message, Clock::now(), 0});
    }
    bool sendLong(std::span<const std::uint8_t> bytes) noexcept override
    {
        const std::size_t kept = std::min(bytes.size(), FakeWire::kLongCapacity);
        std::copy_n(bytes.begin(), kept, m_wire->m_long.begin());
        return put({{}, Clock::now(), static_cast<std::uint32_t>(kept)});
    }
    PortChange refresh() override { return changeOf(m_there, m_wire->m_outputThere); }
    std::uint64_t dropped() const noexcept override { return m_wire->m_lost; }

private:
    bool put(const FakeWire::Sent& sent) noexcept
    {
        if (const auto busy = m_wire->m_sendTime.load(); busy > 0)
            std::this_thread::sleep_for(std::chrono::nanoseconds(busy));
        if (m_wire->m_outputThere && m_wire->m_sent.tryPush(sent))
            return true;
        ++m_wire->m_lost;
        return false;
    }

    FakeWire* m_wire;
    bool m_there = true;
};

void FakeWire::play(const midi::MidiMessage& message)
{
    playBytes(std::span(message.bytes).first(message.size));
}

void FakeWire::playBytes(std::span<const std::uint8_t> bytes)
{
    if (m_inputThere)
        m_inbound.push(bytes, Clock::now());
}

std::vector<SentMessage> FakeWire::sent()
{
    std::vector<SentMessage> messages;
    for (Sent entry; m_sent.tryPop(entry);)
        messages.push_back(
            {entry.message,
             entry.time,
             std::vector<std::uint8_t>(m_long.begin(), m_long.begin() + entry.longSize)});
    return messages;
}

std::vector<SentMessage> FakeWire::waitForSent(std::size_t count, std::chrono::milliseconds limit)
{
    const auto end = Clock::now() + limit;
    std::vector<SentMessage> all;
    while (all.size() < count && Clock::now() < end) {
        auto more = sent();
        std::move(more.begin(), more.end(), std::back_inserter(all));
        if (more.empty())
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    return all;
}

std::unique_ptr<midi::MidiInput> fakeInput(FakeWire& wire, const std::string& name)
{
    return std::make_unique<FakeInput>(wire, midi::PortInfo {name, name});
}

std::unique_ptr<midi::MidiOutput> fakeOutput(FakeWire& wire, const std::string& name)
{
    return std::make_unique<FakeOutput>(wire, midi::PortInfo {name, name});
}

Result<std::vector<midi::PortInfo>> FakeBackend::ports(midi::Direction direction)
{
    return direction == midi::Direction::Input ? inputs : outputs;
}

Result<std::unique_ptr<midi::MidiInput>> FakeBackend::openInput(const midi::PortChoice& choice)
{
    if (choice.isVirtual)
        return fakeInput(*m_wire, choice.name.empty() ? midi::kVirtualInputName : choice.name);
    auto port = midi::choosePort(choice.name, inputs);
    if (!port)
        return failure(port.error());
    return std::make_unique<FakeInput>(*m_wire, *port);
}

Result<std::unique_ptr<midi::MidiOutput>> FakeBackend::openOutput(const midi::PortChoice& choice)
{
    if (choice.isVirtual)
        return fakeOutput(*m_wire, choice.name.empty() ? midi::kVirtualOutputName : choice.name);
    auto port = midi::choosePort(choice.name, outputs);
    if (!port)
        return failure(port.error());
    return std::make_unique<FakeOutput>(*m_wire, *port);
}

} // namespace timbrel::test
