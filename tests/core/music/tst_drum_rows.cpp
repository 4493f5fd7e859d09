// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/music/drum_rows.h"

#include <QtTest>

using namespace timbrel;
using namespace timbrel::music;

class TestDrumRows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNoteBelongsToTheRowOfItsSound_data();
    void aNoteBelongsToTheRowOfItsSound();
    void aNoteThatIsNoDrumBelongsToNoRow();
    void whatNoRowNamesIsNothingWithoutAPercussionRow();
    void idsLeadToTheirClassesAndBack();
};

void TestDrumRows::aNoteBelongsToTheRowOfItsSound_data()
{
    QTest::addColumn<int>("note");
    QTest::addColumn<int>("row");
    const std::vector<std::pair<std::vector<int>, int>> table = {
        {{35, 36}, 0},
        {{37, 38, 40, 91, 93}, 1},
        {{39}, 2},
        {{46, 26}, 3},
        {{42, 44, 22}, 4},
        {{41, 43, 45, 47, 48, 50}, 5},
        {{49, 51, 52, 53, 55, 57, 59}, 6},
        {{54, 56, 58, 60, 64, 69, 75, 81, 27, 87}, 7},
    };
    for (const auto& [notes, row] : table)
        for (const int note : notes)
            QTest::addRow("%d", note) << note << row;
}

void TestDrumRows::aNoteBelongsToTheRowOfItsSound()
{
    QFETCH(int, note);
    QFETCH(int, row);
    const auto found = drumRowOf(standardDrumRows(), NoteNumber(note));
    QVERIFY(found);
    QCOMPARE(static_cast<int>(*found), row);
}

void TestDrumRows::aNoteThatIsNoDrumBelongsToNoRow()
{
    for (const int note : {0, 25, 88, 127})
        QVERIFY(!drumRowOf(standardDrumRows(), NoteNumber(note)));
}

void TestDrumRows::whatNoRowNamesIsNothingWithoutAPercussionRow()
{
    const std::vector<DrumRow> rows = {standardDrumRows().front()};
    QVERIFY(!drumRowOf(rows, NoteNumber(56)));
    QVERIFY(drumRowOf(rows, NoteNumber(36)));
}

void TestDrumRows::idsLeadToTheirClassesAndBack()
{
    QCOMPARE(standardDrumRows().size(), kDrumClasses);
    for (const DrumRow& row : standardDrumRows()) {
        QVERIFY(drumClassOf(row.id) == row.drumClass);
        QVERIFY(drumClassId(row.drumClass) == row.id);
    }
    QVERIFY(!drumClassOf("cow"));
}

QTEST_APPLESS_MAIN(TestDrumRows)
#include "tst_drum_rows.moc"
