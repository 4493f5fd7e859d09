// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"
#include "core/learning/earlier_bests.h"
#include "core/learning/run_folder.h"
#include "core/learning/run_lock.h"
#include "core/learning/run_progress.h"
#include "core/learning/stop_signal.h"
#include "support/shared_data.h"

#include <QTest>

#include <csignal>
#include <set>
#include <thread>
#include <unistd.h>

using namespace timbrel;
using namespace timbrel::learning;
using namespace std::chrono_literals;

namespace {

NewRun someRun(std::uint64_t seed = 7)
{
    NewRun run;
    run.kind = "selftest";
    run.seed = seed;
    run.settings = {{"updates", 10}};
    run.data = {{"0002-b.seq", "bbb"}, {"0001-a.seq", "aaa"}};
    return run;
}

} // namespace

class TestRunFolder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFiveBestAreKeptAndTheOldestGo()
    {
        const timbrel::test::TemporaryFolder folder;
        const auto made = RunFolder::create(folder.path() / "selftest", someRun());
        QVERIFY(made.has_value());
        keepEarlierBest(made->bestCheckpoint(), 3); // there is none yet
        QVERIFY(earlierBests(made->folder()).empty());
        for (int epoch = 8; epoch <= 12; ++epoch) {
            QVERIFY(writeFileAtomically(made->bestCheckpoint(), std::to_string(epoch)));
            keepEarlierBest(made->bestCheckpoint(), epoch);
        }
        QVERIFY(writeFileAtomically(made->bestCheckpoint(), "13"));
        const auto kept = earlierBests(made->folder());
        QCOMPARE(kept.size(), kMostEarlierBests);
        for (std::size_t i = 0; i < kept.size(); ++i) {
            const auto epoch = static_cast<std::int64_t>(12 - i);
            QCOMPARE(epochOfEarlierBest(kept[i]), std::optional(epoch));
            QCOMPARE(readFile(kept[i]).value(), std::to_string(epoch)); // as it was then
        }
        QVERIFY(!epochOfEarlierBest("best.safetensors") && !epochOfEarlierBest("best-x.safetensors")
                && !epochOfEarlierBest("last.safetensors"));
        keepEarlierBest(made->bestCheckpoint(), 12); // an epoch that was passed again
        QCOMPARE(readFile(earlierBests(made->folder()).front()).value(), std::string("13"));
    }
    void aNewRunIsCompleteAndOpens()
    {
        const timbrel::test::TemporaryFolder folder;
        auto plan = someRun();
        plan.maxSeconds = 2.5;
        const auto made = RunFolder::create(folder.path() / "runs" / "selftest", plan);
        QVERIFY(made.has_value());
        const auto run = RunFolder::open(made->folder());
        QVERIFY(run.has_value());
        QCOMPARE(run->kind(), std::string("selftest"));
        QCOMPARE(run->seed(), std::uint64_t {7});
        QCOMPARE(run->maxSeconds().value(), 2.5);
        QCOMPARE(run->settings()["selftest"]["updates"].get<int>(), 10);
        QVERIFY(run->settings()["versions"].contains("timbrel"));
        QCOMPARE(run->state()->status, RunStatus::Waiting);
        QVERIFY(!run->state()->created.empty());
        QVERIFY(QString::fromStdString(run->id()).endsWith(QStringLiteral("-s7")));
        QVERIFY(run->id().find(':') == std::string::npos);
        QCOMPARE(run->dataFiles()->size(), std::size_t {2});
        QCOMPARE(run->dataFiles()->front().filename().string(), std::string("0001-a.seq"));
        QVERIFY(run->checkData().has_value());
        QVERIFY(writeFileAtomically(run->data() / "0001-a.seq", "aab").has_value());
        QCOMPARE(errorName(run->checkData().error().id), "RunBroken");
    }

    void theDigestDependsOnNamesAndContentsNotOnOrder()
    {
        const auto digest = dataDigest({{"a", "1"}, {"b", "2"}});
        QCOMPARE(digest, dataDigest({{"b", "2"}, {"a", "1"}}));
        QVERIFY(digest != dataDigest({{"a", "12"}, {"b", ""}}));
        QVERIFY(digest != dataDigest({{"a", "2"}, {"b", "1"}}));
        QVERIFY(digest != dataDigest({{"a", "1"}}));
    }

    void runsOfTheSameMomentDoNotOverwriteEachOther()
    {
        const timbrel::test::TemporaryFolder folder;
        std::vector<std::thread> threads;
        for (int i = 0; i < 4; ++i)
            threads.emplace_back([&folder] {
                for (int k = 0; k < 10; ++k)
                    if (!RunFolder::create(folder.path(), someRun()))
                        qFatal("no run was made");
            });
        for (auto& thread : threads)
            thread.join();
        Warnings warnings;
        const auto runs = RunFolder::list(folder.path(), &warnings);
        QVERIFY(warnings.empty());
        std::set<std::string> ids;
        for (const auto& run : runs)
            ids.insert(run.id());
        QCOMPARE(ids.size(), std::size_t {40});
    }

    void brokenRunsAreToldAndDoNotHideTheOthers()
    {
        const timbrel::test::TemporaryFolder folder;
        const auto good = RunFolder::create(folder.path(), someRun(1));
        const auto bad = RunFolder::create(folder.path(), someRun(2));
        QVERIFY(writeFileAtomically(bad->settingsFile(), "{").has_value());
        std::filesystem::create_directory(folder.path() / "claimed-by-a-kill");
        std::filesystem::create_directories(folder.path() / ".new-half" / "data");
        Warnings warnings;
        const auto runs = RunFolder::list(folder.path(), &warnings);
        QCOMPARE(runs.size(), std::size_t {1});
        QCOMPARE(runs[0].id(), good->id());
        QCOMPARE(warnings.size(), std::size_t {1});
        QCOMPARE(errorName(warnings[0].id), "RunBroken");
        QVERIFY(RunFolder::list(folder.path() / "nowhere").empty());
    }

    void settingsThatAreNotOursAreRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("error");
        QTest::newRow("newer") << QByteArray(
            R"({"format":"timbrel-run","version":2,"kind":"a","seed":1,"a":{}})")
                               << QByteArray("VersionTooNew");
        QTest::newRow("another format")
            << QByteArray(R"({"format":"x","version":1})") << QByteArray("FormatUnknown");
        QTest::newRow("no kind") << QByteArray(R"({"format":"timbrel-run","version":1,"seed":1})")
                                 << QByteArray("RunBroken");
        QTest::newRow("no settings of its kind")
            << QByteArray(R"({"format":"timbrel-run","version":1,"kind":"a","seed":1})")
            << QByteArray("RunBroken");
        QTest::newRow("negative seed")
            << QByteArray(R"({"format":"timbrel-run","version":1,"kind":"a","seed":-1,"a":{}})")
            << QByteArray("RunBroken");
    }

    void settingsThatAreNotOursAreRefused()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QByteArray, error);
        const timbrel::test::TemporaryFolder folder;
        const auto run = RunFolder::create(folder.path(), someRun());
        QVERIFY(writeFileAtomically(run->settingsFile(), text.toStdString()).has_value());
        const auto again = RunFolder::open(run->folder());
        QVERIFY(!again.has_value());
        QCOMPARE(errorName(again.error().id), error.constData());
    }

    void aRunThatIsNotThereIsNotFound()
    {
        QCOMPARE(errorName(RunFolder::open("/nonexistent/run").error().id), "RunNotFound");
    }

    void dataNamesCannotLeaveTheFolder_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : {"../a", "a/b", "/a", "", ".hidden", "..", "a:b", "a\\b"})
            QTest::newRow(name) << QString::fromUtf8(name);
    }

    void dataNamesCannotLeaveTheFolder()
    {
        QFETCH(const QString, name);
        const timbrel::test::TemporaryFolder folder;
        auto plan = someRun();
        plan.data = {{name.toStdString(), "x"}};
        QVERIFY(!RunFolder::create(folder.path() / "runs", plan).has_value());
        QVERIFY(!std::filesystem::exists(folder.path() / "runs"));
    }

    void aFolderThatCannotBeWrittenIsSaidSo()
    {
        const timbrel::test::TemporaryFolder folder;
        QVERIFY(writeFileAtomically(folder.path() / "runs", "a file in the way").has_value());
        const auto run = RunFolder::create(folder.path() / "runs", someRun());
        QVERIFY(!run.has_value());
        QCOMPARE(errorName(run.error().id), "FolderNotWritable");
    }

    void stateComesBackWhole()
    {
        const timbrel::test::TemporaryFolder folder;
        const auto run = RunFolder::create(folder.path(), someRun());
        RunState state = run->state().value();
        state.status = RunStatus::Failed;
        state.pid = 123;
        state.best = 0.0;
        state.bestEpoch = 50;
        state.epoch = 60;
        state.updates = 7000;
        state.cpuSeconds = 1.25;
        state.wallSeconds = 2.5;
        state.maths = MathsCheck {101.5, true, "OpenBLAS Zen"};
        state.error = Error(ErrorId::DiskFull)
                          .inFile(std::string("/x"))
                          .atLine(3)
                          .atByte(9)
                          .named("n")
                          .butFound("f")
                          .whereExpected("e");
        state.details = {{"streak", 5}};
        QVERIFY(run->writeState(state).has_value());
        auto again = run->state().value();
        QVERIFY(!again.host.empty() && !again.changed.empty());
        again.host = state.host;
        again.changed = state.changed;
        QCOMPARE(again, state);
    }

    void everyErrorComesBackFromItsName()
    {
        for (int i = 0; std::string(errorName(static_cast<ErrorId>(i))) != "Unknown"; ++i) {
            const auto id = static_cast<ErrorId>(i);
            QCOMPARE(errorFromJson(toJson(Error(id))).id, id);
        }
        QCOMPARE(errorFromJson({{"id", "FromTheFuture"}}),
                 Error(ErrorId::RunBroken).butFound("FromTheFuture"));
    }

    void aRunAtWorkWithoutAWorkerHasDied()
    {
        const timbrel::test::TemporaryFolder folder;
        const auto run = RunFolder::create(folder.path(), someRun());
        RunState state;
        state.status = RunStatus::Running;
        state.pid = ::getpid();
        QVERIFY(run->writeState(state).has_value());
        QCOMPARE(run->state()->status, RunStatus::Failed);
        QCOMPARE(errorName(run->state()->error->id), "WorkerDied");
        {
            const auto lock = RunLock::take(run->lockFile());
            QVERIFY(lock.has_value());
            QVERIFY(run->isWorking());
            QCOMPARE(run->state()->status, RunStatus::Running);
            QCOMPARE(errorName(RunLock::take(run->lockFile()).error().id), "RunBusy");
        }
        QVERIFY(!run->isWorking());
        state.host = "another-machine"; // nothing can be seen of its lock from here
        QVERIFY(run->writeState(state).has_value());
        QCOMPARE(run->state()->status, RunStatus::Running);
    }

    void leftoversOfAKillAreRemoved()
    {
        const timbrel::test::TemporaryFolder folder;
        const auto run = RunFolder::create(folder.path(), someRun());
        const auto leftover = run->checkpoints() / ".best.safetensors.12-0.tmp";
        QVERIFY(writeFileAtomically(leftover, "x").has_value());
        QVERIFY(writeFileAtomically(run->bestCheckpoint(), "x").has_value());
        run->removeLeftovers();
        QVERIFY(!std::filesystem::exists(leftover));
        QVERIFY(std::filesystem::exists(run->bestCheckpoint()));
    }

    void progressKeepsTimesAndTheLastWord()
    {
        const timbrel::test::TemporaryFolder folder;
        const auto run = RunFolder::create(folder.path(), someRun());
        const auto lock = RunLock::take(run->lockFile());
        RunProgress progress(*run, run->state().value());
        QVERIFY(progress.beginTraining().has_value());
        QCOMPARE(run->state()->status, RunStatus::Running);
        const double cpuBegin = processCpuSeconds();
        while (processCpuSeconds() - cpuBegin < 0.02) { }
        QVERIFY(progress.improved(3.5, 50).has_value());
        QVERIFY(progress.update(60, 700).has_value());
        progress.endTraining();
        const double cpu = progress.cpuSeconds();
        std::this_thread::sleep_for(5ms);
        QCOMPARE(progress.cpuSeconds(), cpu);
        QVERIFY(cpu >= 0.02);
        QVERIFY(progress.end(RunStatus::Stopped).has_value());
        const auto state = run->state().value();
        QCOMPARE(state.status, RunStatus::Stopped);
        QCOMPARE(state.best.value(), 3.5);
        QCOMPARE(state.bestEpoch, 50);
        QCOMPARE(state.updates, 700);
        QCOMPARE(state.cpuSeconds, cpu);
    }

    void eachSourceStopsATraining()
    {
        const timbrel::test::TemporaryFolder folder;
        const auto file = folder.path() / "stop";
        StopSignal asked;
        QVERIFY(!asked.requested());
        asked.request();
        QVERIFY(asked.requested());
        QCOMPARE(asked.reason(), StopReason::Asked);

        const StopSignal byFile({file, std::nullopt, false});
        QVERIFY(!byFile.requested());
        QVERIFY(writeFileAtomically(file, "").has_value());
        QTRY_VERIFY_WITH_TIMEOUT(byFile.requested(), 30000);
        QCOMPARE(byFile.reason(), StopReason::File);

        const StopSignal byTime({{}, std::chrono::duration<double>(0.01), false});
        QVERIFY(byTime.timeLeft().value().count() <= 0.01);
        QTRY_VERIFY_WITH_TIMEOUT(byTime.requested(), 30000);
        QCOMPARE(byTime.reason(), StopReason::Time);
        QCOMPARE(byTime.timeLeft().value().count(), 0.0);

        const StopSignal bySignal({{}, std::nullopt, true});
        const StopSignal deaf({{}, std::nullopt, false});
        StopSignal::catchSignals();
        QVERIFY(!bySignal.requested());
        ::raise(SIGTERM);
        QVERIFY(bySignal.requested());
        QCOMPARE(bySignal.reason(), StopReason::Signal);
        QVERIFY(!deaf.requested());
    }
};

QTEST_GUILESS_MAIN(TestRunFolder)
#include "tst_run_folder.moc"
