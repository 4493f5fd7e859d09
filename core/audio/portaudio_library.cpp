// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/portaudio_library.h"

#include "core/audio/patient_close.h"
#include "core/realtime/thread_role.h"

#include <algorithm>
#include <alsa/asoundlib.h>
#include <atomic>
#include <cmath>
#include <portaudio.h>
#include <pthread.h>
#include <sched.h>
#ifdef TIMBREL_HAS_JACK
#include <jack/jack.h>
#include <pa_jack.h>
#endif
#include <pa_linux_alsa.h>

namespace timbrel::audio {
namespace {

constexpr double kUsualRate = 48000.0;

struct Known
{
    AudioDevice device;
    PaDeviceIndex index = paNoDevice;
    PaHostApiTypeId api = paInDevelopment;
    int channels = 0;
};

void sayNothing(const char*, int, const char*, int, const char*, ...) { }

/// What the libraries would print we tell ourselves, where it can be seen.
void quietenPortAudio()
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

/// The sound server's where one runs: ALSA's names for it in this order.
std::size_t preferredOf(const std::vector<Known>& known)
{
    for (const char* name : {"default", "pipewire", "pulse"})
        for (std::size_t i = 0; i < known.size(); ++i)
            if (known[i].api == paALSA && known[i].device.name == name)
                return i;
    for (std::size_t i = 0; i < known.size(); ++i)
        if (known[i].index == Pa_GetDefaultOutputDevice())
            return i;
    return 0;
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
        const PaError error = Pa_OpenStream(&m_stream,
                                            nullptr,
                                            &output,
                                            rate,
                                            static_cast<unsigned long>(frames),
                                            paNoFlag,
                                            &called,
                                            m_context.get());
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
    void fellBack(Error warning) { m_opened.fellBack.push_back(std::move(warning)); }

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
        realtime::nameThisThread("audio");
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

    void close()
    {
        if (m_stream == nullptr)
            return;
        const bool isClosed = closedInTime([stream = m_stream, context = m_context] {
            Pa_AbortStream(stream);
            Pa_CloseStream(stream);
        });
        if (!isClosed)
            *m_isStuck = true;
        m_stream = nullptr;
    }

    PaStream* m_stream = nullptr;
    AudioOpened m_opened;
    std::shared_ptr<Context> m_context;
    std::shared_ptr<std::atomic<bool>> m_isStuck;
};

class PortAudioLibrary final : public AudioLibrary
{
public:
    ~PortAudioLibrary() override { leave(); }

    void rescan() override
    {
        if (*m_isStuck) // the library is held by a stream that does not end
            return;
        leave();
        quietenPortAudio();
#ifdef TIMBREL_HAS_JACK
        // A name that is too long for JACK keeps PortAudio from being a client of its own there,
        // which would bring the program down when the server dies.
        static const std::string kTooLong(64, '-');
        PaJack_SetClientName(kTooLong.c_str());
#endif
        m_isInitialized = Pa_Initialize() == paNoError;
        quietenPortAudio(); // PortAudio sets its own
        readDevices();
    }

    std::vector<AudioDevice> devices() const override
    {
        std::vector<AudioDevice> devices;
        for (const Known& known : m_known)
            devices.push_back(known.device);
        return devices;
    }

    Result<std::unique_ptr<AudioStream>> open(const AudioDevice& device,
                                              double rate,
                                              std::size_t frames,
                                              std::shared_ptr<AudioSource> source) override
    {
        const auto known = std::find_if(m_known.begin(), m_known.end(), [&](const Known& it) {
            return it.device.hostApi == device.hostApi && it.device.name == device.name;
        });
        if (known == m_known.end() || *m_isStuck)
            return failure(Error(ErrorId::AudioFailed).named(device.name));
        PaError error = paNoError;
        for (const double attempt : ratesFor(*known, rate)) {
            auto stream = std::make_unique<PortAudioStream>(source, m_isStuck);
            error = stream->open(*known, attempt, frames > 0 ? frames : kUsualFrames);
            if (error == paNoError) {
                if (rate > 0.0 && attempt != rate)
                    stream->fellBack(Error(ErrorId::AudioRateRefused)
                                         .named(hertz(rate))
                                         .butFound(hertz(attempt)));
                return stream;
            }
            if (error != paInvalidSampleRate)
                break;
        }
        return failure(Error(ErrorId::AudioFailed).named(device.name).butFound(textOf(error)));
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
            const PaHostApiInfo* api = info != nullptr ? Pa_GetHostApiInfo(info->hostApi) : nullptr;
            if (api == nullptr || api->type == paJACK || info->maxOutputChannels < 1)
                continue;
            m_known.push_back({{api->name, info->name, info->defaultSampleRate, false},
                               index,
                               api->type,
                               info->maxOutputChannels});
        }
        if (!m_known.empty())
            m_known[preferredOf(m_known)].device.isDefault = true;
    }

    /// In the order in which they are tried. PortAudio calls 44.1 kHz the usual rate of every ALSA
    /// device that takes it, but sound servers and most cards run at 48.
    static std::vector<double> ratesFor(const Known& known, double wanted)
    {
        const double usual = known.api == paALSA ? kUsualRate : known.device.defaultRate;
        std::vector<double> rates;
        for (const double rate : {wanted, usual, known.device.defaultRate, 44100.0})
            if (rate > 0.0 && std::find(rates.begin(), rates.end(), rate) == rates.end())
                rates.push_back(rate);
        return rates;
    }

    bool m_isInitialized = false;
    std::vector<Known> m_known;
    std::shared_ptr<std::atomic<bool>> m_isStuck = std::make_shared<std::atomic<bool>>(false);
};

} // namespace

std::unique_ptr<AudioLibrary> makePortAudioLibrary()
{
    return std::make_unique<PortAudioLibrary>();
}

} // namespace timbrel::audio
