// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/jack_library.h"

#include "core/audio/patient_close.h"
#include "core/realtime/thread_role.h"

#ifdef TIMBREL_HAS_JACK
#include <algorithm>
#include <atomic>
#include <cmath>
#include <jack/jack.h>
#include <pthread.h>
#include <sched.h>
#endif

namespace timbrel::audio {

#ifdef TIMBREL_HAS_JACK

namespace {

constexpr const char* kHostApi = "JACK Audio Connection Kit";

/// What the library would print we tell ourselves, where it can be seen.
void quietenJack()
{
    jack_set_error_function([](const char*) {});
    jack_set_info_function([](const char*) {});
}

/// Names of ports, given back to the library at the end.
class PortNames
{
public:
    PortNames(jack_client_t* client, const char* pattern, unsigned long flags)
        : m_names(jack_get_ports(client, pattern, JACK_DEFAULT_AUDIO_TYPE, flags))
    { }
    ~PortNames()
    {
        if (m_names != nullptr)
            jack_free(m_names);
    }
    PortNames(const PortNames&) = delete;
    PortNames& operator=(const PortNames&) = delete;
    [[nodiscard]] const char* at(std::size_t index) const
    {
        for (std::size_t i = 0; m_names != nullptr && m_names[i] != nullptr; ++i)
            if (i == index)
                return m_names[i];
        return nullptr;
    }

private:
    const char** m_names;
};

/// Lives as long as a client that does not end.
struct Context
{
    std::shared_ptr<AudioSource> source;
    jack_port_t* left = nullptr;
    jack_port_t* right = nullptr;
    bool hasBegun = false; ///< the process thread's
    std::atomic<bool> isAlive = true; ///< JACK's thread writes, the supervisor's reads
    std::atomic<bool> underran = false; ///< set by JACK's notification thread, reset by the other
};

class JackStream final : public AudioStream
{
public:
    JackStream(jack_client_t* client, std::shared_ptr<AudioSource> source)
        : m_client(client)
        , m_context(std::make_shared<Context>())
    {
        m_context->source = std::move(source);
    }
    ~JackStream() override
    {
        const bool isClosed = closedInTime([client = m_client, context = m_context] {
            jack_deactivate(client);
            jack_client_close(client);
        });
        (void)isClosed; // another client can be opened all the same
    }

    bool prepare(const AudioDevice& device, double wantedRate)
    {
        m_context->left = addPort("left");
        m_context->right = addPort("right");
        jack_set_process_callback(m_client, &JackStream::process, m_context.get());
        jack_on_shutdown(
            m_client,
            [](void* context) { static_cast<Context*>(context)->isAlive = false; },
            m_context.get());
        jack_set_xrun_callback(
            m_client,
            [](void* context) {
                static_cast<Context*>(context)->underran = true;
                return 0;
            },
            m_context.get());
        m_opened.device = device;
        m_opened.sampleRate = jack_get_sample_rate(m_client);
        m_opened.frames = jack_get_buffer_size(m_client);
        setLatency(m_opened.frames);
        if (wantedRate > 0.0 && wantedRate != m_opened.sampleRate)
            m_opened.fellBack.push_back(
                Error(ErrorId::AudioRateRefused)
                    .named(std::to_string(std::lround(wantedRate)))
                    .butFound(std::to_string(std::lround(m_opened.sampleRate))));
        return m_context->left != nullptr && m_context->right != nullptr;
    }

    const AudioOpened& opened() const noexcept override { return m_opened; }

    Result<> start() override
    {
        if (jack_activate(m_client) != 0)
            return failure(Error(ErrorId::AudioFailed).named(m_opened.device.name));
        connect();
        return {};
    }

    bool isAlive() const override { return m_context->isAlive; }

private:
    jack_port_t* addPort(const char* name)
    {
        return jack_port_register(
            m_client, name, JACK_DEFAULT_AUDIO_TYPE, JackPortIsOutput | JackPortIsTerminal, 0);
    }

    /// To the device's first two inputs; to both ears of one that has only one.
    void connect()
    {
        const PortNames inputs(
            m_client, ("^" + escaped(m_opened.device.name) + ":").c_str(), JackPortIsInput);
        const char* left = inputs.at(0);
        const char* right = inputs.at(1) != nullptr ? inputs.at(1) : left;
        if (left == nullptr)
            return; // somebody may connect us by hand
        (void)jack_connect(m_client, jack_port_name(m_context->left), left);
        (void)jack_connect(m_client, jack_port_name(m_context->right), right);
        jack_latency_range_t range {};
        jack_port_get_latency_range(m_context->left, JackPlaybackLatency, &range);
        setLatency(std::max<std::size_t>(range.max, m_opened.frames));
    }

    /// Names are searched for as regular expressions.
    static std::string escaped(const std::string& name)
    {
        std::string text;
        for (const char c : name) {
            if (std::string_view("\\^$.|?*+()[]{}").find(c) != std::string_view::npos)
                text += '\\';
            text += c;
        }
        return text;
    }

    void setLatency(std::size_t frames)
    {
        m_opened.latency = std::chrono::microseconds(
            std::llround(1e6 * static_cast<double>(frames) / m_opened.sampleRate));
    }

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

    static int process(jack_nframes_t frames, void* user)
    {
        auto& context = *static_cast<Context*>(user);
        if (!context.hasBegun)
            takeRank();
        context.hasBegun = true;
        auto* left = static_cast<float*>(jack_port_get_buffer(context.left, frames));
        auto* right = static_cast<float*>(jack_port_get_buffer(context.right, frames));
        const bool underran = context.underran.exchange(false, std::memory_order_relaxed);
        context.source->render({left, frames}, {right, frames}, underran);
        return 0;
    }

    jack_client_t* m_client;
    std::shared_ptr<Context> m_context;
    AudioOpened m_opened;
};

class JackLibrary final : public AudioLibrary
{
public:
    void rescan() override
    {
        quietenJack();
        m_devices.clear();
        jack_client_t* client = jack_client_open("Timbrel devices", JackNoStartServer, nullptr);
        if (client == nullptr)
            return;
        // those with a plug first; a server may have none at all
        readDevices(client, JackPortIsInput | JackPortIsPhysical);
        if (m_devices.empty())
            readDevices(client, JackPortIsInput);
        if (m_devices.empty())
            m_devices.push_back({kHostApi, "JACK", rateOf(client), false});
        m_devices.front().isDefault = true;
        if (!closedInTime([client] { jack_client_close(client); }))
            m_devices.clear();
    }

    std::vector<AudioDevice> devices() const override { return m_devices; }

    Result<std::unique_ptr<AudioStream>> open(const AudioDevice& device,
                                              double rate,
                                              std::size_t,
                                              std::shared_ptr<AudioSource> source) override
    {
        quietenJack();
        jack_client_t* client = jack_client_open("Timbrel", JackNoStartServer, nullptr);
        if (client == nullptr)
            return failure(Error(ErrorId::AudioFailed).named(device.name));
        auto stream = std::make_unique<JackStream>(client, std::move(source));
        if (!stream->prepare(device, rate))
            return failure(Error(ErrorId::AudioFailed).named(device.name));
        return stream;
    }

private:
    static double rateOf(jack_client_t* client)
    {
        return static_cast<double>(jack_get_sample_rate(client));
    }

    void readDevices(jack_client_t* client, unsigned long flags)
    {
        const PortNames ports(client, nullptr, flags);
        for (std::size_t i = 0; ports.at(i) != nullptr; ++i) {
            const std::string port = ports.at(i);
            AudioDevice device {kHostApi, port.substr(0, port.find(':')), rateOf(client), false};
            if (std::find(m_devices.begin(), m_devices.end(), device) == m_devices.end())
                m_devices.push_back(std::move(device));
        }
    }

    std::vector<AudioDevice> m_devices;
};

} // namespace

std::unique_ptr<AudioLibrary> makeJackLibrary()
{
    return std::make_unique<JackLibrary>();
}

#else

std::unique_ptr<AudioLibrary> makeJackLibrary()
{
    return nullptr;
}

#endif

} // namespace timbrel::audio
