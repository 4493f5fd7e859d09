// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/editor_stage.h"
#include "ui/editor/event_table.h"
#include "ui/editor/event_table_model.h"

#include <QAccessible>
#include <QAction>
#include <QTableView>

using namespace timbrel;
using namespace timbrel::test;

class TestEditorTable : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void textsAreReadAsTimesAndNotes();
    void theTableShowsNotesAndIsEdited();
    void theTableShowsPoints();
    void selectingARowSelectsTheNote();
    void aLaneSpeaksItsValue();
    void theRollSaysWhatIsAtItsCaret();
    void everyActionOfTheEditorCanBeFound();
};

void TestEditorTable::initTestCase()
{
    ui::applyAppearance(*qobject_cast<QApplication*>(QApplication::instance()),
                        ui::Appearance::Dark);
}

void TestEditorTable::textsAreReadAsTimesAndNotes()
{
    const music::Meter meter;
    QCOMPARE(ui::timeFromText(QStringLiteral("2.1"), meter), std::optional<Microseconds>(2s));
    QCOMPARE(ui::timeFromText(QStringLiteral("1.2.240"), meter),
             std::optional<Microseconds>(750ms));
    QCOMPARE(ui::timeFromText(QStringLiteral("0,5 s"), meter), std::optional<Microseconds>(500ms));
    for (const char* wrong : {"", "0.1", "1.5", "1.1.480", "x", "-1 s"})
        QVERIFY2(!ui::timeFromText(QString::fromLatin1(wrong), meter), wrong);
    QCOMPARE(ui::noteFromText(QStringLiteral("C4")), std::optional<int>(60));
    QCOMPARE(ui::noteFromText(QStringLiteral("f#3")), std::optional<int>(54));
    QCOMPARE(ui::noteFromText(QStringLiteral("B\u266d2")), std::optional<int>(46));
    QCOMPARE(ui::noteFromText(QStringLiteral("127")), std::optional<int>(127));
    for (const char* wrong : {"", "128", "H4", "C", "C99"})
        QVERIFY2(!ui::noteFromText(QString::fromLatin1(wrong)), wrong);
}

void TestEditorTable::theTableShowsNotesAndIsEdited()
{
    EditorStage stage;
    stage.action("view.table")->trigger();
    auto* model = stage.view.table().table().model();
    QCOMPARE(model->rowCount(), 3);
    QCOMPARE(model->index(0, 0).data().toString(), QStringLiteral("1.3.000"));
    QCOMPARE(model->index(0, 1).data().toString(), QStringLiteral("C4"));
    QVERIFY(model->setData(model->index(0, 0), QStringLiteral("1.4")));
    QVERIFY(model->setData(model->index(0, 1), QStringLiteral("D4")));
    QVERIFY(model->setData(model->index(0, 2), QStringLiteral("0.25 s")));
    QVERIFY(model->setData(model->index(0, 3), QStringLiteral("33")));
    QVERIFY(model->setData(model->index(0, 4), QStringLiteral("16")));
    QVERIFY(!model->setData(model->index(0, 3), QStringLiteral("0")));
    QVERIFY(!model->setData(model->index(0, 1), QStringLiteral("nothing")));
    const music::Note& note = stage.notes().front();
    QCOMPARE(note.onset, Microseconds(1500ms));
    QCOMPARE(note.number, 62);
    QCOMPARE(note.length, Microseconds(250ms));
    QCOMPARE(note.velocity, 33);
    QCOMPARE(note.channel, 15);
    QCOMPARE(stage.document.history().count(), 5);
}

void TestEditorTable::theTableShowsPoints()
{
    EditorStage stage;
    stage.action("view.table")->trigger();
    stage.view.table().showLane(stage.lane);
    auto* model = stage.view.table().table().model();
    QCOMPARE(model->rowCount(), 3);
    QVERIFY(model->setData(model->index(1, 1), QStringLiteral("99")));
    QCOMPARE(stage.points()[1].value, 99);
    QVERIFY(!model->setData(model->index(1, 1), QStringLiteral("128")));
    stage.document.push(music::setPoint(stage.document.score(), stage.lane, 5s, 1),
                        QStringLiteral("point"));
    QCOMPARE(model->rowCount(), 4);
    stage.document.push(music::deleteLane(stage.document.score(), stage.lane),
                        QStringLiteral("lane"));
    QCOMPARE(model->rowCount(), 3); // the notes
}

void TestEditorTable::selectingARowSelectsTheNote()
{
    EditorStage stage;
    stage.action("view.table")->trigger();
    stage.view.table().table().selectRow(1);
    QCOMPARE(stage.document.selectedNotes().size(), 1U);
    QVERIFY(stage.document.selectedNotes().contains(stage.notes()[1].id));
    QCOMPARE(stage.view.state().caret(), Microseconds(2s));
}

void TestEditorTable::aLaneSpeaksItsValue()
{
    EditorStage stage;
    stage.view.state().setCaret(2500ms, 60);
    QAccessibleInterface* lane = QAccessible::queryAccessibleInterface(&stage.laneWidget());
    QVERIFY(lane != nullptr && lane->valueInterface() != nullptr);
    QCOMPARE(lane->role(), QAccessible::Slider);
    QVERIFY(lane->text(QAccessible::Name).contains(QLatin1String("74")));
    QCOMPARE(lane->valueInterface()->currentValue().toInt(), 60);
    lane->valueInterface()->setCurrentValue(12);
    QCOMPARE(music::valueAt(stage.points(), 2500ms, 0), 12);
}

void TestEditorTable::theRollSaysWhatIsAtItsCaret()
{
    EditorStage stage;
    QAccessibleInterface* roll = QAccessible::queryAccessibleInterface(&stage.roll());
    QVERIFY(roll != nullptr);
    stage.view.state().setCaret(1s, 60);
    QVERIFY(roll->text(QAccessible::Value).contains(QLatin1String("C4")));
    QVERIFY(roll->text(QAccessible::Value).contains(QLatin1String("80")));
    QVERIFY(roll->text(QAccessible::Description).contains(QLatin1Char('3')));
}

void TestEditorTable::everyActionOfTheEditorCanBeFound()
{
    EditorStage stage;
    for (QAction* action : stage.registry.all()) {
        QVERIFY2(!action->statusTip().isEmpty(), qPrintable(action->objectName()));
        QVERIFY2(!action->text().isEmpty(), qPrintable(action->objectName()));
        for (const QKeySequence& keys : stage.registry.boundShortcuts(action))
            QVERIFY2(stage.registry.conflicts(action, keys).isEmpty(),
                     qPrintable(action->objectName()));
    }
}

QTEST_MAIN(TestEditorTable)
#include "tst_editor_table.moc"
