// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"
#include "core/learning/parallel_seeds.h"
#include "core/learning/safetensors.h"
#include "core/learning/worker.h"
#include "core/learning/worker_environment.h"
#include "support/shared_data.h"
#include "support/worker_checks.h"

#include <QTest>

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace timbrel;
using namespace timbrel::learning;
using namespace std::chrono_literals;

namespace {

WorkerOptions plainWorker()
{
    WorkerOptions options;
    options.program = TIMBREL_PLAIN_WORKER;
    return options;
}

NewRun selftest(Json settings, std::uint64_t seed = 1)
{
    NewRun run;
    run.kind = "selftest";
    run.seed = seed;
    run.settings = std::move(settings);
    return run;
}

/// Goes on until it is stopped.
NewRun endless(std::uint64_t seed = 1)
{
    return selftest({{"updates", 100000000}, {"goal", -1.0}, {"pause_seconds", 0.001}}, seed);
}

RunFolder makeRun(const timbrel::test::TemporaryFolder& folder, const NewRun& plan)
{
    auto run = RunFolder::create(folder.path(), plan);
    if (!run)
        qFatal("no run was made");
    return std::move(*run);
}

bool isRunning(const RunFolder& run)
{
    const auto state = run.state();
    return state && state->status == RunStatus::Running && state->best;
}

} // namespace

class TestWorker : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRunIsLearntToItsEnd()
    {
        const timbrel::test::TemporaryFolder folder;
        const auto run = makeRun(folder, selftest({{"goal", 1e-3}}));
        auto worker = Worker::start(run, plainWorker());
        QVERIFY(worker.has_value());
        const auto state = worker->wait();
        QVERIFY(state.has_value());
        QCOMPARE(state->status, RunStatus::Finished);
        QVERIFY(!state->error);
        QVERIFY(state->best.value() <= 1e-3);
        QVERIFY(state->updates > 0 && state->wallSeconds > 0.0);
        QCOMPARE(state->pid, worker->pid());
        QVERIFY(readSafetensors(run.bestCheckpoint()).has_value());
        MetricsReader reader(run.metricsFile());
        const auto records = reader.readNew();
        QCOMPARE(reader.metrics().size(), std::size_t {2});
        QVERIFY(records->size() > 2);
        QVERIFY(records->back().values[1].second < records->front().values[1].second);
        // and is not begun again
        QCOMPARE(errorName(Worker::start(run, plainWorker()).error().id), "NotSupported");
    }

    void theWorkerIsAloneInItsGroupAndGivesWay()
    {
        const timbrel::test::TemporaryFolder folder;
        auto worker = Worker::start(makeRun(folder, endless()), plainWorker());
        QVERIFY(worker.has_value());
        const auto pid = static_cast<pid_t>(worker->pid());
        QTRY_VERIFY_WITH_TIMEOUT(isRunning(worker->run()), 30000);
        QCOMPARE(::getpgid(pid), pid);
        QVERIFY(::getpriority(PRIO_PROCESS, static_cast<id_t>(pid))
                >= std::min(19, ::getpriority(PRIO_PROCESS, 0) + 10));
        std::ifstream file("/proc/" + std::to_string(pid) + "/environ");
        const std::string variables((std::istreambuf_iterator<char>(file)), {});
        QVERIFY(variables.find("OPENBLAS_NUM_THREADS=") != std::string::npos);
        QVERIFY(worker->stop().has_value());
    }

    void aStopIsHeededThroughTheFolder()
    {
        const timbrel::test::TemporaryFolder folder;
        auto worker = Worker::start(makeRun(folder, endless()), plainWorker());
        QTRY_VERIFY_WITH_TIMEOUT(isRunning(worker->run()), 30000);
        QVERIFY(worker->requestStop().has_value());
        QVERIFY(worker->waitFor(20s));
        const auto state = worker->state();
        QCOMPARE(state->status, RunStatus::Stopped);
        QVERIFY(!state->error && state->best);
    }

    void aStopIsHeededBySignalAndByTime()
    {
        const timbrel::test::TemporaryFolder folder;
        auto worker = Worker::start(makeRun(folder, endless()), plainWorker());
        QTRY_VERIFY_WITH_TIMEOUT(isRunning(worker->run()), 30000);
        worker->terminate();
        QCOMPARE(worker->wait()->status, RunStatus::Stopped);
        auto limited = endless(2);
        limited.maxSeconds = 0.05;
        auto second = Worker::start(makeRun(folder, limited), plainWorker());
        const auto state = second->wait();
        QCOMPARE(state->status, RunStatus::Stopped);
        QVERIFY(state->best.has_value());
    }

    void aStoppedRunGoesOn()
    {
        const timbrel::test::TemporaryFolder folder;
        const auto run = makeRun(folder, endless());
        auto worker = Worker::start(run, plainWorker());
        QTRY_VERIFY_WITH_TIMEOUT(isRunning(run), 30000);
        const auto first = worker->stop();
        auto again = Worker::start(run, plainWorker());
        QVERIFY(again.has_value());
        QTRY_COMPARE_WITH_TIMEOUT(run.state()->status, RunStatus::Running, 30000);
        QVERIFY(again->stop()->best.value() <= first->best.value());
    }

    void aWorkerThatHangsIsKilled()
    {
        const timbrel::test::TemporaryFolder folder;
        auto options = plainWorker();
        options.patience = 100ms;
        options.grace = 100ms;
        auto plan = endless();
        plan.settings["fault"] = "hang";
        plan.settings["fault_at_update"] = 5;
        auto worker = Worker::start(makeRun(folder, plan), options);
        QTRY_VERIFY_WITH_TIMEOUT(isRunning(worker->run()), 30000);
        QTest::qWait(100);
        const auto state = worker->stop();
        QCOMPARE(state->status, RunStatus::Failed);
        QCOMPARE(errorName(state->error->id), "WorkerKilled");
        QCOMPARE(state->error->found, std::string("SIGKILL"));
        QVERIFY(state->best.has_value()); // and the best is kept
        QVERIFY(readSafetensors(worker->run().bestCheckpoint()).has_value());
    }

    void everyDeathIsReported_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<QString>("error");
        QTest::addColumn<QString>("found");
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        const char* crash = "exit code"; // a sanitizer catches the signal and ends the program
#else
        const char* crash = "SIGSEGV";
#endif
        QTest::newRow("crash") << "crash"
                               << "WorkerDied" << crash;
        QTest::newRow("exit") << "exit"
                              << "WorkerDied"
                              << "exit code 7";
        QTest::newRow("exception") << "throw"
                                   << "WorkerDied"
                                   << "a fault that was asked for";
    }

    void everyDeathIsReported()
    {
        QFETCH(const QString, fault);
        QFETCH(const QString, error);
        QFETCH(const QString, found);
        const timbrel::test::TemporaryFolder folder;
        auto plan = endless();
        plan.settings["fault"] = fault.toStdString();
        plan.settings["fault_at_update"] = 20;
        auto worker = Worker::start(makeRun(folder, plan), plainWorker());
        const auto state = worker->wait();
        QCOMPARE(state->status, RunStatus::Failed);
        QCOMPARE(QString::fromUtf8(errorName(state->error->id)), error);
        QVERIFY2(QString::fromStdString(state->error->found).contains(found),
                 state->error->found.c_str());
        QCOMPARE(worker->run().state()->error, state->error); // also for the next who looks
    }

    void memoryThatRunsOutIsSaidSo()
    {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        QSKIP("a sanitizer needs more address space than the limit leaves");
#endif
        const timbrel::test::TemporaryFolder folder;
        auto options = plainWorker();
        options.memoryLimitBytes = std::uint64_t {512} << 20U;
        auto plan = endless();
        plan.settings["fault"] = "exhaust";
        plan.settings["fault_at_update"] = 20;
        auto worker = Worker::start(makeRun(folder, plan), options);
        const auto state = worker->wait();
        QCOMPARE(state->status, RunStatus::Failed);
        QCOMPARE(errorName(state->error->id), "OutOfMemory");
        QVERIFY(state->best.has_value());
    }

    void aWorkerThatIsNotThereIsMissing()
    {
        const timbrel::test::TemporaryFolder folder;
        const auto run = makeRun(folder, endless());
        WorkerOptions options;
        options.program = folder.path() / "no-such-program";
        QCOMPARE(errorName(Worker::start(run, options).error().id), "WorkerMissing");
        QCOMPARE(run.state()->status, RunStatus::Waiting); // nothing changed
        qputenv("TIMBREL_LEARN", "/nonexistent/timbrel-learn");
        QCOMPARE(errorName(findWorkerProgram().error().id), "WorkerMissing");
        QCOMPARE(findWorkerProgram().error().file, std::string("/nonexistent/timbrel-learn"));
        qputenv("TIMBREL_LEARN", TIMBREL_PLAIN_WORKER);
        QCOMPARE(findWorkerProgram().value(), std::filesystem::path(TIMBREL_PLAIN_WORKER));
        qunsetenv("TIMBREL_LEARN");
        QCOMPARE(findWorkerProgram().error().file.substr(0, 1), std::string("/"));
    }

    void twoWorkersDoNotShareARun()
    {
        const timbrel::test::TemporaryFolder folder;
        const auto run = makeRun(folder, endless());
        auto worker = Worker::start(run, plainWorker());
        QCOMPARE(errorName(Worker::start(run, plainWorker()).error().id), "RunBusy");
        QVERIFY(worker->stop().has_value());
    }

    void aRunOutlivesItsParentAndIsTakenUpAgain()
    {
        const timbrel::test::TemporaryFolder folder;
        const auto run = makeRun(folder, endless());
        const pid_t parent = ::fork();
        if (parent == 0) {
            const auto worker = Worker::start(run, plainWorker());
            ::_exit(worker ? 0 : 1);
        }
        int status = 0;
        QCOMPARE(::waitpid(parent, &status, 0), parent);
        QCOMPARE(WEXITSTATUS(status), 0);
        auto worker = Worker::attach(run, plainWorker());
        QVERIFY(worker.has_value());
        QVERIFY(worker->isWorking());
        QTRY_VERIFY_WITH_TIMEOUT(isRunning(run), 30000);
        QCOMPARE(worker->stop()->status, RunStatus::Stopped);
        QCOMPARE(errorName(Worker::attach(run).error().id), "RunNotFound");
    }

    void aRunTakenUpAgainThatIsKilledIsReported()
    {
        const timbrel::test::TemporaryFolder folder;
        const auto run = makeRun(folder, endless());
        auto first = Worker::start(run, plainWorker());
        QTRY_VERIFY_WITH_TIMEOUT(isRunning(run), 30000);
        auto second = Worker::attach(run);
        QVERIFY(second.has_value());
        second->kill();
        const auto state = second->wait();
        QCOMPARE(state->status, RunStatus::Failed);
        QCOMPARE(errorName(state->error->id), "WorkerDied"); // not its child: nobody says how
        QCOMPARE(first->wait()->status, RunStatus::Failed);
    }

    void aBrokenRunIsAnErrorNotAHang()
    {
        const timbrel::test::TemporaryFolder folder;
        auto plan = endless();
        plan.kind = "unknown";
        auto worker = Worker::start(makeRun(folder, plan), plainWorker());
        const auto state = worker->wait();
        QCOMPARE(state->status, RunStatus::Failed);
        QCOMPARE(errorName(state->error->id), "NotSupported");
    }

    void seedsRunSideBySideAndTheBestCounts()
    {
        const timbrel::test::TemporaryFolder folder;
        std::vector<RunFolder> runs;
        for (std::uint64_t seed = 1; seed <= 5; ++seed)
            runs.push_back(makeRun(folder,
                                   selftest({{"goal", seed == 3 ? 1e-4 : 0.1},
                                             {"pause_seconds", 0.002},
                                             {"fault", seed == 2 ? "exit" : "none"},
                                             {"fault_at_update", 0}},
                                            seed)));
        ParallelOptions options;
        options.atATime = 2;
        options.worker = plainWorker();
        auto seeds = ParallelSeeds::start(runs, options);
        QVERIFY(seeds.has_value());
        while (seeds->waitFor(1s)) {
            const auto& all = seeds->seeds();
            QVERIFY(std::count_if(all.begin(),
                                  all.end(),
                                  [](const auto& seed) { return seed.worker.has_value(); })
                    <= 2);
        }
        QCOMPARE(seeds->best().value(), std::size_t {2});
        QVERIFY(seeds->outcome()->best.value() <= 1e-4);
        QCOMPARE(errorName(seeds->seeds()[1].error->id), "WorkerDied");
        QCOMPARE(RunFolder::list(folder.path()).size(), std::size_t {5}); // all are kept
    }

    void seedsStopTogetherAndThoseThatWaitAreNotBegun()
    {
        const timbrel::test::TemporaryFolder folder;
        ParallelOptions options;
        options.atATime = 1;
        options.worker = plainWorker();
        auto seeds = ParallelSeeds::start(
            {makeRun(folder, endless(1)), makeRun(folder, endless(2))}, options);
        QTRY_VERIFY_WITH_TIMEOUT(isRunning(seeds->seeds()[0].run), 30000);
        seeds->stop();
        QVERIFY(!seeds->advance());
        QCOMPARE(seeds->seeds()[0].outcome->status, RunStatus::Stopped);
        QCOMPARE(seeds->seeds()[1].outcome->status, RunStatus::Stopped);
        QVERIFY(!seeds->seeds()[1].outcome->best);
        QCOMPARE(seeds->best().value(), std::size_t {0});
    }

    void seedsThatCannotStartSayWhy()
    {
        const timbrel::test::TemporaryFolder folder;
        ParallelOptions options;
        options.worker.program = folder.path() / "nothing";
        const auto seeds = ParallelSeeds::start({makeRun(folder, endless(1))}, options);
        QCOMPARE(errorName(seeds.error().id), "WorkerMissing");
    }

    void mathsLibraryIsToldTheProcessor_data()
    {
        QTest::addColumn<bool>("isAmd");
        QTest::addColumn<bool>("avx2");
        QTest::addColumn<bool>("avx512");
        QTest::addColumn<QString>("type");
        QTest::newRow("Intel, AVX-512") << false << true << true << "SkylakeX";
        QTest::newRow("AMD, AVX-512") << true << true << true << "SkylakeX";
        QTest::newRow("Intel, AVX2") << false << true << false << "Haswell";
        QTest::newRow("AMD, AVX2") << true << true << false << "Zen";
        QTest::newRow("older") << false << false << false << "";
    }

    void mathsLibraryIsToldTheProcessor()
    {
        QFETCH(const bool, isAmd);
        QFETCH(const bool, avx2);
        QFETCH(const bool, avx512);
        QFETCH(const QString, type);
        const ProcessorFeatures features {isAmd, avx2, avx512};
        QCOMPARE(QString::fromStdString(openblasCoreType(features)), type);
    }

    void theUsersOwnSettingsOfTheMathsLibraryStay()
    {
        using Variables = std::vector<std::string>;
        const ProcessorFeatures features {false, true, true};
        QCOMPARE(workerEnvironment({"A=1"}, features),
                 (Variables {"A=1", "OPENBLAS_NUM_THREADS=1", "OPENBLAS_CORETYPE=SkylakeX"}));
        QCOMPARE(workerEnvironment(
                     {"OPENBLAS_CORETYPE=Zen", "OPENBLAS_NUM_THREADS=4"}, features, {"B=2"}),
                 (Variables {"OPENBLAS_CORETYPE=Zen", "OPENBLAS_NUM_THREADS=4", "B=2"}));
        QCOMPARE(workerEnvironment({"B=1"}, {}, {"B=2"}),
                 (Variables {"B=2", "OPENBLAS_NUM_THREADS=1"}));
    }

    void aHundredKillsAtRandomMomentsLoseNothing()
    {
        const timbrel::test::TemporaryFolder folder;
        timbrel::test::WorkerCase what;
        what.program = TIMBREL_PLAIN_WORKER;
        what.run = endless();
        what.run.settings["pause_seconds"] = 0.0;
        what.run.settings["weights"] = 20000; // so that saving takes most of the time
        what.run.settings["updates_per_validation"] = 1;
        what.longest = 120ms;
        int killedWithBest = 0;
        const auto wrong = timbrel::test::killAgainAndAgain(folder.path(), what, killedWithBest);
        QVERIFY2(wrong.empty(), wrong.c_str());
        QVERIFY(killedWithBest > 20); // the moments were not all before the first save
    }
};

QTEST_GUILESS_MAIN(TestWorker)
#include "tst_worker.moc"
