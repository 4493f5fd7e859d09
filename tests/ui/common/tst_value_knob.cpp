// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/curve_look.h"
#include "ui/common/learnable.h"
#include "ui/common/theme.h"
#include "ui/common/value_knob.h"

#include <QAccessible>
#include <QApplication>
#include <QContextMenuEvent>
#include <QMenu>
#include <QShortcut>
#include <QSignalSpy>
#include <QSpinBox>
#include <QWheelEvent>
#include <QtTest/QTest>

#include <set>

using namespace timbrel;

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

void show(QWidget& widget)
{
    widget.show();
    QVERIFY(QTest::qWaitForWindowExposed(&widget));
    QApplication::setActiveWindow(&widget);
    widget.setFocus();
}

/// Learns what it is told, at once.
class QuickLearner final : public ui::MidiLearner
{
public:
    void learn(const QString& target) override { all.insert(target, {}); }
    void cancelLearn() override { }
    [[nodiscard]] QString learning() const override { return {}; }
    [[nodiscard]] const QMap<QString, ui::MidiBinding>& bindings() const override { return all; }
    void forget(const QString& target) override { all.remove(target); }
    [[nodiscard]] QString targetName(const QString& target) const override { return target; }
    QMap<QString, ui::MidiBinding> all;
};

} // namespace

class TestValueKnob : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void itIsDraggedTurnedTypedAndReset();
    void valuesBelowNothingAreTypedWithAMinusSign();
    void whatIsTypedIsNoShortcut();
    void itsMenuTypesResetsAndLearns();
    void labelsAreToldApartByColourAndShape();
};

void TestValueKnob::initTestCase()
{
    ui::applyAppearance(*qobject_cast<QApplication*>(QApplication::instance()),
                        ui::Appearance::Dark);
}

void TestValueKnob::itIsDraggedTurnedTypedAndReset()
{
    ui::ValueKnob knob;
    show(knob);
    const QSignalSpy turned(&knob, &ui::ValueKnob::turned);
    const QSignalSpy letGo(&knob, &ui::ValueKnob::letGo);
    knob.showValue(20);
    QCOMPARE(turned.count(), 0);
    const QPoint middle = knob.rect().center();
    QTest::mousePress(&knob, Qt::LeftButton, {}, middle);
    QTest::mouseMove(&knob, middle - QPoint(0, 30));
    QCOMPARE(knob.value(), 40);
    knob.showValue(3); // not while it is held
    QCOMPARE(knob.value(), 40);
    QCOMPARE(letGo.count(), 0);
    QTest::mouseRelease(&knob, Qt::LeftButton, {}, middle);
    QCOMPARE(letGo.count(), 1);
    turn(knob, 1);
    QCOMPARE(knob.value(), 45);
    QTest::keyClick(&knob, Qt::Key_Down);
    QCOMPARE(knob.value(), 44);
    QTest::keyClicks(&knob, QStringLiteral("75"));
    QCOMPARE(knob.value(), 75);
    QTest::mouseDClick(&knob, Qt::LeftButton, {}, middle);
    QCOMPARE(knob.value(), 0);
    QCOMPARE(turned.last().at(0).toInt(), 0);
}

void TestValueKnob::valuesBelowNothingAreTypedWithAMinusSign()
{
    ui::KnobScale pan;
    pan.lowest = -50;
    pan.highest = 50;
    ui::ValueKnob knob(pan);
    show(knob);
    QCOMPARE(knob.value(), 0);
    QTest::keyClicks(&knob, QStringLiteral("-30"));
    QCOMPARE(knob.value(), -30);
    QTest::keyClicks(&knob, QStringLiteral("-5"));
    QCOMPARE(knob.value(), -5);
    QTest::keyClicks(&knob, QStringLiteral("7")); // -57 is none: another number begins
    QCOMPARE(knob.value(), -7);
    QTest::keyClick(&knob, Qt::Key_Delete);
    QCOMPARE(knob.value(), 0);
    turn(knob, -1, Qt::ShiftModifier);
    QCOMPARE(knob.value(), -1);
    QAccessibleInterface* read = QAccessible::queryAccessibleInterface(&knob);
    QVERIFY(read != nullptr && read->valueInterface() != nullptr);
    QCOMPARE(read->valueInterface()->minimumValue().toInt(), -50);
}

/// The view Latent has tools on 1 and 2, the Editor others.
void TestValueKnob::whatIsTypedIsNoShortcut()
{
    QWidget window;
    ui::KnobScale level;
    level.lowest = -60;
    ui::ValueKnob knob(level, &window);
    int taken = 0;
    for (const int key : {int {Qt::Key_1},
                          int {Qt::Key_2},
                          int {Qt::Key_Minus},
                          int {Qt::Key_Delete},
                          int {Qt::Key_A}})
        QObject::connect(new QShortcut(QKeySequence(key), &window),
                         &QShortcut::activated,
                         &window,
                         [&taken] { ++taken; });
    show(window);
    knob.setFocus();
    QTest::keyClicks(&knob, QStringLiteral("-12"));
    QCOMPARE(knob.value(), -12);
    QTest::keyClick(&knob, Qt::Key_Delete);
    QCOMPARE(knob.value(), 0);
    QCOMPARE(taken, 0);
    QTest::keyClick(&knob, Qt::Key_A); // the knob has no use for it
    QCOMPARE(taken, 1);
}

void TestValueKnob::itsMenuTypesResetsAndLearns()
{
    QWidget window;
    window.resize(300, 200);
    auto* knob = new ui::ValueKnob({}, &window);
    knob->setAccessibleName(QStringLiteral("Glide"));
    QuickLearner learner;
    new ui::Learnable(*knob, learner, QStringLiteral("glide"), [knob](QMenu& menu) {
        knob->addValueActions(menu);
    });
    show(window);
    knob->setValue(60);
    const auto menuOf = [&] {
        QContextMenuEvent event(QContextMenuEvent::Mouse, {5, 5}, knob->mapToGlobal(QPoint(5, 5)));
        QApplication::sendEvent(knob, &event);
        return knob->findChild<QMenu*>(QStringLiteral("learnMenu"));
    };
    QMenu* menu = menuOf();
    QVERIFY(menu != nullptr);
    QCOMPARE(menu->actions().size(), 4); // type, reset, a line, learn
    menu->actions().at(1)->trigger();
    QCOMPARE(knob->value(), 0);
    menu->actions().at(3)->trigger();
    QVERIFY(learner.all.contains(QStringLiteral("glide")));
    menu->actions().at(0)->trigger();
    auto* field = window.findChild<QSpinBox*>(QStringLiteral("valuePopupField"));
    QVERIFY(field != nullptr);
    QTest::keyClicks(field, QStringLiteral("33"));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(knob->value(), 33);
}

void TestValueKnob::labelsAreToldApartByColourAndShape()
{
    std::set<std::pair<QRgb, int>> seen;
    for (int label = 0; label < 64; ++label) {
        const ui::CurveLook look = ui::labelLook(label);
        QVERIFY(seen.emplace(look.colour.rgb(), static_cast<int>(look.shape)).second);
    }
    QCOMPARE(ui::labelLook(-1).colour, ui::theme().quiet);
}

QTEST_MAIN(TestValueKnob)
#include "tst_value_knob.moc"
