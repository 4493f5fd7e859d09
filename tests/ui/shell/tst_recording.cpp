// SPDX-License-Identifier: GPL-3.0-or-later
// Recording in the editor's tab, played with the keyboard and the controller strips alone.
#include "core/music/note_edits.h"
#include "support/shared_data.h"
#include "ui/common/controller_strip.h"
#include "ui/common/keyboard_strip.h"
#include "ui/common/piano_keys.h"
#include "ui/common/theme.h"
#include "ui/editor/editor_view.h"
#include "ui/editor/example_list_model.h"
#include "ui/editor/lane_stack.h"
#include "ui/editor/lane_widget.h"
#include "ui/editor/roll_widget.h"
#include "ui/shell/editor_tab.h"
#include "ui/shell/insights.h"
#include "ui/shell/player.h"

#include <QApplication>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QStandardPaths>
#include <QVBoxLayout>

#include <algorithm>

#include "../open_window.h"

using namespace timbrel;
using namespace timbrel::test;
using namespace std::chrono_literals;
using ui::ExampleDocument;

namespace {

/// The editor's tab, as it stands in the window, with an example of a note and a movement of
/// controller 1.
struct Stage
{
    explicit Stage(int examples = 1)
    {
        makeProject(folder.path() / "p", examples);
        auto* layout = new QVBoxLayout(&window);
        layout->addWidget(&tab);
        window.resize(1200, 760);
        window.show();
        QApplication::setActiveWindow(&window);
        (void)QTest::qWaitForWindowActive(&window);
        const QSignalSpy loaded(&project, &ui::ProjectDocument::loaded);
        if (!project.open(folder.path() / "p")
            || !QTest::qWaitFor([&] { return loaded.count() > 0; }))
            qFatal("no project");
        QObject::connect(&tab, &ui::EditorTab::exampleChanged, &player, &ui::Player::setDocument);
        QObject::connect(&player, &ui::Player::positionChanged, &tab, &ui::EditorTab::setPlayhead);
        old = project.examples().front();
        player.setDocument(tab.example());
        view.roll().setFocus();
    }
    ~Stage()
    {
        player.setDocument(nullptr);
        project.close();
    }
    void pressKey(int number)
    {
        auto& piano = keyboard.piano();
        key = piano.layoutOfKeys().keyRect(number).center().toPoint() + QPoint(0, 10);
        QTest::mousePress(&piano, Qt::LeftButton, {}, key);
    }
    void releaseKey() { QTest::mouseRelease(&keyboard.piano(), Qt::LeftButton, {}, key); }
    void moveTo(int y) { QTest::mouseClick(keyboard.strip(1), Qt::LeftButton, {}, QPoint(20, y)); }
    [[nodiscard]] QString state() const
    {
        return window.findChild<QLabel*>(QStringLiteral("recordState"))->text();
    }

    TemporaryFolder folder;
    QWidget window;
    ui::ActionRegistry registry {&window};
    ui::ProjectDocument project;
    ui::Player player;
    ui::EditorTab tab {registry, project, player, plainSentence};
    ui::EditorView& view = tab.view();
    ui::KeyboardStrip& keyboard = *tab.findChild<ui::KeyboardStrip*>();
    ExampleDocument* old = nullptr;
    QPoint key;
};

} // namespace

class TestRecording : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void aNewTakeIsSeenWhileItGrowsAndThenIsTheExample();
    void aTakeWithoutControllersSaysWhatIsMissing();
    void aTakeIsNotEditedByHand();
    void whatIsForgottenLeavesTheOldExample();
    void anotherExampleIsChosenMeanwhile();
    void anOverdubIsSeenOverTheOldCourse();
    void afterACountInTheTakeBeginsAtTheBar();
};

void TestRecording::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QApplication::setOrganizationName(QStringLiteral("timbrel-test"));
    QApplication::setApplicationName(QStringLiteral("tst-recording"));
}

void TestRecording::init()
{
    QSettings().clear();
    QSettings().setValue(QStringLiteral("audio/on"), false); // no device is touched
}

void TestRecording::aNewTakeIsSeenWhileItGrowsAndThenIsTheExample()
{
    Stage stage;
    QVERIFY(stage.keyboard.isVisible()); // without being asked for
    QCOMPARE(stage.view.document(), stage.old);
    QTest::keyClick(&stage.window, Qt::Key_R);
    QVERIFY(stage.state().contains(QStringLiteral("Waiting")));
    QVERIFY(stage.view.document() != nullptr && stage.view.document() != stage.old);
    QVERIFY(stage.view.document()->score().notes.empty());

    stage.pressKey(60);
    QTRY_COMPARE(stage.view.document()->score().notes.size(), std::size_t {1});
    QCOMPARE(int {stage.view.document()->score().notes[0].number}, 60);
    const Microseconds first = stage.view.document()->score().notes[0].length;
    stage.moveTo(20);
    QTRY_VERIFY(music::findController(stage.view.document()->score(), 1) != nullptr);
    // a key that is still down sounds on
    QTRY_VERIFY(stage.view.document()->score().notes[0].length > first + 100ms);
    QVERIFY(stage.view.lanes().laneOf(1) != nullptr);
    QTRY_VERIFY(stage.view.playhead() > 100ms);
    stage.releaseKey();
    QCOMPARE(stage.project.examples().size(), 1);

    QTest::keyClick(&stage.window, Qt::Key_R);
    QCOMPARE(stage.project.examples().size(), 2);
    ExampleDocument* taken = stage.project.examples().back();
    QCOMPARE(stage.view.document(), taken);
    QCOMPARE(taken->score().notes.size(), std::size_t {1});
    QVERIFY(music::findController(taken->score(), 1) != nullptr);
    QVERIFY(!taken->isLocked());
    QCOMPARE(stage.old->score().notes.size(), std::size_t {1});
}

void TestRecording::aTakeWithoutControllersSaysWhatIsMissing()
{
    Stage stage;
    auto conf = stage.project.conf();
    expression::FeatureSet alike; // of notes that differ in loudness and pitch
    alike.set(expression::Feature::SomeNoteOn);
    QVERIFY(conf.set("representation.input_features", alike));
    stage.project.changeConf(conf, QStringLiteral("features"));
    const auto* contradictions
        = stage.window.findChild<QPushButton*>(QStringLiteral("contradictions"));
    QTRY_VERIFY(contradictions->isVisible());
    QTest::keyClick(&stage.window, Qt::Key_R);
    stage.pressKey(60);
    QTRY_VERIFY(!stage.view.document()->score().notes.empty());
    QTest::qWait(800); // as long as the other's controller is elsewhere
    stage.releaseKey();
    QTest::keyClick(&stage.window, Qt::Key_R);
    QCOMPARE(stage.project.examples().size(), 2);
    QVERIFY(stage.state().contains(QStringLiteral("No controller moved")));
    const auto* list = stage.window.findChild<QListView*>(QStringLiteral("examples"));
    const QModelIndex taken = list->model()->index(1, 0);
    QVERIFY(taken.data(ui::ExampleListModel::TroubleRole)
                .toString()
                .contains(QStringLiteral("No controller")));
    // it says nothing against the one that has a controller
    const QSignalSpy looked(stage.tab.findChild<ui::Insights*>(), &ui::Insights::examplesLookedAt);
    QTRY_VERIFY(looked.count() > 0);
    QVERIFY(!contradictions->isEnabled());
    // with one it does
    const music::ControllerPoint still {Microseconds {0}, 0, 0};
    ExampleDocument* take = stage.project.examples()[1];
    take->push(music::replaceRange(take->score(), {1, 0}, music::kAllTime, {&still, 1}),
               QStringLiteral("rest"));
    QTRY_VERIFY(contradictions->isEnabled());
}

void TestRecording::aTakeIsNotEditedByHand()
{
    Stage stage;
    QTest::keyClick(&stage.window, Qt::Key_1); // the pencil
    QTest::keyClick(&stage.window, Qt::Key_R);
    ExampleDocument* take = stage.view.document();
    ui::RollWidget& roll = stage.view.roll();
    QTest::mousePress(&roll, Qt::LeftButton, {}, roll.rect().center());
    QTest::mouseMove(&roll, roll.rect().center() + QPoint(40, 0));
    QTest::mouseRelease(&roll, Qt::LeftButton, {}, roll.rect().center() + QPoint(40, 0));
    QTest::mouseDClick(&roll, Qt::LeftButton, {}, roll.rect().center());
    QTest::keyClick(&roll, Qt::Key_Insert);
    QVERIFY(take->score().notes.empty());
    QCOMPARE(take->history().count(), 0);
    QTest::keyClick(&stage.window, Qt::Key_R);
    QCOMPARE(stage.view.document(), stage.old);
}

void TestRecording::whatIsForgottenLeavesTheOldExample()
{
    Stage stage;
    QTest::keyClick(&stage.window, Qt::Key_R);
    stage.pressKey(60);
    QTRY_COMPARE(stage.view.document()->score().notes.size(), std::size_t {1});
    stage.releaseKey();
    QTest::keyClick(&stage.window, Qt::Key_R, Qt::ShiftModifier);
    QCOMPARE(stage.view.document(), stage.old);
    QCOMPARE(stage.project.examples().size(), 1);
}

void TestRecording::anotherExampleIsChosenMeanwhile()
{
    Stage stage(2);
    QTest::keyClick(&stage.window, Qt::Key_R);
    ExampleDocument* take = stage.view.document();
    stage.tab.select(stage.project.examples()[1]);
    QCOMPARE(stage.view.document(), take);
    QTest::keyClick(&stage.window, Qt::Key_R, Qt::ShiftModifier);
    QCOMPARE(stage.view.document(), stage.project.examples()[1]);
}

void TestRecording::anOverdubIsSeenOverTheOldCourse()
{
    Stage stage;
    stage.window.findChild<QComboBox*>(QStringLiteral("recordMode"))->setCurrentIndex(1);
    const music::Note last {20s, 500ms, 0, 72, 90, 64, 0}; // there is time enough
    stage.old->push(music::addNotes(stage.old->score(), {&last, 1}), QStringLiteral("longer"));
    const auto before = music::findController(stage.old->score(), 1)->points;
    const int entries = stage.old->history().count();
    stage.view.roll().setFocus();
    QTest::keyClick(&stage.window, Qt::Key_R);
    QCOMPARE(stage.view.document(), stage.old);
    QTRY_VERIFY(stage.player.position() > 100ms);
    stage.moveTo(15);
    ui::LaneWidget& lane = *stage.view.lanes().laneOf(1);
    QTRY_VERIFY(!lane.take().empty());
    QCOMPARE(lane.take().front().points.size(), std::size_t {1});
    const Microseconds end = lane.take().front().end;
    QTRY_VERIFY(lane.take().front().end > end); // up to the playhead
    QCOMPARE(music::findController(stage.old->score(), 1)->points, before);
    // a line along the time axis; the playhead stands upright
    QTRY_VERIFY(lane.take().front().end > lane.take().front().points.front().time + 500ms);
    const QColor accent = ui::theme().accent;
    const QImage picture = lane.grab().toImage();
    int longest = 0;
    for (int y = 0; y < picture.height(); ++y) {
        int inRow = 0;
        for (int x = 0; x < picture.width(); ++x)
            inRow += picture.pixelColor(x, y) == accent ? 1 : 0;
        longest = std::max(longest, inRow);
    }
    QVERIFY(longest > 10);
    QTest::keyClick(&stage.window, Qt::Key_R);
    QVERIFY(lane.take().empty());
    QVERIFY(music::findController(stage.old->score(), 1)->points != before);
    QCOMPARE(stage.old->history().count(), entries + 1);
    stage.old->history().undo();
    QCOMPARE(music::findController(stage.old->score(), 1)->points, before);
}

void TestRecording::afterACountInTheTakeBeginsAtTheBar()
{
    Stage stage;
    auto* tempo = stage.window.findChild<QDoubleSpinBox*>(QStringLiteral("recordTempo"));
    QVERIFY(!tempo->isVisible()); // the transport has the example's
    stage.window.findChild<QSpinBox*>(QStringLiteral("countIn"))->setValue(1);
    QVERIFY(tempo->isVisible());
    tempo->setValue(480.0);
    stage.window.findChild<QSpinBox*>(QStringLiteral("recordBeats"))->setValue(2);
    QTest::keyClick(&stage.window, Qt::Key_R);
    QVERIFY(stage.state().contains(QStringLiteral("Counting in")));
    QTRY_VERIFY(stage.state().startsWith(QStringLiteral("Recording")));
    QTest::qWait(100);
    stage.pressKey(62);
    QTRY_COMPARE(stage.view.document()->score().notes.size(), std::size_t {1});
    stage.releaseKey();
    QTest::keyClick(&stage.window, Qt::Key_R);
    const ExampleDocument* taken = stage.project.examples().back();
    QCOMPARE(taken->score().notes.size(), std::size_t {1});
    QVERIFY(taken->score().notes[0].onset >= 90ms); // since the bar, not since the key
    QCOMPARE(taken->properties().meter.beatsPerMinute, 480.0);
}

QTEST_MAIN(TestRecording)
#include "tst_recording.moc"
