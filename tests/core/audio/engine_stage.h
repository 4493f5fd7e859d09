// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/audio/audio_library.h"
#include "core/audio/instrument.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace timbrel::test {

/// An instrument that is heard as numbers: a note-on is a single frame of 1 / 4, everything else
/// is silence. Remembers what it was told.
class Pulses final : public audio::Instrument
{
public:
    struct Told
    {
        midi::MidiMessage message;
        std::uint64_t frame = 0; ///< since prepare
    };
    static constexpr std::size_t kMost = 65536;

    void prepare(double, std::size_t) override { }
    void event(const midi::MidiMessage& message,
               std::size_t frame) noexcept TIMBREL_REALTIME override
    {
        const std::size_t count = m_count.load(std::memory_order_relaxed);
        if (count == kMost)
            return;
        m_told[count] = {message, m_frames + frame};
        m_count.store(count + 1, std::memory_order_release);
    }
    void render(std::span<float> left, std::span<float> right) noexcept TIMBREL_REALTIME override
    {
        std::fill(left.begin(), left.end(), 0.0F);
        for (; m_rendered < m_count.load(std::memory_order_relaxed); ++m_rendered)
            if (m_told[m_rendered].message.isNoteOn())
                left[static_cast<std::size_t>(m_told[m_rendered].frame - m_frames)] = 0.25F;
        std::copy(left.begin(), left.end(), right.begin());
        m_frames += left.size();
    }
    void panic() noexcept TIMBREL_REALTIME override { m_panics.fetch_add(1); }
    int soundingVoices() const noexcept TIMBREL_REALTIME override { return 0; }

    /// From any thread: what it was told so far.
    [[nodiscard]] std::vector<Told> told() const
    {
        return {m_told.begin(),
                m_told.begin()
                    + static_cast<std::ptrdiff_t>(m_count.load(std::memory_order_acquire))};
    }
    [[nodiscard]] int panics() const { return m_panics; }

private:
    std::vector<Told> m_told = std::vector<Told>(kMost);
    std::atomic<std::size_t> m_count = 0; ///< written by the rendering thread
    std::size_t m_rendered = 0;
    std::uint64_t m_frames = 0;
    std::atomic<int> m_panics = 0;
};

/// Devices that are a list, can go and come back, and refuse rates.
class FakeDevices
{
public:
    struct Device
    {
        audio::AudioDevice info;
        std::vector<double> rates {48000.0};
        bool isBusy = false;
    };
    std::vector<Device> list; ///< changed by the test while nothing scans
    std::atomic<bool> isThere = true; ///< false: what plays dies, nothing is found
    std::atomic<bool> hangs = false; ///< blocks are no longer asked for
    std::atomic<int> scans = 0;
};

class FakeLibrary final : public audio::AudioLibrary
{
public:
    explicit FakeLibrary(std::shared_ptr<FakeDevices> devices)
        : m_devices(std::move(devices))
    { }
    void rescan() override { ++m_devices->scans; }
    std::vector<audio::AudioDevice> devices() const override
    {
        std::vector<audio::AudioDevice> infos;
        if (m_devices->isThere)
            for (const auto& device : m_devices->list)
                infos.push_back(device.info);
        return infos;
    }
    Result<std::unique_ptr<audio::AudioStream>>
    open(const audio::AudioDevice& wanted,
         double rate,
         std::size_t frames,
         std::shared_ptr<audio::AudioSource> source) override
    {
        for (const auto& device : m_devices->list) {
            if (device.info.name != wanted.name)
                continue;
            if (device.isBusy || !m_devices->isThere)
                return failure(Error(ErrorId::AudioFailed).named(wanted.name));
            audio::AudioOpened opened;
            opened.device = device.info;
            opened.frames = frames > 0 ? frames : audio::kUsualFrames;
            opened.latency = std::chrono::milliseconds(5);
            opened.sampleRate = rate > 0.0 ? rate : device.rates.front();
            if (std::find(device.rates.begin(), device.rates.end(), opened.sampleRate)
                == device.rates.end()) {
                opened.sampleRate = device.rates.front();
                opened.fellBack.push_back(
                    Error(ErrorId::AudioRateRefused)
                        .named(std::to_string(static_cast<int>(rate)))
                        .butFound(std::to_string(static_cast<int>(opened.sampleRate))));
            }
            return std::make_unique<Stream>(m_devices, opened, std::move(source));
        }
        return failure(Error(ErrorId::AudioFailed).named(wanted.name));
    }

private:
    class Stream final : public audio::AudioStream
    {
    public:
        Stream(std::shared_ptr<FakeDevices> devices,
               audio::AudioOpened opened,
               std::shared_ptr<audio::AudioSource> source)
            : m_devices(std::move(devices))
            , m_opened(std::move(opened))
            , m_source(std::move(source))
        { }
        ~Stream() override
        {
            m_stop = true;
            if (m_thread.joinable())
                m_thread.join();
        }
        const audio::AudioOpened& opened() const noexcept override { return m_opened; }
        Result<> start() override
        {
            m_thread = std::thread([this] { run(); });
            return {};
        }
        bool isAlive() const override { return m_devices->isThere; }

    private:
        void run()
        {
            std::vector<float> left(m_opened.frames);
            std::vector<float> right(m_opened.frames);
            const std::chrono::duration<double> period(static_cast<double>(m_opened.frames)
                                                       / m_opened.sampleRate);
            auto next = std::chrono::steady_clock::now();
            while (!m_stop && m_devices->isThere) {
                if (!m_devices->hangs)
                    m_source->render(left, right, false);
                next += std::chrono::duration_cast<std::chrono::nanoseconds>(period);
                std::this_thread::sleep_until(next);
            }
        }
        std::shared_ptr<FakeDevices> m_devices;
        audio::AudioOpened m_opened;
        std::shared_ptr<audio::AudioSource> m_source;
        std::atomic<bool> m_stop = false;
        std::thread m_thread;
    };

    std::shared_ptr<FakeDevices> m_devices;
};

[[nodiscard]] inline std::unique_ptr<audio::AudioBackend>
fakeBackend(const std::shared_ptr<FakeDevices>& devices)
{
    std::vector<std::unique_ptr<audio::AudioLibrary>> libraries;
    libraries.push_back(std::make_unique<FakeLibrary>(devices));
    return audio::makeAudioBackend(std::move(libraries));
}

} // namespace timbrel::test
