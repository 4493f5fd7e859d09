// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/learning/checkpoint.h"
#include "core/learning/metrics.h"
#include "core/learning/safetensors.h"
#include "core/learning/worker.h"
#include "support/shared_data.h"

#include <QTest>

#include <csignal>
#include <filesystem>
#include <functional>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace timbrel;
using namespace timbrel::learning;
using namespace std::chrono_literals;

namespace {

namespace fs = std::filesystem;

constexpr uid_t kNobody = 65534;

WorkerOptions plainWorker()
{
    WorkerOptions options;
    options.program = TIMBREL_PLAIN_WORKER;
    return options;
}

/// Goes on until it is stopped; its checkpoints have 80 KB, its state less than one.
RunFolder endlessRun(const fs::path& folder)
{
    NewRun run;
    run.kind = "selftest";
    run.settings
        = {{"updates", 100000000}, {"goal", -1.0}, {"pause_seconds", 0.001}, {"weights", 20000}};
    auto made = RunFolder::create(folder, run);
    if (!made)
        qFatal("no run was made");
    return std::move(*made);
}

/// and has saved what there is to lose
bool isRunning(const RunFolder& run)
{
    const auto state = run.state();
    return state && state->status == RunStatus::Running && state->best
        && fs::exists(run.lastCheckpoint());
}

double errorOfBest(const RunFolder& run)
{
    const auto file = readSafetensors(run.bestCheckpoint());
    return file ? std::stod(file->metadata.at("error")) : -1.0;
}

/// The disk of another process is full: none of its files may grow beyond so many bytes.
void fillDiskOf(const Worker& worker, rlim_t largestFile)
{
    const rlimit limit {largestFile, largestFile};
    ::prlimit(static_cast<pid_t>(worker.pid()), RLIMIT_FSIZE, &limit, nullptr);
}

/// The error that a run ended with: of state.json, or where not even that could be written.
Error errorOf(const Result<RunState>& state)
{
    if (!state)
        return state.error();
    return state->error.value_or(Error(ErrorId::NotSupported));
}

/// In a process that is not the system's owner, whom no permission stops. What `work` returns; -1
/// if there is no such process.
int asOrdinaryUser(const std::function<int()>& work)
{
    const pid_t child = ::fork();
    if (child == 0) {
        if (::geteuid() == 0 && (::setgid(kNobody) != 0 || ::setuid(kNobody) != 0))
            ::_exit(77);
        ::_exit(work());
    }
    int status = 0;
    return ::waitpid(child, &status, 0) == child && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

void giveToOrdinaryUser(const fs::path& folder)
{
    if (::geteuid() != 0)
        return;
    bool isGiven = ::chown(folder.c_str(), kNobody, kNobody) == 0;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        isGiven = ::chown(entry.path().c_str(), kNobody, kNobody) == 0 && isGiven;
    if (!isGiven)
        qFatal("the folder could not be given away");
}

void setWritable(const fs::path& folder, bool isWritable)
{
    const auto change = isWritable ? fs::perm_options::add : fs::perm_options::remove;
    constexpr auto kWrite
        = fs::perms::owner_write | fs::perms::group_write | fs::perms::others_write;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_directory())
            fs::permissions(entry.path(), kWrite, change);
    fs::permissions(folder, kWrite, change);
}

bool canOrdinaryUserRunTheWorker()
{
    return asOrdinaryUser([] { return ::access(TIMBREL_PLAIN_WORKER, X_OK) == 0 ? 0 : 1; }) == 0;
}

/// 0: the run ended, and told this error with something to say; else where it went wrong.
int endsWith(Worker& worker, ErrorId id)
{
    if (!worker.waitFor(60s))
        return 2;
    const Error error = errorOf(worker.wait());
    return error.id == id && !error.file.empty() ? 0 : 3;
}

} // namespace

class TestWorkerFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDiskThatFillsUpEndsATrainingWithWhatItHas()
    {
        const timbrel::test::TemporaryFolder folder;
        const auto run = endlessRun(folder.path());
        auto worker = Worker::start(run, plainWorker());
        QVERIFY(worker.has_value());
        QTRY_VERIFY_WITH_TIMEOUT(isRunning(run), 30000);
        fillDiskOf(*worker, 20000); // no checkpoint any more, but a state
        const auto state = worker->wait();
        QVERIFY(state.has_value());
        QCOMPARE(state->status, RunStatus::Failed);
        QCOMPARE(errorName(state->error->id), "DiskFull");
        QVERIFY2(state->error->file.find("checkpoints") != std::string::npos
                     || state->error->file.find("metrics") != std::string::npos,
                 state->error->file.c_str());
        // what it had is whole, and is what the state says
        QCOMPARE(errorOfBest(run), state->best.value());
        QVERIFY(loadCheckpoint(run.checkpoints() / "last").has_value());
        goesOn(run, *state->best);
    }

    void aDiskWithoutPlaceForTheStateLosesNothing()
    {
        const timbrel::test::TemporaryFolder folder;
        const auto run = endlessRun(folder.path());
        auto worker = Worker::start(run, plainWorker());
        QTRY_VERIFY_WITH_TIMEOUT(isRunning(run), 30000);
        fillDiskOf(*worker, 10);
        const auto state = worker->wait(); // ours has place enough
        QVERIFY(state.has_value());
        QCOMPARE(state->status, RunStatus::Failed);
        QVERIFY(state->error.has_value());
        const double best = errorOfBest(run);
        QVERIFY(best >= 0.0 && best <= state->best.value());
        goesOn(run, best);
    }

    void aDiskThatIsFullForUsTooIsSaidSo()
    {
        const timbrel::test::TemporaryFolder folder;
        const auto run = endlessRun(folder.path());
        auto worker = Worker::start(run, plainWorker());
        QTRY_VERIFY_WITH_TIMEOUT(isRunning(run), 30000);
        fillDiskOf(*worker, 10);
        QVERIFY(worker->waitFor(60s));
        rlimit before {};
        ::getrlimit(RLIMIT_FSIZE, &before);
        const auto handler = std::signal(SIGXFSZ, SIG_IGN);
        const rlimit full {10, before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &full);
        const auto state = worker->wait();
        ::setrlimit(RLIMIT_FSIZE, &before);
        std::signal(SIGXFSZ, handler);
        QVERIFY(!state.has_value());
        QCOMPARE(errorName(state.error().id), "DiskFull");
        goesOn(run, errorOfBest(run));
    }

    void aRunFolderThatIsNotOursIsRefusedAndStaysAsItIs()
    {
        if (!canOrdinaryUserRunTheWorker())
            QSKIP("an ordinary user cannot start this build's programs");
        const timbrel::test::TemporaryFolder folder;
        const auto run = endlessRun(folder.path() / "runs");
        giveToOrdinaryUser(folder.path());
        setWritable(folder.path() / "runs", false);
        const auto before = fs::last_write_time(run.stateFile());
        const int wrong = asOrdinaryUser([&run] {
            const auto worker = Worker::start(run, plainWorker());
            if (worker)
                return 1;
            return worker.error().id == ErrorId::FolderNotWritable ? 0 : 2;
        });
        setWritable(folder.path() / "runs", true);
        QCOMPARE(wrong, 0);
        QCOMPARE(fs::last_write_time(run.stateFile()), before);
        QCOMPARE(run.state()->status, RunStatus::Waiting);
    }

    void permissionsTakenAwayEndATrainingWithWhatItHas()
    {
        if (!canOrdinaryUserRunTheWorker())
            QSKIP("an ordinary user cannot start this build's programs");
        const timbrel::test::TemporaryFolder folder;
        const auto run = endlessRun(folder.path() / "runs");
        giveToOrdinaryUser(folder.path());
        const int wrong = asOrdinaryUser([&run, &folder] {
            auto worker = Worker::start(run, plainWorker());
            if (!worker)
                return 1;
            while (worker->isWorking() && !isRunning(run))
                worker->waitFor(5ms);
            setWritable(folder.path() / "runs", false);
            return endsWith(*worker, ErrorId::FolderNotWritable);
        });
        setWritable(folder.path() / "runs", true);
        QCOMPARE(wrong, 0);
        QCOMPARE(run.state()->status, RunStatus::Failed);
        const double best = errorOfBest(run);
        QVERIFY(best >= 0.0);
        goesOn(run, best);
    }

private:
    /// With place again, and permission, the same run is taken up where it was.
    static void goesOn(const RunFolder& run, double best)
    {
        auto worker = Worker::start(run, plainWorker());
        QVERIFY2(worker.has_value(), worker ? "" : errorName(worker.error().id));
        QTRY_VERIFY_WITH_TIMEOUT(isRunning(run), 30000);
        const auto state = worker->stop();
        QVERIFY(state.has_value());
        QCOMPARE(state->status, RunStatus::Stopped);
        QVERIFY(state->best.value() <= best + 1e-12);
        QVERIFY(!MetricsReader(run.metricsFile()).readNew()->empty());
    }
};

QTEST_GUILESS_MAIN(TestWorkerFaults)
#include "tst_worker_faults.moc"
