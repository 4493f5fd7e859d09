// SPDX-License-Identifier: GPL-3.0-or-later
// The tab "Training" in the real window, with real workers.
#include "core/expression/training_run.h"
#include "core/learning/metric_series.h"
#include "support/shared_data.h"
#include "ui/common/theme.h"
#include "ui/open_window.h"
#include "ui/shell/demo_projects.h"
#include "ui/shell/message_bar.h"
#include "ui/shell/status_line.h"
#include "ui/training/curve_panel.h"
#include "ui/training/diagnosis_line.h"
#include "ui/training/origin_panel.h"
#include "ui/training/proposal_panel.h"
#include "ui/training/training_for_tests.h"
#include "ui/training/training_runs.h"
#include "ui/training/training_tab.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTabBar>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <memory>

using namespace timbrel;
using namespace timbrel::test;
using learning::RunStatus;
using ui::RunFacts;
using ui::TrainingRuns;

namespace {

/// No last epoch; with examples that contradict each other, no goal is reached either.
constexpr const char* kEndless = "max_epoch_count = 0\nvalidation_example_repetitions = 30\n";

/// A window with a project whose Training tab is in sight.
struct Stage
{
    /// More lines for two sections of the settings file.
    explicit Stage(const std::string& training = {}, const std::string& lstm = {})
    {
        const std::string conf = "[midi]\ncontrollers = 1\ncontroller_defaults = 1, 0\n"
                                 "[representation]\ncontroller_output_counts = 1, 6\n"
                                 "update_rate = 20\ninput_features = \"some note on\"\n"
                                 "[lstm]\nblock_counts = 12 # kept\n"
            + lstm
            + "[training]\nmean_padding = 0.3\npadding_stddev = 0.1\n"
              "epoch_count_before_validating = 50\n"
            + training;
        const auto project = project::Project::create(
            at(), expression::LarasynthConf::parse(conf, "larasynth.conf").value());
        if (!project || !project->addExample(swell(), {}))
            qFatal("no project");
        if (training == kEndless && !project->addExample(swell(50), {}))
            qFatal("no second example");
        open();
    }
    ~Stage()
    {
        if (window)
            close();
    }
    [[nodiscard]] std::filesystem::path at() const { return folder.path() / "swell"; }
    void open()
    {
        window = std::make_unique<OpenWindow>(at());
        if (!window->isOpen)
            qFatal("not opened");
        (void)QTest::qWaitForWindowActive(&window->window);
        QTest::keyClick(&window->window, Qt::Key_2, Qt::ControlModifier);
        find<ui::ProposalPanel>("proposalPanel")->setPreset(ui::ProposalPanel::Preset::AsSet);
        const auto* train = find<QPushButton>("trainButton");
        (void)QTest::qWaitFor([&] { return train->isEnabled(); }, kPatience);
    }
    /// Ends what trains.
    void close()
    {
        runs().stopAll();
        (void)QTest::qWaitFor([this] { return !runs().isTraining(); }, kPatience);
        window.reset();
    }
    template<class Widget>
    [[nodiscard]] Widget* find(const char* name) const
    {
        auto* found = window->window.findChild<Widget*>(QLatin1String(name));
        if (found == nullptr)
            qFatal("no %s", name);
        return found;
    }
    [[nodiscard]] TrainingRuns& runs() const { return *window->window.findChild<TrainingRuns*>(); }
    [[nodiscard]] ui::MainWindow& main() const { return window->window; }
    [[nodiscard]] ui::MessageBar& question() const
    {
        return *window->window.findChild<ui::MessageBar*>();
    }
    [[nodiscard]] QString text(const char* label) const { return find<QLabel>(label)->text(); }
    void pressTrain() const { QTest::mouseClick(find<QPushButton>("trainButton"), Qt::LeftButton); }
    [[nodiscard]] const RunFacts& newest() const { return runs().runs().back(); }
    [[nodiscard]] bool waitForRun(int count) const
    {
        return QTest::qWaitFor([&] { return runs().runs().size() == count; }, kPatience);
    }
    [[nodiscard]] bool waitForEnd() const
    {
        return QTest::qWaitFor(
            [&] {
                return !runs().runs().isEmpty() && !runs().isTraining()
                    && learning::isOver(newest().state.status);
            },
            kPatience);
    }
    [[nodiscard]] bool waitForBest() const
    {
        return QTest::qWaitFor(
            [&] { return !runs().runs().isEmpty() && newest().state.best.has_value(); }, kPatience);
    }

    TemporaryFolder folder;
    std::unique_ptr<OpenWindow> window;
};

} // namespace

class TestTrainingWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void theButtonTrainsAndCurvesAndListMove();
    void stoppingAndGoingOn();
    void whatIsNotSavedIsTaughtToo();
    void changesMakeARunOutOfDate();
    void closingAsksAndARunThatIsLeftIsFoundAgain();
    void closingCanStopWhatTrains();
    void aProjectWithoutAFolderAsksForOneAndTrains();
    void aProposalIsFollowedWithOnePressAndHelps();
    void whatMadeARunIsShown();
    void withoutAnExampleItSaysWhatIsMissing();
};

void TestTrainingWindow::initTestCase()
{
    qputenv("TIMBREL_LEARN", TIMBREL_EXPRESSION_WORKER);
    QStandardPaths::setTestModeEnabled(true);
    QApplication::setOrganizationName(QStringLiteral("timbrel-test"));
    QApplication::setApplicationName(QStringLiteral("timbrel-test"));
    ui::applyAppearance(*qobject_cast<QApplication*>(QApplication::instance()),
                        ui::Appearance::Dark);
}

void TestTrainingWindow::init()
{
    QSettings().clear();
    QSettings().setValue(QStringLiteral("audio/on"), false); // no device is touched
}

void TestTrainingWindow::theButtonTrainsAndCurvesAndListMove()
{
    const Stage stage(kEndless);
    const auto* list = stage.find<QListView>("runs");
    const auto* curves = stage.find<ui::CurvePanel>("curvePanel");
    QCOMPARE(list->model()->rowCount(), 0);
    QSignalSpy grew(&stage.runs(), &TrainingRuns::curvesGrew);
    QElapsedTimer clock;
    clock.start();
    stage.pressTrain();
    QTRY_VERIFY_WITH_TIMEOUT(grew.count() > 0, kPatience);
    qInfo("%lld ms from the press to the first point", static_cast<long long>(clock.elapsed()));
    QCOMPARE(list->model()->rowCount(), 1);
    QVERIFY(list->currentIndex().isValid());
    QTRY_VERIFY(!curves->plots().empty());
    QVERIFY(stage.waitForBest());
    const auto epoch = stage.newest().state.epoch;
    QTRY_VERIFY_WITH_TIMEOUT(stage.newest().state.epoch > epoch, kPatience);
    QTRY_VERIFY(stage.find<QWidget>("statusBackground")
                    ->property("text")
                    .toString()
                    .contains(QLatin1String("Run 1"))
                || stage.main().findChild<ui::StatusLine*>() != nullptr);
    QVERIFY(stage.main().actions().find("training.stop")->isEnabled());
}

void TestTrainingWindow::stoppingAndGoingOn()
{
    const Stage stage(kEndless);
    stage.main().actions().find("training.train")->trigger();
    QVERIFY(stage.waitForBest());
    QVERIFY(!stage.main().actions().find("training.continue")->isEnabled());
    stage.main().actions().find("training.stop")->trigger();
    QVERIFY(stage.waitForEnd());
    QCOMPARE(stage.newest().state.status, RunStatus::Stopped);
    const auto epoch = stage.newest().state.epoch;
    QTRY_VERIFY(stage.main().actions().find("training.continue")->isEnabled());
    stage.main().actions().find("training.continue")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(stage.newest().state.epoch > epoch + 20, kPatience);
    QVERIFY(stage.newest().isActive);
    QCOMPARE(stage.runs().runs().size(), 1);
}

void TestTrainingWindow::whatIsNotSavedIsTaughtToo()
{
    const Stage stage;
    ui::ProjectDocument& document = stage.main().document();
    document.addRecorded(swell(60), {});
    QVERIFY(document.isModified());
    stage.pressTrain();
    QVERIFY(stage.waitForEnd());
    QVERIFY(document.isModified()); // training saves nothing
    const auto run = learning::RunFolder::open(stage.runs().folderOf(stage.newest().id));
    QVERIFY(run);
    const auto examples = expression::examplesOfRun(*run);
    QVERIFY(examples);
    QCOMPARE(examples->size(), std::size_t {2});
    QTRY_VERIFY(!stage.newest().isOutOfDate);
    QVERIFY(stage.runs().best() != nullptr);
}

void TestTrainingWindow::changesMakeARunOutOfDate()
{
    const Stage stage;
    stage.pressTrain();
    QVERIFY(stage.waitForEnd());
    ui::ProjectDocument& document = stage.main().document();
    QTest::qWait(600); // what is there now has been looked at
    QVERIFY(!stage.newest().isOutOfDate);
    document.addRecorded(swell(60), {});
    QTRY_VERIFY(stage.newest().isOutOfDate);
    QCOMPARE(stage.newest().outOfDateReason, QStringLiteral("An example was added since."));
    stage.main().actions().find("edit.undo")->trigger();
    QTRY_VERIFY(!stage.newest().isOutOfDate);
    auto conf = document.conf();
    QVERIFY(conf.set("lstm.block_counts", 20));
    document.changeConf(conf, QStringLiteral("Blocks"));
    QTRY_COMPARE(stage.newest().outOfDateReason,
                 QStringLiteral("A setting has changed since: block_counts."));
    document.undoStack()->undo();
    QTRY_VERIFY(!stage.newest().isOutOfDate);
}

void TestTrainingWindow::closingAsksAndARunThatIsLeftIsFoundAgain()
{
    Stage stage(kEndless);
    stage.pressTrain();
    QVERIFY(stage.waitForBest());
    const QString id = stage.newest().id;
    stage.main().close();
    QVERIFY(stage.main().isVisible());
    QVERIFY(stage.question().isVisible());
    press(stage.main(), "messageChoice2"); // do not close
    QVERIFY(stage.main().isVisible() && stage.newest().isActive);
    stage.main().close();
    press(stage.main(), "messageChoice0"); // leave it working
    QVERIFY(!stage.main().isVisible());
    stage.window.reset();
    stage.open();
    QTRY_VERIFY(stage.runs().run(id) != nullptr);
    QVERIFY(stage.runs().run(id)->isActive);
    const auto epoch = stage.runs().run(id)->state.epoch;
    QTRY_VERIFY_WITH_TIMEOUT(stage.runs().run(id)->state.epoch > epoch, kPatience);
    QTRY_VERIFY(stage.runs().curves(id) != nullptr);
    stage.main().actions().find("training.stop")->trigger();
    QVERIFY(stage.waitForEnd());
    QCOMPARE(stage.newest().state.status, RunStatus::Stopped);
}

void TestTrainingWindow::closingCanStopWhatTrains()
{
    Stage stage(kEndless);
    stage.pressTrain();
    QVERIFY(stage.waitForBest());
    const auto place = stage.runs().folderOf(stage.newest().id);
    stage.main().close();
    press(stage.main(), "messageChoice1"); // stop it
    QVERIFY(!stage.main().isVisible());
    stage.window.reset();
    const auto run = learning::RunFolder::open(place);
    QVERIFY(run);
    QTRY_VERIFY_WITH_TIMEOUT(!run->isWorking(), kPatience);
    QCOMPARE(run->state()->status, RunStatus::Stopped);
}

void TestTrainingWindow::aProjectWithoutAFolderAsksForOneAndTrains()
{
    const TemporaryFolder home;
    qputenv("HOME", QByteArray::fromStdString(home.path().string()));
    ui::MainWindow window(plainSentence);
    window.show();
    window.document().createUntitled();
    window.document().addRecorded(noteWithController(), {});
    // nobody has chosen anything yet
    const auto* chooses = window.findChild<QCheckBox*>(QStringLiteral("usesProposal"));
    QTRY_VERIFY(chooses->isEnabled() && chooses->isChecked());
    auto conf = window.document().conf();
    QVERIFY(conf.set("training.max_epoch_count", 20));
    window.document().changeConf(conf, QStringLiteral("Epochs"));
    window.findChild<ui::ProposalPanel*>()->setPreset(ui::ProposalPanel::Preset::AsSet);
    const auto* train = window.findChild<QPushButton*>(QStringLiteral("trainButton"));
    QTRY_VERIFY(train->isEnabled());
    window.actions().find("training.train")->trigger();
    auto& runs = *window.findChild<TrainingRuns*>();
    QVERIFY(window.findChild<ui::MessageBar*>()->isVisible());
    QVERIFY(runs.runs().isEmpty());
    press(window, "messageChoice0"); // save there and train
    QVERIFY(!window.document().isUntitled() && !window.document().isModified());
    QTRY_COMPARE_WITH_TIMEOUT(runs.runs().size(), 1, kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(!runs.isTraining(), kPatience);
    QVERIFY(QString::fromStdString(runs.folderOf(runs.runs().front().id).string())
                .startsWith(QString::fromStdString(window.document().folder()->string())));
    window.document().close();
}

void TestTrainingWindow::aProposalIsFollowedWithOnePressAndHelps()
{
    const Stage stage("max_epoch_count = 2000\n", "learning_rate = 0.000001\n");
    stage.pressTrain();
    QVERIFY(stage.waitForEnd());
    const QString slow = stage.newest().id;
    auto* line = stage.find<ui::DiagnosisLine>("diagnosisLine");
    auto* act = stage.find<QPushButton>("diagnosisDo");
    QTRY_VERIFY(act->isVisible());
    QVERIFY(line->text().contains(QLatin1String("Plateau")));
    QTest::mouseClick(act, Qt::LeftButton);
    QVERIFY(stage.waitForRun(2));
    QVERIFY(stage.waitForEnd());
    QVERIFY(*stage.newest().state.best < 0.1 * *stage.runs().run(slow)->state.best);
    // it is an edit of the settings, which can be taken back
    QCOMPARE(stage.main().document().settings().learningRate, 0.05);
    QTRY_VERIFY(stage.runs().run(slow)->isOutOfDate);
    stage.main().document().undoStack()->undo();
    QCOMPARE(stage.main().document().settings().learningRate, 0.000001);
}

void TestTrainingWindow::whatMadeARunIsShown()
{
    const Stage stage;
    stage.pressTrain();
    QVERIFY(stage.waitForEnd());
    stage.main().actions().find("run.origin")->trigger();
    const auto* panel = stage.find<ui::OriginPanel>("originPanel");
    QTRY_VERIFY(panel->isVisible());
    QVERIFY(panel->text().contains(QLatin1String("1 note")));
    QVERIFY(panel->text().contains(QLatin1String("update_rate")));
    QTest::mouseClick(stage.find<QPushButton>("originBack"), Qt::LeftButton);
    QVERIFY(!panel->isVisible());
}

void TestTrainingWindow::withoutAnExampleItSaysWhatIsMissing()
{
    const Stage stage;
    ui::ProjectDocument& document = stage.main().document();
    document.setEnabled(document.examples(), false);
    auto* tab = stage.find<ui::TrainingTab>("trainingTab");
    Q_EMIT tab->trainRequested(1, {});
    QVERIFY(stage.text("trainingTrouble").contains(QLatin1String("Editor")));
    QVERIFY(stage.find<QLabel>("trainingTrouble")->isVisible());
    document.setEnabled(document.examples(), true);
    QTRY_VERIFY(!stage.find<QLabel>("trainingTrouble")->isVisible());
    QVERIFY(stage.runs().runs().isEmpty());
}

QTEST_MAIN(TestTrainingWindow)
#include "tst_training_window.moc"
