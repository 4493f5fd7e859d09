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

Result<midi::PortChoice>
choiceOf(const PortWish& wish, midi::Direction direction, midi::MidiBackend& backend)
{
    if (wish.given)
        return midi::PortChoice {*wish.given, false};
    if (wish.isVirtual)
        return midi::PortChoice {{}, true};
    if (wish.inSettings)
        return midi::PortChoice {*wish.inSettings, false};
    const bool isInput = direction == midi::Direction::Input;
    return failure(Error(ErrorId::UsageWrong)
                       .named(std::string("which MIDI ") + (isInput ? "input" : "output")
                              + " is meant? Say " + wish.option
                              + " and a part of its name, or --virtual")
                       .whereExpected(portsThatThereAre(backend, direction)));
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

Result<std::unique_ptr<midi::MidiInput>> openInput(midi::MidiBackend& backend, const PortWish& wish)
{
    const auto choice = choiceOf(wish, midi::Direction::Input, backend);
    if (!choice)
        return failure(choice.error());
    return backend.openInput(*choice);
}

Result<std::unique_ptr<midi::MidiOutput>> openOutput(midi::MidiBackend& backend,
                                                     const PortWish& wish)
{
    const auto choice = choiceOf(wish, midi::Direction::Output, backend);
    if (!choice)
        return failure(choice.error());
    return backend.openOutput(*choice);
}

Result<PortPair> openPortPair(const BackendOption& backend,
                              const PortWish& input,
                              const PortWish& output,
                              bool mayLoop)
{
    PortPair ports;
    auto opened = backend.open();
    if (!opened)
        return failure(opened.error());
    ports.backend = std::move(*opened);
    // what is meant is settled before anything is opened
    TIMBREL_TRY(choiceOf(input, midi::Direction::Input, *ports.backend));
    TIMBREL_TRY(choiceOf(output, midi::Direction::Output, *ports.backend));
    auto openedInput = openInput(*ports.backend, input);
    if (!openedInput)
        return failure(openedInput.error());
    ports.input = std::move(*openedInput);
    auto openedOutput = openOutput(*ports.backend, output);
    if (!openedOutput)
        return failure(openedOutput.error());
    ports.output = std::move(*openedOutput);
    if (!mayLoop)
        TIMBREL_TRY(midi::refuseLoop(ports.input->port(), ports.output->port()));
    return ports;
}

} // namespace timbrel::app
