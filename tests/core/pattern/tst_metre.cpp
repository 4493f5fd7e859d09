// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pattern/metre.h"

#include <QtTest/QTest>

using namespace timbrel::pattern;

class TestMetre : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aSignatureSaysHowManyBeatsABarHas_data();
    void aSignatureSaysHowManyBeatsABarHas();
    void whatNoMusicHasIsNoMetre_data();
    void whatNoMusicHasIsNoMetre();
    void aChangeBeginsAStretch();
    void withoutASignatureItIsInFour();
};

void TestMetre::aSignatureSaysHowManyBeatsABarHas_data()
{
    QTest::addColumn<int>("numerator");
    QTest::addColumn<int>("denominator");
    QTest::addColumn<int>("beats");
    QTest::addColumn<double>("quarters");
    QTest::newRow("4/4") << 4 << 4 << 4 << 1.0;
    QTest::newRow("3/4") << 3 << 4 << 3 << 1.0;
    QTest::newRow("5/4") << 5 << 4 << 5 << 1.0;
    QTest::newRow("2/2") << 2 << 2 << 4 << 1.0;
    QTest::newRow("6/8") << 6 << 8 << 2 << 1.5;
    QTest::newRow("9/8") << 9 << 8 << 3 << 1.5;
    QTest::newRow("12/8") << 12 << 8 << 4 << 1.5;
    QTest::newRow("3/8") << 3 << 8 << 1 << 1.5;
    QTest::newRow("4/8") << 4 << 8 << 2 << 1.0;
    QTest::newRow("5/8") << 5 << 8 << 5 << 0.5;
    QTest::newRow("7/8") << 7 << 8 << 7 << 0.5;
    QTest::newRow("8/16") << 8 << 16 << 2 << 1.0;
    QTest::newRow("6/16") << 6 << 16 << 2 << 0.75;
    QTest::newRow("7/16") << 7 << 16 << 7 << 0.25;
}

void TestMetre::aSignatureSaysHowManyBeatsABarHas()
{
    QFETCH(int, numerator);
    QFETCH(int, denominator);
    QFETCH(int, beats);
    QFETCH(double, quarters);
    const auto metre = metreOf(numerator, denominator);
    QVERIFY(metre);
    QCOMPARE(metre->beatsPerBar, beats);
    QCOMPARE(metre->quartersPerBeat, quarters);
    QCOMPARE(metre->quartersPerBar(), 4.0 * numerator / denominator);
}

void TestMetre::whatNoMusicHasIsNoMetre_data()
{
    QTest::addColumn<int>("numerator");
    QTest::addColumn<int>("denominator");
    for (const auto& [numerator, denominator] :
         {std::pair {0, 4}, {-3, 4}, {255, 4}, {4, 0}, {4, 3}, {4, 128}, {64, 1}})
        QTest::addRow("%d/%d", numerator, denominator) << numerator << denominator;
}

void TestMetre::whatNoMusicHasIsNoMetre()
{
    QFETCH(int, numerator);
    QFETCH(int, denominator);
    QVERIFY(!metreOf(numerator, denominator));
}

void TestMetre::aChangeBeginsAStretch()
{
    const std::vector<TimeSignature> signatures
        = {{20.0, 3, 4}, {0.0, 6, 8}, {12.0, 6, 8}, {16.0, 0, 4}, {99.0, 5, 4}};
    const auto stretches = stretchesOf(signatures, 30.0);
    QCOMPARE(stretches.size(), std::size_t {2});
    QCOMPARE(stretches[0].metre.quartersPerBeat, 1.5);
    QCOMPARE(stretches[0].end, 20.0);
    QCOMPARE(stretches[1].begin, 20.0);
    QCOMPARE(stretches[1].end, 30.0);
    QCOMPARE(stretches[1].metre.beatsPerBar, 3);
}

void TestMetre::withoutASignatureItIsInFour()
{
    for (const double end : {0.0, -1.0, 12.5}) {
        const auto stretches = stretchesOf({}, end);
        QCOMPARE(stretches.size(), std::size_t {1});
        QCOMPARE(stretches[0].metre.beatsPerBar, 4);
        QCOMPARE(stretches[0].end, std::max(end, 0.0));
    }
}

QTEST_GUILESS_MAIN(TestMetre)
#include "tst_metre.moc"
