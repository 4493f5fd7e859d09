// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/midi/port_presence.h"

#include <algorithm>

namespace timbrel::midi {

PortChange PortPresence::refresh(PortConnection& connection)
{
    if (!m_isThere)
        return isBack(connection) ? PortChange::Returned : PortChange::None;
    if (connection.isConnectedTo(m_port) || m_directory->has(m_direction, m_port.id))
        return PortChange::None;
    m_isThere = false;
    return PortChange::Vanished;
}

bool PortPresence::isBack(PortConnection& connection)
{
    const auto ports = m_directory->ports(m_direction);
    // of two devices of one name, the one in the same place
    auto found = std::find_if(ports.begin(), ports.end(), [&](const KnownPort& port) {
        return port.info == m_port.info;
    });
    if (found == ports.end())
        found = std::find_if(ports.begin(), ports.end(), [&](const KnownPort& port) {
            return port.info.name == m_port.info.name;
        });
    if (found == ports.end() || !connection.connect(*found))
        return false;
    m_port = *found;
    m_isThere = true;
    return true;
}

} // namespace timbrel::midi
