// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/fuzzy_match.h"

#include <QtTest/QTest>

using namespace timbrel::ui;

class TestFuzzyMatch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anEmptyPatternFitsEverything();
    void lettersMustComeInOrder();
    void theFoundLettersAreTold();
    void beginningsOfWordsWin();
    void caseAndSpacesOfThePatternDoNotCount();
    void itFindsTheBestPlaceNotTheFirst();
};

void TestFuzzyMatch::anEmptyPatternFitsEverything()
{
    QVERIFY(fuzzyMatch(u"", u"Quantise"));
    QVERIFY(fuzzyMatch(u"", u""));
    QVERIFY(!fuzzyMatch(u"a", u""));
}

void TestFuzzyMatch::lettersMustComeInOrder()
{
    QVERIFY(fuzzyMatch(u"qan", u"Quantise"));
    QVERIFY(!fuzzyMatch(u"naq", u"Quantise"));
    QVERIFY(!fuzzyMatch(u"quantised", u"Quantise"));
}

void TestFuzzyMatch::theFoundLettersAreTold()
{
    QCOMPARE(fuzzyMatch(u"sn", u"Select notes")->positions, QList<int>({0, 7}));
    QCOMPARE(fuzzyMatch(u"note", u"Select notes")->positions, QList<int>({7, 8, 9, 10}));
}

void TestFuzzyMatch::beginningsOfWordsWin()
{
    const int initials = fuzzyMatch(u"sa", u"Save as")->score;
    const int inside = fuzzyMatch(u"sa", u"Transpose by a scale")->score;
    QVERIFY(initials > inside);
    QVERIFY(fuzzyMatch(u"open", u"Open")->score
            > fuzzyMatch(u"open", u"Reopen all projects")->score);
}

void TestFuzzyMatch::caseAndSpacesOfThePatternDoNotCount()
{
    QCOMPARE(fuzzyMatch(u"Sa Ve", u"save")->score, fuzzyMatch(u"save", u"SAVE")->score);
    QVERIFY(fuzzyMatch(u"ÖF", u"Projekt öffnen"));
}

void TestFuzzyMatch::itFindsTheBestPlaceNotTheFirst()
{
    // the first "t" stands in "Export", the better one begins a word
    QCOMPARE(fuzzyMatch(u"t", u"Export take")->positions, QList<int>({7}));
}

QTEST_APPLESS_MAIN(TestFuzzyMatch)
#include "tst_fuzzy_match.moc"
