// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/editor_stage.h"

#include <QAction>
#include <QSignalSpy>

using namespace timbrel;
using namespace timbrel::test;

class TestEditorRuler : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void aPressMovesThePlayhead();
    void theLoopIsDrawnMovedAndTakenAway();
    void keysMoveThePlayheadByBarsAndToTheEnds();
    void theMiniMapScrollsAndZooms();
    void whatPlaysStaysInSight();
    void keysAreHeard();
    void anotherDocumentIsShownAndTheOldOneIsLeftAlone();
    void aDragEndsWithItsDocument();
    void withoutADocumentNothingHappens();
};

void TestEditorRuler::initTestCase()
{
    ui::applyAppearance(*qobject_cast<QApplication*>(QApplication::instance()),
                        ui::Appearance::Dark);
}

void TestEditorRuler::aPressMovesThePlayhead()
{
    EditorStage stage;
    auto* ruler = stage.view.findChild<QWidget*>(QStringLiteral("ruler"));
    QVERIFY(ruler != nullptr);
    QSignalSpy moved(&stage.view, &ui::EditorView::playheadMoved);
    clickMouse(*ruler, {201, 18});
    QCOMPARE(stage.view.playhead(), Microseconds(2s));
    clickMouse(*ruler, {207, 18}, Qt::AltModifier);
    QCOMPARE(stage.view.playhead(), Microseconds(2070ms));
    QCOMPARE(moved.count(), 2);
}

void TestEditorRuler::theLoopIsDrawnMovedAndTakenAway()
{
    EditorStage stage;
    auto* ruler = stage.view.findChild<QWidget*>(QStringLiteral("ruler"));
    QSignalSpy changed(&stage.view, &ui::EditorView::loopChanged);
    dragMouse(*ruler, {100, 4}, {300, 4});
    QVERIFY(stage.document.loopRegion());
    QCOMPARE(stage.document.loopRegion()->begin, Microseconds(1s));
    QCOMPARE(stage.document.loopRegion()->end, Microseconds(3s));
    dragMouse(*ruler, {300, 4}, {400, 4});
    QCOMPARE(stage.document.loopRegion()->end, Microseconds(4s));
    dragMouse(*ruler, {200, 4}, {250, 4});
    QCOMPARE(stage.document.loopRegion()->begin, Microseconds(1500ms));
    QCOMPARE(stage.document.loopRegion()->end, Microseconds(4500ms));
    mouse(*ruler, QEvent::MouseButtonDblClick, {300, 4}, Qt::LeftButton);
    QVERIFY(!stage.document.loopRegion());
    QVERIFY(changed.count() > 3);
    QCOMPARE(stage.document.history().count(), 0); // looking is no edit
}

void TestEditorRuler::keysMoveThePlayheadByBarsAndToTheEnds()
{
    EditorStage stage; // bars of two seconds
    QSignalSpy moved(&stage.view, &ui::EditorView::playheadMoved);
    QTest::keyClick(&stage.roll(), Qt::Key_Period);
    QCOMPARE(stage.view.playhead(), Microseconds(2s));
    stage.view.setPlayhead(4500ms);
    QTest::keyClick(&stage.roll(), Qt::Key_Comma);
    QCOMPARE(stage.view.playhead(), Microseconds(4s));
    QTest::keyClick(&stage.roll(), Qt::Key_Comma);
    QCOMPARE(stage.view.playhead(), Microseconds(2s));
    QTest::keyClick(&stage.roll(), Qt::Key_End);
    QCOMPARE(stage.view.playhead(), Microseconds(3500ms)); // of the last note
    QTest::keyClick(&stage.roll(), Qt::Key_Home);
    QCOMPARE(stage.view.playhead(), Microseconds(0));
    QTest::keyClick(&stage.roll(), Qt::Key_Comma);
    QCOMPARE(stage.view.playhead(), Microseconds(0)); // nothing is before it
    QCOMPARE(moved.count(), 6); // whoever plays is told
    QCOMPARE(stage.document.history().count(), 0);
}

void TestEditorRuler::theMiniMapScrollsAndZooms()
{
    EditorStage stage;
    ui::EditorState& state = stage.view.state();
    auto* map = stage.view.findChild<QWidget*>(QStringLiteral("miniMap"));
    QVERIFY(map != nullptr);
    state.setTime({1000.0, 0.0}); // the window is a part of the whole
    (void)map->grab();
    const double before = state.time().origin;
    dragMouse(*map, {40, 10}, {140, 10});
    QVERIFY(state.time().origin > before);
    QCOMPARE(state.time().microsPerPixel, 1000.0);
    mouse(*map, QEvent::MouseButtonDblClick, {100, 10}, Qt::LeftButton);
    QVERIFY(state.time().xOf(0s) >= 0.0);
    QVERIFY(state.time().xOf(3500ms) <= state.timeWidth());
}

void TestEditorRuler::whatPlaysStaysInSight()
{
    EditorStage stage;
    ui::EditorState& state = stage.view.state();
    for (Microseconds time = 0s; time < 40s; time += 200ms) {
        stage.view.setPlayhead(time);
        const double x = state.time().xOf(time);
        QVERIFY(x >= 0.0 && x <= state.timeWidth());
    }
    state.setTime({10'000.0, 0.0}); // scrolled away by hand
    stage.view.setPlayhead(40s);
    QCOMPARE(state.time().origin, 0.0);
    state.setFollowing(false);
    stage.view.setPlayhead(0s);
    stage.view.setPlayhead(100s);
    QCOMPARE(state.time().origin, 0.0);
}

void TestEditorRuler::keysAreHeard()
{
    EditorStage stage;
    auto* keys = stage.view.findChild<QWidget*>(QStringLiteral("keysColumn"));
    QSignalSpy heard(&stage.view, &ui::EditorView::auditionNote);
    clickMouse(*keys, {30, stage.place(0s, 64).y()});
    QTRY_COMPARE(heard.count(), 2);
    QCOMPARE(heard[0][0].toInt(), 64);
    QCOMPARE(heard[0][2].toBool(), true);
    QCOMPARE(heard[1][2].toBool(), false);
}

void TestEditorRuler::anotherDocumentIsShownAndTheOldOneIsLeftAlone()
{
    EditorStage stage;
    ui::ExampleDocument other;
    other.load({}, {});
    stage.view.setDocument(&other);
    QSignalSpy told(&stage.view.state(), &ui::EditorState::scoreChanged);
    stage.document.push(music::deleteNotes(stage.document.score(), std::vector<std::size_t> {0}),
                        QStringLiteral("x"));
    QCOMPARE(told.count(), 0);
    stage.view.state().setTool(ui::Tool::Pencil);
    clickMouse(stage.roll(), stage.place(1s, 70));
    QCOMPARE(other.score().notes.size(), 1U);
    QCOMPARE(stage.notes().size(), 2U);
    QCOMPARE(told.count(), 1);
    stage.view.setDocument(nullptr);
}

void TestEditorRuler::aDragEndsWithItsDocument()
{
    EditorStage stage;
    mouse(stage.roll(), QEvent::MouseButtonPress, stage.place(1250ms, 60), Qt::LeftButton);
    mouse(stage.roll(), QEvent::MouseMove, stage.place(2s, 70), Qt::LeftButton);
    QVERIFY(stage.document.isInGesture());
    stage.view.setDocument(nullptr);
    QVERIFY(!stage.document.isInGesture());
    QCOMPARE(stage.notes().front().number, 60);
    mouse(stage.roll(), QEvent::MouseButtonRelease, stage.place(2s, 70), Qt::LeftButton);
}

void TestEditorRuler::withoutADocumentNothingHappens()
{
    EditorStage stage;
    stage.view.setDocument(nullptr);
    clickMouse(stage.roll(), {200, 100});
    mouse(stage.roll(), QEvent::MouseButtonDblClick, {200, 100}, Qt::LeftButton);
    for (QAction* action : stage.registry.all())
        if (!action->objectName().startsWith(QLatin1String("view.")))
            action->trigger();
    (void)stage.view.grab();
    QCOMPARE(stage.notes().size(), 3U);
}

QTEST_MAIN(TestEditorRuler)
#include "tst_editor_ruler.moc"
