// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/midi/midi_file.h"

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace timbrel::pattern {

/// A note-on, and where it stands.
struct ChannelNote
{
    std::int64_t tick = 0;
    std::uint8_t channel = 0; ///< 0-15
    std::uint8_t number = 0; ///< 0-127
    std::uint8_t velocity = 0; ///< 1-127
};
using ChannelSet = std::bitset<16>;

/// What is known of a channel but its notes.
struct ChannelFacts
{
    bool isNamedDrums = false; ///< a track that plays on it is called drums, kit, percussion ...
    std::optional<std::uint8_t> program; ///< the first that is chosen on it, 0-127
};
using ChannelsFacts = std::array<ChannelFacts, 16>;

/// The channels on which drums are played although they are not General MIDI's. A channel is drums
/// if a track on it is called so, or else if what it plays is that of a kit: nearly all its notes
/// are the keys of kick, snare, hats and cymbals, kick and snare or hat are among them, few
/// different ones come again and again, and it is neither a melody of one voice nor played by a
/// program of another instrument. Ticks a quarter: to know what sounds together.
[[nodiscard]] ChannelSet
evidentDrums(std::span<const ChannelNote> notes, const ChannelsFacts& facts, int ticksPerQuarter);

/// Whether a track's name tells of drums.
[[nodiscard]] bool isNameOfDrums(std::string_view name);

} // namespace timbrel::pattern
