// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/audio/engine.h"
#include "core/audio/engine_core.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace timbrel::audio {

/// Renders by the clock while there is no device: nothing is heard, but time goes on.
/// Threads: one control thread; a thread of its own renders.
class TimerDriver
{
public:
    explicit TimerDriver(EngineCore& core)
        : m_core(core)
    { }
    ~TimerDriver() { stop(); }
    TimerDriver(const TimerDriver&) = delete;
    TimerDriver& operator=(const TimerDriver&) = delete;
    void start();
    void stop(); ///< returns when nothing renders any more

private:
    void run() noexcept;

    EngineCore& m_core;
    std::thread m_thread;
    std::atomic<bool> m_stop = false; ///< written by control
};

/// Opens the device in the background, notices when it goes, and opens it again when it is back;
/// gives the core to a TimerDriver meanwhile.
/// Threads: all members by one control thread; one of its own does the work and is the only one
/// that calls the backend.
class AudioSupervisor
{
public:
    AudioSupervisor(EngineCore& core, std::unique_ptr<AudioBackend> backend);
    ~AudioSupervisor();
    AudioSupervisor(const AudioSupervisor&) = delete;
    AudioSupervisor& operator=(const AudioSupervisor&) = delete;

    void open(const AudioChoice& choice);
    void close();
    void rescan();
    [[nodiscard]] AudioState state() const;
    [[nodiscard]] std::vector<AudioDevice> devices() const;

private:
    class Gate;
    /// What control has asked for.
    struct Wish
    {
        std::optional<AudioChoice> choice; ///< none: closed
        bool isNew = false;
        bool rescan = false;
    };

    void run();
    [[nodiscard]] Clock::time_point nextLook() const;
    void follow(const Wish& wish);
    void look();
    void openStream();
    void closeStream();
    void scan();
    void set(AudioStage stage, std::optional<Error> problem);
    void readPulse();
    [[nodiscard]] bool hasStalled() const;
    [[nodiscard]] bool mustWaitForLost() const;

    EngineCore& m_core;

    // the thread's own
    std::unique_ptr<AudioBackend> m_backend;
    TimerDriver m_timer;
    std::shared_ptr<Gate> m_gate; ///< outlives a stream that does not end
    std::unique_ptr<AudioStream> m_stream;
    std::optional<AudioChoice> m_choice;
    std::optional<AudioDevice> m_lost; ///< for a while no other takes its place
    Clock::time_point m_lostAt;
    bool m_hasScanned = false;
    Clock::time_point m_nextTry;
    std::uint64_t m_lastBlocks = 0;
    Clock::time_point m_lastPulse; ///< when blocks were last seen to go on

    mutable std::mutex m_mutex; ///< for what follows
    std::condition_variable m_wake;
    Wish m_wish;
    bool m_stop = false;
    AudioState m_state;
    std::vector<AudioDevice> m_devices;

    std::thread m_thread;
};

} // namespace timbrel::audio
