// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/editor_stage.h"
#include "ui/editor/lane_pane.h"

#include <QAbstractButton>
#include <QAction>
#include <QSignalSpy>

using namespace timbrel;
using namespace timbrel::test;

class TestLanes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void pencilOverwritesWhatItPassesOver();
    void aStrokeIsOneEntryAndEscapeTakesItBack();
    void lineReachesFromPressToRelease();
    void curvesHaveTheirShape();
    void pointsAreMovedAndDeleted();
    void shiftHoldsTheTimeOfAPoint();
    void bandSelectsPoints();
    void doubleClickAddsAPoint();
    void eraserTakesTheTimeItPasses();
    void keysEditTheValueAtTheCaret();
    void aValueIsTyped();
    void thinningKeepsItsPromise();
    void drawingIsHeard();
    void lanesAreAddedHiddenAndResized();
    void stepsOfTheNetworkAreShown();
    void aShortNameInTheLegendIsShownWhole();
    void velocityIsDraggedDrawnAndRamped();
};

void TestLanes::initTestCase()
{
    ui::applyAppearance(*qobject_cast<QApplication*>(QApplication::instance()),
                        ui::Appearance::Dark);
}

void TestLanes::pencilOverwritesWhatItPassesOver()
{
    EditorStage stage;
    stage.view.state().setTool(ui::Tool::Pencil);
    dragMouse(stage.laneWidget(), stage.lanePlace(1500ms, 30), stage.lanePlace(2500ms, 80));
    const auto points = stage.points();
    QCOMPARE(music::valueAt(points, 1400ms, 0), 20); // before the stroke: as it was
    QVERIFY(std::abs(music::valueAt(points, 1500ms, 0) - 30) <= 1);
    QVERIFY(std::abs(music::valueAt(points, 2000ms, 0) - 55) <= 2); // the point of 60 is gone
    QVERIFY(std::abs(music::valueAt(points, 2500ms, 0) - 80) <= 1);
    QCOMPARE(music::valueAt(points, 3s, 0), 100); // behind it: as it was
    // back over a part of it
    dragMouse(stage.laneWidget(), stage.lanePlace(2500ms, 10), stage.lanePlace(2000ms, 10));
    QVERIFY(std::abs(music::valueAt(stage.points(), 2200ms, 0) - 10) <= 1);
}

void TestLanes::aStrokeIsOneEntryAndEscapeTakesItBack()
{
    EditorStage stage;
    stage.view.state().setTool(ui::Tool::Pencil);
    const auto before = stage.points();
    dragMouse(stage.laneWidget(), stage.lanePlace(1500ms, 30), stage.lanePlace(2500ms, 80));
    QCOMPARE(stage.document.history().count(), 1);
    stage.document.history().undo();
    QCOMPARE(stage.points(), before);
    mouse(
        stage.laneWidget(), QEvent::MouseButtonPress, stage.lanePlace(1500ms, 90), Qt::LeftButton);
    mouse(stage.laneWidget(), QEvent::MouseMove, stage.lanePlace(2500ms, 90), Qt::LeftButton);
    QVERIFY(stage.points() != before);
    stage.laneWidget().setFocus();
    QTest::keyClick(&stage.laneWidget(), Qt::Key_Escape);
    QCOMPARE(stage.points(), before);
    mouse(stage.laneWidget(),
          QEvent::MouseButtonRelease,
          stage.lanePlace(2500ms, 90),
          Qt::LeftButton);
    QCOMPARE(stage.points(), before);
}

void TestLanes::lineReachesFromPressToRelease()
{
    EditorStage stage;
    stage.view.state().setTool(ui::Tool::Line);
    dragMouse(stage.laneWidget(), stage.lanePlace(1s, 0), stage.lanePlace(3s, 127));
    for (int i = 0; i <= 20; ++i) {
        const Microseconds time = 1s + 100ms * i;
        const double line = 127.0 * i / 20.0;
        QVERIFY(std::abs(music::valueAt(stage.points(), time, 0) - line) <= 2.5);
    }
    QCOMPARE(stage.document.history().count(), 1);
}

void TestLanes::curvesHaveTheirShape()
{
    EditorStage stage;
    stage.view.state().setTool(ui::Tool::Curve);
    stage.view.state().setCurveShape(music::CurveShape::EaseIn);
    dragMouse(stage.laneWidget(), stage.lanePlace(1s, 0), stage.lanePlace(3s, 127));
    QVERIFY(std::abs(music::valueAt(stage.points(), 2s, 0) - 32) <= 2); // a quarter at the half
    stage.view.state().setCurveShape(music::CurveShape::Sine);
    stage.view.state().setCurveCycles(2);
    dragMouse(stage.laneWidget(), stage.lanePlace(1s, 0), stage.lanePlace(3s, 127));
    QVERIFY(music::valueAt(stage.points(), 1500ms, 0) >= 125);
    QVERIFY(music::valueAt(stage.points(), 2s, 0) <= 2);
    QVERIFY(music::valueAt(stage.points(), 2500ms, 0) >= 125);
}

void TestLanes::pointsAreMovedAndDeleted()
{
    EditorStage stage;
    dragMouse(stage.laneWidget(), stage.lanePlace(2s, 60), stage.lanePlace(2250ms, 90));
    QCOMPARE(stage.points().size(), 3U);
    QCOMPARE(stage.points()[1].time, Microseconds(2250ms));
    QVERIFY(std::abs(stage.points()[1].value - 90) <= 2);
    stage.laneWidget().setFocus();
    QTest::keyClick(&stage.laneWidget(), Qt::Key_Delete);
    QCOMPARE(stage.points().size(), 2U);
    QCOMPARE(stage.document.history().count(), 2);
}

void TestLanes::shiftHoldsTheTimeOfAPoint()
{
    EditorStage stage;
    clickMouse(stage.laneWidget(), stage.lanePlace(2s, 60));
    dragMouse(stage.laneWidget(),
              stage.lanePlace(2s, 60),
              stage.lanePlace(2100ms, 110),
              Qt::ShiftModifier);
    QCOMPARE(stage.points()[1].time, Microseconds(2s));
    QVERIFY(stage.points()[1].value > 100);
}

void TestLanes::bandSelectsPoints()
{
    EditorStage stage;
    dragMouse(stage.laneWidget(), stage.lanePlace(800ms, 120), stage.lanePlace(2200ms, 1));
    QCOMPARE(stage.document.selectedPoints(stage.lane).size(), 2U);
    stage.view.state().setTool(ui::Tool::Pencil); // with any tool while Ctrl is held
    dragMouse(stage.laneWidget(),
              stage.lanePlace(2800ms, 120),
              stage.lanePlace(3200ms, 60),
              Qt::ControlModifier);
    QCOMPARE(stage.document.selectedPoints(stage.lane).size(), 3U);
}

void TestLanes::doubleClickAddsAPoint()
{
    EditorStage stage;
    mouse(stage.laneWidget(), QEvent::MouseButtonDblClick, stage.lanePlace(4s, 40), Qt::LeftButton);
    QCOMPARE(stage.points().size(), 4U);
    QCOMPARE(stage.points().back().time, Microseconds(4s));
}

void TestLanes::eraserTakesTheTimeItPasses()
{
    EditorStage stage;
    stage.view.state().setTool(ui::Tool::Erase);
    dragMouse(stage.laneWidget(), stage.lanePlace(1800ms, 60), stage.lanePlace(3200ms, 60));
    QCOMPARE(stage.points().size(), 1U);
    QCOMPARE(stage.document.history().count(), 1);
}

void TestLanes::keysEditTheValueAtTheCaret()
{
    EditorStage stage;
    stage.view.state().setCaret(2500ms, 60);
    stage.laneWidget().setFocus();
    QCOMPARE(stage.laneWidget().caretValue(), 60);
    QTest::keyClick(&stage.laneWidget(), Qt::Key_Up);
    QTest::keyClick(&stage.laneWidget(), Qt::Key_Up, Qt::ShiftModifier);
    QCOMPARE(stage.laneWidget().caretValue(), 71);
    QVERIFY(stage.laneWidget().caretText().contains(QLatin1String("71")));
    QCOMPARE(stage.document.history().count(), 1);
    QTest::keyClick(&stage.laneWidget(), Qt::Key_Right);
    QCOMPARE(stage.view.state().caret(), Microseconds(2625ms));
    QTest::keyClick(&stage.laneWidget(), Qt::Key_Down);
    QCOMPARE(music::valueAt(stage.points(), 2625ms, 0), 70);
}

void TestLanes::aValueIsTyped()
{
    EditorStage stage;
    stage.view.state().setCaret(2500ms, 60);
    stage.laneWidget().setFocus();
    QTest::keyClick(&stage.laneWidget(), Qt::Key_Return);
    auto* field = stage.laneWidget().findChild<QWidget*>(QStringLiteral("valuePopupField"));
    QVERIFY(field != nullptr);
    QTest::keyClicks(field, QStringLiteral("33"));
    QTest::keyClick(field, Qt::Key_Escape);
    QCOMPARE(stage.laneWidget().caretValue(), 60);
    QTest::keyClick(&stage.laneWidget(), Qt::Key_Return);
    field = stage.laneWidget().findChildren<QWidget*>(QStringLiteral("valuePopupField")).last();
    QTest::keyClicks(field, QStringLiteral("33"));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(stage.laneWidget().caretValue(), 33);
    QVERIFY(stage.laneWidget().hasFocus());
}

void TestLanes::thinningKeepsItsPromise()
{
    EditorStage stage;
    stage.view.state().setTool(ui::Tool::Line);
    dragMouse(stage.laneWidget(), stage.lanePlace(1s, 0), stage.lanePlace(3s, 127));
    const auto before = stage.points();
    stage.laneWidget().setFocus();
    stage.action("lane.thin")->trigger();
    auto* field = stage.laneWidget().findChild<QWidget*>(QStringLiteral("valuePopupField"));
    QVERIFY(field != nullptr);
    QTest::keyClicks(field, QStringLiteral("4"));
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(stage.points().size() * 3 < before.size());
    for (Microseconds time = 1s; time < 3s; time += 1ms)
        QVERIFY(std::abs(music::valueAt(stage.points(), time, 0) - music::valueAt(before, time, 0))
                <= 4);
}

void TestLanes::drawingIsHeard()
{
    EditorStage stage;
    QSignalSpy heard(&stage.view, &ui::EditorView::auditionController);
    stage.view.state().setTool(ui::Tool::Pencil);
    dragMouse(stage.laneWidget(), stage.lanePlace(1500ms, 30), stage.lanePlace(2500ms, 80));
    QVERIFY(heard.count() >= 8);
    QCOMPARE(heard.last()[0].toInt(), 74);
    QVERIFY(std::abs(heard.last()[1].toInt() - 80) <= 1);
}

void TestLanes::lanesAreAddedHiddenAndResized()
{
    EditorStage stage;
    QCOMPARE(stage.view.lanes().lanes().size(), 1U);
    stage.view.lanes().addLane(11);
    QCOMPARE(stage.view.lanes().lanes().size(), 2U);
    QVERIFY(stage.view.lanes().laneOf(11)->hasFocus());
    const int height = stage.view.lanes().laneOf(11)->height();
    stage.action("lane.higher")->trigger();
    QCOMPARE(stage.view.lanes().laneOf(11)->height(), height + 16);
    stage.view.lanes().hideLane(stage.lane);
    QCOMPARE(stage.view.lanes().lanes().size(), 1U);
    QCOMPARE(stage.points().size(), 3U); // its points stay
    // drawing in a lane that the example has not yet makes it
    stage.view.state().setTool(ui::Tool::Pencil);
    dragMouse(*stage.view.lanes().laneOf(11), {100, 40}, {200, 20});
    QVERIFY(music::findController(stage.document.score(), 11) != nullptr);
}

void TestLanes::aShortNameInTheLegendIsShownWhole()
{
    ui::LanePartButton button(ui::LaneSample::Solid, QStringLiteral("Il"));
    button.resize(button.sizeHint());
    const QImage named = button.grab().toImage();
    button.setText(QString());
    QVERIFY(named != button.grab().toImage());
}

void TestLanes::stepsOfTheNetworkAreShown()
{
    EditorStage stage;
    expression::OutputCoding coding;
    coding.controllers = {{74, 5, 20, 100, 0}};
    stage.view.setCoding(coding);
    const QImage before = stage.laneWidget().grab().toImage();
    for (auto* button : stage.view.lanes().findChildren<QAbstractButton*>())
        if (button->text() == QLatin1String("Network steps"))
            button->click();
    QVERIFY(stage.laneWidget().parts().networkSteps);
    QVERIFY(stage.laneWidget().grab().toImage() != before);
}

void TestLanes::velocityIsDraggedDrawnAndRamped()
{
    EditorStage stage;
    ui::VelocityLane& lane = stage.view.lanes().velocities();
    const ui::ValueAxis axis {static_cast<double>(lane.height()), 5.0};
    const auto place = [&](Microseconds time, int velocity) {
        return QPoint(static_cast<int>(stage.view.state().time().xOf(time)), axis.rowOf(velocity));
    };
    dragMouse(lane, place(1s, 80), place(1s, 40));
    QVERIFY(std::abs(stage.notes()[0].velocity - 40) <= 3);
    stage.document.clearSelection();
    stage.view.state().setTool(ui::Tool::Line);
    dragMouse(lane, place(900ms, 20), place(3100ms, 120));
    QVERIFY(stage.notes()[0].velocity < stage.notes()[1].velocity);
    QVERIFY(stage.notes()[1].velocity < stage.notes()[2].velocity);
    QVERIFY(std::abs(stage.notes()[1].velocity - 70) <= 4);
    stage.view.state().setTool(ui::Tool::Pencil);
    dragMouse(lane, place(1900ms, 100), place(2100ms, 100));
    QVERIFY(std::abs(stage.notes()[1].velocity - 100) <= 3);
    QCOMPARE(stage.document.history().count(), 3);
}

QTEST_MAIN(TestLanes)
#include "tst_lanes.moc"
