// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"
#include "core/learning/metric_series.h"
#include "core/learning/metrics.h"
#include "core/learning/parallel_seeds.h"
#include "core/learning/run_folder.h"
#include "core/pattern/pattern_file.h"
#include "support/shared_data.h"
#include "ui/training/training_for_tests.h"
#include "ui/training/training_runs.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <algorithm>
#include <csignal>
#include <memory>

using namespace timbrel;
using namespace timbrel::test;
using learning::RunStatus;
using ui::RunFacts;
using ui::TrainingRuns;

namespace {

/// The trainings of an empty project, looked after.
struct Runs
{
    explicit Runs(const std::filesystem::path& folder)
    {
        runs.setProject(folder);
        QObject::connect(&runs, &TrainingRuns::trouble, &runs, [this](const Error& error) {
            troubles.push_back(error);
        });
    }
    ~Runs()
    {
        runs.stopAll();
        (void)QTest::qWaitFor([this] { return !runs.isTraining(); }, kPatience);
    }
    QString startOne(const ui::TrainingPlan& plan)
    {
        QSignalSpy started(&runs, &TrainingRuns::started);
        runs.start(plan);
        if (!QTest::qWaitFor([&] { return started.count() > 0; }, kPatience))
            return {};
        return started.front().front().toStringList().front();
    }
    bool isOver(const QString& id)
    {
        return QTest::qWaitFor(
            [&] {
                const RunFacts* run = runs.run(id);
                return run != nullptr && !run->isActive && learning::isOver(run->state.status);
            },
            kPatience);
    }
    bool hasBest(const QString& id)
    {
        return QTest::qWaitFor(
            [&] {
                const RunFacts* run = runs.run(id);
                return run != nullptr && run->state.best.has_value();
            },
            kPatience);
    }
    TrainingRuns runs;
    std::vector<Error> troubles;
};

const learning::MetricSeries* validationOf(const TrainingRuns& runs, const QString& id)
{
    const learning::RunCurves* curves = runs.curves(id);
    return curves == nullptr ? nullptr : curves->find("validation_mse");
}

} // namespace

class TestTrainingRuns : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void aTrainingIsStartedAndItsCurvesArrive();
    void whatIsStoppedKeepsItsBestAndGoesOn();
    void whatReachedItsLastEpochGetsAsManyAgain();
    void seedsTrainSideBySideUpToTheProcessors();
    void aNameIsKeptBesideTheRun();
    void aDeletedRunCanBeTakenBack();
    void aRunAtWorkIsStoppedBeforeItIsDeleted();
    void outOfDateSaysWhatHasChanged_data();
    void outOfDateSaysWhatHasChanged();
    void theBestIsOneThatIsUpToDate();
    void whatWorksIsFoundAgainByAnotherWindow();
    void aRunFromElsewhereIsSeen();
    void settingsAndExamplesOfARunAreRevealed();
    void runsOfAnotherKindStandBeside();
    void aKilledWorkerIsAFailedRunThatGoesOn();
    void longCurvesComeInPortions();
    void withoutAWorkerProgramNoRunIsLeftBehind();
};

void TestTrainingRuns::initTestCase()
{
    qputenv("TIMBREL_LEARN", TIMBREL_EXPRESSION_WORKER);
}

void TestTrainingRuns::aTrainingIsStartedAndItsCurvesArrive()
{
    const TemporaryFolder folder;
    Runs stage(folder.path());
    QSignalSpy improved(&stage.runs, &TrainingRuns::bestImproved);
    QSignalSpy grew(&stage.runs, &TrainingRuns::curvesGrew);
    const QString id = stage.startOne(planOf(smallSettings()));
    QVERIFY(!id.isEmpty());
    QCOMPARE(stage.runs.runs().size(), 1);
    QVERIFY(stage.runs.run(id)->isActive && stage.runs.isTraining());
    QCOMPARE(stage.runs.run(id)->title, QStringLiteral("Run 1"));
    QCOMPARE(stage.runs.run(id)->seed, quint64 {7});
    QVERIFY(stage.isOver(id));
    const RunFacts& run = *stage.runs.run(id);
    QCOMPARE(run.state.status, RunStatus::Finished);
    QVERIFY(run.state.best && *run.state.best < 100.0);
    QVERIFY(run.isBest && run.correctStreak > 0 && run.epochsPerSecond > 0.0);
    QVERIFY(grew.count() > 0 && improved.count() > 0);
    QTRY_VERIFY(validationOf(stage.runs, id) != nullptr);
    QTRY_COMPARE(validationOf(stage.runs, id)->best(learning::Direction::LowerIsBetter)->value,
                 *stage.runs.run(id)->state.best);
    QVERIFY(stage.troubles.empty());
}

void TestTrainingRuns::whatIsStoppedKeepsItsBestAndGoesOn()
{
    const TemporaryFolder folder;
    Runs stage(folder.path());
    const QString id = stage.startOne(planOf(endlessSettings()));
    QVERIFY(stage.hasBest(id));
    QVERIFY(!stage.runs.run(id)->canContinue);
    stage.runs.stop(id);
    QVERIFY(stage.isOver(id));
    const RunFacts stopped = *stage.runs.run(id);
    QCOMPARE(stopped.state.status, RunStatus::Stopped);
    QVERIFY(stopped.canContinue);
    stage.runs.goOn(id);
    QTRY_VERIFY_WITH_TIMEOUT(stage.runs.run(id)->state.epoch > stopped.state.epoch + 50, kPatience);
    QVERIFY(stage.runs.run(id)->isActive);
    stage.runs.stop(id);
    QVERIFY(stage.isOver(id));
    QVERIFY(*stage.runs.run(id)->state.best <= *stopped.state.best);
    QVERIFY(stage.runs.run(id)->state.wallSeconds > stopped.state.wallSeconds);
    const learning::MetricSeries* validation = validationOf(stage.runs, id);
    QVERIFY(validation != nullptr);
    const auto seconds = validation->places(learning::CurveAxis::Seconds);
    QVERIFY(std::is_sorted(seconds.begin(), seconds.end()));
    QTRY_VERIFY(validation->places(learning::CurveAxis::Seconds).back()
                > stopped.state.wallSeconds);
}

void TestTrainingRuns::whatReachedItsLastEpochGetsAsManyAgain()
{
    const TemporaryFolder folder;
    Runs stage(folder.path());
    expression::Settings settings = smallSettings();
    settings.training.maximumEpochCount = 200;
    settings.training.mseThreshold = -1.0;
    const QString id = stage.startOne(planOf(settings));
    QVERIFY(stage.isOver(id));
    QCOMPARE(stage.runs.run(id)->state.status, RunStatus::Finished);
    QCOMPARE(stage.runs.run(id)->mostEpochs, std::optional<std::int64_t>(200));
    QVERIFY(stage.runs.run(id)->canContinue);
    QSignalSpy ended(&stage.runs, &TrainingRuns::ended);
    stage.runs.goOn(id);
    QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, kPatience);
    QCOMPARE(stage.runs.run(id)->mostEpochs, std::optional<std::int64_t>(400));
    QCOMPARE(stage.runs.run(id)->state.status, RunStatus::Finished);
    QVERIFY(stage.runs.run(id)->state.epoch >= 400);
}

void TestTrainingRuns::seedsTrainSideBySideUpToTheProcessors()
{
    const TemporaryFolder folder;
    Runs stage(folder.path());
    const int cores = learning::availableCores();
    std::vector<std::uint64_t> seeds;
    for (int i = 0; i <= cores; ++i)
        seeds.push_back(100 + static_cast<std::uint64_t>(i));
    int most = 0;
    connect(&stage.runs, &TrainingRuns::runChanged, this, [&] {
        const auto& all = stage.runs.runs();
        most = std::max(most, static_cast<int>(std::count_if(all.begin(), all.end(), [](auto& one) {
                            return one.state.status == RunStatus::Running;
                        })));
    });
    stage.startOne(planOf(endlessSettings(), seeds));
    QCOMPARE(stage.runs.runs().size(), cores + 1);
    QTRY_COMPARE_WITH_TIMEOUT(most, cores, kPatience);
    const RunFacts& last = stage.runs.runs().back();
    QVERIFY(last.isActive); // it waits for its turn
    QCOMPARE(last.state.status, RunStatus::Waiting);
    QVERIFY(stage.hasBest(stage.runs.runs().front().id));
    stage.runs.stop(stage.runs.runs().front().id);
    QTRY_VERIFY_WITH_TIMEOUT(stage.runs.runs().back().state.status == RunStatus::Running,
                             kPatience);
    QCOMPARE(most, cores);
    QVERIFY(stage.troubles.empty());
}

void TestTrainingRuns::aNameIsKeptBesideTheRun()
{
    const TemporaryFolder folder;
    QString id;
    {
        Runs stage(folder.path());
        id = stage.startOne(planOf(smallSettings()));
        QVERIFY(stage.isOver(id));
        stage.runs.rename(id, QStringLiteral("  the soft one "));
        QTRY_COMPARE(stage.runs.run(id)->title, QStringLiteral("the soft one"));
    }
    Runs again(folder.path());
    QTRY_VERIFY(again.runs.run(id) != nullptr);
    QCOMPARE(again.runs.run(id)->title, QStringLiteral("the soft one"));
    again.runs.rename(id, {});
    QTRY_COMPARE(again.runs.run(id)->title, QStringLiteral("Run 1"));
}

void TestTrainingRuns::aDeletedRunCanBeTakenBack()
{
    const TemporaryFolder folder;
    Runs stage(folder.path());
    const QString first = stage.startOne(planOf(smallSettings(), {1}));
    const QString second = stage.startOne(planOf(smallSettings(), {2}));
    QVERIFY(stage.isOver(first) && stage.isOver(second));
    QSignalSpy removed(&stage.runs, &TrainingRuns::removed);
    const auto place = stage.runs.folderOf(first);
    stage.runs.remove(first);
    QTRY_COMPARE(removed.count(), 1);
    QCOMPARE(removed.front().at(1).toString(), QStringLiteral("Run 1"));
    QTRY_COMPARE(stage.runs.runs().size(), 1);
    QCOMPARE(stage.runs.runs().front().title, QStringLiteral("Run 2")); // as it was called before
    QVERIFY(!std::filesystem::exists(place));
    QVERIFY(std::filesystem::exists(folder.path() / ".trash"));
    stage.runs.restore(first);
    QTRY_COMPARE(stage.runs.runs().size(), 2);
    QVERIFY(std::filesystem::exists(place / "checkpoints" / "best.safetensors"));
    QCOMPARE(stage.runs.runs().front().id, first);
    QTRY_VERIFY(validationOf(stage.runs, first) != nullptr);
}

void TestTrainingRuns::aRunAtWorkIsStoppedBeforeItIsDeleted()
{
    const TemporaryFolder folder;
    Runs stage(folder.path());
    const QString id = stage.startOne(planOf(endlessSettings()));
    QVERIFY(stage.hasBest(id));
    QSignalSpy removed(&stage.runs, &TrainingRuns::removed);
    const auto place = stage.runs.folderOf(id);
    stage.runs.remove(id);
    QTRY_COMPARE_WITH_TIMEOUT(removed.count(), 1, kPatience);
    QTRY_VERIFY(stage.runs.runs().isEmpty());
    QVERIFY(!stage.runs.isTraining());
    QVERIFY(!std::filesystem::exists(place));
    stage.runs.restore(id);
    QTRY_COMPARE(stage.runs.runs().size(), 1);
    QCOMPARE(stage.runs.run(id)->state.status, RunStatus::Stopped);
}

void TestTrainingRuns::outOfDateSaysWhatHasChanged_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("reason");
    QTest::newRow("nothing") << "nothing"
                             << "";
    QTest::newRow("an example more") << "more"
                                     << "An example was added since.";
    QTest::newRow("another example") << "other"
                                     << "An example has changed since.";
    QTest::newRow("no longer taught") << "fewer"
                                      << "It learnt an example that is taught no longer.";
    QTest::newRow("a setting") << "rate"
                               << "A setting has changed since: update_rate.";
    QTest::newRow("two settings") << "settings"
                                  << "Settings have changed since: block_counts, mean_padding.";
    QTest::newRow("how long") << "longer"
                              << "";
    QTest::newRow("drawn at random") << "drawn"
                                     << "";
}

void TestTrainingRuns::outOfDateSaysWhatHasChanged()
{
    QFETCH(QString, what);
    QFETCH(QString, reason);
    const TemporaryFolder folder;
    Runs stage(folder.path());
    const QString id = stage.startOne(planOf(smallSettings()));
    QVERIFY(stage.isOver(id));
    expression::Settings settings = smallSettings();
    std::vector<music::Sequence> examples = {swell()};
    if (what == QLatin1String("more"))
        examples.push_back(swell(80));
    if (what == QLatin1String("other"))
        examples = {swell(80)};
    if (what == QLatin1String("fewer"))
        examples.clear();
    if (what == QLatin1String("rate") || what == QLatin1String("drawn"))
        settings.updateRate = 30;
    if (what == QLatin1String("settings")) {
        settings.blockCounts = {20};
        settings.training.meanPaddingSeconds = 0.7;
    }
    if (what == QLatin1String("longer"))
        settings.training.maximumEpochCount = 9999;
    ui::TrainingPresent present = presentOf(settings, examples);
    if (what == QLatin1String("drawn"))
        present.settings["update_rate"] = nullptr;
    stage.runs.setPresent(present);
    QCOMPARE(stage.runs.run(id)->outOfDateReason, reason);
    QCOMPARE(stage.runs.run(id)->isOutOfDate, !reason.isEmpty());
    stage.runs.setPresent(presentOf(smallSettings(), {swell()}));
    QVERIFY(!stage.runs.run(id)->isOutOfDate);
}

void TestTrainingRuns::theBestIsOneThatIsUpToDate()
{
    const TemporaryFolder folder;
    Runs stage(folder.path());
    const QString good = stage.startOne(planOf(smallSettings()));
    QVERIFY(stage.isOver(good));
    expression::Settings brief = smallSettings();
    brief.updateRate = 30;
    brief.training.maximumEpochCount = 20;
    const QString poor = stage.startOne(planOf(brief));
    QVERIFY(stage.isOver(poor));
    QVERIFY(*stage.runs.run(good)->state.best < *stage.runs.run(poor)->state.best);
    QCOMPARE(stage.runs.best()->id, good);
    stage.runs.setPresent(presentOf(brief, {swell()}));
    QCOMPARE(stage.runs.best()->id, poor);
    stage.runs.setPresent(std::nullopt);
    QCOMPARE(stage.runs.best()->id, good);
}

void TestTrainingRuns::whatWorksIsFoundAgainByAnotherWindow()
{
    const TemporaryFolder folder;
    auto first = std::make_unique<TrainingRuns>();
    first->setProject(folder.path());
    QSignalSpy started(first.get(), &TrainingRuns::started);
    first->start(planOf(endlessSettings()));
    QTRY_COMPARE_WITH_TIMEOUT(started.count(), 1, kPatience);
    const QString id = first->runs().front().id;
    QTRY_VERIFY_WITH_TIMEOUT(first->run(id)->state.best.has_value(), kPatience);
    first.reset();
    Runs again(folder.path());
    QTRY_VERIFY(again.runs.run(id) != nullptr);
    QVERIFY(again.runs.run(id)->isActive);
    const auto epoch = again.runs.run(id)->state.epoch;
    QTRY_VERIFY_WITH_TIMEOUT(again.runs.run(id)->state.epoch > epoch, kPatience);
    QTRY_VERIFY(validationOf(again.runs, id) != nullptr);
    again.runs.stop(id);
    QVERIFY(again.isOver(id));
    QCOMPARE(again.runs.run(id)->state.status, RunStatus::Stopped);
}

void TestTrainingRuns::aRunFromElsewhereIsSeen()
{
    const TemporaryFolder folder;
    Runs stage(folder.path());
    const auto plan = planOf(smallSettings());
    const auto made = learning::RunFolder::create(
        folder.path() / "runs" / "expression",
        expression::newTrainingRun(plan.settings, plan.examples, 5, std::nullopt));
    QVERIFY(made);
    const QString id = QString::fromStdString(made->id());
    QTRY_VERIFY(stage.runs.run(id) != nullptr);
    QVERIFY(!stage.runs.run(id)->isActive && stage.runs.run(id)->canContinue);
    stage.runs.goOn(id);
    QTRY_VERIFY_WITH_TIMEOUT(stage.runs.run(id)->state.status == RunStatus::Finished, kPatience);
    std::filesystem::remove_all(made->folder());
    QTRY_VERIFY(stage.runs.runs().isEmpty());
}

void TestTrainingRuns::settingsAndExamplesOfARunAreRevealed()
{
    const TemporaryFolder folder;
    Runs stage(folder.path());
    auto plan = planOf(smallSettings());
    plan.examples.push_back({"a/b: loud", swell(120)});
    const QString id = stage.startOne(plan);
    ui::RunOrigin origin;
    connect(&stage.runs,
            &TrainingRuns::originRead,
            this,
            [&](const QString& of, const ui::RunOrigin& read) {
                QCOMPARE(of, id);
                origin = read;
            });
    stage.runs.readOrigin(id);
    QTRY_COMPARE(origin.items.size(), std::size_t {2});
    QCOMPARE(origin.items[0].name, QStringLiteral("001 swell"));
    QCOMPARE(origin.items[1].name, QStringLiteral("002 a-b- loud"));
    QCOMPARE(origin.items[1].count, qint64 {1});
    QCOMPARE(origin.items[1].seconds, 1.55);
    const auto settings = expression::trainingSettingsFromJson(origin.settings, {});
    QVERIFY(settings);
    QCOMPARE(settings->updateRate, 20);
    QCOMPARE(origin.folder, stage.runs.folderOf(id));
}

/// A training of patterns that ended on another machine.
void TestTrainingRuns::runsOfAnotherKindStandBeside()
{
    const TemporaryFolder folder;
    pattern::PatternSet set;
    for (int i = 0; i < 3; ++i) {
        pattern::PatternEntry entry;
        entry.pattern = music::Pattern(music::PatternShape {});
        entry.pattern.set(0, static_cast<std::size_t>(i), {1.0F, 0.0F});
        entry.name = "pattern " + std::to_string(i);
        entry.label = i < 2 ? "rock" : "jazz";
        set.entries.push_back(entry);
    }
    learning::NewRun made;
    made.kind = "patterns";
    made.settings = {{"maximum_epochs", 200}};
    made.data.emplace_back("patterns.jsonl", pattern::patternSetText(set));
    const auto run = learning::RunFolder::create(folder.path() / "runs" / "patterns", made);
    QVERIFY(run);
    learning::RunState state;
    state.status = RunStatus::Finished;
    state.host = "another machine";
    state.epoch = 200;
    state.best = 61.5;
    QVERIFY(run->writeState(state));
    auto writer = learning::MetricsWriter::open(run->metricsFile());
    QVERIFY(writer);
    QVERIFY(
        writer->describe({{"test_loss", "nat", learning::Direction::LowerIsBetter, "loss", 90.0}}));
    QVERIFY(writer->append({2.0, 200, 400, {{"test_loss", 61.5}}}));

    Runs stage(folder.path());
    const QString expression = stage.startOne(planOf(smallSettings()));
    const QString id = QString::fromStdString(run->id());
    QTRY_VERIFY_WITH_TIMEOUT(stage.runs.run(id) != nullptr
                                 && stage.runs.run(expression)->state.best.has_value(),
                             kPatience);
    const ui::RunFacts facts = *stage.runs.run(id);
    QCOMPARE(facts.kind, std::string("patterns"));
    QCOMPARE(facts.title, QStringLiteral("Patterns 1")); // each kind counts by itself
    QCOMPARE(stage.runs.run(expression)->title, QStringLiteral("Run 1"));
    QCOMPARE(facts.mostEpochs, std::optional<std::int64_t>(200));
    QVERIFY(facts.canContinue);
    QVERIFY(facts.isBest); // though the other's measure is smaller by far
    QTRY_VERIFY(stage.runs.best() != nullptr);
    QCOMPARE(stage.runs.best()->id, expression);
    QCOMPARE(stage.runs.best("patterns")->id, id);
    QTRY_VERIFY(stage.runs.curves(id) != nullptr && stage.runs.curves(id)->find("test_loss"));
    ui::RunOrigin origin;
    connect(&stage.runs,
            &TrainingRuns::originRead,
            this,
            [&](const QString&, const ui::RunOrigin& read) { origin = read; });
    stage.runs.readOrigin(id);
    QTRY_COMPARE(origin.items.size(), std::size_t {2});
    QCOMPARE(origin.items[1].name, QStringLiteral("rock"));
    QCOMPARE(origin.items[1].count, qint64 {2});
    // into the trash and back, each into its own folder
    stage.runs.remove(id);
    QTRY_VERIFY(stage.runs.run(id) == nullptr);
    stage.runs.restore(id);
    QTRY_VERIFY(stage.runs.run(id) != nullptr);
    QVERIFY(std::filesystem::exists(folder.path() / "runs" / "patterns" / run->id()));
}

void TestTrainingRuns::aKilledWorkerIsAFailedRunThatGoesOn()
{
    const TemporaryFolder folder;
    Runs stage(folder.path());
    const QString id = stage.startOne(planOf(endlessSettings()));
    QVERIFY(stage.hasBest(id));
    QTRY_VERIFY(stage.runs.run(id)->state.pid > 0);
    QCOMPARE(::kill(static_cast<pid_t>(stage.runs.run(id)->state.pid), SIGKILL), 0);
    QVERIFY(stage.isOver(id));
    QCOMPARE(stage.runs.run(id)->state.status, RunStatus::Failed);
    QCOMPARE(stage.runs.run(id)->state.error->id, ErrorId::WorkerKilled);
    QVERIFY(stage.runs.run(id)->canContinue);
    stage.runs.goOn(id);
    QTRY_VERIFY_WITH_TIMEOUT(stage.runs.run(id)->state.status == RunStatus::Running, kPatience);
}

void TestTrainingRuns::longCurvesComeInPortions()
{
    constexpr int kPoints = 60'000;
    const TemporaryFolder folder;
    const auto plan = planOf(smallSettings());
    const auto made = learning::RunFolder::create(
        folder.path() / "runs" / "expression",
        expression::newTrainingRun(plan.settings, plan.examples, 5, std::nullopt));
    QVERIFY(made);
    std::string text = R"({"format":"timbrel-metrics","version":1,"metrics":[{"name":"loss",)"
                       R"("unit":"nat","direction":"lower","group":"loss"}]})"
                       "\n";
    for (int i = 0; i < kPoints; ++i)
        text += R"({"seconds":)" + std::to_string(i) + R"(,"epoch":)" + std::to_string(i)
            + R"(,"updates":)" + std::to_string(i) + R"(,"values":{"loss":)" + std::to_string(i)
            + "}}\n";
    QVERIFY(writeFileAtomically(made->metricsFile(), text));
    Runs stage(folder.path());
    QSignalSpy grew(&stage.runs, &TrainingRuns::curvesGrew);
    const QString id = QString::fromStdString(made->id());
    const auto size = [&] {
        const learning::RunCurves* curves = stage.runs.curves(id);
        return curves == nullptr ? std::size_t {0} : curves->series.front().size();
    };
    QTRY_COMPARE_WITH_TIMEOUT(size(), std::size_t {kPoints}, kPatience);
    QVERIFY(grew.count() > 1);
    const auto values = stage.runs.curves(id)->series.front().values();
    for (std::size_t i = 0; i < values.size(); ++i)
        if (values[i] != static_cast<double>(i))
            QFAIL(qPrintable(QString::number(i)));
}

void TestTrainingRuns::withoutAWorkerProgramNoRunIsLeftBehind()
{
    const TemporaryFolder folder;
    Runs stage(folder.path());
    qputenv("TIMBREL_LEARN", "/nowhere/timbrel-learn");
    stage.runs.start(planOf(smallSettings()));
    QTRY_COMPARE(stage.troubles.size(), std::size_t {1});
    qputenv("TIMBREL_LEARN", TIMBREL_EXPRESSION_WORKER);
    QCOMPARE(stage.troubles.front().id, ErrorId::WorkerMissing);
    QVERIFY(stage.runs.runs().isEmpty());
}

QTEST_GUILESS_MAIN(TestTrainingRuns)
#include "tst_training_runs.moc"
