// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/portaudio_backend.h"

#include "core/realtime/thread_role.h"

#include <algorithm>
#include <alsa/asoundlib.h>
#include <atomic>
#include <cmath>
#include <future>
#include <portaudio.h>
#include <pthread.h>
#include <sched.h>
#include <thread>
#ifdef TIMBREL_HAS_JACK
#include <jack/jack.h>
#include <pa_jack.h>
#endif
#include <pa_linux_alsa.h>

namespace timbrel::audio {
namespace {

// Longer than any healthy device takes to close; a dead server can hold the library for ever.
constexpr std::chrono::seconds kLongestClose {3};

struct Known
{
    AudioDevice device;
    PaDeviceIndex index = paNoDevice;
    PaHostApiTypeId api = paInDevelopment;
    int channels = 0;
};

void sayNothing(const char*, int, const char*, int, const char*, ...) { }

/// What the libraries would print we tell ourselves, where it can be seen.
void quieten()
{
    snd_lib_error_set_handler(sayNothing);
#ifdef TIMBREL_HAS_JACK
    jack_set_error_function([](const char*) {});
    jack_set_info_function([](const char*) {});
#endif
}

std::string textOf(PaError error)
{
    if (error == paUnanticipatedHostError)
        if (const PaHostErrorInfo* info = Pa_GetLastHostErrorInfo();
            info != nullptr && info->errorText != nullptr && *info->errorText != '\0')
            return info->errorText;
    return Pa_GetErrorText(error);
}

std::string hertz(double rate)
{
    return std::to_string(std::lround(rate));
}

/// The one that a person who has not chosen wants: the running sound server.
PaDeviceIndex preferredOf(const std::vector<Known>& known)
{
    const auto find = [&](PaHostApiTypeId api, const std::string& name) {
        const auto found = std::find_if(known.begin(), known.end(), [&](const Known& it) {
            return it.api == api && (name.empty() || it.device.name == name);
        });
        return found == known.end() ? paNoDevice : found->index;
    };
    if (const auto jack = Pa_HostApiTypeIdToHostApiIndex(paJACK); jack >= 0)
        if (const auto* info = Pa_GetHostApiInfo(jack);
            info != nullptr && info->defaultOutputDevice != paNoDevice)
            return info->defaultOutputDevice;
    for (const char* name : {"default", "pipewire", "pulse"})
        if (const auto index = find(paALSA, name); index != paNoDevice)
            return index;
    const auto usual = Pa_GetDefaultOutputDevice();
    return usual != paNoDevice || known.empty() ? usual : known.front().index;
}

class PortAudioStream final : public AudioStream
{
public:
    explicit PortAudioStream(std::shared_ptr<AudioSource> source,
                             std::shared_ptr<std::atomic<bool>> isStuck)
        : m_context(std::make_shared<Context>())
        , m_isStuck(std::move(isStuck))
    {
        m_context->source = std::move(source);
    }
    ~PortAudioStream() override { close(); }

    PaError open(const Known& known, double rate, std::size_t frames)
    {
        PaStreamParameters output {};
        output.device = known.index;
        output.channelCount = std::min(known.channels, 2);
        output.sampleFormat = paFloat32 | paNonInterleaved;
        output.suggestedLatency = static_cast<double>(frames) * kBlocksOfLatency / rate;
        m_context->channels = output.channelCount;
        m_context->scratch.assign(kScratch, 0.0F);
        // JACK gives the size of its blocks itself
        const unsigned long wanted = known.api == paJACK ? paFramesPerBufferUnspecified
                                                         : static_cast<unsigned long>(frames);
        const PaError error = Pa_OpenStream(
            &m_stream, nullptr, &output, rate, wanted, paNoFlag, &called, m_context.get());
        if (error != paNoError) {
            m_stream = nullptr;
            return error;
        }
        if (known.api == paALSA)
            PaAlsa_EnableRealtimeScheduling(m_stream, 1);
        const PaStreamInfo* info = Pa_GetStreamInfo(m_stream);
        m_opened.device = known.device;
        m_opened.sampleRate = info != nullptr ? info->sampleRate : rate;
        m_opened.frames = frames;
        if (info != nullptr)
            m_opened.latency = std::chrono::microseconds(std::llround(info->outputLatency * 1e6));
        return paNoError;
    }
    void fellBack(const Warnings& warnings) { m_opened.fellBack = warnings; }

    const AudioOpened& opened() const noexcept override { return m_opened; }

    Result<> start() override
    {
        if (const PaError error = Pa_StartStream(m_stream); error != paNoError)
            return failure(
                Error(ErrorId::AudioFailed).named(m_opened.device.name).butFound(textOf(error)));
        return {};
    }

    bool isAlive() const override
    {
        return m_stream != nullptr && Pa_IsStreamActive(m_stream) == 1;
    }

private:
    static constexpr double kBlocksOfLatency = 2.0; ///< the one that sounds and the next
    static constexpr std::size_t kScratch = 8192;

    /// What a callback needs; it lives as long as a stream that does not end.
    struct Context
    {
        std::shared_ptr<AudioSource> source;
        int channels = 2;
        std::vector<float> scratch; ///< the second channel of a device that has only one
        bool hasBegun = false;
    };

    /// Servers that run without real-time priority give their clients' threads none either, and a
    /// busy machine would then be heard.
    static void takeRank() noexcept
    {
        sched_param parameters {};
        int policy = SCHED_FIFO;
        if (::pthread_getschedparam(::pthread_self(), &policy, &parameters) == 0
            && policy == SCHED_OTHER)
            (void)realtime::requestRealtimePriority();
    }

    static int called(const void*,
                      void* output,
                      unsigned long frames,
                      const PaStreamCallbackTimeInfo*,
                      PaStreamCallbackFlags flags,
                      void* user)
    {
        auto& context = *static_cast<Context*>(user);
        if (!context.hasBegun)
            takeRank();
        context.hasBegun = true;
        auto* const* channels = static_cast<float* const*>(output);
        const bool underran = (flags & paOutputUnderflow) != 0;
        if (context.channels == 2) {
            context.source->render({channels[0], frames}, {channels[1], frames}, underran);
            return paContinue;
        }
        for (std::size_t at = 0; at < frames; at += kScratch) {
            const std::size_t count = std::min<std::size_t>(kScratch, frames - at);
            const std::span left(channels[0] + at, count);
            const auto right = std::span(context.scratch).first(count);
            context.source->render(left, right, underran);
            for (std::size_t i = 0; i < count; ++i)
                left[i] = 0.5F * (left[i] + right[i]);
        }
        return paContinue;
    }

    /// On a thread of its own, which is left alone if it hangs.
    void close()
    {
        if (m_stream == nullptr)
            return;
        auto closed = std::make_shared<std::promise<void>>();
        auto isClosed = closed->get_future();
        std::thread([stream = m_stream, context = m_context, closed] {
            Pa_AbortStream(stream);
            Pa_CloseStream(stream);
            closed->set_value();
        }).detach();
        if (isClosed.wait_for(kLongestClose) != std::future_status::ready)
            *m_isStuck = true;
        m_stream = nullptr;
    }

    PaStream* m_stream = nullptr;
    AudioOpened m_opened;
    std::shared_ptr<Context> m_context;
    std::shared_ptr<std::atomic<bool>> m_isStuck;
};

class PortAudioBackend final : public AudioBackend
{
public:
    ~PortAudioBackend() override { leave(); }

    void rescan() override
    {
        if (*m_isStuck) // the library is held by a stream that does not end
            return;
        leave();
        quieten();
#ifdef TIMBREL_HAS_JACK
        PaJack_SetClientName("Timbrel");
#endif
        m_isInitialized = Pa_Initialize() == paNoError;
        quieten(); // PortAudio sets its own
        readDevices();
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
        if (*m_isStuck)
            return failure(ErrorId::AudioFailed);
        Warnings warnings;
        const Known* wanted = find(choice);
        const Known* usual = preferred(choice.hostApi);
        if (wanted == nullptr)
            warnings.push_back(Error(ErrorId::AudioDeviceNotFound)
                                   .named(choice.device.empty() ? choice.hostApi : choice.device)
                                   .butFound(usual->device.name));
        std::optional<Error> problem;
        for (const Known* known : {wanted, usual}) {
            if (known == nullptr || (known == usual && known == wanted && problem))
                continue;
            auto stream = openDevice(*known, choice, source, warnings);
            if (stream)
                return stream;
            problem = stream.error();
            warnings.push_back(*problem);
        }
        return failure(*problem);
    }

private:
    void leave()
    {
        if (m_isInitialized && !*m_isStuck)
            Pa_Terminate();
        m_isInitialized = false;
        m_known.clear();
    }

    void readDevices()
    {
        m_known.clear();
        const PaDeviceIndex count = m_isInitialized ? Pa_GetDeviceCount() : 0;
        for (PaDeviceIndex index = 0; index < count; ++index) {
            const PaDeviceInfo* info = Pa_GetDeviceInfo(index);
            if (info == nullptr || info->maxOutputChannels < 1)
                continue;
            const PaHostApiInfo* api = Pa_GetHostApiInfo(info->hostApi);
            Known known;
            known.device.hostApi = api != nullptr ? api->name : "";
            known.device.name = info->name;
            known.device.defaultRate = info->defaultSampleRate;
            known.index = index;
            known.api = api != nullptr ? api->type : paInDevelopment;
            known.channels = info->maxOutputChannels;
            m_known.push_back(std::move(known));
        }
        if (m_known.empty())
            return;
        const PaDeviceIndex preferred = preferredOf(m_known);
        for (Known& known : m_known)
            known.device.isDefault = known.index == preferred;
        if (preferred == paNoDevice)
            m_known.front().device.isDefault = true;
    }

    /// The wanted device; null if it is not there.
    const Known* find(const AudioChoice& choice) const
    {
        if (choice.device.empty()) {
            const Known* usual = preferred(choice.hostApi);
            const bool fits = choice.hostApi.empty() || usual->device.hostApi == choice.hostApi;
            return fits ? usual : nullptr;
        }
        for (const Known& known : m_known)
            if (known.device.name == choice.device
                && (choice.hostApi.empty() || known.device.hostApi == choice.hostApi))
                return &known;
        return nullptr;
    }

    /// Of the host API if it has devices, else of all.
    const Known* preferred(const std::string& hostApi) const
    {
        const Known* usual = &m_known.front();
        for (const Known& known : m_known)
            if (known.device.isDefault)
                usual = &known;
        if (hostApi.empty() || usual->device.hostApi == hostApi)
            return usual;
        const Known* first = nullptr;
        for (const Known& known : m_known) {
            if (known.device.hostApi != hostApi)
                continue;
            const PaDeviceInfo* info = Pa_GetDeviceInfo(known.index);
            const PaHostApiInfo* api = info != nullptr ? Pa_GetHostApiInfo(info->hostApi) : nullptr;
            if (api != nullptr && api->defaultOutputDevice == known.index)
                return &known;
            first = first != nullptr ? first : &known;
        }
        return first != nullptr ? first : usual;
    }

    Result<std::unique_ptr<AudioStream>> openDevice(const Known& known,
                                                    const AudioChoice& choice,
                                                    const std::shared_ptr<AudioSource>& source,
                                                    Warnings warnings) const
    {
        std::vector<double> rates;
        for (const double rate : {choice.sampleRate, known.device.defaultRate, 48000.0, 44100.0})
            if (rate > 0.0 && std::find(rates.begin(), rates.end(), rate) == rates.end())
                rates.push_back(rate);
        const std::size_t frames = choice.frames > 0 ? choice.frames : kUsualFrames;
        PaError error = paNoError;
        for (const double rate : rates) {
            auto stream = std::make_unique<PortAudioStream>(source, m_isStuck);
            error = stream->open(known, rate, frames);
            if (error == paNoError) {
                if (choice.sampleRate > 0.0 && rate != choice.sampleRate)
                    warnings.push_back(Error(ErrorId::AudioRateRefused)
                                           .named(hertz(choice.sampleRate))
                                           .butFound(hertz(rate)));
                stream->fellBack(warnings);
                return stream;
            }
            if (error != paInvalidSampleRate)
                break;
        }
        return failure(
            Error(ErrorId::AudioFailed).named(known.device.name).butFound(textOf(error)));
    }

    bool m_isInitialized = false;
    std::vector<Known> m_known;
    std::shared_ptr<std::atomic<bool>> m_isStuck = std::make_shared<std::atomic<bool>>(false);
};

} // namespace

std::unique_ptr<AudioBackend> makePortAudioBackend()
{
    return std::make_unique<PortAudioBackend>();
}

} // namespace timbrel::audio
