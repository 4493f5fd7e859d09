// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/midi/port_presence.h"

#include <QtTest>

#include <algorithm>

using namespace timbrel::midi;

namespace {

KnownPort port(const std::string& name, int client, AppearanceId id)
{
    return {{name, name + " " + std::to_string(client) + ":0"}, id, {client, 0}};
}

class FakeDirectory final : public PortDirectory
{
public:
    std::vector<KnownPort> there;

    std::vector<KnownPort> ports(Direction) override { return there; }
    bool has(Direction, AppearanceId id) override
    {
        return std::any_of(
            there.begin(), there.end(), [&](const KnownPort& known) { return known.id == id; });
    }
};

class FakeConnection final : public PortConnection
{
public:
    int connectedTo = -1; ///< a client
    bool canConnect = true;
    int attempts = 0;

    bool isConnectedTo(const KnownPort& known) override
    {
        return known.address.client == connectedTo;
    }
    bool connect(const KnownPort& known) override
    {
        ++attempts;
        connectedTo = canConnect ? known.address.client : -1;
        return canConnect;
    }
};

} // namespace

class TestPortPresence : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_directory = std::make_shared<FakeDirectory>();
        m_directory->there = {port("Keys:Out", 130, 1)};
        m_connection = std::make_unique<FakeConnection>();
        m_connection->connectedTo = 130;
        m_presence = std::make_unique<PortPresence>(
            m_directory, Direction::Input, m_directory->there.front());
    }

    void aConnectionThatLivesIsNotGivenUpForAnAnnouncement()
    {
        m_directory->there = {port("Keys:Out", 130, 2)}; // as if it had been away
        for (int look = 0; look < 3; ++look)
            QCOMPARE(m_presence->refresh(*m_connection), PortChange::None);
        QCOMPARE(m_connection->attempts, 0);
    }

    void aConnectionTakenAwayByHandStaysAway()
    {
        m_connection->connectedTo = -1;
        for (int look = 0; look < 3; ++look)
            QCOMPARE(m_presence->refresh(*m_connection), PortChange::None);
        QCOMPARE(m_connection->attempts, 0);
    }

    void aPortThatReturnsElsewhereIsTakenUpByItsName()
    {
        m_directory->there = {port("Drums:Out", 130, 3)};
        m_connection->connectedTo = -1;
        QCOMPARE(m_presence->refresh(*m_connection), PortChange::Vanished);
        QCOMPARE(m_presence->refresh(*m_connection), PortChange::None);
        m_directory->there.push_back(port("Keys:Out", 133, 4));
        QCOMPARE(m_presence->refresh(*m_connection), PortChange::Returned);
        QCOMPARE(m_connection->connectedTo, 133);
        QCOMPARE(m_presence->refresh(*m_connection), PortChange::None);
        QCOMPARE(m_connection->attempts, 1);
    }

    void ofTwoOfOneNameTheOneInTheSamePlaceIsTaken()
    {
        m_directory->there.clear();
        m_connection->connectedTo = -1;
        QCOMPARE(m_presence->refresh(*m_connection), PortChange::Vanished);
        m_directory->there = {port("Keys:Out", 128, 5), port("Keys:Out", 130, 6)};
        QCOMPARE(m_presence->refresh(*m_connection), PortChange::Returned);
        QCOMPARE(m_connection->connectedTo, 130);
    }

    void oneThatIsBackBeforeTheNextLookIsTakenUpAgain()
    {
        m_directory->there = {port("Keys:Out", 130, 7)};
        m_connection->connectedTo = -1;
        QCOMPARE(m_presence->refresh(*m_connection), PortChange::Vanished);
        QCOMPARE(m_presence->refresh(*m_connection), PortChange::Returned);
        QCOMPARE(m_presence->refresh(*m_connection), PortChange::None);
    }

    void whatCannotBeConnectedIsTriedAgain()
    {
        m_directory->there.clear();
        m_connection->connectedTo = -1;
        QCOMPARE(m_presence->refresh(*m_connection), PortChange::Vanished);
        m_directory->there = {port("Keys:Out", 130, 8)};
        m_connection->canConnect = false;
        QCOMPARE(m_presence->refresh(*m_connection), PortChange::None);
        QCOMPARE(m_presence->refresh(*m_connection), PortChange::None);
        m_connection->canConnect = true;
        QCOMPARE(m_presence->refresh(*m_connection), PortChange::Returned);
        QCOMPARE(m_connection->attempts, 3);
    }

private:
    std::shared_ptr<FakeDirectory> m_directory;
    std::unique_ptr<FakeConnection> m_connection;
    std::unique_ptr<PortPresence> m_presence;
};

QTEST_APPLESS_MAIN(TestPortPresence)
#include "tst_port_presence.moc"
