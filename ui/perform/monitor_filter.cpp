// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/perform/monitor_filter.h"

namespace timbrel::ui {

MonitorKind kindOf(const MonitoredMessage& message)
{
    switch (message.bytes[0] & 0xF0U) {
    case 0x80:
    case 0x90:
        return MonitorKind::Note;
    case 0xA0:
    case 0xD0:
        return MonitorKind::Pressure;
    case 0xB0:
        return MonitorKind::Controller;
    case 0xC0:
        return MonitorKind::Program;
    case 0xE0:
        return MonitorKind::PitchBend;
    default:
        break;
    }
    switch (message.bytes[0]) {
    case 0xF2: // song position
    case 0xF8: // clock
    case 0xFA: // start
    case 0xFB: // continue
    case 0xFC: // stop
        return MonitorKind::Clock;
    case 0xFE:
        return MonitorKind::ActiveSensing;
    default:
        return MonitorKind::System;
    }
}

int channelOf(const MonitoredMessage& message)
{
    return message.bytes[0] < 0xF0U ? static_cast<int>(message.bytes[0] & 0x0FU) : -1;
}

bool MonitorFilter::accepts(const MonitoredMessage& message) const
{
    if (!(message.isOutgoing ? showsOutgoing : showsIncoming))
        return false;
    const int its = channelOf(message);
    return shows(kindOf(message)) && (channel < 0 || its < 0 || its == channel);
}

} // namespace timbrel::ui
