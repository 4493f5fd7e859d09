// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/midi_playback.h"

#include "core/realtime/thread_role.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <bitset>
#include <condition_variable>
#include <mutex>
#include <poll.h>
#include <sys/eventfd.h>
#include <thread>
#include <unistd.h>

namespace timbrel::audio {

namespace {

// While the transport moves, what it plays is looked for this often; it comes at least a block
// before it is due.
constexpr std::chrono::milliseconds kLookForEvents {2};
// After control has done something the engine may need a few blocks to answer.
constexpr std::chrono::milliseconds kAwake {300};

} // namespace

class MidiPlayback::Implementation
{
public:
    Implementation(AudioEngine& engine, std::unique_ptr<midi::MidiOutput> output)
        : m_engine(engine)
        , m_output(std::move(output))
        , m_port(m_output->port())
        , m_wakeFd(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC))
    {
        OutgoingMidi old; // of an output before us
        while (m_engine.takeOutgoing(old)) { }
        m_engine.setOutgoing(m_wakeFd);
        m_thread = std::thread([this] { run(); });
        m_portThread = std::thread([this] { lookAfterPort(); });
    }
    ~Implementation() { stop(); }
    Implementation(const Implementation&) = delete;
    Implementation& operator=(const Implementation&) = delete;

    void stop();
    [[nodiscard]] std::unique_ptr<midi::MidiOutput> releasePort()
    {
        stop();
        return std::move(m_output);
    }
    [[nodiscard]] const midi::PortInfo& port() const noexcept { return m_port; }
    [[nodiscard]] MidiPlaybackStatus status() const
    {
        return {m_sent.load(std::memory_order_relaxed),
                m_output ? m_output->dropped() : 0,
                m_isConnected.load(std::memory_order_relaxed)};
    }

private:
    void run() noexcept;
    void take() noexcept;
    void sendDue(Clock::time_point now) noexcept;
    void sleep() noexcept;
    void send(const OutgoingMidi& outgoing) noexcept;
    void releaseAll() noexcept;
    void releaseKeys() noexcept;
    void panic(const OutgoingMidi& part) noexcept;
    void lookAfterPort();

    AudioEngine& m_engine;
    std::unique_ptr<midi::MidiOutput> m_output; ///< null once it is released
    const midi::PortInfo m_port;
    const int m_wakeFd;

    // the sending thread's own
    std::array<OutgoingMidi, 8192> m_waiting {}; ///< by due time, the earliest last
    std::size_t m_count = 0;
    Clock::time_point m_awakeUntil;
    std::array<std::bitset<128>, 16> m_sounding {};
    std::array<std::bitset<128>, 16> m_moved {}; ///< controllers
    bool m_clockRuns = false; ///< the port was told to start, and not to stop
    std::array<std::uint8_t, 128> m_resting {}; ///< written by control before m_stop, read after

    std::atomic<bool> m_stop = false; ///< written by control
    std::atomic<bool> m_isConnected = true; ///< written by the port's thread
    std::atomic<bool> m_hasReturned = false; ///< set by the port's thread, reset by the sending one
    std::atomic<std::uint64_t> m_sent = 0; ///< written by the sending thread
    std::mutex m_portMutex; ///< for the port thread's sleep alone
    std::condition_variable m_portWake;
    std::thread m_thread;
    std::thread m_portThread;
};

void MidiPlayback::Implementation::stop()
{
    if (!m_thread.joinable())
        return;
    m_engine.setOutgoing(-1);
    m_resting = m_engine.restingValues();
    {
        const std::scoped_lock lock(m_portMutex);
        m_stop = true;
    }
    m_portWake.notify_all();
    m_portThread.join();
    const std::uint64_t one = 1;
    (void)!::write(m_wakeFd, &one, sizeof one);
    m_thread.join();
    ::close(m_wakeFd);
}

void MidiPlayback::Implementation::run() noexcept
{
    realtime::nameThisThread("midi playback");
    realtime::requestExactTimers();
    (void)realtime::requestRealtimePriority();
    while (!m_stop) {
        take();
        sendDue(Clock::now());
        sleep();
    }
    releaseAll();
}

void MidiPlayback::Implementation::take() noexcept
{
    OutgoingMidi outgoing;
    while (m_count < m_waiting.size() && m_engine.takeOutgoing(outgoing)) {
        if (outgoing.isPanic) {
            panic(outgoing);
            continue;
        }
        std::size_t at = m_count++;
        // later ones before; of one time the first that came stays the last in the list
        for (; at > 0 && m_waiting[at - 1].due <= outgoing.due; --at)
            m_waiting[at] = m_waiting[at - 1];
        m_waiting[at] = outgoing;
    }
}

void MidiPlayback::Implementation::sendDue(Clock::time_point now) noexcept
{
    while (m_count > 0 && m_waiting[m_count - 1].due <= now)
        send(m_waiting[--m_count]);
}

void MidiPlayback::Implementation::sleep() noexcept
{
    const auto now = Clock::now();
    auto until = now + midi::kLookAtPort;
    if (m_engine.isMoving() || now < m_awakeUntil)
        until = now + kLookForEvents;
    if (m_count > 0)
        until = std::min(until, m_waiting[m_count - 1].due);
    const auto left = std::max(until - now, Clock::duration::zero());
    const timespec time {
        static_cast<time_t>(left / std::chrono::seconds(1)),
        static_cast<long>((left % std::chrono::seconds(1)) / std::chrono::nanoseconds(1))};
    pollfd fd {m_wakeFd, POLLIN, 0};
    if (::ppoll(&fd, 1, &time, nullptr) <= 0)
        return;
    std::uint64_t count = 0;
    (void)!::read(m_wakeFd, &count, sizeof count);
    m_awakeUntil = Clock::now() + kAwake;
}

void MidiPlayback::Implementation::send(const OutgoingMidi& outgoing) noexcept
{
    const midi::MidiMessage& message = outgoing.message;
    if (m_hasReturned.exchange(false)) { // the port is another one: it does not know our notes
        m_sounding.fill({});
        m_moved.fill({});
    }
    if (message == midi::MidiMessage::start() || message == midi::MidiMessage::resume())
        m_clockRuns = true;
    if (message == midi::MidiMessage::stop())
        m_clockRuns = false;
    if (message.isNote())
        m_sounding[message.channel()].set(message.number(), message.isNoteOn());
    if (message.isController())
        m_moved[message.channel()].set(message.number(), !outgoing.isRest);
    if (m_output->send(message))
        m_sent.fetch_add(1, std::memory_order_relaxed);
}

/// What was going to begin is forgotten, what sounds is ended, what was moved is put back.
void MidiPlayback::Implementation::releaseAll() noexcept
{
    take();
    for (; m_count > 0; --m_count) { // controllers on their way back to rest, notes that end
        const midi::MidiMessage& message = m_waiting[m_count - 1].message;
        if (message.isChannelMessage() && !message.isNoteOn())
            send(m_waiting[m_count - 1]);
    }
    if (m_clockRuns)
        send({midi::MidiMessage::stop(), {}, false});
    releaseKeys();
    for (unsigned channel = 0; channel < 16; ++channel)
        for (unsigned number = 0; number < 128; ++number)
            if (m_moved[channel][number] && number < 120)
                send({midi::MidiMessage::controller(channel, number, m_resting[number]), {}, true});
}

void MidiPlayback::Implementation::releaseKeys() noexcept
{
    for (unsigned channel = 0; channel < 16; ++channel)
        for (unsigned number = 0; number < 128; ++number)
            if (m_sounding[channel][number])
                send({midi::MidiMessage::noteOff(channel, number), {}, false});
}

/// The receiver may sound of notes that we know nothing of: every channel is told.
void MidiPlayback::Implementation::panic(const OutgoingMidi& part) noexcept
{
    if (part.message.size == 0) {
        const auto isOfAChannel
            = [](const OutgoingMidi& it) { return it.message.isChannelMessage(); };
        const auto last = m_waiting.begin() + static_cast<std::ptrdiff_t>(m_count);
        // notes and controllers that were still to come; the beats go on
        m_count = static_cast<std::size_t>(std::remove_if(m_waiting.begin(), last, isOfAChannel)
                                           - m_waiting.begin());
        releaseKeys();
        for (unsigned channel = 0; channel < 16; ++channel)
            for (const unsigned mode : {123U, 120U, 121U}) // notes off, sound off, reset
                (void)m_output->send(midi::MidiMessage::controller(channel, mode, 0));
        return;
    }
    // after the reset, where it counts
    const unsigned number = part.message.number();
    for (unsigned channel = 0; channel < 16; ++channel)
        if (m_moved[channel][number])
            send({midi::MidiMessage::controller(channel, number, part.message.value()), {}, true});
}

void MidiPlayback::Implementation::lookAfterPort()
{
    realtime::nameThisThread("midi out port");
    std::unique_lock lock(m_portMutex);
    while (!m_portWake.wait_for(lock, midi::kLookAtPort, [this] { return m_stop.load(); })) {
        lock.unlock();
        const auto change = m_output->refresh();
        if (change != midi::PortChange::None)
            m_isConnected = change == midi::PortChange::Returned;
        if (change == midi::PortChange::Returned)
            m_hasReturned = true;
        lock.lock();
    }
}

MidiPlayback::MidiPlayback(AudioEngine& engine, std::unique_ptr<midi::MidiOutput> output)
    : m_implementation(std::make_unique<Implementation>(engine, std::move(output)))
{ }

MidiPlayback::~MidiPlayback() = default;

const midi::PortInfo& MidiPlayback::port() const noexcept
{
    return m_implementation->port();
}

std::unique_ptr<midi::MidiOutput> MidiPlayback::releasePort()
{
    return m_implementation->releasePort();
}

MidiPlaybackStatus MidiPlayback::status() const
{
    return m_implementation->status();
}

} // namespace timbrel::audio
