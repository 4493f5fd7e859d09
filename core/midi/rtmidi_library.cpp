// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/midi/rtmidi_library.h"

#include <algorithm>
#include <functional>

namespace timbrel::midi {
namespace {

bool isOurs(const std::string& name)
{
    return name.starts_with(std::string(kVirtualInputName) + ":")
        || name.starts_with(std::string(kVirtualOutputName) + ":");
}

} // namespace

std::string ownName(Direction direction, const PortChoice& choice)
{
    if (choice.isVirtual && !choice.name.empty())
        return choice.name;
    return direction == Direction::Input ? kVirtualInputName : kVirtualOutputName;
}

std::vector<KnownPort> RtMidiLibrary::ports(Direction direction)
{
    std::vector<KnownPort> known;
    if (m_sequencer) {
        for (const auto& entry : m_sequencer->entries(direction))
            known.push_back(entry);
        return known;
    }
    const auto names = direction == Direction::Input ? listedBy<RtMidiIn>() : listedBy<RtMidiOut>();
    for (const std::string& name : names) // JACK tells no appearances apart, names must do
        if (!isOurs(name))
            known.push_back({{name, name}, std::hash<std::string> {}(name) | 1U, {}});
    return known;
}

bool RtMidiLibrary::has(Direction direction, AppearanceId id)
{
    if (m_sequencer)
        return m_sequencer->has(id);
    const auto known = ports(direction);
    return std::any_of(
        known.begin(), known.end(), [&](const KnownPort& port) { return port.id == id; });
}

bool RtMidiLibrary::isConnected(Direction direction,
                                const KnownPort& port,
                                std::optional<int> client)
{
    return m_sequencer && client && m_sequencer->isConnected(direction, port.address, *client);
}

template<class Midi>
std::vector<std::string> RtMidiLibrary::listedBy()
{
    const auto opened = made<Midi>("Timbrel list"); // it only looks, and goes again
    std::vector<std::string> names;
    for (unsigned number = 0; number < opened.midi->getPortCount(); ++number)
        names.push_back(opened.midi->getPortName(number));
    return names;
}

std::optional<unsigned> RtMidiLibrary::numberOf(RtMidi& midi, const PortInfo& port)
{
    const unsigned count = midi.getPortCount();
    for (unsigned number = 0; number < count; ++number)
        if (midi.getPortName(number) == port.fullName)
            return number;
    return std::nullopt;
}

} // namespace timbrel::midi
