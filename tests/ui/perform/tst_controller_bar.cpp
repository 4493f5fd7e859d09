// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/theme.h"
#include "ui/perform/controller_bar.h"

#include <QAccessible>
#include <QApplication>
#include <QPainter>
#include <QSignalSpy>
#include <QWheelEvent>
#include <QtTest/QTest>

using namespace timbrel;
using namespace std::chrono_literals;

namespace {

void turn(QWidget& widget, int notches, Qt::KeyboardModifiers modifiers = {})
{
    const QPointF place = QRectF(widget.rect()).center();
    QWheelEvent event(place,
                      widget.mapToGlobal(place),
                      {},
                      {0, 120 * notches},
                      Qt::NoButton,
                      modifiers,
                      Qt::NoScrollPhase,
                      false);
    QApplication::sendEvent(&widget, &event);
}

/// A bar in a window; the network predicts 40 and 40 is sent.
struct Stage
{
    Stage()
    {
        bar.resize(80, 141); // 127 values in 127 pixels
        bar.showValues(40, 40, 0, false);
        bar.show();
        if (!QTest::qWaitForWindowExposed(&bar))
            qFatal("no window");
        QApplication::setActiveWindow(&bar);
        bar.setFocus();
    }
    [[nodiscard]] QPoint at(int value) const
    {
        return {40, qRound(bar.scene().geometry.yOf(value))};
    }
    [[nodiscard]] int lastTaken() { return taken.isEmpty() ? -1 : taken.last().at(0).toInt(); }

    ui::ControllerBar bar {Qt::green};
    QSignalSpy taken {&bar, &ui::ControllerBar::takenOver};
    QSignalSpy given {&bar, &ui::ControllerBar::givenBack};
};

QImage pictureOf(const ui::BarScene& scene)
{
    QImage image(scene.geometry.whole.size().toSize(), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::black);
    QPainter painter(&image);
    ui::paintControllerBar(painter, scene);
    return image;
}

} // namespace

class TestControllerBar : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everyValueHasItsPlace();
    void aMeterFallsInTimeAndRisesAtOnce();
    void whereMotionIsOffNothingFalls();
    void theHandleIsDraggedWithoutAJump();
    void aPressElsewhereTakesOverThere();
    void shiftIsFine();
    void aDoubleClickGivesItBack();
    void theWheelTurnsItWhereItHasTheFocus();
    void keysMoveItAndDigitsAreTyped();
    void whatIsShownIsNotTold();
    void aHeldHandleStaysWithTheHand();
    void whatIsPaintedAnewIsAllThatDiffers();
    void itIsASliderForThoseWhoAreReadTo();
};

void TestControllerBar::initTestCase()
{
    ui::applyAppearance(*qobject_cast<QApplication*>(QApplication::instance()),
                        ui::Appearance::Dark);
}

void TestControllerBar::everyValueHasItsPlace()
{
    for (const double height : {60.0, 141.0, 700.0}) {
        const ui::BarGeometry geometry {QRectF(0, 0, 70, height)};
        for (int value = 0; value <= 127; ++value)
            if (height >= 141.0)
                QCOMPARE(geometry.valueAt(geometry.yOf(value)), value);
        QCOMPARE(geometry.valueAt(-100.0), 127);
        QCOMPARE(geometry.valueAt(10'000.0), 0);
        QVERIFY(geometry.whole.contains(geometry.handle(0)));
        QVERIFY(geometry.whole.contains(geometry.handle(127)));
        QVERIFY(geometry.isOnHandle({35.0, geometry.yOf(64)}, 64));
        QVERIFY(!geometry.isOnHandle({35.0, geometry.yOf(0)}, 64));
    }
}

void TestControllerBar::aMeterFallsInTimeAndRisesAtOnce()
{
    ui::MeterFall fall;
    const ui::MeterFall::Time start {std::chrono::seconds(5)};
    fall.setValue(100.0, start);
    QCOMPARE(fall.shownAt(start), 100.0);
    fall.setValue(20.0, start + 10ms);
    QCOMPARE(fall.shownAt(start + 10ms), 100.0);
    double before = 100.0;
    for (auto time = 10ms; time <= 160ms; time += 10ms) {
        const double now = fall.shownAt(start + time);
        QVERIFY(now <= before && now >= 20.0);
        before = now;
    }
    QCOMPARE(fall.shownAt(start + 160ms), 20.0);
    QVERIFY(!fall.isFallingAt(start + 160ms));
    // up again in the middle of a fall
    fall.setValue(0.0, start + 200ms);
    fall.setValue(90.0, start + 210ms);
    QCOMPARE(fall.shownAt(start + 210ms), 90.0);
    // and a value above what it falls past is never passed by
    fall.setValue(50.0, start + 220ms);
    fall.setValue(60.0, start + 225ms);
    QVERIFY(fall.shownAt(start + 226ms) >= 60.0);
}

void TestControllerBar::whereMotionIsOffNothingFalls()
{
    ui::MeterFall fall;
    fall.setStill(true);
    const ui::MeterFall::Time start {std::chrono::seconds(5)};
    fall.setValue(100.0, start);
    fall.setValue(20.0, start);
    QCOMPARE(fall.shownAt(start), 20.0);
    QVERIFY(!fall.isFallingAt(start));
}

void TestControllerBar::theHandleIsDraggedWithoutAJump()
{
    Stage stage;
    // taken at its upper edge: it does not jump to the pointer
    const QPoint grip = stage.at(40) - QPoint(0, 4);
    QTest::mousePress(&stage.bar, Qt::LeftButton, {}, grip);
    QCOMPARE(stage.taken.count(), 0);
    QTest::mouseMove(&stage.bar, grip - QPoint(0, 20));
    QCOMPARE(stage.lastTaken(), 60);
    QTest::mouseMove(&stage.bar, grip + QPoint(0, 500));
    QCOMPARE(stage.lastTaken(), 0);
    QTest::mouseRelease(&stage.bar, Qt::LeftButton, {}, grip);
    const auto count = stage.taken.count();
    QTest::mouseMove(&stage.bar, stage.at(100));
    QCOMPARE(stage.taken.count(), count);
}

void TestControllerBar::aPressElsewhereTakesOverThere()
{
    Stage stage;
    QTest::mouseClick(&stage.bar, Qt::LeftButton, {}, stage.at(100));
    QCOMPARE(stage.lastTaken(), 100);
    QVERIFY(stage.bar.scene().isTakenOver);
    // another button is for the menu
    QTest::mouseClick(&stage.bar, Qt::RightButton, {}, stage.at(10));
    QCOMPARE(stage.lastTaken(), 100);
}

void TestControllerBar::shiftIsFine()
{
    Stage stage;
    const QPoint grip = stage.at(40);
    QTest::mousePress(&stage.bar, Qt::LeftButton, {}, grip);
    const auto moveWithShift = [&](int up) {
        const QPointF place = grip - QPoint(0, up);
        QMouseEvent event(QEvent::MouseMove,
                          place,
                          stage.bar.mapToGlobal(place),
                          Qt::NoButton,
                          Qt::LeftButton,
                          Qt::ShiftModifier);
        QApplication::sendEvent(&stage.bar, &event);
    };
    moveWithShift(0); // here it becomes fine
    moveWithShift(24);
    QCOMPARE(stage.lastTaken(), 43);
    QTest::mouseRelease(&stage.bar, Qt::LeftButton, {}, grip);
}

void TestControllerBar::aDoubleClickGivesItBack()
{
    Stage stage;
    stage.bar.showValues(40, 90, 90, true);
    QTest::mouseDClick(&stage.bar, Qt::LeftButton, {}, stage.at(90));
    QCOMPARE(stage.given.count(), 1);
    QVERIFY(!stage.bar.scene().isTakenOver);
    stage.bar.showValues(40, 90, 90, true);
    QTest::keyClick(&stage.bar, Qt::Key_Delete);
    QTest::keyClick(&stage.bar, Qt::Key_Backspace);
    QCOMPARE(stage.given.count(), 3);
}

void TestControllerBar::theWheelTurnsItWhereItHasTheFocus()
{
    Stage stage;
    turn(stage.bar, 2);
    QCOMPARE(stage.lastTaken(), 48);
    turn(stage.bar, -1, Qt::ShiftModifier);
    QCOMPARE(stage.lastTaken(), 47);
    stage.bar.clearFocus();
    turn(stage.bar, 1);
    QCOMPARE(stage.lastTaken(), 47);
}

void TestControllerBar::keysMoveItAndDigitsAreTyped()
{
    Stage stage;
    QTest::keyClick(&stage.bar, Qt::Key_Up);
    QCOMPARE(stage.lastTaken(), 41);
    QTest::keyClick(&stage.bar, Qt::Key_PageDown);
    QCOMPARE(stage.lastTaken(), 25);
    QTest::keyClick(&stage.bar, Qt::Key_End);
    QCOMPARE(stage.lastTaken(), 127);
    QTest::keyClick(&stage.bar, Qt::Key_Up);
    QCOMPARE(stage.lastTaken(), 127);
    QTest::keyClicks(&stage.bar, QStringLiteral("96"));
    QCOMPARE(stage.lastTaken(), 96);
    QTest::keyClick(&stage.bar, Qt::Key_5); // 965 is none: another number begins
    QCOMPARE(stage.lastTaken(), 5);
}

void TestControllerBar::whatIsShownIsNotTold()
{
    Stage stage;
    stage.bar.showValues(70, 65, 3, false);
    stage.bar.showValues(70, 3, 3, true);
    QCOMPARE(stage.taken.count(), 0);
    QCOMPARE(stage.given.count(), 0);
    QCOMPARE(stage.bar.scene().handle, 3);
    stage.bar.showValues(70, 65, 3, false);
    QCOMPARE(stage.bar.scene().handle, 65); // where taking it changes nothing
}

void TestControllerBar::aHeldHandleStaysWithTheHand()
{
    Stage stage;
    QTest::mousePress(&stage.bar, Qt::LeftButton, {}, stage.at(40));
    QTest::mouseMove(&stage.bar, stage.at(80));
    QCOMPARE(stage.lastTaken(), 80);
    stage.bar.showValues(20, 79, 79, true); // an answer that is late
    QCOMPARE(stage.bar.scene().handle, 80);
    QTest::mouseRelease(&stage.bar, Qt::LeftButton, {}, stage.at(80));
}

void TestControllerBar::whatIsPaintedAnewIsAllThatDiffers()
{
    ui::BarScene before;
    before.geometry.whole = QRectF(0, 0, 80, 400);
    before.colour = Qt::green;
    before.predicted = 30;
    before.sent = 32;
    before.handle = 32;
    ui::BarScene after = before;
    QVERIFY(ui::changedPart(before, after).isEmpty());
    std::vector<ui::BarScene> changes(6, before);
    changes[0].predicted = 90;
    changes[1].sent = changes[1].handle = 33;
    changes[2].handle = 120;
    changes[3].isTakenOver = true;
    changes[4].isHandleHot = true;
    changes[5].predicted = 31;
    for (const ui::BarScene& scene : changes) {
        const QRect part = ui::changedPart(before, scene);
        QVERIFY(!part.isEmpty());
        const QImage one = pictureOf(before);
        const QImage two = pictureOf(scene);
        for (int y = 0; y < one.height(); ++y)
            for (int x = 0; x < one.width(); ++x)
                if (one.pixel(x, y) != two.pixel(x, y))
                    QVERIFY2(part.contains(x, y),
                             qPrintable(QStringLiteral("%1 %2").arg(x).arg(y)));
    }
    // a step of one value costs a strip, not the bar
    QVERIFY(ui::changedPart(before, changes[5]).height() < 20);
}

void TestControllerBar::itIsASliderForThoseWhoAreReadTo()
{
    Stage stage;
    stage.bar.setAccessibleName(QStringLiteral("CC 74"));
    QAccessibleInterface* read = QAccessible::queryAccessibleInterface(&stage.bar);
    QVERIFY(read != nullptr);
    QCOMPARE(read->role(), QAccessible::Slider);
    QVERIFY(read->valueInterface() != nullptr);
    QCOMPARE(read->valueInterface()->currentValue().toInt(), 40);
    QCOMPARE(read->valueInterface()->maximumValue().toInt(), 127);
    read->valueInterface()->setCurrentValue(77);
    QCOMPARE(stage.lastTaken(), 77);
}

QTEST_MAIN(TestControllerBar)
#include "tst_controller_bar.moc"
