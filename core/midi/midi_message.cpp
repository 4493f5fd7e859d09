// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/midi/midi_message.h"

#include <algorithm>

namespace timbrel::midi {

std::size_t messageLength(std::uint8_t status) noexcept TIMBREL_REALTIME
{
    // MIDI 1.0: data bytes by kind; 0xF4, 0xF5, 0xF9 and 0xFD are undefined
    constexpr std::array<std::uint8_t, 16> kSystem
        = {0, 2, 3, 2, 0, 0, 1, 0, 1, 0, 1, 1, 1, 0, 1, 1};
    if (status < 0x80)
        return 0;
    if (status >= 0xF0)
        return kSystem[status & 15U];
    const unsigned kind = status & 0xF0U;
    return kind == 0xC0 || kind == 0xD0 ? 2 : 3;
}

MidiMessage MidiMessage::fromBytes(std::span<const std::uint8_t> bytes) noexcept TIMBREL_REALTIME
{
    MidiMessage message;
    if (bytes.empty() || bytes.size() != messageLength(bytes[0]))
        return message;
    for (std::size_t i = 1; i < bytes.size(); ++i)
        if (bytes[i] >= 0x80)
            return message;
    std::copy(bytes.begin(), bytes.end(), message.bytes.begin());
    message.size = static_cast<std::uint8_t>(bytes.size());
    return message;
}

} // namespace timbrel::midi
