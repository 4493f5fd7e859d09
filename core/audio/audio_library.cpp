// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/audio_library.h"

#include <algorithm>

namespace timbrel::audio {
namespace {

class Libraries final : public AudioBackend
{
public:
    explicit Libraries(std::vector<std::unique_ptr<AudioLibrary>> libraries)
        : m_libraries(std::move(libraries))
    { }

    void rescan() override
    {
        m_known.clear();
        bool hasDefault = false;
        for (const auto& library : m_libraries) {
            library->rescan();
            for (AudioDevice& device : library->devices()) {
                const bool isLibrarysDefault = device.isDefault;
                device.isDefault = isLibrarysDefault && !hasDefault;
                hasDefault = hasDefault || device.isDefault;
                m_known.push_back({device, isLibrarysDefault, library.get()});
            }
        }
    }

    std::vector<AudioDevice> devices() const override
    {
        std::vector<AudioDevice> devices;
        for (const Known& known : m_known)
            devices.push_back(known.device);
        return devices;
    }

    Result<std::unique_ptr<AudioStream>> open(const AudioChoice& choice,
                                              std::shared_ptr<AudioSource> source) override
    {
        if (m_known.empty())
            return failure(ErrorId::AudioMissing);
        Warnings problems;
        const Known* tried = nullptr;
        for (const Known* known : {wanted(choice), usual(choice.hostApi), usual({})}) {
            if (known == nullptr || known == tried) {
                if (known == nullptr)
                    problems.push_back(Error(ErrorId::AudioDeviceNotFound).named(nameOf(choice)));
                continue;
            }
            tried = known;
            auto stream
                = known->library->open(known->device, choice.sampleRate, choice.frames, source);
            if (stream)
                return std::make_unique<Fallen>(std::move(*stream), std::move(problems));
            problems.push_back(stream.error());
        }
        return failure(problems.back());
    }

private:
    struct Known
    {
        AudioDevice device;
        bool isLibrarysDefault = false;
        AudioLibrary* library = nullptr;
    };

    /// A stream that remembers what was tried before it.
    class Fallen final : public AudioStream
    {
    public:
        Fallen(std::unique_ptr<AudioStream> stream, Warnings problems)
            : m_stream(std::move(stream))
            , m_opened(m_stream->opened())
        {
            for (Error& problem : problems)
                if (problem.id == ErrorId::AudioDeviceNotFound)
                    problem.found = m_opened.device.name;
            m_opened.fellBack.insert(m_opened.fellBack.begin(), problems.begin(), problems.end());
        }
        const AudioOpened& opened() const noexcept override { return m_opened; }
        Result<> start() override
        {
            auto started = m_stream->start();
            m_opened.latency = m_stream->opened().latency; // JACK knows it only now
            return started;
        }
        bool isAlive() const override { return m_stream->isAlive(); }

    private:
        std::unique_ptr<AudioStream> m_stream;
        AudioOpened m_opened;
    };

    static std::string nameOf(const AudioChoice& choice)
    {
        return choice.device.empty() ? choice.hostApi : choice.device;
    }

    /// Null if it is not there.
    [[nodiscard]] const Known* wanted(const AudioChoice& choice) const
    {
        const auto found = std::find_if(m_known.begin(), m_known.end(), [&](const Known& known) {
            const bool isOfApi = choice.hostApi.empty() || known.device.hostApi == choice.hostApi;
            return isOfApi && known.device.name == choice.device;
        });
        if (found != m_known.end())
            return &*found;
        if (!choice.device.empty())
            return nullptr;
        const Known* device = usual(choice.hostApi);
        return choice.hostApi.empty() || device->device.hostApi == choice.hostApi ? device
                                                                                  : nullptr;
    }

    /// The default device of a host API if that is there, else of all.
    [[nodiscard]] const Known* usual(const std::string& hostApi) const
    {
        const auto find = [&](auto&& fits) {
            const auto found = std::find_if(m_known.begin(), m_known.end(), fits);
            return found == m_known.end() ? nullptr : &*found;
        };
        const Known* device = nullptr;
        if (!hostApi.empty()) {
            device = find([&](const Known& known) {
                return known.device.hostApi == hostApi && known.isLibrarysDefault;
            });
            if (device == nullptr)
                device = find([&](const Known& known) { return known.device.hostApi == hostApi; });
        }
        if (device == nullptr)
            device = find([](const Known& known) { return known.device.isDefault; });
        return device != nullptr ? device : &m_known.front();
    }

    std::vector<std::unique_ptr<AudioLibrary>> m_libraries;
    std::vector<Known> m_known;
};

} // namespace

std::unique_ptr<AudioBackend> makeAudioBackend(std::vector<std::unique_ptr<AudioLibrary>> libraries)
{
    return std::make_unique<Libraries>(std::move(libraries));
}

} // namespace timbrel::audio
