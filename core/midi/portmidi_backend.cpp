// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/midi/portmidi_backend.h"

#include "core/midi/portmidi_ports.h"

namespace timbrel::midi {
namespace {

class PortMidiBackend final : public MidiBackend
{
public:
    explicit PortMidiBackend(std::shared_ptr<PortMidiLibrary> library)
        : m_library(std::move(library))
    { }

    std::string_view name() const noexcept override { return "portmidi"; }
    bool canOpenVirtualPorts() const noexcept override { return false; }
    Result<std::vector<PortInfo>> ports(Direction direction) override
    {
        m_library->listAfresh();
        return portMidiDevices(direction);
    }
    Result<std::unique_ptr<MidiInput>> openInput(const PortChoice& choice) override
    {
        return open<PortMidiInput, MidiInput>(Direction::Input, choice);
    }
    Result<std::unique_ptr<MidiOutput>> openOutput(const PortChoice& choice) override
    {
        return open<PortMidiOutput, MidiOutput>(Direction::Output, choice);
    }

private:
    template<class Port, class Base>
    Result<std::unique_ptr<Base>> open(Direction direction, const PortChoice& choice)
    {
        if (choice.isVirtual)
            return failure(Error(ErrorId::VirtualPortsUnsupported).named("portmidi"));
        auto infos = ports(direction);
        auto wanted = choosePort(choice.name, *infos);
        if (!wanted)
            return failure(wanted.error());
        auto port = std::make_unique<Port>(m_library, *wanted);
        if (!port->open())
            return failure(Error(ErrorId::PortFailed).named(wanted->name));
        return port;
    }

    std::shared_ptr<PortMidiLibrary> m_library;
};

} // namespace

Result<std::unique_ptr<MidiBackend>> openPortMidiBackend()
{
    auto library = std::make_shared<PortMidiLibrary>();
    // on Linux PortMidi is ALSA's sequencer; without one it starts all the same and has no devices
    if (library->sequencer() == nullptr || !library->begin())
        return failure(Error(ErrorId::BackendMissing).named("portmidi"));
    return std::make_unique<PortMidiBackend>(std::move(library));
}

} // namespace timbrel::midi
