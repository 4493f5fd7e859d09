// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/port_options.h"

#include "app/cli/wording.h"

namespace timbrel::app {
namespace {

/// "; there is: a, b" or "; there is none".
std::string portsThatThereAre(midi::MidiBackend& backend, midi::Direction direction)
{
    const auto ports = backend.ports(direction);
    if (!ports || ports->empty())
        return "there is none now";
    std::vector<std::string> names;
    for (const midi::PortInfo& port : *ports)
        names.push_back("\"" + port.name + "\"");
    return "one of " + joined(names);
}

} // namespace

void BackendOption::addTo(Options& options)
{
    options.choice("--backend", name, midi::backendNames(), "How to reach MIDI ports (rtmidi)");
}

Result<std::unique_ptr<midi::MidiBackend>> BackendOption::open() const
{
    const auto kind = midi::backendNamed(name ? *name : midi::backendNames().front());
    if (!kind)
        return failure(kind.error());
    return midi::openBackend(*kind);
}

Result<midi::PortChoice> portChoice(const std::optional<std::string>& given,
                                    bool isVirtual,
                                    const std::optional<std::string>& inSettings,
                                    midi::Direction direction,
                                    const std::string& option,
                                    midi::MidiBackend& backend)
{
    if (given)
        return midi::PortChoice {*given, false};
    if (isVirtual)
        return midi::PortChoice {{}, true};
    if (inSettings)
        return midi::PortChoice {*inSettings, false};
    const bool isInput = direction == midi::Direction::Input;
    return failure(Error(ErrorId::UsageWrong)
                       .named(std::string("which MIDI ") + (isInput ? "input" : "output")
                              + " is meant? Say " + option
                              + " and a part of its name, or --virtual")
                       .whereExpected(portsThatThereAre(backend, direction)));
}

} // namespace timbrel::app
