// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"
#include "core/base/text.h"
#include "core/music/drum_names.h"
#include "support/shared_data.h"

#include <QtTest/QTest>

#include <map>

using namespace timbrel;
using music::DrumClass;
using music::drumClassNamed;

class TestDrumNames : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void wordsAreLettersThatStandTogether();
    void namesTellOfTheirSound_data();
    void namesTellOfTheirSound();
    void namesOfOtherThingsTellOfNone_data();
    void namesOfOtherThingsTellOfNone();
    void realKitsAreNamedAsTheirMakersSortedThem();
};

void TestDrumNames::wordsAreLettersThatStandTogether()
{
    using Words = std::vector<std::string>;
    QCOMPARE(music::wordsOf("HiHat_02 open-LOUD.wav"),
             (Words {"hi", "hat", "open", "loud", "wav"}));
    QCOMPARE(music::wordsOf("Snare12Tight"), (Words {"snare", "tight"}));
    QCOMPARE(music::wordsOf("Trömmelchen"), (Words {"trömmelchen"}));
    QCOMPARE(music::wordsOf("808 - 1"), Words {});
}

void TestDrumNames::namesTellOfTheirSound_data()
{
    QTest::addColumn<std::string>("name");
    QTest::addColumn<int>("drumClass");
    const auto row = [](const char* name, DrumClass drumClass) {
        QTest::newRow(name) << std::string(name) << static_cast<int>(drumClass);
    };
    for (const char* name : {"BD-808", "Kick_long 2", "bass drum 1", "KickDrum", "Bassdrum03"})
        row(name, DrumClass::Kick);
    for (const char* name : {"Snare Jazz", "SD 9", "side stick", "RimShot", "Snare Clap"})
        row(name, DrumClass::Snare);
    for (const char* name : {"Hand Clap", "CP", "handclaps.wav"})
        row(name, DrumClass::Clap);
    for (const char* name :
         {"Open HH", "hihat_opened01", "OH 2", "Hi-hat Semi-Open", "OpenHat3", "hhopen_02"})
        row(name, DrumClass::OpenHat);
    for (const char* name :
         {"Closed HH", "CH", "Hi-hat Pedal", "Hat Ring 1", "HighHat", "HHClosed", "hhat 5"})
        row(name, DrumClass::ClosedHat);
    for (const char* name : {"Tom Floor", "tom_hi01", "LT", "low tom", "floortom_01", "FT"})
        row(name, DrumClass::Tom);
    for (const char* name : {"Crash 16", "Ride Bell", "China", "splash_cymbal", "Crashbecken"})
        row(name, DrumClass::Cymbal);
    for (const char* name : {"Cowbell", "Conga Hi Mute", "Tambourine", "Shaker2", "wood block"})
        row(name, DrumClass::Percussion);
}

void TestDrumNames::namesTellOfTheirSound()
{
    QFETCH(std::string, name);
    QFETCH(int, drumClass);
    const auto found = drumClassNamed(name);
    QVERIFY(found);
    QCOMPARE(static_cast<int>(*found), drumClass);
}

void TestDrumNames::namesOfOtherThingsTellOfNone_data()
{
    QTest::addColumn<std::string>("name");
    for (const char* name :
         {"", "808", "Strings", "Bass", "that piano", "custom", "atomic", "Chor"})
        QTest::addRow("'%s'", name) << std::string(name);
}

void TestDrumNames::namesOfOtherThingsTellOfNone()
{
    QFETCH(std::string, name);
    QVERIFY(!drumClassNamed(name));
}

void TestDrumNames::realKitsAreNamedAsTheirMakersSortedThem()
{
    const auto data = test::sharedData();
    if (!data)
        QSKIP(test::kNoSharedData);
    static const std::map<std::string, DrumClass, std::less<>> kClasses
        = {{"kick", DrumClass::Kick},
           {"snare", DrumClass::Snare},
           {"rim", DrumClass::Snare},
           {"clap", DrumClass::Clap},
           {"open_hat", DrumClass::OpenHat},
           {"closed_hat", DrumClass::ClosedHat},
           {"pedal_hat", DrumClass::ClosedHat},
           {"tom", DrumClass::Tom},
           {"ride", DrumClass::Cymbal},
           {"crash", DrumClass::Cymbal},
           {"cymbal", DrumClass::Cymbal},
           {"cowbell", DrumClass::Percussion},
           {"shaker", DrumClass::Percussion},
           {"conga_bongo", DrumClass::Percussion},
           {"clave_wood", DrumClass::Percussion}};
    const auto table = readFile(*data / "sounds/MANIFEST.csv");
    QVERIFY(table);
    int known = 0;
    int right = 0;
    for (const std::string_view line : split(*table, '\n')) {
        const auto fields = split(line, ',');
        const auto wanted = fields.size() > 2 ? kClasses.find(fields[1]) : kClasses.end();
        if (wanted == kClasses.end())
            continue;
        ++known;
        right += drumClassNamed(fields[2]) == wanted->second ? 1 : 0;
    }
    qInfo("%d of %d", right, known);
    QVERIFY(known > 300);
    QVERIFY(right * 100 >= known * 93); // some are African drums, some are sorted wrongly there
}

QTEST_GUILESS_MAIN(TestDrumNames)
#include "tst_drum_names.moc"
