// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/midi/portmidi_library.h"

#include <map>
#include <string>

namespace timbrel::midi {
namespace {

constexpr std::int32_t kBufferEvents = 4096;

int deviceOf(Direction direction, const PortInfo& port)
{
    std::map<std::string, int> seen;
    int firstOfThatName = pmNoDevice;
    for (int device = 0; device < Pm_CountDevices(); ++device) {
        const PmDeviceInfo* info = Pm_GetDeviceInfo(device);
        if (info == nullptr || (direction == Direction::Input ? info->input : info->output) == 0
            || port.name != info->name)
            continue;
        firstOfThatName = firstOfThatName == pmNoDevice ? device : firstOfThatName;
        const int place = ++seen[info->name];
        if (port.fullName == (place == 1 ? port.name : port.name + " #" + std::to_string(place)))
            return device;
    }
    return firstOfThatName;
}

bool open(PortMidiPort& stream)
{
    const int device = deviceOf(stream.direction, stream.port);
    if (device == pmNoDevice)
        return false;
    if (stream.direction == Direction::Output) // latency 0: sent at once, time stamps are ignored
        return Pm_OpenOutput(&stream.handle, device, nullptr, kBufferEvents, nullptr, nullptr, 0)
            == pmNoError;
    if (Pm_OpenInput(&stream.handle, device, nullptr, kBufferEvents, nullptr, nullptr) != pmNoError)
        return false;
    Pm_SetFilter(stream.handle, 0); // everything, active sensing too
    return true;
}

void close(PortMidiPort& stream)
{
    if (stream.handle != nullptr)
        Pm_Close(stream.handle);
    stream.handle = nullptr;
}

} // namespace

std::vector<PortInfo> portMidiDevices(Direction direction)
{
    std::vector<PortInfo> ports;
    std::map<std::string, int> seen;
    for (int device = 0; device < Pm_CountDevices(); ++device) {
        const PmDeviceInfo* info = Pm_GetDeviceInfo(device);
        if (info == nullptr || (direction == Direction::Input ? info->input : info->output) == 0)
            continue;
        const std::string name = info->name;
        const int place = ++seen[name]; // PortMidi has no other way to tell two of one name apart
        ports.push_back({name, place == 1 ? name : name + " #" + std::to_string(place)});
    }
    return ports;
}

PortMidiLibrary::PortMidiLibrary()
    : m_sequencer(SequencerCatalogue::open().value_or(nullptr))
{ }

PortMidiLibrary::~PortMidiLibrary()
{
    if (m_isStarted)
        Pm_Terminate();
}

bool PortMidiLibrary::begin()
{
    m_isStarted = Pm_Initialize() == pmNoError;
    return m_isStarted;
}

bool PortMidiLibrary::add(PortMidiPort& stream)
{
    m_streams.push_back(&stream);
    return open(stream);
}

void PortMidiLibrary::remove(PortMidiPort& stream)
{
    close(stream);
    std::erase(m_streams, &stream);
}

void PortMidiLibrary::listAfresh()
{
    if (!m_streams.empty())
        return;
    Pm_Terminate();
    Pm_Initialize();
}

void PortMidiLibrary::restartIfRequested() noexcept
{
    if (!m_restart.load(std::memory_order_relaxed) || !m_restart.exchange(false))
        return;
    for (PortMidiPort* stream : m_streams)
        close(*stream);
    Pm_Terminate();
    Pm_Initialize();
    for (PortMidiPort* stream : m_streams)
        open(*stream);
    m_restarts.fetch_add(1, std::memory_order_release); // the streams' handles before it
}

} // namespace timbrel::midi
