// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/editor_stage.h"

#include <QAction>
#include <QSignalSpy>

using namespace timbrel;
using namespace timbrel::test;

class TestRoll : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void pencilDrawsANoteFromPressToRelease();
    void aClickWithThePencilDrawsANoteAsLongAsTheGrid();
    void doubleClickOnGroundDrawsWithSelect();
    void dragMovesANoteToTheGridAsOneEntry();
    void altIgnoresTheSnap();
    void shiftHoldsAnAxis();
    void ctrlCopies();
    void edgesResize();
    void escapeTakesADragBack();
    void rubberBandSelectsAndCtrlAdds();
    void clicksSelectAddAndExtend();
    void lassoSelectsWhatLiesInside();
    void eraserTakesWhatItPasses();
    void arrowsMoveWhatIsSelectedOrTheCaret();
    void enterDrawsAtTheCaret();
    void shiftArrowsTransposeAndResize();
    void copyPasteDuplicateDelete();
    void quantiseAndTranspose();
    void wheelZoomsAtThePointerAndScrolls();
    void middleAndSpaceDragPan();
    void aMiddleDragOnANoteMakesItLouder();
    void aTapOfSpaceIsLeftToTheTransport();
    void notesAreHeardWhileTheyAreMoved();
    void thePointerSaysWhatAPressWouldDo();
    void aDragBeyondTheEdgeScrolls();
};

void TestRoll::initTestCase()
{
    ui::applyAppearance(*qobject_cast<QApplication*>(QApplication::instance()),
                        ui::Appearance::Dark);
}

void TestRoll::pencilDrawsANoteFromPressToRelease()
{
    EditorStage stage;
    QTest::keyClick(&stage.roll(), Qt::Key_1);
    QCOMPARE(stage.view.state().tool(), ui::Tool::Pencil);
    dragMouse(stage.roll(), stage.place(4010ms, 62), stage.place(4740ms, 62));
    QCOMPARE(stage.notes().size(), 4U);
    const music::Note& note = stage.notes().back();
    QCOMPARE(note.onset, Microseconds(4s));
    QCOMPARE(note.end(), Microseconds(4750ms));
    QCOMPARE(note.number, 62);
    QCOMPARE(stage.document.history().count(), 1);
    stage.document.history().undo();
    QCOMPARE(stage.notes().size(), 3U);
    stage.document.history().redo();
    QCOMPARE(stage.notes().size(), 4U);
}

void TestRoll::aClickWithThePencilDrawsANoteAsLongAsTheGrid()
{
    EditorStage stage;
    stage.view.state().setTool(ui::Tool::Pencil);
    clickMouse(stage.roll(), stage.place(4200ms, 70));
    QCOMPARE(stage.notes().back().onset, Microseconds(4125ms)); // the line before
    QCOMPARE(stage.notes().back().length, Microseconds(125ms));
    QVERIFY(stage.document.selectedNotes().contains(stage.notes().back().id));
}

void TestRoll::doubleClickOnGroundDrawsWithSelect()
{
    EditorStage stage;
    mouse(stage.roll(), QEvent::MouseButtonDblClick, stage.place(4s, 70), Qt::LeftButton);
    QCOMPARE(stage.notes().size(), 4U);
}

void TestRoll::dragMovesANoteToTheGridAsOneEntry()
{
    EditorStage stage;
    dragMouse(stage.roll(), stage.place(1250ms, 60), stage.place(1510ms, 63));
    QCOMPARE(stage.notes().front().onset, Microseconds(1250ms));
    QCOMPARE(stage.notes().front().number, 63);
    QCOMPARE(stage.document.history().count(), 1);
    stage.document.history().undo();
    QCOMPARE(stage.notes().front().onset, Microseconds(1s));
    QCOMPARE(stage.notes().front().number, 60);
}

void TestRoll::altIgnoresTheSnap()
{
    EditorStage stage;
    dragMouse(stage.roll(), stage.place(1250ms, 60), stage.place(1310ms, 60), Qt::AltModifier);
    QCOMPARE(stage.notes().front().onset, Microseconds(1060ms));
}

void TestRoll::shiftHoldsAnAxis()
{
    EditorStage stage;
    clickMouse(stage.roll(), stage.place(1250ms, 60));
    dragMouse(stage.roll(), stage.place(1250ms, 60), stage.place(1500ms, 61), Qt::ShiftModifier);
    QCOMPARE(stage.notes().front().onset, Microseconds(1250ms));
    QCOMPARE(stage.notes().front().number, 60);
}

void TestRoll::ctrlCopies()
{
    EditorStage stage;
    dragMouse(stage.roll(), stage.place(1250ms, 60), stage.place(1750ms, 65), Qt::ControlModifier);
    QCOMPARE(stage.notes().size(), 4U);
    QCOMPARE(stage.notes()[0].number, 60);
    QCOMPARE(stage.notes()[1].number, 65);
    QCOMPARE(stage.notes()[1].onset, Microseconds(1500ms));
    QCOMPARE(stage.document.history().count(), 1);
    QVERIFY(stage.document.selectedNotes().contains(stage.notes()[1].id));
    QVERIFY(!stage.document.selectedNotes().contains(stage.notes()[0].id));
}

void TestRoll::edgesResize()
{
    EditorStage stage;
    dragMouse(stage.roll(), stage.place(1490ms, 60), stage.place(1990ms, 60));
    QCOMPARE(stage.notes().front().onset, Microseconds(1s));
    QCOMPARE(stage.notes().front().end(), Microseconds(2s));
    dragMouse(stage.roll(), stage.place(1010ms, 60), stage.place(1260ms, 60));
    QCOMPARE(stage.notes().front().onset, Microseconds(1250ms));
    QCOMPARE(stage.notes().front().end(), Microseconds(2s));
    QCOMPARE(stage.document.history().count(), 2);
}

void TestRoll::escapeTakesADragBack()
{
    EditorStage stage;
    mouse(stage.roll(), QEvent::MouseButtonPress, stage.place(1250ms, 60), Qt::LeftButton);
    mouse(stage.roll(), QEvent::MouseMove, stage.place(2s, 70), Qt::LeftButton);
    QCOMPARE(stage.notes().front().number, 70);
    QTest::keyClick(&stage.roll(), Qt::Key_Escape);
    QCOMPARE(stage.notes().front().number, 60);
    QCOMPARE(stage.notes().front().onset, Microseconds(1s));
    mouse(stage.roll(), QEvent::MouseButtonRelease, stage.place(2s, 70), Qt::LeftButton);
    QCOMPARE(stage.document.history().count(), 0);
}

void TestRoll::rubberBandSelectsAndCtrlAdds()
{
    EditorStage stage;
    dragMouse(stage.roll(), stage.place(800ms, 66), stage.place(2200ms, 58));
    QCOMPARE(stage.document.selectedNotes().size(), 2U);
    dragMouse(stage.roll(), stage.place(2900ms, 69), stage.place(3200ms, 66), Qt::ControlModifier);
    QCOMPARE(stage.document.selectedNotes().size(), 3U);
    clickMouse(stage.roll(), stage.place(5s, 70));
    QCOMPARE(stage.document.selectedNotes().size(), 0U);
}

void TestRoll::clicksSelectAddAndExtend()
{
    EditorStage stage;
    clickMouse(stage.roll(), stage.place(1250ms, 60));
    QCOMPARE(stage.document.selectedNotes().size(), 1U);
    clickMouse(stage.roll(), stage.place(2250ms, 64), Qt::ControlModifier);
    QCOMPARE(stage.document.selectedNotes().size(), 2U);
    clickMouse(stage.roll(), stage.place(2250ms, 64), Qt::ControlModifier);
    QCOMPARE(stage.document.selectedNotes().size(), 1U);
    clickMouse(stage.roll(), stage.place(3250ms, 67), Qt::ShiftModifier);
    QCOMPARE(stage.document.selectedNotes().size(), 3U);
    QCOMPARE(stage.document.selectedRange()->begin, Microseconds(1s));
    QCOMPARE(stage.document.selectedRange()->end, Microseconds(3500ms));
    QCOMPARE(stage.document.history().count(), 0); // looking is no edit
}

void TestRoll::lassoSelectsWhatLiesInside()
{
    EditorStage stage;
    stage.view.state().setTool(ui::Tool::Lasso);
    const QPoint corners[] = {stage.place(1800ms, 68),
                              stage.place(3600ms, 69),
                              stage.place(3600ms, 65),
                              stage.place(1900ms, 62)};
    mouse(stage.roll(), QEvent::MouseButtonPress, corners[0], Qt::LeftButton);
    for (const QPoint& corner : corners)
        mouse(stage.roll(), QEvent::MouseMove, corner, Qt::LeftButton);
    mouse(stage.roll(), QEvent::MouseButtonRelease, corners[3], Qt::LeftButton);
    QCOMPARE(stage.document.selectedNotes().size(), 2U);
    QVERIFY(!stage.document.selectedNotes().contains(stage.notes().front().id));
}

void TestRoll::eraserTakesWhatItPasses()
{
    EditorStage stage;
    stage.view.state().setTool(ui::Tool::Erase);
    dragMouse(stage.roll(), stage.place(1250ms, 59), stage.place(2250ms, 65));
    QCOMPARE(stage.notes().size(), 1U);
    QCOMPARE(stage.document.history().count(), 1);
    stage.document.history().undo();
    QCOMPARE(stage.notes().size(), 3U);
}

void TestRoll::arrowsMoveWhatIsSelectedOrTheCaret()
{
    EditorStage stage;
    stage.view.state().setCaret(1s, 60);
    QTest::keyClick(&stage.roll(), Qt::Key_Right);
    QTest::keyClick(&stage.roll(), Qt::Key_Up);
    QCOMPARE(stage.view.state().caret().count(), 1125000);
    QCOMPARE(stage.view.state().caretNumber(), 61);
    QCOMPARE(stage.document.history().count(), 0);
    clickMouse(stage.roll(), stage.place(1250ms, 60));
    QTest::keyClick(&stage.roll(), Qt::Key_Right);
    QTest::keyClick(&stage.roll(), Qt::Key_Up);
    QCOMPARE(stage.notes().front().onset, Microseconds(1125ms));
    QCOMPARE(stage.notes().front().number, 61);
    QCOMPARE(stage.document.history().count(), 1); // keys in a row are one entry
}

void TestRoll::enterDrawsAtTheCaret()
{
    EditorStage stage;
    stage.view.state().setCaret(5s, 72);
    QTest::keyClick(&stage.roll(), Qt::Key_Return);
    QCOMPARE(stage.notes().size(), 4U);
    QCOMPARE(stage.notes().back().onset, Microseconds(5s));
    QCOMPARE(stage.notes().back().number, 72);
    QCOMPARE(stage.view.state().caret().count(), 5125000); // ready for the next
}

void TestRoll::shiftArrowsTransposeAndResize()
{
    EditorStage stage;
    clickMouse(stage.roll(), stage.place(1250ms, 60));
    QTest::keyClick(&stage.roll(), Qt::Key_Up, Qt::ShiftModifier);
    QCOMPARE(stage.notes().front().number, 72);
    QTest::keyClick(&stage.roll(), Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(stage.notes().front().length, Microseconds(625ms));
    QTest::keyClick(&stage.roll(), Qt::Key_Left, Qt::ShiftModifier);
    QTest::keyClick(&stage.roll(), Qt::Key_Left, Qt::ShiftModifier);
    QCOMPARE(stage.notes().front().length, Microseconds(375ms));
}

void TestRoll::copyPasteDuplicateDelete()
{
    EditorStage stage;
    clickMouse(stage.roll(), stage.place(1250ms, 60));
    QTest::keyClick(&stage.roll(), Qt::Key_C, Qt::ControlModifier);
    stage.view.setPlayhead(4s);
    QTest::keyClick(&stage.roll(), Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(stage.notes().size(), 4U);
    QCOMPARE(stage.notes().back().onset, Microseconds(4s));
    QTest::keyClick(&stage.roll(), Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(stage.notes().size(), 5U);
    QCOMPARE(stage.notes().back().onset, Microseconds(4500ms));
    QTest::keyClick(&stage.roll(), Qt::Key_Delete);
    QCOMPARE(stage.notes().size(), 4U);
    QTest::keyClick(&stage.roll(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(&stage.roll(), Qt::Key_X, Qt::ControlModifier);
    QCOMPARE(stage.notes().size(), 0U);
    QCOMPARE(stage.document.history().count(), 4);
    while (stage.document.history().canUndo())
        stage.document.history().undo();
    QCOMPARE(stage.notes().size(), 3U);
}

void TestRoll::quantiseAndTranspose()
{
    EditorStage stage;
    dragMouse(stage.roll(), stage.place(1250ms, 60), stage.place(1310ms, 60), Qt::AltModifier);
    QTest::keyClick(&stage.roll(), Qt::Key_Q);
    QCOMPARE(stage.notes().front().onset, Microseconds(1s));
    QTest::keyClick(&stage.roll(), Qt::Key_Up, Qt::ControlModifier);
    QCOMPARE(stage.notes().front().number, 62); // a step of C major
    QTest::keyClick(&stage.roll(), Qt::Key_T);
    auto* field = stage.view.findChild<QWidget*>(QStringLiteral("valuePopupField"));
    QVERIFY(field != nullptr && field->isVisible());
    QTest::keyClicks(field, QStringLiteral("7"));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(stage.notes().front().number, 69);
}

void TestRoll::wheelZoomsAtThePointerAndScrolls()
{
    EditorStage stage;
    ui::EditorState& state = stage.view.state();
    const QPoint place(400, 100);
    const Microseconds under = state.time().timeAt(place.x());
    wheel(stage.roll(), place, 2, Qt::ControlModifier);
    QVERIFY(state.time().microsPerPixel < 10'000.0);
    QVERIFY(std::abs((state.time().timeAt(place.x()) - under).count()) <= 10'000);
    const int number = state.pitch().numberAt(place.y());
    const double height = state.pitch().rowHeight;
    wheel(stage.roll(), place, 1, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(state.pitch().rowHeight > height);
    QCOMPARE(state.pitch().numberAt(place.y()), number);
    const double origin = state.time().origin;
    wheel(stage.roll(), place, -1, Qt::ShiftModifier);
    QVERIFY(state.time().origin > origin);
    const double offset = state.pitch().offset;
    wheel(stage.roll(), place, -1);
    QVERIFY(state.pitch().offset > offset);
}

void TestRoll::middleAndSpaceDragPan()
{
    EditorStage stage;
    ui::EditorState& state = stage.view.state();
    dragMouse(stage.roll(), {500, 200}, {400, 180}, {}, Qt::MiddleButton);
    QCOMPARE(state.time().timeAt(0.0), Microseconds(1s));
    const double offset = state.pitch().offset;
    QTest::keyPress(&stage.roll(), Qt::Key_Space);
    dragMouse(stage.roll(), {400, 200}, {450, 230});
    QTest::keyRelease(&stage.roll(), Qt::Key_Space);
    QCOMPARE(state.time().timeAt(0.0), Microseconds(500ms));
    QCOMPARE(state.pitch().offset, offset - 30.0);
    QCOMPARE(stage.document.history().count(), 0);
}

void TestRoll::aMiddleDragOnANoteMakesItLouder()
{
    EditorStage stage;
    const QPoint note = stage.place(1250ms, 60);
    const QPoint offset(3, -20);
    const Microseconds before = stage.view.state().time().timeAt(0.0);
    dragMouse(stage.roll(), note, note + offset, {}, Qt::MiddleButton);
    QCOMPARE(int(stage.notes()[0].velocity), 100); // 80 before, a pixel is one
    QCOMPARE(int(stage.notes()[1].velocity), 90);
    QCOMPARE(stage.notes()[0].onset, Microseconds(1s));
    QCOMPARE(stage.view.state().time().timeAt(0.0), before); // nothing is panned
    QCOMPARE(stage.document.history().count(), 1);
    stage.action("edit.selectAll")->trigger();
    dragMouse(stage.roll(), note, note - offset, {}, Qt::MiddleButton);
    QCOMPARE(int(stage.notes()[0].velocity), 80);
    QCOMPARE(int(stage.notes()[1].velocity), 70);
    stage.document.history().undo();
    stage.document.history().undo();
    QCOMPARE(int(stage.notes()[0].velocity), 80);
    QCOMPARE(int(stage.notes()[1].velocity), 90);
}

void TestRoll::aTapOfSpaceIsLeftToTheTransport()
{
    EditorStage stage;
    int taps = 0;
    stage.registry.add({"play.test",
                        QStringLiteral("Play"),
                        QString(),
                        ui::ActionMenu::Play,
                        0,
                        {QKeySequence(Qt::Key_Space)}},
                       &stage.view,
                       [&taps] { ++taps; });
    QTest::keyClick(&stage.roll(), Qt::Key_Space);
    QCOMPARE(taps, 1);
    QTest::keyPress(&stage.roll(), Qt::Key_Space);
    dragMouse(stage.roll(), {400, 200}, {450, 230});
    QTest::keyRelease(&stage.roll(), Qt::Key_Space);
    QCOMPARE(taps, 1);
}

void TestRoll::notesAreHeardWhileTheyAreMoved()
{
    EditorStage stage;
    QSignalSpy heard(&stage.view, &ui::EditorView::auditionNote);
    dragMouse(stage.roll(), stage.place(1250ms, 60), stage.place(1250ms, 62));
    QTRY_COMPARE(heard.count(), 6); // 60, 61, 62: on and off
    std::map<int, int> sounding;
    for (const auto& call : heard)
        sounding[call[0].toInt()] += call[2].toBool() ? 1 : -1;
    QCOMPARE(sounding.size(), 3U);
    for (const auto& [number, count] : sounding)
        QCOMPARE(count, 0);
}

void TestRoll::thePointerSaysWhatAPressWouldDo()
{
    EditorStage stage;
    QSignalSpy texts(&stage.view, &ui::EditorView::hoverText);
    const auto shapeAt = [&](QPoint place, Qt::KeyboardModifiers modifiers = {}) {
        mouse(stage.roll(), QEvent::MouseMove, place, Qt::NoButton, modifiers);
        return stage.roll().cursor().shape();
    };
    QCOMPARE(shapeAt(stage.place(1250ms, 60)), Qt::SizeAllCursor);
    QVERIFY(texts.last().first().toString().contains(QLatin1String("C4")));
    QCOMPARE(shapeAt(stage.place(1490ms, 60)), Qt::SizeHorCursor);
    QCOMPARE(shapeAt(stage.place(1250ms, 60), Qt::ControlModifier), Qt::DragCopyCursor);
    QCOMPARE(shapeAt(stage.place(4s, 60)), Qt::ArrowCursor);
    stage.view.state().setTool(ui::Tool::Pencil);
    QCOMPARE(shapeAt(stage.place(4s, 60)), Qt::CrossCursor);
}

void TestRoll::aDragBeyondTheEdgeScrolls()
{
    EditorStage stage;
    ui::EditorState& state = stage.view.state();
    state.setTime({2000.0, 500'000.0});
    mouse(stage.roll(), QEvent::MouseButtonPress, stage.place(800ms, 70), Qt::LeftButton);
    const QPointF beyond(stage.roll().width() + 80.0, stage.place(0s, 58).y());
    mouse(stage.roll(), QEvent::MouseMove, beyond, Qt::LeftButton);
    QTRY_VERIFY(state.time().timeAt(stage.roll().width()) > Microseconds(3500ms));
    mouse(stage.roll(), QEvent::MouseButtonRelease, beyond, Qt::LeftButton);
    QCOMPARE(stage.document.selectedNotes().size(), 3U); // from where one pressed
    const double origin = state.time().origin;
    QTest::qWait(80);
    QCOMPARE(state.time().origin, origin);
}

QTEST_MAIN(TestRoll)
#include "tst_roll.moc"
