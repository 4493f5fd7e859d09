// SPDX-License-Identifier: GPL-3.0-or-later
// The tab "Latent" in the real window, with a real worker: from the welcome page to a space that is
// played.
#include "core/base/atomic_file.h"
#include "core/learning/metric_series.h"
#include "ui/common/notice_line.h"
#include "ui/common/theme.h"
#include "ui/hand.h"
#include "ui/latent/latent_stage.h"
#include "ui/latent/step_grid.h"
#include "ui/shell/message_bar.h"
#include "ui/shell/pattern_trainings.h"
#include "ui/training/training_tab.h"

#include <QComboBox>
#include <QPushButton>

#include <set>

using namespace timbrel;
using namespace timbrel::test;
using Stage = LatentStage;

namespace {

/// True: a network of it lay under the pad, and then a better one did, while it was still at work.
bool improvesWhileItIsPlayed(Stage& stage)
{
    const QString before = stage.desk().trainings().shown();
    stage.train(400);
    if (!QTest::qWaitFor([&] { return stage.desk().trainings().shown() != before; },
                         kWaitForTraining))
        return false;
    const auto first = stage.control().model()->digest();
    return QTest::qWaitFor(
               [&] {
                   return stage.control().model()->digest() != first || !stage.runs().isTraining();
               },
               kWaitForTraining)
        && stage.runs().isTraining();
}

} // namespace

class TestLatentWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init() { beginLatentTest(); }
    void theWelcomePageLeadsToThePad();
    void theShippedPatternsAreThereAndInTheCorners();
    void thereIsRoomForEverything_data();
    void thereIsRoomForEverything();
    void aPressTeachesASpaceThatIsPlayedWhileItIsTaught();
    void theCurvesStandOnTheDashboard();
    void anUntitledProjectAsksForAFolderAndTrains();
    void spacesAreFoundAgainAndChosen();
    void aTrainingIsStopped();
    void thePuckGoesToAPatternOfTheLibraryAndOfAFile();
};

void TestLatentWindow::initTestCase()
{
    qputenv("TIMBREL_LEARN", TIMBREL_PATTERN_WORKER);
    beginLatentTests();
}

void TestLatentWindow::theWelcomePageLeadsToThePad()
{
    ui::MainWindow window(plainSentence);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    test::press(window, "demo.patterns");
    QTRY_VERIFY(window.project());
    auto* pad = window.findChild<ui::LatentPad*>();
    QTRY_VERIFY(pad->isVisible());
    QVERIFY(window.document().problems().empty()); // it has no examples, and need not
    window.document().close();
    std::filesystem::remove_all(ui::demoFolder());
}

void TestLatentWindow::theShippedPatternsAreThereAndInTheCorners()
{
    Stage stage;
    QVERIFY(stage.list().model()->rowCount() >= 120);
    QVERIFY(stage.find<QComboBox>("libraryLabel").count() >= 12);
    for (const auto& corner : stage.document().setup().corners) {
        QVERIFY(corner.pattern != nullptr);
        QVERIFY(!corner.name.empty());
    }
    // and something of them plays at once
    QTRY_VERIFY(stage.document().pattern().onsetCount() > 0);
    const music::Pattern before = stage.document().pattern();
    clickMouse(stage.pad(), {stage.pad().width() / 4, stage.pad().height() / 4});
    QTRY_VERIFY(!(stage.document().pattern() == before));
    stage.press("latentPlay");
    QTRY_VERIFY(stage.control().isPlaying());
    stage.press("latentPlay");
    QTRY_VERIFY(!stage.control().isPlaying());
}

void TestLatentWindow::thereIsRoomForEverything_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("a small screen") << QSize(1280, 740);
    QTest::newRow("a window on it") << QSize(1150, 700);
}

/// All rows of the grid, four of the library, every strip in one row, and the pad a square.
void TestLatentWindow::thereIsRoomForEverything()
{
    QFETCH(const QSize, size);
    Stage stage;
    stage.window.resize(size);
    QTRY_COMPARE(stage.window.size(), size);
    QTest::qWait(50);
    const auto* grid = stage.window.findChild<ui::StepGrid*>();
    QCOMPARE(grid->visibleRegion().boundingRect().size(), grid->size());
    constexpr int kRows = 4;
    const int row = stage.list().sizeHintForRow(0);
    QVERIFY(stage.list().viewport()->visibleRegion().boundingRect().height() >= kRows * row);
    for (const char* name : {"latentPlay",
                             "patternDrag",
                             "spaceTrain",
                             "padRelative",
                             "latent.vary.button",
                             "latent.travel.button",
                             "knob.drumsLevel",
                             "librarySearch"}) {
        const auto& strip = *stage.find<QWidget>(name).parentWidget();
        QVERIFY2(strip.height() <= ui::metrics::kControlHeight, name);
    }
    for (const char* name : {"meter.drumsLevel", "meter.masterLevel", "mixerLimiter"}) {
        const auto& part = stage.find<QWidget>(name);
        QVERIFY2(part.visibleRegion().boundingRect().size() == part.size(), name);
    }
    const double shape = 1.0 * stage.pad().width() / stage.pad().height();
    QVERIFY2(shape > 0.85 && shape < 1.2, qPrintable(QString::number(shape)));
}

void TestLatentWindow::aPressTeachesASpaceThatIsPlayedWhileItIsTaught()
{
    Stage stage;
    // of one split in ten the first measurement stays the best
    constexpr int kMostAttempts = 6;
    int attempts = 1;
    while (!improvesWhileItIsPlayed(stage) && attempts < kMostAttempts) {
        QVERIFY(stage.waitForEnd());
        ++attempts;
    }
    QVERIFY(attempts < kMostAttempts);
    QVERIFY(stage.runs().isTraining()); // the newest best, long before its end
    QCOMPARE(stage.document().setup().mode, pattern::PadMode::Space);
    QVERIFY(stage.pad().dots().size() >= 120);
    stage.press("spaceTrain"); // it is called "Stop" now
    QVERIFY(stage.waitForEnd());
    const auto& state = stage.runs().run(stage.desk().trainings().shown())->state;
    QTRY_COMPARE(stage.control().model()->figures().epoch, state.bestEpoch);
    // the puck changes what is heard
    QTRY_VERIFY(stage.document().pattern().onsetCount() > 0);
    std::set<std::size_t> heard;
    for (int i = 1; i < 8; ++i) {
        stage.document().seal();
        clickMouse(stage.pad(), {stage.pad().width() * i / 8, stage.pad().height() * (8 - i) / 8});
        QTest::qWait(300); // the puck glides
        heard.insert(stage.document().pattern().onsetCount());
    }
    QVERIFY(heard.size() > 2);
}

void TestLatentWindow::theCurvesStandOnTheDashboard()
{
    Stage stage;
    stage.train();
    QVERIFY(stage.waitForEnd());
    const QString id = stage.runs().runs().last().id;
    QTRY_VERIFY(stage.runs().curves(id) != nullptr);
    for (const char* metric :
         {"test_elbo", "test_reconstruction", "test_kl", "active_units", "test_onset_f1"}) {
        QTRY_VERIFY2(stage.runs().curves(id)->find(metric) != nullptr
                         && !stage.runs().curves(id)->find(metric)->isEmpty(),
                     metric);
    }
    stage.press("spaceCurves");
    QVERIFY(stage.window.findChild<ui::TrainingTab*>()->isVisible());
    QCOMPARE(stage.find<QListView>("runs").model()->rowCount(), 1);
}

void TestLatentWindow::anUntitledProjectAsksForAFolderAndTrains()
{
    Stage stage;
    stage.window.document().createUntitled();
    stage.window.actions().find("view.latent")->trigger();
    stage.train();
    auto* question = stage.window.findChild<ui::MessageBar*>();
    QTRY_VERIFY(question->isVisible());
    QVERIFY(stage.runs().runs().isEmpty());
    QTest::mouseClick(question->findChildren<QPushButton*>().front(), Qt::LeftButton);
    QVERIFY(stage.waitForSpace());
    QVERIFY(stage.window.project());
    QVERIFY(stage.waitForEnd());
    stage.window.document().close();
    std::filesystem::remove_all(ui::demoFolder());
}

void TestLatentWindow::spacesAreFoundAgainAndChosen()
{
    Stage stage;
    stage.train();
    QVERIFY(stage.waitForEnd());
    QVERIFY(stage.waitForSpace());
    stage.train();
    QTRY_COMPARE_WITH_TIMEOUT(stage.runs().runs().size(), 2, kWaitForTraining);
    QVERIFY(stage.waitForEnd());
    const auto folder = *stage.window.project();
    QVERIFY(stage.window.openProject(folder));
    QVERIFY(stage.waitForSpace());
    auto& choice = stage.find<QComboBox>("spaceChoice");
    QTRY_COMPARE(choice.count(), 3); // the best, and each
    const QString shown = stage.desk().trainings().shown();
    const int other = choice.itemData(1).toString() == shown ? 2 : 1;
    choice.setCurrentIndex(other);
    Q_EMIT choice.activated(other);
    QTRY_COMPARE(stage.desk().trainings().shown(), choice.itemData(other).toString());
}

void TestLatentWindow::aTrainingIsStopped()
{
    Stage stage;
    stage.train(5000);
    QVERIFY(stage.waitForSpace());
    stage.press("spaceTrain");
    QVERIFY(stage.waitForEnd());
    QCOMPARE(stage.runs().runs().last().state.status, learning::RunStatus::Stopped);
    QVERIFY(stage.control().space());
    QCOMPARE(stage.find<QPushButton>("spaceTrain").text(), QStringLiteral("Train"));
}

void TestLatentWindow::thePuckGoesToAPatternOfTheLibraryAndOfAFile()
{
    Stage stage;
    stage.train();
    QVERIFY(stage.waitForEnd());
    QVERIFY(stage.waitForSpace());
    const auto place = stage.document().setup().position;
    dropPattern(
        stage.pad(), stage.pad().rect().center(), stage.desk().shelf().model().items()[30].id);
    const auto there = stage.document().setup().position;
    QVERIFY(!(there == place));
    // a file
    const QString file = QString::fromStdString((stage.place.path() / "loop.mid").string());
    stage.desk().exportMidi(file);
    dropPattern(
        stage.pad(), stage.pad().rect().center(), stage.desk().shelf().model().items()[90].id);
    const auto elsewhere = stage.document().setup().position;
    QVERIFY(!(elsewhere == there));
    dropFiles(stage.pad(), stage.pad().rect().center(), {file});
    QTRY_VERIFY(!(stage.document().setup().position == elsewhere));
    // what is no music is told, and nothing moves
    const auto before = stage.document().setup().position;
    const auto broken = stage.place.path() / "broken.mid";
    QVERIFY(writeFileAtomically(broken, "MThd and nothing else"));
    dropFiles(stage.pad(), stage.pad().rect().center(), {QString::fromStdString(broken.string())});
    auto& notice = stage.window.findChild<ui::LatentTab*>()->notice();
    QTRY_VERIFY(!notice.text().isEmpty());
    QVERIFY(stage.document().setup().position == before);
}

QTEST_MAIN(TestLatentWindow)
#include "tst_latent_window.moc"
