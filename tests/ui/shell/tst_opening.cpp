// SPDX-License-Identifier: GPL-3.0-or-later
// What the window is opened with: files, and projects that are mended by hand.
#include "core/base/atomic_file.h"
#include "core/expression/example_file.h"
#include "core/midi/midi_file_writer.h"
#include "support/shared_data.h"
#include "ui/editor/roll_widget.h"
#include "ui/open_window.h"
#include "ui/shell/message_bar.h"
#include "ui/shell/project_tab.h"

#include <QAction>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QSettings>
#include <QStandardPaths>

using namespace timbrel;
using namespace timbrel::test;

class TestOpening : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void filesThatItIsOpenedWithBecomeExamples();
    void whatWasMendedByHandIsTriedAgain();
    void whatWasMendedIsTriedAgainBesideAnotherProject();
    void aSettingThatWasMendedIsReadAgain();
};

void TestOpening::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QApplication::setOrganizationName(QStringLiteral("timbrel-test"));
    QApplication::setApplicationName(QStringLiteral("timbrel-test-opening"));
}

void TestOpening::init()
{
    QSettings().clear();
    QSettings().setValue(QStringLiteral("audio/on"), false); // no device is touched
}

/// Before it is seen, as the program does it.
void TestOpening::filesThatItIsOpenedWithBecomeExamples()
{
    const TemporaryFolder folder;
    music::Sequence notes = noteWithController();
    QVERIFY(writeFileAtomically(folder.path() / "one.mid", midi::writeMidiFile(notes, {})));
    notes.front().number = notes.back().number = 64;
    QVERIFY(writeFileAtomically(folder.path() / "two.seq", expression::writeExample(notes)));
    QStringList files;
    for (const char* name : {"one.mid", "two.seq", "gone.mid"})
        files << QString::fromStdString((folder.path() / name).string());
    ui::MainWindow window(plainSentence);
    const QSignalSpy imported(&window.document(), &ui::ProjectDocument::importFinished);
    window.importFiles(files);
    window.show();
    QTRY_COMPARE(imported.count(), 1);
    QCOMPARE(window.document().examples().size(), 2);
    QVERIFY(window.document().isUntitled());
    QVERIFY(window.findChild<ui::RollWidget*>()->isVisible());
    window.document().close();
}

void TestOpening::whatWasMendedByHandIsTriedAgain()
{
    const TemporaryFolder folder;
    const auto project = folder.path() / "swell";
    makeProject(project);
    const auto good = readFile(project / "larasynth.conf");
    QVERIFY(good && writeFileAtomically(project / "larasynth.conf", "[midi\ncontrollers"));
    ui::MainWindow window(plainSentence);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QVERIFY(!window.openProject(project));
    const auto* problem = window.findChild<QLabel*>(QStringLiteral("welcomeProblem"));
    QVERIFY(problem->isVisible() && !problem->text().isEmpty());
    press(window, "welcomeTryAgain"); // still broken
    QVERIFY(!window.project() && problem->isVisible());
    QVERIFY(writeFileAtomically(project / "larasynth.conf", *good));
    press(window, "welcomeTryAgain");
    QCOMPARE(window.project(), std::optional(project));
    window.document().close();
    window.actions().find("project.close")->trigger();
    QVERIFY(!problem->isVisible());
}

void TestOpening::whatWasMendedIsTriedAgainBesideAnotherProject()
{
    const TemporaryFolder folder;
    makeProject(folder.path() / "swell");
    const auto broken = folder.path() / "broken";
    makeProject(broken);
    const auto good = readFile(broken / "larasynth.conf");
    QVERIFY(good && writeFileAtomically(broken / "larasynth.conf", "[midi\ncontrollers"));
    OpenWindow open(folder.path() / "swell");
    QVERIFY(!open.window.openProject(broken));
    const auto* question = open.window.findChild<ui::MessageBar*>();
    QVERIFY(question->isVisible() && !question->text().isEmpty());
    QVERIFY(writeFileAtomically(broken / "larasynth.conf", *good));
    open.window.document().createExample(); // nothing is lost by it
    press(open.window, "messageChoice0");
    QCOMPARE(open.window.project(), std::optional(folder.path() / "swell"));
    QVERIFY(question->text().contains(QLatin1String("swell")));
    press(open.window, "messageChoice1"); // do not save
    QCOMPARE(open.window.project(), std::optional(broken));
    QVERIFY(!question->isVisible());
}

void TestOpening::aSettingThatWasMendedIsReadAgain()
{
    const TemporaryFolder folder;
    const auto project = folder.path() / "swell";
    makeProject(project);
    const auto good = readFile(project / "larasynth.conf");
    QVERIFY(good);
    const QString bad = QString::fromStdString(*good).replace(
        QRegularExpression(QStringLiteral("update_rate = \\d+")),
        QStringLiteral("update_rate = x"));
    QVERIFY(bad.toStdString() != *good);
    QVERIFY(writeFileAtomically(project / "larasynth.conf", bad.toStdString()));
    OpenWindow open(project);
    QVERIFY(!open.window.document().problems().empty());
    open.window.actions().find("view.project")->trigger();
    QVERIFY(writeFileAtomically(project / "larasynth.conf", *good));
    press(open.window, "projectTryAgain");
    QVERIFY(open.window.document().problems().empty());
    QVERIFY(!open.window.findChild<QPushButton*>(QStringLiteral("projectTryAgain"))->isVisible());
    // and the view is still the one that told of it
    QVERIFY(open.window.findChild<ui::ProjectTab*>()->isVisible());
}

QTEST_MAIN(TestOpening)
#include "tst_opening.moc"
