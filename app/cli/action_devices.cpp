// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/action_list.h"
#include "app/cli/port_options.h"

namespace timbrel::app {
namespace {

class DevicesAction final : public Action
{
public:
    std::string name() const override { return "devices"; }
    std::string summary() const override { return "List the MIDI ports that there are"; }
    std::string example() const override { return "timbrel --devices"; }
    bool needsProject() const override { return false; }

    void addOptions(Options& options) override { m_backend.addTo(options); }

    Result<> run(const std::filesystem::path&, Report& report) override
    {
        const auto backend = m_backend.open();
        if (!backend)
            return failure(backend.error());
        const auto inputs = list(**backend, midi::Direction::Input, report);
        if (!inputs)
            return failure(inputs.error());
        const auto outputs = list(**backend, midi::Direction::Output, report);
        if (!outputs)
            return failure(outputs.error());
        report.done({{"backend", std::string((*backend)->name())},
                     {"inputs", *inputs},
                     {"outputs", *outputs},
                     {"virtual_ports", (*backend)->canOpenVirtualPorts()}});
        return {};
    }

private:
    static Result<std::size_t>
    list(midi::MidiBackend& backend, midi::Direction direction, Report& report)
    {
        const bool isInput = direction == midi::Direction::Input;
        const auto ports = backend.ports(direction);
        if (!ports)
            return failure(ports.error());
        report.say(isInput ? "MIDI inputs" : "MIDI outputs");
        for (const midi::PortInfo& port : *ports) {
            report.say("  " + port.name);
            report.event("port",
                         {{"direction", isInput ? "input" : "output"},
                          {"name", port.name},
                          {"full_name", port.fullName}});
        }
        if (ports->empty())
            report.say("  none");
        return ports->size();
    }

    BackendOption m_backend;
};

} // namespace

std::unique_ptr<Action> makeDevicesAction()
{
    return std::make_unique<DevicesAction>();
}

} // namespace timbrel::app
