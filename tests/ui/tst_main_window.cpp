// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"
#include "core/expression/example_file.h"
#include "core/midi/midi_file_writer.h"
#include "core/music/note_edits.h"
#include "core/project/project.h"
#include "support/shared_data.h"
#include "ui/common/theme.h"
#include "ui/editor/editor_view.h"
#include "ui/editor/example_document.h"
#include "ui/editor/lane_stack.h"
#include "ui/editor/lane_widget.h"
#include "ui/editor/project_document.h"
#include "ui/editor/roll_widget.h"
#include "ui/shell/demo_projects.h"
#include "ui/shell/guide_window.h"
#include "ui/shell/main_window.h"
#include "ui/shell/message_bar.h"
#include "ui/shell/player.h"
#include "ui/shell/recent_projects.h"
#include "ui/shell/sound_text.h"
#include "ui/shell/status_line.h"
#include "ui/shell/transport_bar.h"
#include "ui/shell/welcome_page.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QDropEvent>
#include <QFileDialog>
#include <QLabel>
#include <QListView>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QStandardPaths>
#include <QTabBar>
#include <QTextBrowser>
#include <QTreeWidget>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include "hand.h"
#include "open_window.h"

using namespace timbrel;
using namespace timbrel::test;

namespace {

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

} // namespace

class TestMainWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void withoutAProjectThereAreFourDemos();
    void whatCannotBeDoneSaysWhatIsMissing();
    void importingMakesAProject();
    void aPressInAnEmptyProjectDrawsItsFirstNote();
    void aMachineWithoutSoundIsNoTrouble();
    void everyDemoOpensWithExamplesAndCanBeSaved();
    void aDemoIsCopiedOnce();
    void opensAProjectAndShowsIt();
    void aProjectThatCannotBeOpenedKeepsTheOneThatIs();
    void theViewsAreTabsWithKeys();
    void droppedFilesAreAdded();
    void aDroppedProjectAsksBeforeItReplacesUnsavedWork();
    void anOpenedProjectOffersWhatWasLeftInItsFolder();
    void closingAsksInPlace();
    void theHistoryShowsTheProjectToo();
    void theWindowIsAsItWasLeft();
    void lanesAreAsTheyWereLeftInEachProject();
    void undoTakesBackWhatWasDoneLast();
    void spacePlaysByATimerWhereThereIsNoDevice();
    void theTempoOfTheExampleIsEditedInTheTransport();
    void theWheelTurnsOnlyAFieldThatHasTheKeys();
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

void TestMainWindow::withoutAProjectThereAreFourDemos()
{
    ui::MainWindow window(plainSentence);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    int demos = 0;
    for (auto* button : window.findChildren<QPushButton*>())
        demos += button->isVisible() && button->objectName().startsWith(QLatin1String("demo.")) ? 1
                                                                                                : 0;
    QCOMPARE(demos, 4);
    QVERIFY(!window.project());
    QVERIFY(!window.findChild<QTabBar*>()->isVisible());
    QVERIFY(window.findChild<ui::TransportBar*>()->isVisible());
}

void TestMainWindow::whatCannotBeDoneSaysWhatIsMissing()
{
    ui::MainWindow window(plainSentence);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    const ui::ActionRegistry& actions = window.actions();
    const auto lacks = [&](const char* id, const char* what) {
        const QAction* action = actions.find(id);
        return !action->isEnabled() && action->statusTip().contains(QLatin1String(what));
    };
    for (const char* id : {"project.save",
                           "edit.cut",
                           "notes.quantise",
                           "lane.thin",
                           "tool.pencil",
                           "example.rename",
                           "record.toggle",
                           "training.train",
                           "latent.train",
                           "perform.toggle",
                           "play.fromEnd",
                           "view.fit",
                           "view.training"})
        QVERIFY2(lacks(id, "project first"), id);
    for (const char* id : {"project.new", "example.new", "example.import", "play.panic"})
        QVERIFY2(actions.find(id)->isEnabled(), id);
    window.document().createUntitled();
    QVERIFY(lacks("edit.cut", "example first") && lacks("view.fit", "example first"));
    QVERIFY(actions.find("record.toggle")->isEnabled());
    QVERIFY(!actions.find("training.stop")->isEnabled()); // nothing trains
    actions.find("example.new")->trigger();
    QVERIFY(actions.find("edit.cut")->isEnabled());
    QVERIFY(!actions.find("edit.cut")->statusTip().contains(QLatin1String("first")));
    window.document().close();
    QVERIFY(lacks("edit.cut", "project first"));
    // an example is made wherever one is, and a project for it
    actions.find("example.new")->trigger();
    QCOMPARE(window.document().examples().size(), 1);
    window.document().close();
}

void TestMainWindow::importingMakesAProject()
{
    const TemporaryFolder folder;
    const auto file = folder.path() / "one.mid";
    QVERIFY(writeFileAtomically(file, midi::writeMidiFile(noteWithController(), {})));
    ui::MainWindow window(plainSentence);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QTest::keyClick(&window, Qt::Key_I, Qt::ControlModifier);
    auto* dialog = window.findChild<QFileDialog*>();
    QVERIFY(dialog != nullptr && dialog->isVisible() && !dialog->isModal());
    Q_EMIT dialog->filesSelected({QString::fromStdString(file.string())});
    dialog->close();
    QTRY_COMPARE(window.document().examples().size(), 1);
    QVERIFY(window.document().isUntitled());
    window.document().close();
}

void TestMainWindow::aPressInAnEmptyProjectDrawsItsFirstNote()
{
    ui::MainWindow window(plainSentence);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    press(window, "welcomeNew");
    auto& view = *window.findChild<ui::EditorView*>();
    ui::RollWidget& roll = view.roll();
    QTRY_VERIFY(roll.isVisible() && roll.height() > 100);
    const QPoint place = roll.rect().center();
    dragMouse(roll, place, place + QPoint(120, 0));
    ui::ProjectDocument& document = window.document();
    QCOMPARE(document.examples().size(), 1);
    QCOMPARE(document.examples().front()->score().notes.size(), std::size_t {1});
    // there are lanes to draw in that Timbrel's own sound answers to
    QCOMPARE(document.settings().controllers, (std::vector<std::uint8_t> {1, 74}));
    QCOMPARE(document.settings().controllerDefaults.at(74), 0);
    QVERIFY(document.problems().empty());
    const music::Note note = document.examples().front()->score().notes.front();
    QVERIFY(std::abs(view.state().time().xOf(note.end()) - (place.x() + 120)) < 120);
    QTest::keyClick(&window, Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(document.examples().front()->score().notes.empty());
    // another press draws in it
    dragMouse(roll, place, place + QPoint(120, 0));
    QCOMPARE(document.examples().size(), 1);
    document.close();
}

void TestMainWindow::aMachineWithoutSoundIsNoTrouble()
{
    audio::AudioState state;
    state.stage = audio::AudioStage::Unavailable;
    state.problem = Error(ErrorId::AudioMissing);
    QVERIFY(!ui::soundState(state, {}).isWarning);
    state.problem = Error(ErrorId::AudioFailed);
    QVERIFY(ui::soundState(state, {}).isWarning);
    state.stage = audio::AudioStage::Lost;
    state.problem = Error(ErrorId::AudioLost);
    QVERIFY(ui::soundState(state, {}).isWarning);
    QVERIFY(ui::soundTexts().contains(ui::soundState(state, {}).text)); // there is room for it
}

void TestMainWindow::everyDemoOpensWithExamplesAndCanBeSaved()
{
    QCOMPARE(ui::demoProjects().size(), 4);
    for (const ui::DemoProject& demo : ui::demoProjects()) {
        if (demo.isOfPatterns) // its patterns come with the program
            continue;
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
    makeProject(folder.path() / "damaged");
    QVERIFY(open.window.openProject(folder.path() / "damaged"));
    QVERIFY(open.window.openProject(folder.path() / "swell"));
    QVERIFY(writeFileAtomically(folder.path() / "damaged/larasynth.conf", "[midi\ncontrollers"));
    const QStringList before = ui::recentProjects();
    QVERIFY(!open.window.openProject(folder.path() / "damaged"));
    QCOMPARE(open.window.project(), std::optional(folder.path() / "swell"));
    QCOMPARE(ui::recentProjects(), before); // once it is mended it is wanted again
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
    QTest::keyClick(&open.window, Qt::Key_5, Qt::ControlModifier);
    QCOMPARE(tabs->currentIndex(), tabs->count() - 1);
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
    // a .seq, and a folder with both kinds; what was there stays as it was
    const ui::ExampleDocument* first = open.window.document().examples().front();
    const auto stored = project::Project::open(folder.path() / "swell")->examples();
    std::filesystem::create_directories(folder.path() / "more");
    music::Sequence other = noteWithController();
    other.front().number = 64;
    other.back().number = 64;
    QVERIFY(writeFileAtomically(folder.path() / "one.seq", expression::writeExample(other)));
    drop(open.window, folder.path() / "one.seq");
    QTRY_COMPARE(open.window.document().examples().size(), 3);
    other.front().number = 67;
    other.back().number = 67;
    QVERIFY(writeFileAtomically(folder.path() / "more/a.mid", midi::writeMidiFile(other)));
    other.front().number = 69;
    other.back().number = 69;
    QVERIFY(writeFileAtomically(folder.path() / "more/b.seq", expression::writeExample(other)));
    QVERIFY(writeFileAtomically(folder.path() / "more/notes.txt", "words"));
    drop(open.window, folder.path() / "more");
    QTRY_COMPARE(open.window.document().examples().size(), 5);
    QCOMPARE(open.window.document().examples().front(), first);
    QVERIFY(!open.window.document().isModified(first));
    QCOMPARE(project::Project::open(folder.path() / "swell")->examples()->size(), stored->size());
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

void TestMainWindow::anOpenedProjectOffersWhatWasLeftInItsFolder()
{
    const TemporaryFolder folder;
    makeProject(folder.path() / "swell", 2);
    { // gone without a word
        ui::ProjectDocument left;
        const QSignalSpy loaded(&left, &ui::ProjectDocument::loaded);
        QVERIFY(left.open(folder.path() / "swell"));
        QTRY_COMPARE(loaded.count(), 1);
        left.rename(left.examples()[0], QStringLiteral("not saved"));
        QVERIFY(left.autosaveNow());
    }
    QVERIFY(ui::recentProjects().isEmpty());
    OpenWindow open(folder.path() / "swell");
    const auto* question = open.window.findChild<ui::MessageBar*>();
    QVERIFY(question->isVisible() && question->text().contains(QLatin1String("1 example differs")));
    // everything else goes on meanwhile
    QVERIFY(QApplication::activeModalWidget() == nullptr);
    ui::ProjectDocument& document = open.window.document();
    QCOMPARE(document.examples().size(), 2);
    const QSignalSpy loaded(&document, &ui::ProjectDocument::loaded);
    press(open.window, "messageChoice0"); // take it up
    QTRY_COMPARE(loaded.count(), 1);
    QCOMPARE(document.examples()[0]->properties().name, QStringLiteral("not saved"));
    QVERIFY(document.isModified() && !question->isVisible());
    QCOMPARE(open.window.project(), std::optional(folder.path() / "swell"));
    QVERIFY(document.save());
    QVERIFY(open.window.openProject(folder.path() / "swell"));
    QVERIFY(!question->isVisible());
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

void TestMainWindow::theHistoryShowsTheProjectToo()
{
    const TemporaryFolder folder;
    makeProject(folder.path() / "swell");
    OpenWindow open(folder.path() / "swell");
    QVERIFY(QTest::qWaitForWindowActive(&open.window));
    ui::ProjectDocument& document = open.window.document();
    ui::ExampleDocument* example = document.examples().front();
    open.window.actions().find("edit.history")->trigger();
    auto* list = open.window.findChild<QListView*>(QStringLiteral("historyList"));
    QVERIFY(list->isVisible());
    const auto linesOf = [list] {
        QStringList lines;
        for (int row = 0; row < list->model()->rowCount(); ++row)
            lines << list->model()->index(row, 0).data().toString();
        return lines;
    };
    QCOMPARE(linesOf().size(), 1);
    const auto erase = [example] {
        example->push(music::deleteNotes(example->score(), std::vector<music::NoteIndex> {0}),
                      QStringLiteral("erase"));
    };
    erase();
    document.rename(example, QStringLiteral("renamed"));
    document.setControllerDefault(1, 9);
    QTRY_COMPARE(linesOf().size(), 4);
    QCOMPARE(linesOf()[1], QStringLiteral("erase"));
    QCOMPARE(list->currentIndex().row(), 3);
    const auto pressRow = [list](int row) {
        QTest::mouseClick(list->viewport(),
                          Qt::LeftButton,
                          {},
                          list->visualRect(list->model()->index(row, 0)).center());
    };
    pressRow(1);
    QVERIFY(example->score().notes.empty());
    QVERIFY(example->properties().name != QLatin1String("renamed"));
    QCOMPARE(document.settings().controllerDefaults.at(1), 0);
    QTRY_COMPARE(list->currentIndex().row(), 1);
    QCOMPARE(linesOf().size(), 4);
    pressRow(0);
    QCOMPARE(example->score().notes.size(), std::size_t {1});
    QVERIFY(!document.isModified());
    pressRow(3);
    QCOMPARE(example->properties().name, QStringLiteral("renamed"));
    QCOMPARE(document.settings().controllerDefaults.at(1), 9);
    // by keys, too
    list->setFocus();
    QTRY_COMPARE(list->currentIndex().row(), 3);
    QTest::keyClick(list, Qt::Key_Up);
    QCOMPARE(document.settings().controllerDefaults.at(1), 0);
}

void TestMainWindow::theWindowIsAsItWasLeft()
{
    const TemporaryFolder folder;
    makeProject(folder.path() / "swell");
    const char* const kSplitters[] = {"editorTabSplitter", "editorSplitter", "editorSides"};
    QList<QList<int>> parts;
    const auto sizesIn = [&](ui::MainWindow& window) {
        QList<QList<int>> sizes;
        for (const char* name : kSplitters)
            sizes << window.findChild<QSplitter*>(QLatin1String(name))->sizes();
        return sizes;
    };
    const auto moveHandle = [](ui::MainWindow& window, const char* name, QPoint by) {
        QWidget* handle = window.findChild<QSplitter*>(QLatin1String(name))->handle(1);
        const QPoint at = handle->rect().center();
        QTest::mousePress(handle, Qt::LeftButton, {}, at);
        QTest::mouseMove(handle, at + by);
        QTest::mouseRelease(handle, Qt::LeftButton, {}, at + by);
    };
    const char* const kPanels[] = {"view.keyboard", "edit.history", "view.table", "notes.panel"};
    {
        OpenWindow open(folder.path() / "swell");
        open.window.resize(1500, 860);
        QVERIFY(QTest::qWaitForWindowActive(&open.window));
        QVERIFY(open.window.findChild<QWidget*>(QStringLiteral("keyboardStrip"))->isVisible());
        for (const char* panel : kPanels)
            open.window.actions().find(panel)->trigger();
        QCoreApplication::processEvents(); // laid out
        moveHandle(open.window, "editorTabSplitter", {30, 0});
        moveHandle(open.window, "editorSplitter", {0, -37});
        moveHandle(open.window, "editorSides", {-20, 0});
        parts = sizesIn(open.window);
        QVERIFY(open.window.close());
    }
    OpenWindow open(folder.path() / "swell");
    QVERIFY(QTest::qWaitForWindowActive(&open.window));
    QCOMPARE(open.window.size(), QSize(1500, 860));
    QVERIFY(!open.window.findChild<QWidget*>(QStringLiteral("keyboardStrip"))->isVisible());
    QVERIFY(!open.window.actions().find("view.keyboard")->isChecked());
    for (const char* part : {"historyList", "eventTable", "notePanel"})
        QVERIFY2(open.window.findChild<QWidget*>(QLatin1String(part))->isVisible(), part);
    QTRY_COMPARE(sizesIn(open.window), parts);
}

void TestMainWindow::lanesAreAsTheyWereLeftInEachProject()
{
    const TemporaryFolder folder;
    for (const char* name : {"one", "other"})
        makeProject(folder.path() / name);
    const auto heightOf = [](OpenWindow& open, int controller) {
        auto* lane = open.window.findChild<QWidget*>(QStringLiteral("lane%1").arg(controller));
        return lane != nullptr && lane->isVisible() ? lane->height() : 0;
    };
    int usual = 0;
    {
        OpenWindow open(folder.path() / "one");
        auto& lanes = open.window.findChild<ui::EditorView*>()->lanes();
        QTRY_VERIFY((usual = heightOf(open, 1)) > 0);
        lanes.addLane(11);
        QTRY_COMPARE(heightOf(open, 11), usual);
        lanes.laneOf(11)->setFocus();
        lanes.growCurrent(40);
        lanes.laneOf(1)->setFocus();
        lanes.growCurrent(-20);
        QCOMPARE(heightOf(open, 11), usual + 40);
        QVERIFY(open.window.close());
    }
    {
        OpenWindow open(folder.path() / "other");
        QTRY_COMPARE(heightOf(open, 1), usual - 20); // as it was last
        QCOMPARE(heightOf(open, 11), 0); // nobody has asked for it here
        auto& lanes = open.window.findChild<ui::EditorView*>()->lanes();
        lanes.laneOf(1)->setFocus();
        lanes.growCurrent(20);
        QVERIFY(open.window.close());
    }
    OpenWindow open(folder.path() / "one");
    QTRY_COMPARE(heightOf(open, 11), usual + 40);
    QCOMPARE(heightOf(open, 1), usual - 20);
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

void TestMainWindow::theWheelTurnsOnlyAFieldThatHasTheKeys()
{
    const TemporaryFolder folder;
    makeProject(folder.path() / "swell");
    OpenWindow open(folder.path() / "swell");
    QVERIFY(QTest::qWaitForWindowActive(&open.window));
    auto* tempo = open.window.findChild<QDoubleSpinBox*>(QStringLiteral("transportTempo"));
    QTRY_VERIFY(tempo->isEnabled());
    const QPoint middle = tempo->rect().center();
    wheel(*tempo, middle, 3);
    QCOMPARE(tempo->value(), 120.0);
    QVERIFY(!tempo->hasFocus());
    tempo->setFocus();
    wheel(*tempo, middle, 3);
    QCOMPARE(tempo->value(), 123.0);
    for (const char* name : {"gridStep", "noteLength"}) {
        auto* choice = open.window.findChild<QComboBox*>(QLatin1String(name));
        const int before = choice->currentIndex();
        wheel(*choice, choice->rect().center(), -1);
        QCOMPARE(choice->currentIndex(), before);
    }
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
