// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/live_input.h"

#include "core/realtime/spsc_queue.h"
#include "core/realtime/thread_role.h"

#include <array>
#include <atomic>
#include <bitset>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace timbrel::audio {

namespace { } // namespace

class LiveInput::Implementation
{
public:
    Implementation(AudioEngine& engine, std::unique_ptr<midi::MidiInput> input)
        : m_engine(engine)
        , m_input(std::move(input))
        , m_port(m_input->port())
    {
        m_thread = std::thread([this] { run(); });
        m_portThread = std::thread([this] { lookAfterPort(); });
    }
    ~Implementation() { stop(); }
    Implementation(const Implementation&) = delete;
    Implementation& operator=(const Implementation&) = delete;

    void stop();
    [[nodiscard]] std::unique_ptr<midi::MidiInput> releasePort()
    {
        stop();
        return std::move(m_input);
    }
    [[nodiscard]] const midi::PortInfo& port() const noexcept { return m_port; }
    [[nodiscard]] bool isConnected() const noexcept { return m_isConnected; }
    [[nodiscard]] bool nextEvent(LiveEvent& event) { return m_events.tryPop(event); }
    [[nodiscard]] std::uint64_t dropped() const noexcept
    {
        const std::uint64_t atPort = m_input ? m_input->dropped() : 0;
        return atPort + m_lost.load(std::memory_order_relaxed);
    }
    void setHeard(bool isHeard) { m_isHeard = isHeard; }

private:
    void run() noexcept;
    void handle(const midi::TimedMessage& message) noexcept;
    void tell(const LiveEvent& event) noexcept;
    void passOn(const midi::MidiMessage& message, Clock::time_point arrival) noexcept;
    void noticePort() noexcept;
    void releaseKeys(Clock::time_point now) noexcept;
    void lookAfterPort();

    AudioEngine& m_engine;
    std::unique_ptr<midi::MidiInput> m_input; ///< null once it is released
    const midi::PortInfo m_port;

    // the reading thread's own
    std::array<midi::TimedMessage, 128> m_batch {};
    std::array<std::bitset<128>, 16> m_held {}; ///< keys that the engine or the window knows of
    std::bitset<16> m_pedals; ///< sustain, likewise

    realtime::SpscQueue<LiveEvent, 4096> m_events; ///< from the reading thread to control
    std::atomic<std::uint64_t> m_lost = 0; ///< written by the reading thread
    std::atomic<bool> m_isHeard = true; ///< written by control
    std::atomic<bool> m_isConnected = true; ///< written by the port's thread
    std::atomic<bool> m_stop = false; ///< written by control
    bool m_wasConnected = true; ///< the reading thread's
    std::mutex m_portMutex; ///< for the port thread's sleep alone
    std::condition_variable m_portWake;
    std::thread m_thread;
    std::thread m_portThread;
};

void LiveInput::Implementation::stop()
{
    if (!m_thread.joinable())
        return;
    {
        const std::scoped_lock lock(m_portMutex);
        m_stop = true;
    }
    m_portWake.notify_all();
    m_portThread.join();
    m_input->wake();
    m_thread.join();
}

void LiveInput::Implementation::run() noexcept
{
    realtime::nameThisThread("midi input");
    (void)realtime::requestRealtimePriority();
    while (!m_stop) {
        const std::size_t count = m_input->wait(Clock::time_point::max(), m_batch);
        noticePort();
        for (std::size_t i = 0; i < count; ++i)
            handle(m_batch[i]);
    }
    releaseKeys(Clock::now());
}

void LiveInput::Implementation::handle(const midi::TimedMessage& message) noexcept
{
    if (message.longSlot != midi::TimedMessage::kShort) {
        m_input->releaseLong(message);
        return;
    }
    if (!message.message.isChannelMessage()) // clock, active sensing
        return;
    passOn(message.message, message.arrival);
}

/// To the engine and to the window alike.
void LiveInput::Implementation::passOn(const midi::MidiMessage& message,
                                       Clock::time_point arrival) noexcept
{
    if (message.isNote())
        m_held[message.channel()].set(message.number(), message.isNoteOn());
    if (message.isController() && message.number() == 64)
        m_pedals.set(message.channel(), message.value() >= 64);
    // what ends a note is handed on in any case: it may have begun when we were heard
    if (m_isHeard || message.isNoteOff())
        (void)m_engine.send(LiveSource::Input, message, arrival);
    tell({LiveEvent::Kind::Message, message, arrival});
}

void LiveInput::Implementation::tell(const LiveEvent& event) noexcept
{
    if (!m_events.tryPush(event))
        m_lost.fetch_add(1, std::memory_order_relaxed);
}

void LiveInput::Implementation::noticePort() noexcept
{
    const bool isConnected = m_isConnected;
    if (isConnected == m_wasConnected)
        return;
    m_wasConnected = isConnected;
    const auto now = Clock::now();
    if (!isConnected)
        releaseKeys(now);
    tell({isConnected ? LiveEvent::Kind::PortReturned : LiveEvent::Kind::PortVanished, {}, now});
}

void LiveInput::Implementation::releaseKeys(Clock::time_point now) noexcept
{
    for (unsigned channel = 0; channel < 16; ++channel) {
        for (unsigned note = 0; note < 128; ++note)
            if (m_held[channel][note])
                passOn(midi::MidiMessage::noteOff(channel, note), now);
        if (m_pedals[channel])
            passOn(midi::MidiMessage::controller(channel, 64, 0), now);
    }
}

void LiveInput::Implementation::lookAfterPort()
{
    realtime::nameThisThread("midi in port");
    std::unique_lock lock(m_portMutex);
    while (!m_portWake.wait_for(lock, midi::kLookAtPort, [this] { return m_stop.load(); })) {
        lock.unlock();
        const auto change = m_input->refresh();
        if (change != midi::PortChange::None) {
            m_isConnected = change == midi::PortChange::Returned;
            m_input->wake(); // the reading thread tells it, after what came before
        }
        lock.lock();
    }
}

LiveInput::LiveInput(AudioEngine& engine, std::unique_ptr<midi::MidiInput> input)
    : m_implementation(std::make_unique<Implementation>(engine, std::move(input)))
{ }

LiveInput::~LiveInput() = default;

const midi::PortInfo& LiveInput::port() const noexcept
{
    return m_implementation->port();
}

bool LiveInput::isConnected() const noexcept
{
    return m_implementation->isConnected();
}

bool LiveInput::nextEvent(LiveEvent& event)
{
    return m_implementation->nextEvent(event);
}

std::uint64_t LiveInput::dropped() const noexcept
{
    return m_implementation->dropped();
}

std::unique_ptr<midi::MidiInput> LiveInput::releasePort()
{
    return m_implementation->releasePort();
}

void LiveInput::setHeard(bool isHeard)
{
    m_implementation->setHeard(isHeard);
}

} // namespace timbrel::audio
