// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/midi/port_ledger.h"

#include <QtTest>

using namespace timbrel::midi;

namespace {

constexpr SequencerAddress kKeyboard {130, 0};
constexpr SequencerAddress kSynth {131, 0};

KnownPort portAt(SequencerAddress address, const std::string& name = "Keys:Out")
{
    return {{name, name + " " + std::to_string(address.client) + ":0"}, 0, address};
}

AppearanceId
idAt(PortLedger& ledger, SequencerAddress address, const std::string& name = "Keys:Out")
{
    std::vector<KnownPort> ports = {portAt(address, name), portAt({14, 0}, "Midi Through:Port-0")};
    ledger.look(ports);
    return ports.front().id;
}

} // namespace

class TestPortLedger : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPortThatStaysKeepsItsId()
    {
        PortLedger ledger;
        const auto id = idAt(ledger, kKeyboard);
        QVERIFY(id != 0);
        QCOMPARE(idAt(ledger, kKeyboard), id);
        ledger.begun(kSynth); // another one begins
        QCOMPARE(idAt(ledger, kKeyboard), id);
    }

    void anotherInItsPlaceIsToldByItsBeginningAlone()
    {
        PortLedger ledger;
        const auto first = idAt(ledger, kKeyboard);
        ledger.begun(kKeyboard); // it was away between two looks
        const auto second = idAt(ledger, kKeyboard);
        QVERIFY(second != first);
        QCOMPARE(idAt(ledger, kKeyboard), second);
    }

    void aBeginningHeardAfterThePortWasSeenIsItsOwn()
    {
        PortLedger ledger;
        (void)idAt(ledger, kKeyboard);
        std::vector<KnownPort> both = {portAt(kKeyboard), portAt(kSynth, "Synth:In")};
        ledger.look(both);
        const auto id = both[1].id;
        ledger.begun(kSynth);
        ledger.look(both);
        QCOMPARE(both[1].id, id);
        ledger.begun(kSynth); // only the second one is another's
        ledger.look(both);
        QVERIFY(both[1].id != id);
    }

    void aBeginningHeardBeforeThePortIsSeenIsItsOwnToo()
    {
        PortLedger ledger;
        std::vector<KnownPort> none;
        ledger.look(none);
        ledger.begun(kKeyboard);
        const auto id = idAt(ledger, kKeyboard);
        QCOMPARE(idAt(ledger, kKeyboard), id);
        ledger.begun(kKeyboard);
        QVERIFY(idAt(ledger, kKeyboard) != id);
    }

    void whatWasAwayForALookIsAnother()
    {
        PortLedger ledger;
        const auto id = idAt(ledger, kKeyboard);
        std::vector<KnownPort> none;
        ledger.look(none);
        QVERIFY(idAt(ledger, kKeyboard) != id);
    }

    void anotherNameIsAnotherPort()
    {
        PortLedger ledger;
        const auto id = idAt(ledger, kKeyboard);
        QVERIFY(idAt(ledger, kKeyboard, "Drums:Out") != id);
    }

    void whereAnnouncementsAreLostEverythingMayBeAnother()
    {
        PortLedger ledger;
        const auto id = idAt(ledger, kKeyboard);
        ledger.announcementsLost();
        const auto afterwards = idAt(ledger, kKeyboard);
        QVERIFY(afterwards != id);
        QCOMPARE(idAt(ledger, kKeyboard), afterwards);
    }
};

QTEST_APPLESS_MAIN(TestPortLedger)
#include "tst_port_ledger.moc"
