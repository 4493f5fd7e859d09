// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/audio_supervisor.h"

#include "core/realtime/thread_role.h"

#include <algorithm>
#include <array>

namespace timbrel::audio {

namespace {

constexpr std::size_t kTimerFrames = 480; ///< 10 ms
constexpr std::chrono::milliseconds kLookAtStream {100}; ///< at a stream that runs
constexpr std::chrono::milliseconds kTryAgain {2000}; ///< while a device is missing
constexpr std::chrono::seconds kTryAgainUnavailable {5};
constexpr std::chrono::seconds kFaithful {15}; ///< to a device that has gone
constexpr std::chrono::seconds kStalled {2}; ///< without a block: the server hangs or has gone

} // namespace

void TimerDriver::start()
{
    m_stop = false;
    // what the timer renders is "heard" a block later, so that messages for MIDI ports have time
    m_core.setDriver(true);
    m_core.setLatency(std::chrono::milliseconds(12));
    m_thread = std::thread([this] { run(); });
}

void TimerDriver::stop()
{
    m_stop = true;
    if (m_thread.joinable())
        m_thread.join();
}

void TimerDriver::run() noexcept
{
    realtime::nameThisThread("transport");
    std::array<float, kTimerFrames> left {};
    std::array<float, kTimerFrames> right {};
    const auto period = std::chrono::nanoseconds(
        static_cast<std::int64_t>(kTimerFrames * 1e9 / m_core.sampleRate()));
    auto next = Clock::now();
    while (!m_stop) {
        m_core.renderAt(left, right, next);
        next += period;
        const auto now = Clock::now();
        if (next < now - std::chrono::milliseconds(200)) // the machine slept: time is lost
            next = now;
        std::this_thread::sleep_until(next);
    }
}

/// Lets a stream's blocks through until it is shut, and none later: also not those of a stream that
/// hangs and comes back to life when another driver renders.
class AudioSupervisor::Gate final : public AudioSource
{
public:
    explicit Gate(EngineCore& core)
        : m_core(core)
    { }

    void render(std::span<float> left,
                std::span<float> right,
                bool underran) noexcept TIMBREL_REALTIME override
    {
        int expected = kOpen;
        // acquire: what the thread before us did to the core is there; release: the same for the
        // next
        if (m_state.compare_exchange_strong(expected, kBusy, std::memory_order_acquire)) {
            m_core.render(left, right, underran);
            m_state.store(kOpen, std::memory_order_release);
            return;
        }
        std::fill(left.begin(), left.end(), 0.0F);
        std::fill(right.begin(), right.end(), 0.0F);
    }

    void shut()
    {
        for (int expected = kOpen;
             !m_state.compare_exchange_strong(expected, kShut, std::memory_order_acq_rel)
             && expected != kShut;
             expected = kOpen)
            std::this_thread::sleep_for(std::chrono::microseconds(200)); // a block is computed
    }

private:
    static constexpr int kOpen = 0;
    static constexpr int kBusy = 1;
    static constexpr int kShut = 2;
    EngineCore& m_core;
    std::atomic<int> m_state = kOpen; ///< written by the stream's thread and by the supervisor's
};

AudioSupervisor::AudioSupervisor(EngineCore& core, std::unique_ptr<AudioBackend> backend)
    : m_core(core)
    , m_backend(std::move(backend))
    , m_timer(core)
{
    m_timer.start();
    m_thread = std::thread([this] { run(); });
}

AudioSupervisor::~AudioSupervisor()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_stop = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

void AudioSupervisor::open(const AudioChoice& choice)
{
    const std::scoped_lock lock(m_mutex);
    m_wish.choice = choice;
    m_wish.isNew = true;
    m_wake.notify_all();
}

void AudioSupervisor::close()
{
    const std::scoped_lock lock(m_mutex);
    m_wish.choice.reset();
    m_wish.isNew = true;
    m_wake.notify_all();
}

void AudioSupervisor::rescan()
{
    const std::scoped_lock lock(m_mutex);
    m_wish.rescan = true;
    m_wake.notify_all();
}

AudioState AudioSupervisor::state() const
{
    const std::scoped_lock lock(m_mutex);
    return m_state;
}

std::vector<AudioDevice> AudioSupervisor::devices() const
{
    const std::scoped_lock lock(m_mutex);
    return m_devices;
}

void AudioSupervisor::run()
{
    realtime::nameThisThread("audio devices");
    std::unique_lock lock(m_mutex);
    while (!m_stop) {
        const auto isAsked = [this] { return m_stop || m_wish.isNew || m_wish.rescan; };
        const auto until = nextLook();
        if (until == Clock::time_point::max())
            m_wake.wait(lock, isAsked);
        else
            m_wake.wait_until(lock, until, isAsked);
        const Wish wish = m_wish;
        m_wish.isNew = m_wish.rescan = false;
        if (m_stop)
            break;
        lock.unlock();
        follow(wish);
        look();
        lock.lock();
    }
    lock.unlock();
    closeStream();
    m_timer.stop();
}

/// With the mutex held: reads only what this thread writes.
Clock::time_point AudioSupervisor::nextLook() const
{
    switch (m_state.stage) {
    case AudioStage::Running:
        return Clock::now() + kLookAtStream;
    case AudioStage::Unavailable:
    case AudioStage::Lost:
        return m_nextTry;
    default:
        return Clock::time_point::max();
    }
}

void AudioSupervisor::follow(const Wish& wish)
{
    if (!wish.isNew && !wish.rescan)
        return;
    closeStream();
    m_choice = wish.choice;
    m_lost.reset();
    if (wish.rescan || (m_choice && !m_hasScanned))
        scan();
    if (m_choice)
        openStream();
    else
        set(AudioStage::Closed, std::nullopt);
}

void AudioSupervisor::look()
{
    if (m_stream != nullptr) {
        readPulse();
        if (m_stream->isAlive() && !hasStalled())
            return;
        // told first: closing what is dead may take a while
        m_lost = m_stream->opened().device;
        m_lostAt = Clock::now();
        set(AudioStage::Lost, Error(ErrorId::AudioLost).named(m_lost->name));
        closeStream();
        m_nextTry = Clock::now() + kTryAgain / 4;
    } else if (m_choice && Clock::now() >= m_nextTry) {
        scan(); // libraries see new devices and servers only when they begin
        if (mustWaitForLost())
            m_nextTry = Clock::now() + kTryAgain;
        else
            openStream();
    }
}

void AudioSupervisor::readPulse()
{
    const auto blocks = m_core.blocks.load(std::memory_order_relaxed);
    if (blocks != m_lastBlocks)
        m_lastPulse = Clock::now();
    m_lastBlocks = blocks;
}

/// A server that has crashed is usually back soon; to play on through other speakers meanwhile
/// would be a surprise.
bool AudioSupervisor::mustWaitForLost() const
{
    if (!m_lost || Clock::now() - m_lostAt > kFaithful)
        return false;
    const auto isLost = [&](const AudioDevice& device) {
        return device.hostApi == m_lost->hostApi && device.name == m_lost->name;
    };
    const auto known = devices();
    return std::none_of(known.begin(), known.end(), isLost);
}

bool AudioSupervisor::hasStalled() const
{
    return Clock::now() - m_lastPulse > kStalled;
}

void AudioSupervisor::scan()
{
    if (m_backend == nullptr)
        return;
    m_backend->rescan();
    m_hasScanned = true;
    auto devices = m_backend->devices();
    const std::scoped_lock lock(m_mutex);
    if (devices == m_devices)
        return;
    m_devices = std::move(devices);
    ++m_state.changes;
}

/// The timer renders until the stream is there.
void AudioSupervisor::openStream()
{
    const bool wasLost = state().stage == AudioStage::Lost;
    const auto fail = [&](Error error) {
        m_nextTry = Clock::now() + (wasLost ? Clock::duration(kTryAgain) : kTryAgainUnavailable);
        if (!wasLost)
            set(AudioStage::Unavailable, std::move(error));
    };
    if (m_backend == nullptr)
        return fail(Error(ErrorId::AudioMissing));
    if (!wasLost)
        set(AudioStage::Opening, std::nullopt);
    auto gate = std::make_shared<Gate>(m_core);
    auto stream = m_backend->open(*m_choice, gate);
    if (!stream)
        return fail(std::move(stream.error()));
    const AudioOpened& opened = (*stream)->opened();
    m_timer.stop();
    if (opened.sampleRate != m_core.sampleRate())
        m_core.prepare(opened.sampleRate);
    m_core.setDriver(false);
    m_core.setLatency(opened.latency);
    readPulse();
    m_lastPulse = Clock::now();
    if (auto started = (*stream)->start(); !started) {
        gate->shut();
        stream->reset();
        m_timer.start();
        return fail(std::move(started.error()));
    }
    m_gate = std::move(gate);
    m_stream = std::move(*stream);
    m_core.setLatency(m_stream->opened().latency); // some know it only now
    m_lost.reset();
    set(AudioStage::Running, std::nullopt);
}

void AudioSupervisor::closeStream()
{
    if (m_stream == nullptr)
        return;
    m_gate->shut();
    m_timer.start();
    m_stream.reset();
    m_gate.reset();
}

void AudioSupervisor::set(AudioStage stage, std::optional<Error> problem)
{
    const std::scoped_lock lock(m_mutex);
    m_state.stage = stage;
    m_state.problem = std::move(problem);
    m_state.opened = stage == AudioStage::Running ? m_stream->opened() : AudioOpened {};
    ++m_state.changes;
}

} // namespace timbrel::audio
