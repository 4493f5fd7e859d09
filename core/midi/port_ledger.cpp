// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/midi/port_ledger.h"

namespace timbrel::midi {

void PortLedger::begun(SequencerAddress address)
{
    const auto known = m_known.find(address);
    if (known == m_known.end()) {
        m_begun.insert(address);
        return;
    }
    // the announcement of the one that has been seen already, or of another in its place
    if (known->second.isAnnounced)
        known->second.id = m_nextId++;
    known->second.isAnnounced = true;
}

void PortLedger::announcementsLost()
{
    for (auto& [address, known] : m_known) {
        known.id = m_nextId++;
        known.isAnnounced = true;
    }
}

void PortLedger::look(std::span<KnownPort> ports)
{
    std::map<SequencerAddress, Known> seen;
    for (KnownPort& port : ports) {
        const auto before = m_known.find(port.address);
        const bool wasKnown = before != m_known.end();
        Known now;
        now.fullName = port.info.fullName;
        now.isAnnounced = wasKnown ? before->second.isAnnounced
                                   : !m_hasLooked || m_begun.contains(port.address);
        now.id
            = wasKnown && before->second.fullName == now.fullName ? before->second.id : m_nextId++;
        port.id = now.id;
        seen[port.address] = std::move(now);
    }
    m_known = std::move(seen);
    m_begun.clear();
    m_hasLooked = true;
}

} // namespace timbrel::midi
