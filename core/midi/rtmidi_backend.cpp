// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/midi/rtmidi_backend.h"

#include "core/midi/rtmidi_ports.h"

#include <algorithm>
#ifdef TIMBREL_HAS_JACK
#include <jack/jack.h>
#endif

namespace timbrel::midi {
namespace {

class RtMidiBackend final : public MidiBackend
{
public:
    explicit RtMidiBackend(std::shared_ptr<RtMidiLibrary> library)
        : m_library(std::move(library))
    { }

    std::string_view name() const noexcept override
    {
        return m_library->api() == RtMidi::UNIX_JACK ? "jack" : "alsa";
    }
    bool canOpenVirtualPorts() const noexcept override { return true; }

    Result<std::vector<PortInfo>> ports(Direction direction) override
    {
        try {
            std::vector<PortInfo> infos;
            for (const auto& port : m_library->ports(direction))
                infos.push_back(port.info);
            return infos;
        } catch (const RtMidiError& error) {
            return failure(Error(ErrorId::PortFailed).butFound(error.getMessage()));
        }
    }
    Result<std::unique_ptr<MidiInput>> openInput(const PortChoice& choice) override
    {
        return open<RtMidiInput, MidiInput>(Direction::Input, choice);
    }
    Result<std::unique_ptr<MidiOutput>> openOutput(const PortChoice& choice) override
    {
        return open<RtMidiOutput, MidiOutput>(Direction::Output, choice);
    }

private:
    template<class Port, class Base>
    Result<std::unique_ptr<Base>> open(Direction direction, const PortChoice& choice)
    {
        try {
            auto wanted = choose(direction, choice);
            if (!wanted)
                return failure(wanted.error());
            auto port = std::make_unique<Port>(m_library, choice, *wanted);
            if (!port->connect(*wanted))
                return failure(Error(ErrorId::PortFailed).named(wanted->info.name));
            return port;
        } catch (const RtMidiError& error) {
            return failure(
                Error(ErrorId::PortFailed).named(choice.name).butFound(error.getMessage()));
        }
    }

    Result<KnownPort> choose(Direction direction, const PortChoice& choice)
    {
        if (choice.isVirtual) {
            const std::string name = ownName(direction, choice);
            return KnownPort {{name, name}, 0, {}};
        }
        const auto known = m_library->ports(direction);
        std::vector<PortInfo> infos;
        for (const auto& port : known)
            infos.push_back(port.info);
        auto info = choosePort(choice.name, infos);
        if (!info)
            return failure(info.error());
        return *std::find_if(
            known.begin(), known.end(), [&](const KnownPort& port) { return port.info == *info; });
    }

    std::shared_ptr<RtMidiLibrary> m_library;
};

bool jackIsThere()
{
#ifdef TIMBREL_HAS_JACK
    // libjack would print to stderr what we report ourselves
    jack_set_error_function([](const char*) {});
    jack_set_info_function([](const char*) {});
    jack_client_t* client = jack_client_open("Timbrel probe", JackNoStartServer, nullptr);
    if (client == nullptr)
        return false;
    jack_client_close(client);
    return true;
#else
    return false;
#endif
}

} // namespace

Result<std::unique_ptr<MidiBackend>> openRtMidiBackend(BackendKind kind)
{
    if (kind == BackendKind::RtMidiJack) {
        if (!jackIsThere())
            return failure(Error(ErrorId::BackendMissing).named("jack"));
        return std::make_unique<RtMidiBackend>(
            std::make_shared<RtMidiLibrary>(RtMidi::UNIX_JACK, nullptr));
    }
    auto sequencer = SequencerCatalogue::open();
    if (!sequencer)
        return failure(sequencer.error());
    return std::make_unique<RtMidiBackend>(
        std::make_shared<RtMidiLibrary>(RtMidi::LINUX_ALSA, std::move(*sequencer)));
}

} // namespace timbrel::midi
