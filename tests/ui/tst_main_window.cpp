// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"
#include "core/project/project.h"
#include "support/shared_data.h"
#include "ui/common/theme.h"
#include "ui/editor/example_document.h"
#include "ui/editor/project_document.h"
#include "ui/shell/demo_projects.h"
#include "ui/shell/guide_window.h"
#include "ui/shell/main_window.h"
#include "ui/shell/message_bar.h"
#include "ui/shell/player.h"
#include "ui/shell/recent_projects.h"
#include "ui/shell/status_line.h"
#include "ui/shell/transport_bar.h"
#include "ui/shell/welcome_page.h"

#include <QAction>
#include <QApplication>
#include <QDropEvent>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTabBar>
#include <QTextBrowser>
#include <QTreeWidget>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace timbrel;
using namespace timbrel::test;

namespace {

QString plainSentence(const Error& error)
{
    return QString::fromUtf8(errorName(error.id));
}

music::Sequence noteWithController()
{
    using music::Event;
    using music::EventKind;
    const auto at = [](int milliseconds) { return std::chrono::milliseconds(milliseconds); };
    return {Event {at(0), EventKind::NoteOn, 0, 60, 90},
            Event {at(500), EventKind::Controller, 0, 1, 100},
            Event {at(1500), EventKind::NoteOff, 0, 60, 0}};
}

void makeProject(const std::filesystem::path& folder, int examples = 1)
{
    const auto project = project::Project::create(folder, expression::LarasynthConf::generated());
    QVERIFY(project);
    for (int i = 0; i < examples; ++i)
        QVERIFY(project->addExample(noteWithController(), {}));
}

/// A window with a project in it, whose examples are there.
struct OpenWindow
{
    ui::MainWindow window {plainSentence};
    explicit OpenWindow(const std::filesystem::path& folder)
    {
        window.show();
        window.activateWindow();
        const QSignalSpy loaded(&window.document(), &ui::ProjectDocument::loaded);
        isOpen = window.openProject(folder) && QTest::qWaitFor([&] { return loaded.count() > 0; });
    }
    ~OpenWindow() { window.document().close(); }
    bool isOpen = false;
};

void drop(ui::MainWindow& window, const std::filesystem::path& path)
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(QString::fromStdString(path.string()))});
    const QPoint middle = window.rect().center();
    QDragEnterEvent enter(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent dropped(QPointF(middle), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &dropped);
}

void press(ui::MainWindow& window, const char* name)
{
    auto* button = window.findChild<QAbstractButton*>(QLatin1String(name));
    QVERIFY2(button != nullptr && button->isVisible(), name);
    QTest::mouseClick(button, Qt::LeftButton);
}

} // namespace

class TestMainWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void withoutAProjectThereAreThreeDemos();
    void everyDemoOpensWithExamplesAndCanBeSaved();
    void aDemoIsCopiedOnce();
    void opensAProjectAndShowsIt();
    void aProjectThatCannotBeOpenedKeepsTheOneThatIs();
    void theViewsAreTabsWithKeys();
    void droppedFilesAreAdded();
    void aDroppedProjectAsksBeforeItReplacesUnsavedWork();
    void closingAsksInPlace();
    void undoTakesBackWhatWasDoneLast();
    void spacePlaysByATimerWhereThereIsNoDevice();
    void theTempoOfTheExampleIsEditedInTheTransport();
    void everyPageOfTheGuideIsThere();
    void theGuideOpensByItsKey();
    void textHasContrastInBothAppearances();
    void positionsAreReadAsBarsAndBeats();
};

void TestMainWindow::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QApplication::setOrganizationName(QStringLiteral("timbrel-test"));
    QApplication::setApplicationName(QStringLiteral("timbrel-test"));
    ui::applyAppearance(*qobject_cast<QApplication*>(QApplication::instance()),
                        ui::Appearance::Dark);
}

void TestMainWindow::init()
{
    QSettings().clear();
    QSettings().setValue(QStringLiteral("audio/on"), false); // no device is touched
}

void TestMainWindow::withoutAProjectThereAreThreeDemos()
{
    ui::MainWindow window(plainSentence);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    int demos = 0;
    for (auto* button : window.findChildren<QPushButton*>())
        demos += button->isVisible() && button->objectName().startsWith(QLatin1String("demo.")) ? 1
                                                                                                : 0;
    QCOMPARE(demos, 3);
    QVERIFY(!window.project());
    QVERIFY(!window.findChild<QTabBar*>()->isVisible());
    QVERIFY(window.findChild<ui::TransportBar*>()->isVisible());
}

void TestMainWindow::everyDemoOpensWithExamplesAndCanBeSaved()
{
    QCOMPARE(ui::demoProjects().size(), 3);
    for (const ui::DemoProject& demo : ui::demoProjects()) {
        const TemporaryFolder folder;
        const auto unpacked = ui::unpackDemo(demo, folder.path());
        QVERIFY2(unpacked, qPrintable(demo.id));
        OpenWindow open(*unpacked);
        QVERIFY(open.isOpen);
        ui::ProjectDocument& document = open.window.document();
        QVERIFY(document.examples().size() >= 1);
        QVERIFY(document.problems().empty());
        for (const ui::ExampleDocument* example : document.examples()) {
            QVERIFY(!example->score().notes.empty());
            QCOMPARE(example->score().lanes.size(), std::size_t {2});
        }
        document.createExample();
        QVERIFY(document.isModified());
        QVERIFY(document.save());
    }
}

void TestMainWindow::aDemoIsCopiedOnce()
{
    const TemporaryFolder folder;
    const auto demo = ui::demoProjects().front();
    const auto first = ui::unpackDemo(demo, folder.path());
    QVERIFY(first);
    QVERIFY(writeFileAtomically(*first / "mine.txt", "kept"));
    const auto second = ui::unpackDemo(demo, folder.path());
    QCOMPARE(second.value(), first.value());
    QVERIFY(std::filesystem::exists(*second / "mine.txt"));
    // nothing half-made lies beside it
    QCOMPARE(std::distance(std::filesystem::directory_iterator(folder.path()), {}), 1);
}

void TestMainWindow::opensAProjectAndShowsIt()
{
    const TemporaryFolder folder;
    makeProject(folder.path() / "swell", 3);
    OpenWindow open(folder.path() / "swell");
    QVERIFY(open.isOpen);
    QVERIFY(open.window.windowTitle().startsWith(QLatin1String("swell")));
    QCOMPARE(open.window.document().examples().size(), 3);
    QVERIFY(open.window.findChild<QTabBar*>()->isVisible());
    QCOMPARE(ui::recentProjects().size(), 1);
}

void TestMainWindow::aProjectThatCannotBeOpenedKeepsTheOneThatIs()
{
    const TemporaryFolder folder;
    makeProject(folder.path() / "swell");
    OpenWindow open(folder.path() / "swell");
    QVERIFY(!open.window.openProject(folder.path() / "nothing"));
    QCOMPARE(open.window.project(), std::optional(folder.path() / "swell"));
    QVERIFY(open.window.findChild<ui::StatusLine*>()->message().contains(
        QLatin1String("ProjectNotFound")));
}

void TestMainWindow::theViewsAreTabsWithKeys()
{
    const TemporaryFolder folder;
    makeProject(folder.path() / "swell");
    OpenWindow open(folder.path() / "swell");
    QVERIFY(QTest::qWaitForWindowActive(&open.window));
    auto* tabs = open.window.findChild<QTabBar*>();
    QCOMPARE(tabs->currentIndex(), 0);
    QTest::keyClick(&open.window, Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(tabs->currentIndex(), 1);
    QVERIFY(open.window.findChild<QTreeWidget*>(QStringLiteral("projectModels")) != nullptr);
    QTest::keyClick(&open.window, Qt::Key_1, Qt::ControlModifier);
    QCOMPARE(tabs->currentIndex(), 0);
}

void TestMainWindow::droppedFilesAreAdded()
{
    const TemporaryFolder folder;
    makeProject(folder.path() / "swell");
    OpenWindow open(folder.path() / "swell");
    const QSignalSpy imported(&open.window.document(), &ui::ProjectDocument::importFinished);
    drop(open.window, sourceFolder() / "resources/demos/accents/in-between.mid");
    QTRY_COMPARE(imported.count(), 1);
    QCOMPARE(open.window.document().examples().size(), 2);
}

void TestMainWindow::aDroppedProjectAsksBeforeItReplacesUnsavedWork()
{
    const TemporaryFolder folder;
    makeProject(folder.path() / "swell");
    makeProject(folder.path() / "other");
    OpenWindow open(folder.path() / "swell");
    open.window.document().createExample();
    drop(open.window, folder.path() / "other");
    QCOMPARE(open.window.project(), std::optional(folder.path() / "swell"));
    const auto* question = open.window.findChild<ui::MessageBar*>();
    QVERIFY(question->isVisible() && question->text().contains(QLatin1String("swell")));
    press(open.window, "messageChoice0"); // save
    QCOMPARE(open.window.project(), std::optional(folder.path() / "other"));
    QVERIFY(!question->isVisible());
    QCOMPARE(project::Project::open(folder.path() / "swell")->examples()->size(), std::size_t {2});
}

void TestMainWindow::closingAsksInPlace()
{
    const TemporaryFolder folder;
    makeProject(folder.path() / "swell");
    OpenWindow open(folder.path() / "swell");
    open.window.document().createExample();
    open.window.close();
    QVERIFY(open.window.isVisible());
    press(open.window, "messageChoice2"); // keep working
    QVERIFY(open.window.isVisible() && open.window.document().isModified());
    open.window.close();
    press(open.window, "messageChoice1"); // do not save
    QVERIFY(!open.window.isVisible());
    QCOMPARE(project::Project::open(folder.path() / "swell")->examples()->size(), std::size_t {1});
}

void TestMainWindow::undoTakesBackWhatWasDoneLast()
{
    const TemporaryFolder folder;
    makeProject(folder.path() / "swell");
    OpenWindow open(folder.path() / "swell");
    QVERIFY(QTest::qWaitForWindowActive(&open.window));
    ui::ProjectDocument& document = open.window.document();
    document.duplicate({document.examples().front()});
    QCOMPARE(document.examples().size(), 2);
    QTest::keyClick(&open.window, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(document.examples().size(), 1);
    QTest::keyClick(&open.window, Qt::Key_Y, Qt::ControlModifier);
    QCOMPARE(document.examples().size(), 2);
    QTest::keyClick(&open.window, Qt::Key_Z, Qt::ControlModifier);
    QTest::keyClick(&open.window, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(document.examples().size(), 2);
}

void TestMainWindow::spacePlaysByATimerWhereThereIsNoDevice()
{
    const TemporaryFolder folder;
    makeProject(folder.path() / "swell");
    OpenWindow open(folder.path() / "swell");
    QVERIFY(QTest::qWaitForWindowActive(&open.window));
    QTest::keyClick(&open.window, Qt::Key_Space);
    QTRY_VERIFY(open.window.player().isPlaying());
    QTRY_VERIFY(open.window.player().position() > std::chrono::milliseconds(50));
    QTest::keyClick(&open.window, Qt::Key_Space);
    QTRY_VERIFY(!open.window.player().isPlaying());
    const Microseconds paused = open.window.player().position();
    QVERIFY(paused > std::chrono::milliseconds(50));
    QTest::keyClick(&open.window, Qt::Key_Return);
    QCOMPARE(open.window.player().position(), Microseconds {0});
}

void TestMainWindow::theTempoOfTheExampleIsEditedInTheTransport()
{
    const TemporaryFolder folder;
    makeProject(folder.path() / "swell");
    OpenWindow open(folder.path() / "swell");
    QTRY_VERIFY(open.window.findChild<QWidget*>(QStringLiteral("transportTempo"))->isEnabled());
    Q_EMIT open.window.findChild<ui::TransportBar*>()->meterEdited({90.0, 3});
    const ui::ExampleDocument* example = open.window.document().examples().front();
    QCOMPARE(example->properties().meter.beatsPerMinute, 90.0);
    QCOMPARE(example->properties().meter.beatsPerBar, 3);
    open.window.actions().find("edit.undo")->trigger();
    QCOMPARE(example->properties().meter.beatsPerMinute, 120.0);
}

void TestMainWindow::everyPageOfTheGuideIsThere()
{
    ui::GuideWindow guide;
    const auto pages = filesIn(sourceFolder() / "resources/guide", ".md");
    QVERIFY(pages.size() >= 12);
    for (const auto& page : pages) {
        guide.showPage(QString::fromStdString(page.stem().string()));
        QVERIFY2(guide.pageText().size() > 80, page.c_str());
        // every link leads to a page
        const std::string text = readFile(page).value();
        for (std::size_t at = text.find("]("); at != std::string::npos;
             at = text.find("](", at + 1)) {
            const std::string target = text.substr(at + 2, text.find(')', at) - at - 2);
            QVERIFY2(std::filesystem::exists(page.parent_path() / target), target.c_str());
        }
    }
}

void TestMainWindow::theGuideOpensByItsKey()
{
    ui::MainWindow window(plainSentence);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QTest::keyClick(&window, Qt::Key_F1);
    const auto* guide = window.findChild<ui::GuideWindow*>();
    QVERIFY(guide != nullptr && guide->isVisible());
    QVERIFY(guide->pageText().contains(QLatin1String("Getting started")));
}

void TestMainWindow::textHasContrastInBothAppearances()
{
    for (const ui::Theme* theme : {&ui::darkTheme(), &ui::lightTheme()}) {
        for (const QColor& ground : {theme->ground, theme->panel}) {
            for (const QColor& text : {theme->text, theme->quiet, theme->warn, theme->fail})
                QVERIFY2(ui::contrast(text, ground) >= 4.5,
                         qPrintable(text.name() + QStringLiteral(" on ") + ground.name()));
        }
        QVERIFY(ui::contrast(theme->accent, theme->panel) >= 3.0);
    }
}

void TestMainWindow::positionsAreReadAsBarsAndBeats()
{
    const music::Meter meter {120.0, 4};
    const auto text = [&](int milliseconds) {
        return ui::positionText(std::chrono::milliseconds(milliseconds), meter);
    };
    QCOMPARE(text(0), QStringLiteral("1.1.1"));
    QCOMPARE(text(500), QStringLiteral("1.2.1"));
    QCOMPARE(text(625), QStringLiteral("1.2.2"));
    QCOMPARE(text(2000), QStringLiteral("2.1.1"));
    QCOMPARE(text(1999), QStringLiteral("1.4.4"));
    // counting in
    QCOMPARE(text(-500), QStringLiteral("0.4.1"));
    QCOMPARE(text(-2000), QStringLiteral("0.1.1"));
    QCOMPARE(text(-2125), QStringLiteral("-1.4.4"));
    QCOMPARE(ui::positionText(std::chrono::milliseconds(1500), {120.0, 3}),
             QStringLiteral("2.1.1"));
}

QTEST_MAIN(TestMainWindow)
#include "tst_main_window.moc"
