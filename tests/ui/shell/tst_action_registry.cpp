// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/action_registry.h"

#include <QAction>
#include <QApplication>
#include <QSettings>
#include <QStandardPaths>
#include <QVBoxLayout>
#include <QtTest/QTest>

using namespace timbrel::ui;

namespace {

ActionSpec specOf(const char* id, const QKeySequence& keys, ActionScope scope = ActionScope::Window)
{
    ActionSpec spec;
    spec.id = id;
    spec.text = QStringLiteral("&Do it…");
    spec.shortcuts = {keys};
    spec.scope = scope;
    return spec;
}

/// A window with two widgets that take the focus.
struct Window
{
    QWidget window;
    QWidget* left = new QWidget;
    QWidget* right = new QWidget;
    Window()
    {
        auto* layout = new QVBoxLayout(&window);
        for (QWidget* widget : {left, right}) {
            widget->setFocusPolicy(Qt::StrongFocus);
            layout->addWidget(widget);
        }
        window.show();
        window.activateWindow();
    }
};

} // namespace

class TestActionRegistry : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void aShortcutTriggersItsAction();
    void oneKeyMeansTwoThingsInTwoPlaces();
    void whileKeysPlayNotesOnlyCtrlActs();
    void aPersonsKeysAreKept();
    void conflictsAreFoundWhereBothAreHeard();
    void theListIsInTheOrderOfTheMenus();
    void plainTextHasNoSigns();
    void aDeadReceiverIsNotCalled();
};

void TestActionRegistry::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QApplication::setOrganizationName(QStringLiteral("timbrel-test"));
    QApplication::setApplicationName(QStringLiteral("timbrel-test-registry"));
}

void TestActionRegistry::init()
{
    QSettings().clear();
}

void TestActionRegistry::aShortcutTriggersItsAction()
{
    Window w;
    QVERIFY(QTest::qWaitForWindowActive(&w.window));
    ActionRegistry registry(&w.window);
    int count = 0;
    QAction* action = registry.add(specOf("a", Qt::Key_Q), w.left, [&] { ++count; });
    QCOMPARE(registry.find("a"), action);
    QVERIFY(registry.find("b") == nullptr);
    w.right->setFocus();
    QTest::keyClick(w.right, Qt::Key_Q);
    QCOMPARE(count, 1);
    bool isOn = false;
    registry.addToggle(specOf("t", Qt::Key_T), false, w.left, [&](bool now) { isOn = now; });
    QTest::keyClick(w.right, Qt::Key_T);
    QVERIFY(isOn);
}

void TestActionRegistry::oneKeyMeansTwoThingsInTwoPlaces()
{
    Window w;
    QVERIFY(QTest::qWaitForWindowActive(&w.window));
    ActionRegistry registry(&w.window);
    int left = 0;
    int right = 0;
    registry.add(specOf("l", Qt::Key_Delete, ActionScope::Receiver), w.left, [&] { ++left; });
    registry.add(specOf("r", Qt::Key_Delete, ActionScope::Receiver), w.right, [&] { ++right; });
    w.left->setFocus();
    QTest::keyClick(w.left, Qt::Key_Delete);
    w.right->setFocus();
    QTest::keyClick(w.right, Qt::Key_Delete);
    QTest::keyClick(w.right, Qt::Key_Delete);
    QCOMPARE(left, 1);
    QCOMPARE(right, 2);
}

void TestActionRegistry::whileKeysPlayNotesOnlyCtrlActs()
{
    Window w;
    QVERIFY(QTest::qWaitForWindowActive(&w.window));
    ActionRegistry registry(&w.window);
    int letters = 0;
    int ctrls = 0;
    int spaces = 0;
    QAction* letter = registry.add(specOf("a", Qt::Key_A), w.left, [&] { ++letters; });
    registry.add(specOf("c", Qt::CTRL | Qt::Key_A), w.left, [&] { ++ctrls; });
    ActionSpec play = specOf("s", Qt::Key_Space);
    play.worksWhileKeysPlayNotes = true;
    registry.add(play, w.left, [&] { ++spaces; });
    registry.setKeysPlayNotes(true);
    w.left->setFocus();
    const auto press = [&] {
        QTest::keyClick(w.left, Qt::Key_A);
        QTest::keyClick(w.left, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(w.left, Qt::Key_Space);
    };
    press();
    QCOMPARE(letters, 0);
    QCOMPARE(ctrls, 1);
    QCOMPARE(spaces, 1);
    QCOMPARE(registry.boundShortcuts(letter), QList<QKeySequence>({QKeySequence(Qt::Key_A)}));
    registry.setOnStage(true);
    press();
    QCOMPARE(ctrls, 2);
    QCOMPARE(spaces, 1); // not even what else works while keys play notes
    registry.setOnStage(false);
    registry.setKeysPlayNotes(false);
    press();
    QCOMPARE(letters, 1);
    QCOMPARE(spaces, 2);
}

void TestActionRegistry::aPersonsKeysAreKept()
{
    Window w;
    const QList<QKeySequence> other = {QKeySequence(Qt::Key_F5)};
    {
        ActionRegistry registry(&w.window);
        QAction* action = registry.add(specOf("a", Qt::Key_Q), w.left, [] {});
        registry.bind(action, other);
        QCOMPARE(action->shortcuts(), other);
    }
    {
        ActionRegistry registry(&w.window);
        QAction* action = registry.add(specOf("a", Qt::Key_Q), w.left, [] {});
        QCOMPARE(action->shortcuts(), other);
        registry.bind(action, {});
    }
    ActionRegistry registry(&w.window);
    QAction* action = registry.add(specOf("a", Qt::Key_Q), w.left, [] {});
    QVERIFY(action->shortcuts().isEmpty());
    registry.bindDefaults(action);
    QCOMPARE(action->shortcut(), QKeySequence(Qt::Key_Q));
    QVERIFY(QSettings().allKeys().isEmpty());
}

void TestActionRegistry::conflictsAreFoundWhereBothAreHeard()
{
    Window w;
    ActionRegistry registry(&w.window);
    QAction* everywhere = registry.add(specOf("w", Qt::Key_Q), w.left, [] {});
    QAction* left = registry.add(specOf("l", Qt::Key_X, ActionScope::Receiver), w.left, [] {});
    QAction* right = registry.add(specOf("r", Qt::Key_X, ActionScope::Receiver), w.right, [] {});
    QVERIFY(registry.conflicts(left, QKeySequence(Qt::Key_X)).isEmpty());
    QCOMPARE(registry.conflicts(left, QKeySequence(Qt::Key_Q)), QList<QAction*>({everywhere}));
    QCOMPARE(registry.conflicts(everywhere, QKeySequence(Qt::Key_X)),
             QList<QAction*>({left, right}));
}

void TestActionRegistry::theListIsInTheOrderOfTheMenus()
{
    QWidget window;
    ActionRegistry registry(&window);
    const auto add = [&](const char* id, ActionMenu menu, int group) {
        ActionSpec spec = specOf(id, {});
        spec.menu = menu;
        spec.group = group;
        return registry.add(spec, &window, [] {});
    };
    QAction* help = add("h", ActionMenu::Help, 0);
    QAction* late = add("l", ActionMenu::Edit, 2);
    QAction* first = add("f", ActionMenu::Edit, 0);
    QAction* second = add("s", ActionMenu::Edit, 0);
    QCOMPARE(registry.all(), QList<QAction*>({first, second, late, help}));
}

void TestActionRegistry::plainTextHasNoSigns()
{
    const QAction open(QStringLiteral("&Open…"));
    QCOMPARE(ActionRegistry::plainText(&open), QStringLiteral("Open"));
    const QAction both(QStringLiteral("Cut && paste"));
    QCOMPARE(ActionRegistry::plainText(&both), QStringLiteral("Cut & paste"));
}

void TestActionRegistry::aDeadReceiverIsNotCalled()
{
    QWidget window;
    ActionRegistry registry(&window);
    int count = 0;
    QAction* action = nullptr;
    {
        QObject other;
        action = registry.add(specOf("a", {}), &other, [&] { ++count; });
        action->trigger();
    }
    action->trigger();
    QCOMPARE(count, 1);
}

QTEST_MAIN(TestActionRegistry)
#include "tst_action_registry.moc"
