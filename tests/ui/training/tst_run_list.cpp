// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learning/metrics.h"
#include "core/learning/run_folder.h"
#include "support/shared_data.h"
#include "ui/common/action_registry.h"
#include "ui/common/curve_look.h"
#include "ui/common/notice_line.h"
#include "ui/common/read_out.h"
#include "ui/common/theme.h"
#include "ui/training/run_list.h"
#include "ui/training/run_list_delegate.h"
#include "ui/training/run_list_model.h"
#include "ui/training/run_numbers.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <set>

using namespace timbrel;
using namespace timbrel::ui;
using learning::RunFolder;
using learning::RunStatus;

namespace {

/// A project with runs that are over, oldest first.
void makeRuns(const std::filesystem::path& project, const std::vector<double>& bests)
{
    std::uint64_t seed = 1;
    for (const double best : bests) {
        learning::NewRun wanted;
        wanted.kind = "expression";
        wanted.seed = seed++;
        wanted.data = {{"example.seq", "0 note_on 60 64\n"}};
        const auto run = RunFolder::create(project / "runs" / "expression", wanted);
        if (!run)
            qFatal("no run");
        learning::RunState state;
        state.status = RunStatus::Finished;
        state.best = best;
        state.epoch = 500;
        state.bestEpoch = 400;
        state.created = learning::utcTimestamp();
        if (!run->writeState(state))
            qFatal("no state");
        auto metrics = learning::MetricsWriter::open(run->metricsFile());
        if (!metrics
            || !metrics->describe(
                {{"loss", "nat", learning::Direction::LowerIsBetter, "loss", std::nullopt}})
            || !metrics->append({1.0, 500, 500, {{"loss", best}}}))
            qFatal("no metrics");
        QTest::qWait(5); // so that the folders' names have an order
    }
}

struct Stage
{
    explicit Stage(const std::vector<double>& bests = {9.0, 0.5, 12.25})
    {
        makeRuns(folder.path(), bests);
        list = new RunList(runs, registry);
        list->setParent(&window);
        window.resize(320, 500);
        list->resize(320, 500);
        window.show();
        if (!QTest::qWaitForWindowExposed(&window))
            qFatal("no window");
        QApplication::setActiveWindow(&window);
        view = list->findChild<QListView*>(QStringLiteral("runs"));
        runs.setProject(folder.path());
        const int count = static_cast<int>(bests.size());
        if (!QTest::qWaitFor([&] { return view->model()->rowCount() == count; }))
            qFatal("the runs were not read");
        view->setFocus();
    }
    [[nodiscard]] QVariant at(int row, int role) const
    {
        return view->model()->index(row, 0).data(role);
    }
    [[nodiscard]] QRect rowRect(int row) const
    {
        return view->visualRect(view->model()->index(row, 0));
    }

    test::TemporaryFolder folder;
    QWidget window;
    ActionRegistry registry {&window};
    TrainingRuns runs;
    RunList* list = nullptr;
    QListView* view = nullptr;
};

} // namespace

class TestRunList : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void theNewestStandsFirstAndTheBestHasItsStar();
    void theModelKeepsItsPromises();
    void marksSayWhichCurvesAreDrawn();
    void aNinthRunIsNotDrawn();
    void slotsStayAsTheyAre();
    void aNameIsChangedInItsPlace();
    void deletingIsUndoneByTheNotice();
    void theRunAtHandIsTold();
    void whatMadeARunIsAskedFor();
    void withoutRunsItSaysWhatBelongsThere();
    void figuresHaveTheirPlaces();
    void durationsAreShort();
};

void TestRunList::initTestCase()
{
    applyAppearance(*qApp, Appearance::Dark);
}

void TestRunList::theNewestStandsFirstAndTheBestHasItsStar()
{
    Stage stage;
    QCOMPARE(stage.at(0, RunListModel::BestRole).toString(), QStringLiteral("12.25"));
    QCOMPARE(stage.at(1, RunListModel::BestRole).toString(), QStringLiteral("0.5000"));
    QTRY_VERIFY(stage.at(1, RunListModel::IsBestRole).toBool());
    QVERIFY(!stage.at(0, RunListModel::IsBestRole).toBool());
    QCOMPARE(stage.at(0, RunListModel::StateRole).toString(), QStringLiteral("finished"));
    const QString facts = stage.at(1, RunListModel::FactsRole).toString();
    QVERIFY2(facts.contains(QStringLiteral("seed 2")), qPrintable(facts));
    QVERIFY2(facts.contains(QStringLiteral("epoch 400")), qPrintable(facts));
}

void TestRunList::theModelKeepsItsPromises()
{
    Stage stage;
    const QAbstractItemModelTester tester(stage.view->model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    stage.runs.setProject(std::nullopt);
    QCOMPARE(stage.view->model()->rowCount(), 0);
    stage.runs.setProject(stage.folder.path());
    QTRY_COMPARE(stage.view->model()->rowCount(), 3);
}

void TestRunList::marksSayWhichCurvesAreDrawn()
{
    Stage stage;
    QCOMPARE(stage.list->shown().size(), 3);
    QSignalSpy changed(stage.list, &RunList::shownChanged);
    const QPoint mark = RunListDelegate::markRect(stage.rowRect(1)).center();
    QTest::mouseClick(stage.view->viewport(), Qt::LeftButton, {}, mark);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(stage.list->shown().size(), 2);
    QCOMPARE(stage.at(1, RunListModel::SlotRole).toInt(), -1);
    stage.view->setCurrentIndex(stage.view->model()->index(1, 0));
    QTest::keyClick(stage.view, Qt::Key_X);
    QCOMPARE(stage.list->shown().size(), 3);
}

void TestRunList::aNinthRunIsNotDrawn()
{
    Stage stage(std::vector<double>(10, 1.0));
    std::set<int> slots;
    for (int row = 0; row < 10; ++row)
        stage.view->model()->setData(
            stage.view->model()->index(row, 0), Qt::Checked, Qt::CheckStateRole);
    const auto shown = stage.list->shown();
    QCOMPARE(shown.size(), kMostShownRuns);
    for (const ShownRun& run : shown)
        slots.insert(run.slot);
    QCOMPARE(slots.size(), std::size_t {kMostShownRuns});
    QVERIFY(stage.list->findChild<NoticeLine*>()->text().contains(QStringLiteral("8")));
}

void TestRunList::slotsStayAsTheyAre()
{
    Stage stage;
    const auto before = stage.list->shown();
    stage.list->model().setShown(before[1].id, false);
    const auto after = stage.list->shown();
    QCOMPARE(after[0], before[0]);
    QCOMPARE(after[1], before[2]);
    stage.list->model().setShown(before[1].id, true);
    QCOMPARE(stage.list->shown(), before);
}

void TestRunList::aNameIsChangedInItsPlace()
{
    Stage stage;
    stage.view->setCurrentIndex(stage.view->model()->index(0, 0));
    stage.registry.find("run.rename")->trigger();
    auto* line = stage.view->findChild<QLineEdit*>(QStringLiteral("runName"));
    QVERIFY(line != nullptr);
    line->selectAll();
    QTest::keyClicks(line, QStringLiteral("slow swell"));
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_COMPARE(stage.at(0, Qt::DisplayRole).toString(), QStringLiteral("slow swell"));
    QTRY_COMPARE(stage.list->shown().first().title, QStringLiteral("slow swell"));
}

void TestRunList::deletingIsUndoneByTheNotice()
{
    Stage stage;
    stage.view->setCurrentIndex(stage.view->model()->index(1, 0));
    const QString id = stage.list->current();
    QTest::keyClick(stage.view, Qt::Key_Delete);
    QTRY_COMPARE(stage.view->model()->rowCount(), 2);
    QVERIFY(!stage.list->current().isEmpty());
    auto* notice = stage.list->findChild<NoticeLine*>();
    QTRY_VERIFY(!notice->text().isEmpty());
    const auto buttons = notice->findChildren<QPushButton*>();
    QPushButton* undo = nullptr;
    for (QPushButton* button : buttons)
        if (button->text() == QStringLiteral("Undo"))
            undo = button;
    QVERIFY(undo != nullptr);
    QTest::mouseClick(undo, Qt::LeftButton);
    QTRY_COMPARE(stage.view->model()->rowCount(), 3);
    QVERIFY(stage.runs.run(id) != nullptr);
}

void TestRunList::theRunAtHandIsTold()
{
    Stage stage;
    QSignalSpy told(stage.list, &RunList::currentChanged);
    QTest::mouseClick(stage.view->viewport(), Qt::LeftButton, {}, stage.rowRect(2).center());
    QCOMPARE(told.last().first().toString(), stage.list->current());
    QCOMPARE(stage.runs.run(stage.list->current())->seed, quint64 {1});
    stage.list->setCurrent(stage.runs.runs().last().id);
    QCOMPARE(stage.runs.run(told.last().first().toString())->seed, quint64 {3});
}

void TestRunList::whatMadeARunIsAskedFor()
{
    Stage stage;
    QSignalSpy asked(stage.list, &RunList::originRequested);
    stage.registry.find("run.origin")->trigger();
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().first().toString(), stage.list->current());
}

void TestRunList::withoutRunsItSaysWhatBelongsThere()
{
    Stage stage(std::vector<double> {});
    const auto labels = stage.list->findChildren<QLabel*>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
        return label->isVisible() && label->text().contains(QStringLiteral("Train"));
    }));
    stage.registry.find("run.delete")->trigger(); // there is nothing to be deleted
    QVERIFY(stage.list->current().isEmpty());
}

void TestRunList::figuresHaveTheirPlaces()
{
    RunNumbers numbers;
    numbers.resize(900, 40);
    numbers.show();
    const auto read
        = [&numbers](const char* name) { return numbers.findChild<ReadOut*>(QLatin1String(name)); };
    RunFacts run;
    run.isActive = true;
    run.state.epoch = 340;
    run.mostEpochs = 3000;
    run.epochsPerSecond = 812.4;
    run.secondsLeft = 3.27;
    run.state.best = 12.1;
    run.correctStreak = 77;
    numbers.setRun(&run);
    QCOMPARE(read("runEpoch")->text(), QStringLiteral("340 / 3,000"));
    QCOMPARE(read("runSpeed")->text(), QStringLiteral("812/s"));
    QCOMPARE(read("runLeft")->text(), QStringLiteral("4 s"));
    QCOMPARE(read("runBest")->text(), QStringLiteral("12.10"));
    QCOMPARE(read("runStreak")->text(), QStringLiteral("77"));
    const QPoint place = read("runStreak")->mapTo(&numbers, QPoint());
    run.state.epoch = 1'234'567;
    run.secondsLeft = 30'000;
    run.state.best = 1.2345e-7;
    numbers.setRun(&run);
    QApplication::processEvents();
    QCOMPARE(read("runStreak")->mapTo(&numbers, QPoint()), place);
    numbers.setRun(nullptr);
    QCOMPARE(read("runEpoch")->text(), QStringLiteral("–"));
    QCOMPARE(read("runStreak")->mapTo(&numbers, QPoint()), place);
}

void TestRunList::durationsAreShort()
{
    QCOMPARE(durationText(0.2), QStringLiteral("1 s"));
    QCOMPARE(durationText(59.0), QStringLiteral("59 s"));
    QCOMPARE(durationText(250.0), QStringLiteral("4 min 10 s"));
    QCOMPARE(durationText(7500.0), QStringLiteral("2 h 05 min"));
}

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    TestRunList test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_run_list.moc"
