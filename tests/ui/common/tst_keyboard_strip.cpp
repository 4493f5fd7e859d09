// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/computer_keys.h"
#include "ui/common/controller_strip.h"
#include "ui/common/keyboard_strip.h"
#include "ui/common/piano_keys.h"
#include "ui/common/piano_layout.h"
#include "ui/common/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QLineEdit>
#include <QSignalSpy>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>
#include <QWheelEvent>
#include <QtTest/QTest>

using namespace timbrel;
using midi::MidiMessage;

namespace {

struct Stage
{
    Stage()
    {
        auto* layout = new QVBoxLayout(&window);
        strip = new ui::KeyboardStrip;
        text = new QLineEdit;
        layout->addWidget(strip);
        layout->addWidget(text);
        strip->setControllers({74, 1}, {{74, 30}, {1, 0}});
        QObject::connect(strip,
                         &ui::KeyboardStrip::played,
                         strip,
                         [this](const MidiMessage& message) { played.push_back(message); });
        window.resize(900, 180);
        window.show();
        if (!QTest::qWaitForWindowExposed(&window))
            qFatal("no window");
        QApplication::setActiveWindow(&window);
        strip->piano().setFocus();
    }
    [[nodiscard]] QPoint inKey(int note, double depth) const
    {
        const QRectF key = strip->piano().layoutOfKeys().keyRect(note);
        return QPointF(key.left() + 3.0, key.top() + depth * key.height()).toPoint();
    }
    void turn(QWidget* widget, int notches)
    {
        const QPointF place = QRectF(widget->rect()).center();
        QWheelEvent event(place,
                          widget->mapToGlobal(place),
                          {},
                          {0, 120 * notches},
                          Qt::NoButton,
                          {},
                          Qt::NoScrollPhase,
                          false);
        QApplication::sendEvent(widget, &event);
    }

    QWidget window;
    ui::KeyboardStrip* strip = nullptr;
    QLineEdit* text = nullptr;
    std::vector<MidiMessage> played;
};

} // namespace

class TestKeyboardStrip : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void keysLieLikeOnAPiano();
    void everyPlaceBelongsToItsKey();
    void theLowerTheLouder();
    void aDragSlidesFromKeyToKey();
    void theMarkedKeyIsPlayedBySpace();
    void lettersPlayWhileTheyAreOn();
    void aHeldKeyEndsWhereItBegan();
    void aKeyThatTheSystemRepeatsIsOneNote();
    void textIsStillText();
    void ctrlIsStillAShortcut();
    void aStripIsDraggedTurnedAndReset();
    void thePitchWheelSpringsBack();
    void spaceIsThePedalWhereOneIsWanted();
    void afterAPanicEverythingRests();
    void whatComesFromElsewhereIsShownAndNotSent();
    void stripsFollowTheSettings();
    void everythingHasANameAndAValue();
    void itIsSeenInBothAppearances();
};

void TestKeyboardStrip::initTestCase()
{
    ui::applyAppearance(*qobject_cast<QApplication*>(QApplication::instance()),
                        ui::Appearance::Dark);
}

void TestKeyboardStrip::keysLieLikeOnAPiano()
{
    const auto layout = ui::PianoLayout::fitted(700.0, 100.0, 60);
    QVERIFY(layout.contains(60) && layout.firstNote % 12 == 0);
    QVERIFY(layout.keyRect(61).height() < layout.keyRect(60).height());
    // every black key over the gap between its neighbours
    QVERIFY(qAbs(layout.keyRect(61).center().x() - layout.keyRect(62).left()) < 1e-9);
    QVERIFY(qAbs(layout.keyRect(66).center().x() - layout.keyRect(67).left()) < 1e-9);
    // white keys side by side, from edge to edge
    QCOMPARE(layout.keyRect(layout.firstNote).left(), 0.0);
    QVERIFY(qAbs(layout.keyRect(layout.lastNote()).right() - 700.0) < 1e-9);
    QVERIFY(qAbs(layout.keyRect(64).right() - layout.keyRect(65).left()) < 1e-9);
    for (const double width : {10.0, 300.0, 5000.0})
        for (const int centre : {0, 60, 127}) {
            const auto any = ui::PianoLayout::fitted(width, 50.0, centre);
            QVERIFY(any.firstNote >= 0 && any.lastNote() <= 127 && any.octaves >= 1);
        }
}

void TestKeyboardStrip::everyPlaceBelongsToItsKey()
{
    const auto layout = ui::PianoLayout::fitted(700.0, 100.0, 60);
    for (int note = layout.firstNote; note <= layout.lastNote(); ++note) {
        const QRectF key = layout.keyRect(note);
        QCOMPARE(layout.noteAt({key.center().x(), key.bottom() - 1.0}), std::optional(note));
    }
    QVERIFY(!layout.noteAt({-1.0, 10.0}));
    QCOMPARE(layout.velocityAt(60, {5.0, 0.0}), 1);
    QCOMPARE(layout.velocityAt(60, {5.0, 100.0}), 127);
    QCOMPARE(layout.velocityAt(60, {5.0, 50.0}), 64);
}

void TestKeyboardStrip::theLowerTheLouder()
{
    Stage stage;
    auto& piano = stage.strip->piano();
    QTest::mousePress(&piano, Qt::LeftButton, {}, stage.inKey(60, 0.9));
    QVERIFY(piano.isSounding(60));
    QTest::mouseRelease(&piano, Qt::LeftButton, {}, stage.inKey(60, 0.9));
    QVERIFY(!piano.isSounding(60));
    QTest::mouseClick(&piano, Qt::LeftButton, {}, stage.inKey(60, 0.2));
    QCOMPARE(stage.played.size(), std::size_t {4});
    QVERIFY(stage.played[0].isNoteOn() && stage.played[0].number() == 60);
    QVERIFY(stage.played[0].value() > 100 && stage.played[2].value() < 40);
    QVERIFY(stage.played[1].isNoteOff() && stage.played[3].isNoteOff());
}

void TestKeyboardStrip::aDragSlidesFromKeyToKey()
{
    Stage stage;
    auto& piano = stage.strip->piano();
    QTest::mousePress(&piano, Qt::LeftButton, {}, stage.inKey(60, 0.9));
    QTest::mouseMove(&piano, stage.inKey(60, 0.8));
    QTest::mouseMove(&piano, stage.inKey(62, 0.9));
    QTest::mouseRelease(&piano, Qt::LeftButton, {}, stage.inKey(62, 0.9));
    std::vector<int> notes;
    for (const MidiMessage& message : stage.played)
        notes.push_back(message.isNoteOn() ? message.number() : -message.number());
    QCOMPARE(notes, (std::vector<int> {60, -60, 62, -62}));
}

void TestKeyboardStrip::theMarkedKeyIsPlayedBySpace()
{
    Stage stage;
    auto& piano = stage.strip->piano();
    QTest::keyClick(&piano, Qt::Key_Right);
    QTest::keyClick(&piano, Qt::Key_Space);
    QTest::keyClick(&piano, Qt::Key_Up);
    QTest::keyClick(&piano, Qt::Key_Return);
    QCOMPARE(stage.played.size(), std::size_t {4});
    QCOMPARE(int {stage.played[0].number()}, 61);
    QCOMPARE(int {stage.played[2].number()}, 73);
    QCOMPARE(int {stage.played[0].value()}, 100);
    stage.strip->findChild<QSpinBox*>(QStringLiteral("keyVelocity"))->setValue(33);
    QTest::keyClick(&piano, Qt::Key_Space);
    QCOMPARE(int {stage.played[4].value()}, 33);
}

void TestKeyboardStrip::lettersPlayWhileTheyAreOn()
{
    Stage stage;
    QTest::keyClick(&stage.window, Qt::Key_A);
    QVERIFY(stage.played.empty());
    stage.strip->setComputerKeysOn(true);
    const QString letters = QStringLiteral("awsedftgyhujk");
    for (int i = 0; i < letters.size(); ++i)
        QTest::keyClick(&stage.window, letters[i].toLatin1());
    QCOMPARE(stage.played.size(), std::size_t {26});
    for (std::size_t i = 0; i < 13; ++i) {
        QVERIFY(stage.played[2 * i].isNoteOn() && stage.played[2 * i + 1].isNoteOff());
        QCOMPARE(int {stage.played[2 * i].number()}, 60 + static_cast<int>(i));
    }
    QTest::keyClick(&stage.window, Qt::Key_X);
    QTest::keyClick(&stage.window, Qt::Key_A);
    QCOMPARE(int {stage.played[26].number()}, 72);
    QTest::mouseClick(stage.strip->findChild<QToolButton*>(QStringLiteral("octaveDown")),
                      Qt::LeftButton);
    QTest::keyClick(&stage.window, Qt::Key_Z);
    QTest::keyClick(&stage.window, Qt::Key_A);
    QCOMPARE(int {stage.played[28].number()}, 48);
    stage.strip->setComputerKeysOn(false);
}

void TestKeyboardStrip::aHeldKeyEndsWhereItBegan()
{
    Stage stage;
    stage.strip->setComputerKeysOn(true);
    QTest::keyPress(&stage.window, Qt::Key_D);
    QTest::keyPress(&stage.window, Qt::Key_D); // held down: the system repeats it
    QTest::keyClick(&stage.window, Qt::Key_X);
    QTest::keyRelease(&stage.window, Qt::Key_D);
    QCOMPARE(stage.played.size(), std::size_t {2});
    QCOMPARE(int {stage.played[1].number()}, 64);
    // off: nothing hangs
    QTest::keyPress(&stage.window, Qt::Key_D);
    stage.strip->setComputerKeysOn(false);
    QVERIFY(stage.played.back().isNoteOff());
    QCOMPARE(int {stage.played.back().number()}, 76);
}

/// As X11 tells it while the press has not been read yet: not marked, but at one time.
void TestKeyboardStrip::aKeyThatTheSystemRepeatsIsOneNote()
{
    Stage stage;
    stage.strip->setComputerKeysOn(true);
    const auto tell = [&](QEvent::Type type, quint64 time) {
        QKeyEvent event(type, Qt::Key_D, Qt::NoModifier, QStringLiteral("d"));
        event.setTimestamp(time);
        QApplication::sendEvent(&stage.window, &event);
    };
    tell(QEvent::KeyPress, 1000);
    for (const quint64 time : {1500, 1540, 1580}) {
        tell(QEvent::KeyRelease, time);
        tell(QEvent::KeyPress, time);
    }
    QCOMPARE(stage.played.size(), std::size_t {1});
    tell(QEvent::KeyRelease, 1600);
    QTRY_COMPARE(stage.played.size(), std::size_t {2});
    QVERIFY(stage.played.back().isNoteOff());
    // a hand that is as quick as that wait plays two notes
    tell(QEvent::KeyPress, 2000);
    tell(QEvent::KeyRelease, 2001);
    tell(QEvent::KeyPress, 2002);
    QCOMPARE(stage.played.size(), std::size_t {5});
    stage.strip->setComputerKeysOn(false);
}

void TestKeyboardStrip::textIsStillText()
{
    Stage stage;
    stage.strip->setComputerKeysOn(true);
    stage.text->setFocus();
    QTest::keyClicks(stage.text, QStringLiteral("asdf"));
    QCOMPARE(stage.text->text(), QStringLiteral("asdf"));
    QVERIFY(stage.played.empty());
    stage.strip->setComputerKeysOn(false);
}

void TestKeyboardStrip::ctrlIsStillAShortcut()
{
    Stage stage;
    stage.strip->setComputerKeysOn(true);
    QTest::keyClick(&stage.window, Qt::Key_A, Qt::ControlModifier);
    QVERIFY(stage.played.empty());
    stage.strip->setComputerKeysOn(false);
}

void TestKeyboardStrip::aStripIsDraggedTurnedAndReset()
{
    Stage stage;
    auto* strip = stage.strip->strip(74);
    QVERIFY(strip != nullptr);
    QCOMPARE(strip->value(), 30);
    QTest::mousePress(strip, Qt::LeftButton, {}, QPoint(20, 0));
    QCOMPARE(strip->value(), 127);
    QTest::mouseMove(strip, QPoint(20, strip->height() - 1));
    QCOMPARE(strip->value(), 0);
    QTest::mouseRelease(strip, Qt::LeftButton, {}, QPoint(20, strip->height() - 1));
    QCOMPARE(strip->value(), 0); // it stays
    stage.turn(strip, 3);
    QCOMPARE(strip->value(), 12);
    strip->setFocus();
    QTest::keyClick(strip, Qt::Key_Up);
    QCOMPARE(strip->value(), 13);
    QTest::keyClicks(strip, QStringLiteral("64"));
    QCOMPARE(strip->value(), 64);
    QTest::mouseDClick(strip, Qt::LeftButton, {}, QPoint(20, 40));
    QCOMPARE(strip->value(), 30);
    for (const MidiMessage& message : stage.played)
        QVERIFY(message.isController() && message.number() == 74);
    QCOMPARE(int {stage.played.back().value()}, 30);
}

void TestKeyboardStrip::thePitchWheelSpringsBack()
{
    Stage stage;
    auto& wheel = stage.strip->pitchWheel();
    QTest::mousePress(&wheel, Qt::LeftButton, {}, QPoint(20, 0));
    QTest::mouseRelease(&wheel, Qt::LeftButton, {}, QPoint(20, 0));
    QCOMPARE(stage.played.size(), std::size_t {2});
    QCOMPARE(stage.played[0].status(), 0xE0U);
    QCOMPARE(int {stage.played[0].bytes[1]} + 128 * stage.played[0].bytes[2], 16383);
    QCOMPARE(int {stage.played[1].bytes[1]} + 128 * stage.played[1].bytes[2], 8192);
}

void TestKeyboardStrip::spaceIsThePedalWhereOneIsWanted()
{
    Stage stage;
    stage.strip->setComputerKeysOn(true);
    stage.window.setFocus();
    QTest::keyClick(&stage.window, Qt::Key_Space);
    QVERIFY(stage.played.empty() && stage.strip->pedal() == nullptr);
    stage.strip->addPedal();
    QTest::keyPress(&stage.window, Qt::Key_Space);
    QTest::keyPress(&stage.window, Qt::Key_Space); // the system repeats it
    QVERIFY(stage.strip->pedal()->isChecked());
    QTest::keyRelease(&stage.window, Qt::Key_Space);
    QCOMPARE(
        stage.played,
        (std::vector {MidiMessage::controller(0, 64, 127), MidiMessage::controller(0, 64, 0)}));
    // what has the focus and is pressed by Space keeps it
    stage.strip->piano().setFocus();
    QTest::keyClick(&stage.strip->piano(), Qt::Key_Space);
    QVERIFY(stage.played.back().isNoteOff());
    stage.strip->setComputerKeysOn(false);
    stage.played.clear();
    QTest::mouseClick(stage.strip->pedal(), Qt::LeftButton);
    QCOMPARE(stage.played, (std::vector {MidiMessage::controller(0, 64, 127)}));
}

void TestKeyboardStrip::afterAPanicEverythingRests()
{
    Stage stage;
    stage.strip->addPedal();
    stage.strip->show(MidiMessage::noteOn(0, 64, 80));
    stage.strip->show(MidiMessage::controller(0, 74, 99));
    stage.strip->show(MidiMessage::controller(0, 64, 127));
    stage.strip->show(MidiMessage::of(0xE0, 0, 100));
    QCOMPARE(stage.strip->pitchWheel().value(), 100 << 7);
    QVERIFY(stage.strip->pedal()->isChecked());
    stage.strip->showRest();
    QCOMPARE(stage.strip->pitchWheel().value(), 8192);
    QCOMPARE(stage.strip->strip(74)->value(), 30);
    QVERIFY(!stage.strip->pedal()->isChecked());
    QVERIFY(!stage.strip->piano().isSounding(64));
    QVERIFY(stage.played.empty());
}

void TestKeyboardStrip::whatComesFromElsewhereIsShownAndNotSent()
{
    Stage stage;
    stage.strip->show(MidiMessage::noteOn(0, 64, 80));
    QVERIFY(stage.strip->piano().isSounding(64));
    stage.strip->show(MidiMessage::controller(0, 74, 99));
    QCOMPARE(stage.strip->strip(74)->value(), 99);
    stage.strip->show(MidiMessage::noteOff(0, 64));
    QVERIFY(!stage.strip->piano().isSounding(64));
    QVERIFY(stage.played.empty());
}

void TestKeyboardStrip::stripsFollowTheSettings()
{
    Stage stage;
    stage.strip->setControllers({11}, {{11, 127}});
    QVERIFY(stage.strip->strip(74) == nullptr);
    QVERIFY(stage.strip->strip(1) != nullptr); // the wheel is always there
    QCOMPARE(stage.strip->strip(11)->value(), 127);
    QVERIFY(stage.played.empty());
}

void TestKeyboardStrip::everythingHasANameAndAValue()
{
    Stage stage;
    for (auto* widget : stage.strip->findChildren<QWidget*>())
        if (widget->focusPolicy() != Qt::NoFocus && widget->isVisible())
            QVERIFY2(!widget->accessibleName().isEmpty()
                         || widget->parentWidget()->accessibleName().size() > 0,
                     widget->metaObject()->className());
    auto* face = QAccessible::queryAccessibleInterface(stage.strip->strip(74));
    QVERIFY(face != nullptr && face->valueInterface() != nullptr);
    QCOMPARE(face->valueInterface()->currentValue().toInt(), 30);
    face->valueInterface()->setCurrentValue(77);
    QCOMPARE(int {stage.played.back().value()}, 77);
    QTest::mouseClick(&stage.strip->piano(), Qt::LeftButton, {}, stage.inKey(60, 0.5));
    QVERIFY(stage.strip->piano().accessibleDescription().contains(QStringLiteral("C4")));
}

void TestKeyboardStrip::itIsSeenInBothAppearances()
{
    const QString pictures = qEnvironmentVariable("TIMBREL_TEST_PICTURES");
    auto& application = *qobject_cast<QApplication*>(QApplication::instance());
    for (const auto appearance : {ui::Appearance::Light, ui::Appearance::Dark}) {
        ui::applyAppearance(application, appearance);
        Stage stage;
        stage.strip->setComputerKeysOn(true);
        stage.strip->show(MidiMessage::noteOn(0, 64, 80));
        stage.strip->show(MidiMessage::controller(0, 74, 90));
        const QImage picture = stage.window.grab().toImage();
        QVERIFY(!picture.isNull());
        const bool isDark = appearance == ui::Appearance::Dark;
        if (!pictures.isEmpty())
            picture.save(pictures
                         + (isDark ? QStringLiteral("/keyboard-dark.png")
                                   : QStringLiteral("/keyboard-light.png")));
    }
}

QTEST_MAIN(TestKeyboardStrip)
#include "tst_keyboard_strip.moc"
