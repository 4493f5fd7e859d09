// SPDX-License-Identifier: GPL-3.0-or-later
// Two fingers on a touchpad zoom in time, where the pointer is.
#include <QNativeGestureEvent>
#include <QPointingDevice>

#include <cmath>

#include "editor_stage.h"

using namespace timbrel;
using namespace timbrel::test;

namespace {

void pinch(QWidget& widget, QPointF place, double by)
{
    QNativeGestureEvent event(Qt::ZoomNativeGesture,
                              QPointingDevice::primaryPointingDevice(),
                              2,
                              place,
                              widget.mapTo(widget.window(), place),
                              widget.mapToGlobal(place),
                              by,
                              {});
    QApplication::sendEvent(&widget, &event);
}

} // namespace

class TestPinch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void itZoomsWhereThePointerIs();
    void itComesBackToWhereItWas();
    void everyPartOfTheTimeAxisHearsIt();
    void otherGesturesDoNothing();
};

void TestPinch::itZoomsWhereThePointerIs()
{
    EditorStage stage;
    const QPointF place(400.0, 50.0);
    const auto before = stage.view.state().time();
    pinch(stage.roll(), place, 0.25);
    const auto& after = stage.view.state().time();
    QVERIFY(std::abs(before.microsPerPixel / after.microsPerPixel - 1.25) < 0.01);
    const auto moved = after.timeAt(place.x()) - before.timeAt(place.x());
    QVERIFY(std::abs(static_cast<double>(moved.count()))
            <= 2.0 * after.microsPerPixel); // a pixel or two
}

void TestPinch::itComesBackToWhereItWas()
{
    EditorStage stage;
    const auto before = stage.view.state().time();
    for (int i = 0; i < 10; ++i)
        pinch(stage.roll(), {400.0, 50.0}, 0.1);
    QVERIFY(before.microsPerPixel / stage.view.state().time().microsPerPixel > 2.5);
    for (int i = 0; i < 10; ++i)
        pinch(stage.roll(), {400.0, 50.0}, 1.0 / 1.1 - 1.0);
    const auto& after = stage.view.state().time();
    QVERIFY(std::abs(after.microsPerPixel / before.microsPerPixel - 1.0) < 0.01);
    QVERIFY(std::abs(after.xOf(2s) - before.xOf(2s)) < 12.0); // whole pixels each time
}

void TestPinch::everyPartOfTheTimeAxisHearsIt()
{
    EditorStage stage;
    for (QWidget* widget : {static_cast<QWidget*>(&stage.roll()),
                            static_cast<QWidget*>(&stage.laneWidget()),
                            static_cast<QWidget*>(&stage.view.lanes().velocities())}) {
        const double before = stage.view.state().time().microsPerPixel;
        pinch(*widget, {300.0, 10.0}, 0.5);
        QVERIFY2(stage.view.state().time().microsPerPixel < 0.7 * before,
                 qPrintable(widget->objectName()));
    }
}

void TestPinch::otherGesturesDoNothing()
{
    EditorStage stage;
    const auto before = stage.view.state().time();
    QNativeGestureEvent turn(Qt::RotateNativeGesture,
                             QPointingDevice::primaryPointingDevice(),
                             2,
                             {400.0, 50.0},
                             {400.0, 50.0},
                             {400.0, 50.0},
                             0.5,
                             {});
    QApplication::sendEvent(&stage.roll(), &turn);
    QCOMPARE(stage.view.state().time(), before);
}

QTEST_MAIN(TestPinch)
#include "tst_pinch.moc"
