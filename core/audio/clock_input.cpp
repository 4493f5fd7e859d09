// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/clock_input.h"

#include "core/realtime/thread_role.h"
#include "core/realtime/triple_buffer.h"

#include <array>
#include <atomic>
#include <thread>

namespace timbrel::audio {

namespace {

// A clock sends 20 to 1,000 pulses a second; without one the thread looks after the port as often.

} // namespace

class ClockInput::Implementation
{
public:
    Implementation(AudioEngine& engine, std::unique_ptr<midi::MidiInput> input)
        : m_engine(engine)
        , m_input(std::move(input))
    {
        m_engine.tellExternalBeat({});
        m_engine.setBeatsLed(true);
        m_thread = std::thread([this] { run(); });
    }
    ~Implementation()
    {
        m_stop = true;
        m_input->wake();
        m_thread.join();
        m_engine.setBeatsLed(false);
    }
    Implementation(const Implementation&) = delete;
    Implementation& operator=(const Implementation&) = delete;

    [[nodiscard]] const midi::PortInfo& port() const noexcept { return m_input->port(); }
    [[nodiscard]] ClockInputStatus status() { return {m_readings.read(), m_isConnected}; }

private:
    void run() noexcept;
    void take(const midi::TimedMessage& message) noexcept;
    void lookAtPort() noexcept;
    void tell() noexcept;

    AudioEngine& m_engine;
    std::unique_ptr<midi::MidiInput> m_input;

    // the thread's own
    std::array<midi::TimedMessage, 128> m_batch {};
    midi::ClockFollower m_follower;
    midi::Clock::time_point m_looked;

    realtime::TripleBuffer<midi::ClockReading> m_readings; ///< the thread writes
    std::atomic<bool> m_isConnected = true; ///< written by the thread
    std::atomic<bool> m_stop = false; ///< written by control
    std::thread m_thread;
};

void ClockInput::Implementation::run() noexcept
{
    realtime::nameThisThread("midi clock in");
    (void)realtime::requestRealtimePriority();
    m_looked = midi::Clock::now();
    while (!m_stop) {
        const std::size_t count = m_input->wait(midi::Clock::now() + midi::kLookAtPort, m_batch);
        for (std::size_t i = 0; i < count; ++i)
            take(m_batch[i]);
        const auto now = midi::Clock::now();
        m_follower.passTo(now);
        tell();
        if (now - m_looked >= midi::kLookAtPort)
            lookAtPort();
    }
}

void ClockInput::Implementation::take(const midi::TimedMessage& message) noexcept
{
    if (message.longSlot != midi::TimedMessage::kShort)
        m_input->releaseLong(message);
    else
        (void)m_follower.take(message.message, message.arrival);
}

/// Arrivals are noted down where messages come in: one that comes meanwhile is not late.
void ClockInput::Implementation::lookAtPort() noexcept
{
    const midi::PortChange change = m_input->refresh();
    if (change != midi::PortChange::None)
        m_isConnected = change == midi::PortChange::Returned;
    m_looked = midi::Clock::now();
}

void ClockInput::Implementation::tell() noexcept
{
    m_readings.write(m_follower.reading());
    m_engine.tellExternalBeat(m_follower.reading());
}

ClockInput::ClockInput(AudioEngine& engine, std::unique_ptr<midi::MidiInput> input)
    : m_implementation(std::make_unique<Implementation>(engine, std::move(input)))
{ }

ClockInput::~ClockInput() = default;

const midi::PortInfo& ClockInput::port() const noexcept
{
    return m_implementation->port();
}

ClockInputStatus ClockInput::status() const
{
    return m_implementation->status();
}

} // namespace timbrel::audio
