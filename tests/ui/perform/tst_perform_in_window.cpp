// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/shared_data.h"
#include "ui/common/keyboard_strip.h"
#include "ui/common/theme.h"
#include "ui/open_window.h"
#include "ui/perform/midi_monitor.h"
#include "ui/perform/perform_tab.h"
#include "ui/perform/performance_control.h"
#include "ui/shell/player.h"

#include <QAction>
#include <QApplication>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTabBar>

using namespace timbrel;
using namespace timbrel::test;

class TestPerformInWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void theViewHasATabAndAKey();
    void lettersPlayThereAndNowhereElse();
    void spaceAndEnterDoNotStartTheEditorThere();
    void theWayToTheTrainingIsThere();
    void panicIsOneForAll();
};

void TestPerformInWindow::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QApplication::setOrganizationName(QStringLiteral("timbrel-test"));
    QApplication::setApplicationName(QStringLiteral("timbrel-test"));
    ui::applyAppearance(*qobject_cast<QApplication*>(QApplication::instance()),
                        ui::Appearance::Dark);
}

void TestPerformInWindow::init()
{
    QSettings().clear();
    QSettings().setValue(QStringLiteral("audio/on"), false); // no device is touched
}

void TestPerformInWindow::theViewHasATabAndAKey()
{
    const TemporaryFolder folder;
    makeProject(folder.path() / "swell");
    OpenWindow open(folder.path() / "swell");
    QVERIFY(open.isOpen && QTest::qWaitForWindowActive(&open.window));
    auto* tab = open.window.findChild<ui::PerformTab*>();
    QVERIFY(tab != nullptr && !tab->isVisible());
    QTest::keyClick(&open.window, Qt::Key_4, Qt::ControlModifier);
    QVERIFY(tab->isVisible());
    auto* tabs = open.window.findChild<QTabBar*>(QStringLiteral("viewTabs"));
    QCOMPARE(tabs->tabText(tabs->currentIndex()), QStringLiteral("Perform"));
    QTest::keyClick(&open.window, Qt::Key_F9);
    QVERIFY(open.window.performance().isPerforming());
    QVERIFY(open.window.actions().find("perform.toggle")->isChecked());
    QTest::keyClick(&open.window, Qt::Key_F9);
    QVERIFY(!open.window.performance().isPerforming());
}

void TestPerformInWindow::lettersPlayThereAndNowhereElse()
{
    const TemporaryFolder folder;
    makeProject(folder.path() / "swell");
    OpenWindow open(folder.path() / "swell");
    QVERIFY(open.isOpen && QTest::qWaitForWindowActive(&open.window));
    auto* tab = open.window.findChild<ui::PerformTab*>();
    QTest::keyClick(&open.window, Qt::Key_4, Qt::ControlModifier);
    QTest::keyClick(&open.window, Qt::Key_F9);
    QVERIFY(tab->keyboard().areComputerKeysOn());
    QTest::keyPress(&open.window, Qt::Key_L); // else a shortcut: loop
    QTest::keyRelease(&open.window, Qt::Key_L);
    QVERIFY(!open.window.actions().find("play.loop")->isChecked());
    QTest::keyPress(&open.window, Qt::Key_A);
    QTest::keyRelease(&open.window, Qt::Key_A);
    // in and out, on and off: all passes, as there is no network
    QVERIFY(QTest::qWaitFor([&] { return tab->monitor().buffer().rows() == 4; }));
    QTest::keyClick(&open.window, Qt::Key_1, Qt::ControlModifier);
    QVERIFY(!tab->keyboard().areComputerKeysOn());
    QTest::keyClick(&open.window, Qt::Key_L);
    QVERIFY(open.window.actions().find("play.loop")->isChecked());
}

void TestPerformInWindow::spaceAndEnterDoNotStartTheEditorThere()
{
    const TemporaryFolder folder;
    makeProject(folder.path() / "swell");
    OpenWindow open(folder.path() / "swell");
    QVERIFY(open.isOpen && QTest::qWaitForWindowActive(&open.window));
    auto* tab = open.window.findChild<ui::PerformTab*>();
    QTest::keyClick(&open.window, Qt::Key_4, Qt::ControlModifier);
    QTest::keyClick(&open.window, Qt::Key_F9);
    const auto press = [](Qt::Key key) { QTest::keyClick(QApplication::focusWidget(), key); };
    press(Qt::Key_Space);
    press(Qt::Key_Return);
    QVERIFY(open.window.performance().isPerforming()); // nor end what is performed
    // the pedal, down and up, in and out
    QVERIFY(QTest::qWaitFor([&] { return tab->monitor().buffer().rows() == 4; }));
    QTest::qWait(50);
    QVERIFY(!open.window.player().isPlaying());
    QTest::keyClick(&open.window, Qt::Key_1, Qt::ControlModifier);
    press(Qt::Key_Space);
    QVERIFY(QTest::qWaitFor([&] { return open.window.player().isPlaying(); }));
}

void TestPerformInWindow::theWayToTheTrainingIsThere()
{
    const TemporaryFolder folder;
    makeProject(folder.path() / "swell");
    OpenWindow open(folder.path() / "swell");
    QVERIFY(open.isOpen && QTest::qWaitForWindowActive(&open.window));
    QTest::keyClick(&open.window, Qt::Key_4, Qt::ControlModifier);
    press(open.window, "goToTraining");
    auto* tabs = open.window.findChild<QTabBar*>(QStringLiteral("viewTabs"));
    QCOMPARE(tabs->tabText(tabs->currentIndex()), QStringLiteral("Training"));
}

void TestPerformInWindow::panicIsOneForAll()
{
    const TemporaryFolder folder;
    makeProject(folder.path() / "swell");
    OpenWindow open(folder.path() / "swell");
    QVERIFY(open.isOpen && QTest::qWaitForWindowActive(&open.window));
    QTest::keyClick(&open.window, Qt::Key_4, Qt::ControlModifier);
    QTest::keyClick(&open.window, Qt::Key_F9);
    const QSignalSpy moved(&open.window.performance(), &ui::PerformanceControl::controllersMoved);
    const auto before = moved.count();
    QTest::keyClick(&open.window, Qt::Key_Period, Qt::ControlModifier);
    QVERIFY(moved.count() > before);
    press(open.window, "panicButton");
    QVERIFY(moved.count() > before + 1);
}

QTEST_MAIN(TestPerformInWindow)
#include "tst_perform_in_window.moc"
