// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"
#include "core/base/json.h"
#include "core/expression/model_file.h"
#include "core/expression/training_run.h"
#include "core/learning/checkpoint.h"
#include "core/learning/metrics.h"
#include "core/learning/worker.h"
#include "support/shared_data.h"
#include "support/synthetic_families.h"
#include "support/worker_checks.h"

#include <QProcess>
#include <QTest>

#include <algorithm>

using namespace timbrel;
using namespace timbrel::learning;
using namespace std::chrono_literals;

namespace {

WorkerOptions realWorker()
{
    WorkerOptions options;
    options.program = TIMBREL_LEARN_PROGRAM;
    return options;
}

NewRun selftest(Json settings)
{
    NewRun run;
    run.kind = "selftest";
    run.settings = std::move(settings);
    return run;
}

struct Output
{
    int code = -1;
    QByteArray out;
    QByteArray err;
};

Output call(const QStringList& arguments)
{
    QProcess process;
    process.start(QStringLiteral(TIMBREL_LEARN_PROGRAM), arguments);
    process.waitForFinished(60000);
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

/// Two examples that contradict each other: no network ends this training by learning both.
NewRun contradictingExamples()
{
    auto low = timbrel::test::tutorialExample();
    for (auto& event : low)
        if (event.kind == timbrel::music::EventKind::Controller)
            event.value = static_cast<std::uint8_t>(event.value / 2);
    expression::Settings settings;
    settings.controllers = {1};
    settings.controllerDefaults[1] = 0;
    settings.controllerOutputCounts[1] = 32;
    settings.features = expression::FeatureSet::all5();
    settings.training.maximumEpochCount = 0;
    return expression::newTrainingRun(
        settings, {{"high", test::tutorialExample()}, {"low", low}}, 1, std::nullopt);
}

/// Until it has trained so far.
bool hasTrained(const RunFolder& run, std::int64_t updates)
{
    const auto state = run.state();
    return state && state->status == RunStatus::Running && state->best && state->updates >= updates;
}

bool neverGoesBack(const std::vector<MetricsRecord>& records)
{
    return std::is_sorted(records.begin(), records.end(), [](const auto& left, const auto& right) {
        return left.updates < right.updates;
    });
}

} // namespace

class TestLearn : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatNeedsNoLibTorchStartsWithoutIt()
    {
        const auto linksTorch = [](const std::string& program) {
            const auto bytes = timbrel::readFile(program);
            return bytes && bytes->find("libtorch_cpu") != std::string::npos;
        };
        QVERIFY(!linksTorch(TIMBREL_LEARN_PROGRAM));
        QVERIFY(linksTorch(std::string(TIMBREL_LEARN_PROGRAM) + "-torch"));
    }

    void aRealRegressionIsLearntAndTheMathsLibraryChecked()
    {
        const timbrel::test::TemporaryFolder folder;
        const auto run = RunFolder::create(folder.path(), selftest({{"goal", 1e-3}}));
        auto worker = Worker::start(*run, realWorker());
        QVERIFY(worker.has_value());
        const auto state = worker->wait();
        QVERIFY2(!state->error, state->error ? state->error->found.c_str() : "");
        QCOMPARE(state->status, RunStatus::Finished);
        QVERIFY(state->best.value() <= 1e-3);
        QVERIFY(state->maths && state->maths->gigaflops > 0.1);
    }

    void memoryThatRunsOutInLibTorchIsSaidSo()
    {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        QSKIP("a sanitizer needs more address space than the limit leaves");
#endif
        const timbrel::test::TemporaryFolder folder;
        auto options = realWorker();
        options.memoryLimitBytes = std::uint64_t {6} << 30U;
        const auto run = RunFolder::create(
            folder.path(),
            selftest({{"goal", -1.0}, {"fault", "exhaust"}, {"fault_at_update", 20}}));
        auto worker = Worker::start(*run, options);
        const auto state = worker->wait();
        QCOMPARE(state->status, RunStatus::Failed);
        QCOMPARE(errorName(state->error->id), "OutOfMemory");
        QVERIFY(state->best.has_value());
    }

    void killsAtRandomMomentsLoseNothing()
    {
        const timbrel::test::TemporaryFolder folder;
        timbrel::test::WorkerCase what;
        what.program = TIMBREL_LEARN_PROGRAM;
        what.run = selftest({{"updates", 100000000},
                             {"goal", -1.0},
                             {"weights", 20000},
                             {"updates_per_validation", 1}});
        what.longest = 1500ms;
        // LibTorch takes half a second to load; the hundred are done with a worker without it
        what.kills = qEnvironmentVariableIsSet("TIMBREL_KILLS")
            ? qEnvironmentVariableIntValue("TIMBREL_KILLS")
            : 8;
        int killedWithBest = 0;
        const auto wrong = timbrel::test::killAgainAndAgain(folder.path(), what, killedWithBest);
        QVERIFY2(wrong.empty(), wrong.c_str());
    }

    void killsOfAnExpressionTrainingLoseNothing()
    {
        const timbrel::test::TemporaryFolder folder;
        timbrel::test::WorkerCase what;
        what.program = TIMBREL_LEARN_PROGRAM;
        what.run = contradictingExamples();
        what.longest = 2500ms;
        what.kills = qEnvironmentVariableIsSet("TIMBREL_KILLS")
            ? qEnvironmentVariableIntValue("TIMBREL_KILLS")
            : 8;
        int killedWithBest = 0;
        const auto wrong = timbrel::test::killAgainAndAgain(folder.path(), what, killedWithBest);
        QVERIFY2(wrong.empty(), wrong.c_str());
        QVERIFY(killedWithBest > 0);
    }

    void aTrainingThatWasStoppedGoesOnWhereItWas()
    {
        const timbrel::test::TemporaryFolder folder;
        const auto run = RunFolder::create(folder.path(), contradictingExamples());
        auto worker = Worker::start(*run, realWorker());
        QTRY_VERIFY_WITH_TIMEOUT(hasTrained(*run, 20), 60000);
        const auto first = worker->stop();
        QCOMPARE(first->status, RunStatus::Stopped);
        MetricsReader reader(run->metricsFile());
        const auto before = reader.readNew();
        QVERIFY(!before->empty());

        auto again = Worker::start(*run, realWorker());
        QVERIFY(again.has_value());
        QTRY_VERIFY_WITH_TIMEOUT(hasTrained(*run, first->updates + 20), 60000);
        const auto second = again->stop();
        QVERIFY(second->updates > first->updates && second->epoch >= first->epoch);
        QVERIFY(*second->best <= *first->best);
        const auto after = reader.readNew();
        QVERIFY(!after->empty());
        QVERIFY(after->front().updates >= before->back().updates); // nothing is learnt twice
        QVERIFY(neverGoesBack(*after));
    }

    void aTrainingThatWasKilledGoesOnFromItsLastCheckpoint()
    {
        const timbrel::test::TemporaryFolder folder;
        const auto run = RunFolder::create(folder.path(), contradictingExamples());
        auto worker = Worker::start(*run, realWorker());
        QTRY_VERIFY_WITH_TIMEOUT(std::filesystem::exists(run->lastCheckpoint()), 60000);
        worker->kill();
        const auto killed = worker->wait();
        QCOMPARE(errorName(killed->error->id), "WorkerKilled");
        const auto checkpoint = loadCheckpoint(run->checkpoints() / "last");
        QVERIFY(checkpoint.has_value());
        const auto saved = checkpoint->facts.cursor["updates"].get<std::int64_t>();
        QVERIFY(saved > 0);
        MetricsReader reader(run->metricsFile());
        (void)reader.readNew();

        auto again = Worker::start(*run, realWorker());
        QVERIFY(again.has_value());
        QTRY_VERIFY_WITH_TIMEOUT(hasTrained(*run, saved + 1), 60000);
        const auto state = again->stop();
        QCOMPARE(state->status, RunStatus::Stopped);
        QVERIFY(state->updates > saved);
        QVERIFY(*state->best <= *killed->best);
        const auto after = reader.readNew();
        QVERIFY(!after->empty() && after->front().updates >= saved);
        QVERIFY(neverGoesBack(*after));
    }

    void aTrainingKilledBeforeItsFirstCheckpointKeepsItsBest()
    {
        const timbrel::test::TemporaryFolder folder;
        const auto run = RunFolder::create(folder.path(), contradictingExamples());
        auto worker = Worker::start(*run, realWorker());
        // some validations, so that a beginning is worse than what there is
        QTRY_VERIFY_WITH_TIMEOUT(hasTrained(*run, 40), 60000);
        worker->kill();
        (void)worker->wait();
        std::filesystem::remove(run->lastCheckpoint());
        const auto before = expression::loadModel(run->bestCheckpoint());
        QVERIFY(before.has_value());

        auto again = Worker::start(*run, realWorker());
        QVERIFY(again.has_value());
        QTRY_VERIFY_WITH_TIMEOUT(hasTrained(*run, 1), 60000);
        QVERIFY(*again->stop()->best <= before->description.mse);
        QVERIFY(expression::loadModel(run->bestCheckpoint())->description.mse
                <= before->description.mse);
    }

    void checkTellsTheMachine()
    {
        const auto output = call({QStringLiteral("--check")});
        QCOMPARE(output.code, 0);
        const auto json = parseJson(output.out.toStdString(), "output");
        QVERIFY(json.has_value());
        QVERIFY((*json)["gigaflops"].get<double>() > 0.1);
    }

    void checkTellsARunThatCannotBeWorkedOn()
    {
        const timbrel::test::TemporaryFolder folder;
        NewRun unknown;
        unknown.kind = "unknown";
        const auto run = RunFolder::create(folder.path(), unknown);
        const auto output
            = call({QString::fromStdString(run->folder().string()), QStringLiteral("--check")});
        QCOMPARE(output.code, 1);
        QVERIFY(output.err.contains("unknown"));
        QCOMPARE(run->state()->status, RunStatus::Waiting);
    }

    void usageIsTold_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        QTest::newRow("nothing") << QStringList() << 2;
        QTest::newRow("two runs") << QStringList {QStringLiteral("a"), QStringLiteral("b")} << 2;
        QTest::newRow("unknown option") << QStringList {QStringLiteral("--fast")} << 2;
        QTest::newRow("help") << QStringList {QStringLiteral("--help")} << 0;
        QTest::newRow("version") << QStringList {QStringLiteral("--version")} << 0;
        QTest::newRow("no such run") << QStringList {QStringLiteral("/nonexistent/run")} << 1;
    }

    void usageIsTold()
    {
        QFETCH(const QStringList, arguments);
        QFETCH(const int, code);
        const auto output = call(arguments);
        QCOMPARE(output.code, code);
        QCOMPARE(output.err.isEmpty(), code == 0);
    }
};

QTEST_GUILESS_MAIN(TestLearn)
#include "tst_learn.moc"
