// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"
#include "core/expression/training_run.h"
#include "core/learning/worker.h"
#include "support/shared_data.h"
#include "support/synthetic_families.h"
#include "support/worker_checks.h"

#include <QProcess>
#include <QTest>

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

} // namespace

class TestLearn : public QObject
{
    Q_OBJECT

private Q_SLOTS:
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
        // Two examples that contradict each other: no network ends this training by learning both.
        namespace expression = timbrel::expression;
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
        const timbrel::test::TemporaryFolder folder;
        timbrel::test::WorkerCase what;
        what.program = TIMBREL_LEARN_PROGRAM;
        what.run = expression::newTrainingRun(
            settings, {{"high", timbrel::test::tutorialExample()}, {"low", low}}, 1, std::nullopt);
        what.longest = 2500ms;
        what.kills = qEnvironmentVariableIsSet("TIMBREL_KILLS")
            ? qEnvironmentVariableIntValue("TIMBREL_KILLS")
            : 8;
        int killedWithBest = 0;
        const auto wrong = timbrel::test::killAgainAndAgain(folder.path(), what, killedWithBest);
        QVERIFY2(wrong.empty(), wrong.c_str());
        QVERIFY(killedWithBest > 0);
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
