// SPDX-License-Identifier: GPL-3.0-or-later
// Every action of the window: reachable in a menu and in the palette, named, translated, and
// triggered by the keys that it claims.
#include "support/shared_data.h"
#include "ui/common/action_registry.h"
#include "ui/common/theme.h"
#include "ui/editor/example_document.h"
#include "ui/editor/project_document.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/main_window.h"
#include "ui/shell/shortcut_window.h"
#include "ui/synth/synth_window.h"

#include <QAction>
#include <QApplication>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenuBar>
#include <QPushButton>
#include <QSet>
#include <QSettings>
#include <QSignalBlocker>
#include <QStandardPaths>
#include <QTranslator>
#include <QTreeWidget>
#include <QTreeWidgetItemIterator>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <algorithm>
#include <string_view>

using namespace timbrel;
using namespace timbrel::test;
using namespace timbrel::ui;

namespace {

QString plainSentence(const Error& error)
{
    return QString::fromUtf8(errorName(error.id));
}

void collect(const QList<QAction*>& actions, QSet<QAction*>& found)
{
    for (QAction* action : actions) {
        if (action->menu() != nullptr)
            collect(action->menu()->actions(), found);
        else if (!action->isSeparator())
            found << action;
    }
}

/// The key of the first stroke, as a person presses it.
void press(QWidget* widget, const QKeySequence& keys)
{
    const QKeyCombination stroke = keys[0];
    QTest::keyClick(widget, stroke.key(), stroke.keyboardModifiers());
}

/// A widget that has the focus and hears this action: the scope's own, or something in it.
QWidget* focusFor(const ActionRegistry& registry, const QAction* action)
{
    QWidget* hearer = registry.hearer(action);
    if (hearer == nullptr)
        return nullptr;
    // the tab that it lies in; that of the editor for what is heard everywhere
    for (const char* view :
         {"view.editor", "view.training", "view.latent", "view.perform", "view.project"})
        if (!hearer->isVisible() || (hearer->isWindow() && view == std::string_view("view.editor")))
            registry.find(view)->trigger();
    QWidget* target = hearer->isWindow() ? hearer
        : hearer->focusProxy()           ? hearer->focusProxy()
                                         : hearer;
    target->setFocus();
    return target;
}

} // namespace

class TestActions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void everyActionIsNamedAndExplained();
    void everyActionStandsInAMenu();
    void thePaletteFindsEveryActionByItsName();
    void thePaletteSaysWhyOfWhatIsAskedFor();
    void theShortcutWindowListsEveryAction();
    void otherKeysAreGivenInTheShortcutWindow();
    void everyActionIsTranslated();
    void everyShortcutTriggersItsAction();
    void noTwoActionsHaveTheSameKeysAtOnePlace();

private:
    std::unique_ptr<MainWindow> m_window;
};

void TestActions::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QApplication::setOrganizationName(QStringLiteral("timbrel-test"));
    QApplication::setApplicationName(QStringLiteral("timbrel-test-actions"));
    applyAppearance(*qobject_cast<QApplication*>(QApplication::instance()), Appearance::Dark);
}

void TestActions::init()
{
    QSettings().clear();
    QSettings().setValue(QStringLiteral("audio/on"), false); // no device is touched
    m_window = std::make_unique<MainWindow>(plainSentence);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_window->document().createUntitled();
    QVERIFY(m_window->document().createExample() != nullptr);
    QCoreApplication::processEvents();
}

void TestActions::cleanup()
{
    m_window->document().close();
    m_window.reset();
}

void TestActions::everyActionIsNamedAndExplained()
{
    const auto actions = m_window->actions().all();
    QVERIFY(actions.size() > 60);
    // those of every view and panel are among them
    for (const char* room : {"project.",
                             "edit.",
                             "notes.",
                             "lane.",
                             "tool.",
                             "example.",
                             "record.",
                             "training.",
                             "latent.",
                             "perform.",
                             "play.",
                             "view.",
                             "help."})
        QVERIFY2(std::any_of(actions.begin(),
                             actions.end(),
                             [room](const QAction* action) {
                                 return action->objectName().startsWith(QLatin1String(room));
                             }),
                 room);
    for (const char* id : {"latent.play", "latent.search", "latent.import", "play.synth"})
        QVERIFY2(m_window->actions().find(id) != nullptr, id);
    QSet<QString> ids;
    for (const QAction* action : actions) {
        QVERIFY2(!ActionRegistry::plainText(action).isEmpty(), qPrintable(action->objectName()));
        QVERIFY2(!action->statusTip().isEmpty(), qPrintable(action->objectName()));
        QVERIFY2(action->objectName().contains(QLatin1Char('.')), qPrintable(action->objectName()));
        QVERIFY2(!ids.contains(action->objectName()), qPrintable(action->objectName()));
        ids << action->objectName();
    }
}

void TestActions::everyActionStandsInAMenu()
{
    QSet<QAction*> found;
    collect(m_window->menuBar()->actions(), found);
    for (QAction* action : m_window->actions().all())
        if (m_window->actions().spec(action).isInMenu)
            QVERIFY2(found.contains(action), qPrintable(action->objectName()));
}

void TestActions::thePaletteFindsEveryActionByItsName()
{
    m_window->actions().find("view.palette")->trigger();
    auto* palette = m_window->findChild<CommandPalette*>();
    auto* line = palette->findChild<QLineEdit*>();
    QVERIFY(palette->isVisible() && line->hasFocus());
    for (const QAction* action : m_window->actions().all()) {
        const QString name = ActionRegistry::plainText(action);
        line->setText(name);
        QVERIFY2(palette->shownTexts().contains(name), qPrintable(action->objectName()));
    }
    // and the demos; where nothing is found, it says so
    line->setText(QStringLiteral("Open Drum patterns"));
    QCOMPARE(palette->shownTexts(), QStringList {QStringLiteral("Open Drum patterns")});
    const auto* nothing = palette->findChild<QLabel*>(QStringLiteral("commandPaletteNothing"));
    QVERIFY(!nothing->isVisible());
    line->setText(QStringLiteral("qqqqzzzz"));
    QVERIFY(nothing->isVisible() && !nothing->text().isEmpty());
    QTest::keyClick(line, Qt::Key_Escape);
    QVERIFY(!palette->isVisible());
}

void TestActions::thePaletteSaysWhyOfWhatIsAskedFor()
{
    m_window->document().close();
    m_window->actions().find("view.palette")->trigger();
    auto* palette = m_window->findChild<CommandPalette*>();
    QSignalSpy hints(palette, &CommandPalette::hint);
    palette->findChild<QLineEdit*>()->setText(QStringLiteral("Save"));
    // at hand, though a list itself would not take it
    QCOMPARE(palette->findChild<QListView*>()->currentIndex().row(), 0);
    QCOMPARE(palette->shownTexts().first(), QStringLiteral("Save"));
    QVERIFY(hints.last().first().toString().contains(QLatin1String("project first")));
    QTest::keyClick(palette->findChild<QLineEdit*>(), Qt::Key_Return);
    QVERIFY(palette->isVisible()); // nothing was done
}

void TestActions::theShortcutWindowListsEveryAction()
{
    m_window->actions().find("help.shortcuts")->trigger();
    const auto* window = m_window->findChild<ShortcutWindow*>();
    QVERIFY(window != nullptr && window->isVisible());
    QSet<QAction*> listed;
    const auto* list = window->findChild<QTreeWidget*>();
    for (int i = 0; i < list->topLevelItemCount(); ++i)
        for (int j = 0; j < list->topLevelItem(i)->childCount(); ++j)
            if (auto* action
                = list->topLevelItem(i)->child(j)->data(0, Qt::UserRole).value<QAction*>())
                listed << action; // else something that is done with the mouse
    const auto actions = m_window->actions().all();
    QCOMPARE(listed, QSet<QAction*>(actions.begin(), actions.end()));
    // and the keys of the synthesizer's window, which are no actions of this one
    for (const SynthWindow::Key& key : SynthWindow::keys())
        QVERIFY2(!list->findItems(key.text, Qt::MatchExactly | Qt::MatchRecursive).isEmpty(),
                 qPrintable(key.text));
}

void TestActions::otherKeysAreGivenInTheShortcutWindow()
{
    ActionRegistry& registry = m_window->actions();
    QTest::keyClick(m_window.get(), Qt::Key_Question, Qt::ShiftModifier);
    auto* window = m_window->findChild<ShortcutWindow*>();
    if (window == nullptr) // the layout of the test's keyboard has no such key
        registry.find("help.shortcuts")->trigger();
    window = m_window->findChild<ShortcutWindow*>();
    QVERIFY(QTest::qWaitForWindowActive(window));
    // found by its name, chosen by key
    QTest::keyClicks(window->findChild<QLineEdit*>(), QStringLiteral("Metronome"));
    auto* list = window->findChild<QTreeWidget*>();
    QTreeWidgetItem* found = nullptr;
    for (QTreeWidgetItemIterator item(list); *item != nullptr; ++item)
        if (!(*item)->isHidden() && (*item)->data(0, Qt::UserRole).value<QAction*>() != nullptr)
            found = *item;
    QVERIFY(found != nullptr && found->text(0) == QLatin1String("Metronome"));
    list->setFocus();
    list->setCurrentItem(found);
    auto* keys = window->findChild<QKeySequenceEdit*>(QStringLiteral("shortcutKeys"));
    const auto pressKeys = [&](Qt::Key key, Qt::KeyboardModifiers modifiers) {
        keys->setFocus();
        QTest::keyClick(keys, key, modifiers);
        auto* use = window->findChild<QPushButton*>(QStringLiteral("shortcutUse"));
        QTRY_VERIFY(use->isEnabled());
        QTest::mouseClick(use, Qt::LeftButton);
    };
    pressKeys(Qt::Key_F9, Qt::NoModifier);
    QCOMPARE(found->text(1), QKeySequence(Qt::Key_F9).toString(QKeySequence::NativeText));
    // keys of another are named before they are taken
    keys->setFocus();
    QTest::keyClick(keys, Qt::Key_L);
    auto* conflict = window->findChild<QLabel*>(QStringLiteral("shortcutConflict"));
    QTRY_VERIFY(conflict->text().contains(QStringLiteral("Loop")));
    window->close();

    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    const QAction* metronome = registry.find("play.metronome");
    QTest::keyClick(m_window.get(), Qt::Key_M);
    QVERIFY(!metronome->isChecked());
    QTest::keyClick(m_window.get(), Qt::Key_F9);
    QVERIFY(metronome->isChecked());
    // and in the next window
    m_window->document().close();
    m_window = std::make_unique<MainWindow>(plainSentence);
    QCOMPARE(m_window->actions().boundShortcuts(m_window->actions().find("play.metronome")),
             QList<QKeySequence> {QKeySequence(Qt::Key_F9)});
}

void TestActions::everyActionIsTranslated()
{
    QHash<QString, std::pair<QString, QString>> english;
    for (const QAction* action : m_window->actions().all())
        english[action->objectName()] = {action->text(), action->statusTip()};
    QTranslator german;
    QVERIFY(german.load(QStringLiteral(":/i18n/timbrel_de.qm")));
    QApplication::installTranslator(&german);
    {
        MainWindow window(plainSentence);
        // words that are the same in both languages
        static const QSet<QString> kSame = {QStringLiteral("&Editor"),
                                            QStringLiteral("&Training"),
                                            QStringLiteral("&Loop"),
                                            QStringLiteral("L&asso"),
                                            QStringLiteral("S&ynthesizer…")};
        QStringList missing;
        for (const QAction* action : window.actions().all()) {
            const auto& [text, hint] = english[action->objectName()];
            if ((action->text() == text && !kSame.contains(text)) || action->statusTip() == hint)
                missing << action->objectName();
        }
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(QLatin1Char(' '))));
    }
    QApplication::removeTranslator(&german);
}

void TestActions::everyShortcutTriggersItsAction()
{
    ActionRegistry& registry = m_window->actions();
    QStringList silent;
    int count = 0;
    for (QAction* action : registry.all()) {
        const auto shortcuts = registry.boundShortcuts(action);
        if (shortcuts.isEmpty())
            continue;
        action->setEnabled(true);
        QWidget* target = focusFor(registry, action);
        QVERIFY2(target != nullptr, qPrintable(action->objectName()));
        for (const QKeySequence& keys : shortcuts) {
            // what it does is not wanted here, only that it is asked to
            action->disconnect(SIGNAL(triggered(bool)));
            action->disconnect(SIGNAL(toggled(bool)));
            const QSignalSpy asked(action, &QAction::triggered);
            press(target, keys);
            ++count;
            if (asked.count() != 1)
                silent << action->objectName() + QLatin1Char(' ') + keys.toString();
        }
    }
    QVERIFY(count > 40);
    QVERIFY2(silent.isEmpty(), qPrintable(silent.join(QStringLiteral(", "))));
}

void TestActions::noTwoActionsHaveTheSameKeysAtOnePlace()
{
    ActionRegistry& registry = m_window->actions();
    for (const QAction* action : registry.all())
        for (const QKeySequence& keys : registry.boundShortcuts(action))
            for (const QAction* other : registry.conflicts(action, keys))
                QFAIL(qPrintable(action->objectName() + QStringLiteral(" and ")
                                 + other->objectName()));
}

QTEST_MAIN(TestActions)
#include "tst_actions.moc"
