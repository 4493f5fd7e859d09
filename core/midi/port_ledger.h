// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/midi/known_port.h"

#include <map>
#include <set>
#include <span>

namespace timbrel::midi {

/// Tells one appearance of a sequencer's port from the next one at the same address. It goes by two
/// sources: what is there when one looks, and the announcements that a port has begun. That a port
/// or client has ended is only seen by looking: the kernel gives a client's number away before it
/// announces its end, so that such an announcement may well mean the one before. A beginning is
/// announced once for each port, after it can be seen. Threads: one. Realtime-safe: no.
class PortLedger
{
public:
    /// A port has begun at this address.
    void begun(SequencerAddress address);
    /// Announcements were lost: what is known may be gone, and another one in its place.
    void announcementsLost();
    /// What there is now, and gives each its id. The first look finds ports that began before
    /// anybody listened.
    void look(std::span<KnownPort> ports);

private:
    struct Known
    {
        std::string fullName;
        AppearanceId id = 0;
        bool isAnnounced = false; ///< the next announcement is of another port
    };

    std::map<SequencerAddress, Known> m_known;
    std::set<SequencerAddress> m_begun; ///< announced, not yet seen
    AppearanceId m_nextId = 1;
    bool m_hasLooked = false;
};

} // namespace timbrel::midi
