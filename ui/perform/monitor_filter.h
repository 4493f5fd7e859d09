// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/perform/performance_state.h"

#include <bitset>
#include <cstddef>

namespace timbrel::ui {

/// What a message is, for the monitor.
enum class MonitorKind : std::uint8_t
{
    Note,
    Controller,
    PitchBend,
    Pressure, ///< of a key and of the channel
    Program,
    Clock, ///< and start, continue, stop, song position
    ActiveSensing,
    System ///< exclusive and all others
};
inline constexpr std::size_t kMonitorKinds = 8;

[[nodiscard]] MonitorKind kindOf(const MonitoredMessage& message);
/// -1: it has no channel.
[[nodiscard]] int channelOf(const MonitoredMessage& message);

/// Which messages the monitor shows; clock and active sensing not, unless they are asked for: they
/// come many times a second. Threads: a value.
struct MonitorFilter
{
    std::bitset<kMonitorKinds> kinds = std::bitset<kMonitorKinds>(0b1001'1111);
    int channel = -1; ///< only this one (0-15), and what has no channel; -1: all
    bool showsIncoming = true;
    bool showsOutgoing = true;

    [[nodiscard]] bool shows(MonitorKind kind) const
    {
        return kinds.test(static_cast<std::size_t>(kind));
    }
    [[nodiscard]] bool accepts(const MonitoredMessage& message) const;
    friend bool operator==(const MonitorFilter&, const MonitorFilter&) = default;
};

} // namespace timbrel::ui
