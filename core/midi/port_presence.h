// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/midi/known_port.h"

#include <memory>

namespace timbrel::midi {

/// What ports there are. Threads: as its implementation says. Realtime-safe: no.
class PortDirectory
{
public:
    virtual ~PortDirectory() = default;
    PortDirectory(const PortDirectory&) = delete;
    PortDirectory& operator=(const PortDirectory&) = delete;
    [[nodiscard]] virtual std::vector<KnownPort> ports(Direction direction) = 0;
    [[nodiscard]] virtual bool has(Direction direction, AppearanceId id) = 0;

protected:
    PortDirectory() = default;
};

/// Our end of the cable.
class PortConnection
{
public:
    virtual ~PortConnection() = default;
    PortConnection(const PortConnection&) = delete;
    PortConnection& operator=(const PortConnection&) = delete;
    /// Whether the system still joins us to that port. False also where it cannot be asked.
    [[nodiscard]] virtual bool isConnectedTo(const KnownPort& port) = 0;
    /// It may fail, then the next look tries again.
    [[nodiscard]] virtual bool connect(const KnownPort& port) = 0;

protected:
    PortConnection() = default;
};

/// Whether the port that we have opened is there, and when to connect to it again. A connection
/// that lives proves that the port does; where there is none, somebody has taken it away by hand,
/// which is theirs to decide, unless the port itself went. Threads: one. Realtime-safe: no.
class PortPresence
{
public:
    PortPresence(std::shared_ptr<PortDirectory> directory, Direction direction, KnownPort port)
        : m_directory(std::move(directory))
        , m_direction(direction)
        , m_port(std::move(port))
    { }

    /// A port that went and is back already is Vanished first, and Returned with the next look.
    [[nodiscard]] PortChange refresh(PortConnection& connection);

private:
    [[nodiscard]] bool isBack(PortConnection& connection);

    std::shared_ptr<PortDirectory> m_directory;
    Direction m_direction;
    KnownPort m_port;
    bool m_isThere = true;
};

} // namespace timbrel::midi
