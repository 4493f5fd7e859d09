// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/program.h"
#include "core/base/atomic_file.h"
#include "support/shared_data.h"

#include <QtTest/QTest>

#include <csignal>
#include <filesystem>
#include <thread>
#include <unistd.h>

using namespace timbrel;
using namespace timbrel::test;

namespace {

#ifdef TIMBREL_HAS_WORKER
constexpr bool kHasWorker = true;
#else
constexpr bool kHasWorker = false;
#endif

} // namespace

class TestTrain : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void withoutExamplesItSaysSo();
    void anEmptyExampleIsNamed();
    void contradictingCountsAreRefusedAndNothingIsMade();
    void withoutTheWorkerItSaysWhereItBelongs();
    void learnsTheDemoAndKeepsIt();
    void endsInTimeWithItsBest();
    void withoutATerminalNoLineIsSaidTwice();
    void ctrlCKeepsTheBest();
    void aFullDiskIsASentenceAndNothingIsLost();
    void aWorkerThatIsKilledIsASentenceAndItsBestIsKept();
    void aProjectOfSomebodyElseIsASentence();
};

void TestTrain::withoutExamplesItSaysSo()
{
    const TemporaryFolder folder;
    const auto project = folder.path() / "p";
    QCOMPARE(runTimbrel({project.string(), "config"}).exitCode, 0);
    const auto result = runTimbrel({project.string(), "train", "--json"});
    QCOMPARE(result.exitCode, 1);
    QCOMPARE(result.last().value("id", ""), std::string("ExamplesMissing"));
    QVERIFY(!std::filesystem::exists(project / "runs"));
}

void TestTrain::anEmptyExampleIsNamed()
{
    const TemporaryFolder folder;
    const auto project = folder.path() / "p";
    makeProject(project);
    QVERIFY(writeFileAtomically(project / "training_examples/empty.seq", ""));
    const auto result = runTimbrel({project.string(), "train", "--json"});
    QCOMPARE(result.exitCode, 1);
    QCOMPARE(result.last().value("id", ""), std::string("ExampleEmpty"));
    QVERIFY2(result.errors.find("empty.seq") != std::string::npos, result.errors.c_str());
}

void TestTrain::contradictingCountsAreRefusedAndNothingIsMade()
{
    const TemporaryFolder folder;
    QVERIFY(writeFileAtomically(folder.path() / "larasynth.conf",
                                "[midi]\ncontrollers = 1\ncontroller_defaults = 1, 0\n"
                                "[representation]\ncontroller_output_counts = 2, 10\n"
                                "update_rate = 20\ninput_features = \"some note on\"\n"));
    const auto result = runTimbrel({folder.path().string(), "train"});
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.saysASentence()
                 && result.errors.find("controller_output_counts") != std::string::npos,
             result.errors.c_str());
    QVERIFY(!std::filesystem::exists(folder.path() / "runs"));
}

void TestTrain::withoutTheWorkerItSaysWhereItBelongs()
{
    const TemporaryFolder folder;
    const auto project = folder.path() / "p";
    makeProject(project);
    const QByteArray before = qgetenv("TIMBREL_LEARN");
    qputenv("TIMBREL_LEARN", "/nowhere/timbrel-learn");
    const auto result = runTimbrel({project.string(), "train", "--json"});
    before.isEmpty() ? qunsetenv("TIMBREL_LEARN") : qputenv("TIMBREL_LEARN", before);
    QCOMPARE(result.exitCode, 1);
    QCOMPARE(result.last().value("id", ""), std::string("WorkerMissing"));
    QVERIFY2(result.errors.find("/nowhere") != std::string::npos, result.errors.c_str());
    QVERIFY(!std::filesystem::exists(project / "runs"));
}

void TestTrain::learnsTheDemoAndKeepsIt()
{
    if (!kHasWorker)
        QSKIP("this build has no timbrel-learn (TIMBREL_WITH_TORCH)");
    const TemporaryFolder folder;
    const auto project = folder.path() / "p";
    std::filesystem::copy(demoFolder(), project);
    QCOMPARE(runTimbrel({project.string(), "import", (project / "swell.mid").string()}).exitCode,
             0);
    const auto result
        = runTimbrel({project.string(), "train", "--seed", "7", "--max-seconds", "45", "--json"});
    QVERIFY2(result.exitCode == 0, result.errors.c_str());
    const Json done = result.last();
    QCOMPARE(done.value("event", ""), std::string("done"));
    QCOMPARE(done.value("mse", 1.0), 0.0);
    QCOMPARE(done.value("seed", 0), 7);
    for (const char* figure : {"epochs", "updates", "cpu_seconds", "wall_seconds"})
        QVERIFY2(done.contains(figure) && done[figure].is_number(), figure);
    const Json info = runTimbrel({project.string(), "info", "--json"}).last();
    QCOMPARE(info.value("models", 0), 1);
    const auto out = folder.path() / "performed.mid";
    const auto rendered = runTimbrel({project.string(),
                                      "render",
                                      (project / "phrase.mid").string(),
                                      "-o",
                                      out.string(),
                                      "--json"});
    QVERIFY2(rendered.exitCode == 0, rendered.errors.c_str());
    QCOMPARE(rendered.last().value("model", ""), done.value("model", "?"));
}

void TestTrain::endsInTimeWithItsBest()
{
    if (!kHasWorker)
        QSKIP("this build has no timbrel-learn (TIMBREL_WITH_TORCH)");
    const TemporaryFolder folder;
    const auto project = folder.path() / "p";
    makeProject(project);
    const auto result = runTimbrel(
        {project.string(), "train", "--runs", "2", "--max-seconds", "2", "--mse", "0", "--json"});
    QVERIFY2(result.exitCode == 0, result.errors.c_str());
    int runCount = 0;
    for (const auto& run : std::filesystem::directory_iterator(project / "runs/expression"))
        runCount += run.is_directory() ? 1 : 0;
    QCOMPARE(runCount, 2);
    QVERIFY(result.last().contains("mse"));
}

void TestTrain::withoutATerminalNoLineIsSaidTwice()
{
    if (!kHasWorker)
        QSKIP("this build has no timbrel-learn (TIMBREL_WITH_TORCH)");
    const TemporaryFolder folder;
    const auto project = folder.path() / "p";
    makeProject(project);
    // four in turn on a few cores: some of them wait to be started for longer than a line takes
    const auto result
        = runTimbrel({project.string(), "train", "--runs", "4", "--max-seconds", "3"});
    QVERIFY2(result.exitCode == 0, result.errors.c_str());
    const auto lines
        = QString::fromStdString(result.out).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    QVERIFY(lines.size() > 2);
    for (qsizetype i = 1; i < lines.size(); ++i)
        QVERIFY2(lines[i] != lines[i - 1], qPrintable(lines[i]));
}

void TestTrain::ctrlCKeepsTheBest()
{
    if (!kHasWorker)
        QSKIP("this build has no timbrel-learn (TIMBREL_WITH_TORCH)");
    const TemporaryFolder folder;
    const auto project = folder.path() / "p";
    makeProject(project);
    const std::vector<std::string> train
        = {project.string(), "train", "--max-epochs", "100000000", "--json"};
    for (const int milliseconds : {0, 3000}) {
        const auto result = runTimbrelInterrupted(train, milliseconds);
        QVERIFY2(result.exitCode == 0, result.errors.c_str());
        QCOMPARE(result.last().value("event", ""), std::string("done"));
        QVERIFY(std::filesystem::exists(result.last().value("file", "")));
    }
    QCOMPARE(runTimbrel({project.string(), "info", "--json"}).last().value("models", 0), 2);
}

void TestTrain::aFullDiskIsASentenceAndNothingIsLost()
{
    if (!kHasWorker)
        QSKIP("this build has no timbrel-learn (TIMBREL_WITH_TORCH)");
    const TemporaryFolder folder;
    const auto project = folder.path() / "p";
    makeProject(project);
    const auto good = runTimbrel({project.string(), "train", "--max-seconds", "1", "--json"});
    QVERIFY2(good.exitCode == 0, good.errors.c_str());
    // no file beyond 8 KB: no network, but a state
    const auto full = runTimbrelThrough({"sh", "-c", "ulimit -f 16 && exec \"$@\"", "sh"},
                                        {project.string(), "train", "--json"});
    QCOMPARE(full.exitCode, 1);
    QCOMPARE(full.last().value("id", ""), std::string("DiskFull"));
    QVERIFY2(full.saysASentence(), full.errors.c_str());
    const Json info = runTimbrel({project.string(), "info", "--json"}).last();
    QCOMPARE(info.value("models", 0), 1);
    QVERIFY(std::filesystem::exists(good.last().value("file", "")));
    // place for the network, but not for what a training is taken up with: the network is kept
    const auto blocks = std::filesystem::file_size(good.last().value("file", "")) / 512 + 4;
    const auto nearly = runTimbrelThrough(
        {"sh", "-c", "ulimit -f " + std::to_string(blocks) + " && exec \"$@\"", "sh"},
        {project.string(), "train", "--max-seconds", "1", "--json"});
    QCOMPARE(nearly.exitCode, 1);
    QCOMPARE(nearly.last().value("id", ""), std::string("DiskFull"));
    const auto lines = nearly.lines();
    QVERIFY(lines.size() > 1);
    QCOMPARE(lines[lines.size() - 2].value("event", ""), std::string("kept"));
    QVERIFY(std::filesystem::exists(lines[lines.size() - 2].value("file", "")));
    QCOMPARE(runTimbrel({project.string(), "info", "--json"}).last().value("models", 0), 2);
    const auto again = runTimbrel({project.string(), "train", "--max-seconds", "1", "--json"});
    QVERIFY2(again.exitCode == 0, again.errors.c_str());
}

void TestTrain::aWorkerThatIsKilledIsASentenceAndItsBestIsKept()
{
    if (!kHasWorker)
        QSKIP("this build has no timbrel-learn (TIMBREL_WITH_TORCH)");
    const TemporaryFolder folder;
    const auto project = folder.path() / "p";
    makeProject(project);
    // from a thread of the test: as somebody else's kill -9 would
    const auto killWhenItHasABest = [&project] {
        for (int look = 0; look < 6000; ++look) {
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
            std::error_code notYet;
            for (const auto& run :
                 std::filesystem::directory_iterator(project / "runs/expression", notYet)) {
                const auto state = readJson(run.path() / "state.json");
                if (!state || !state->contains("best") || !(*state)["best"].is_number())
                    continue;
                const int worker = state->value("pid", 0);
                if (worker > 0)
                    ::kill(worker, SIGKILL);
                return;
            }
        }
    };
    std::thread killer(killWhenItHasABest);
    const auto result = runTimbrel(
        {project.string(), "train", "--mse", "0", "--max-epochs", "100000000", "--json"});
    killer.join();
    QCOMPARE(result.exitCode, 1);
    QCOMPARE(result.last().value("id", ""), std::string("WorkerKilled"));
    QVERIFY2(result.saysASentence(), result.errors.c_str());
    QCOMPARE(runTimbrel({project.string(), "info", "--json"}).last().value("models", 0), 1);
}

void TestTrain::aProjectOfSomebodyElseIsASentence()
{
    if (!kHasWorker)
        QSKIP("this build has no timbrel-learn (TIMBREL_WITH_TORCH)");
    const TemporaryFolder folder;
    const auto project = folder.path() / "p";
    makeProject(project);
    using std::filesystem::perms;
    std::vector<std::string> somebody = {"env"};
    if (::geteuid() == 0) // whom no permission stops
        somebody = {"setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"};
    else
        std::filesystem::permissions(project, perms::owner_read | perms::owner_exec);
    std::filesystem::permissions(folder.path(),
                                 perms::owner_all | perms::others_read | perms::others_exec);
    if (runTimbrelThrough(somebody, {"--version"}).exitCode != 0)
        QSKIP("an ordinary user cannot start this build's programs");
    const auto result = runTimbrelThrough(somebody, {project.string(), "train", "--json"});
    std::filesystem::permissions(project, perms::owner_all, std::filesystem::perm_options::add);
    QCOMPARE(result.exitCode, 1);
    QCOMPARE(result.last().value("id", ""), std::string("FolderNotWritable"));
    QVERIFY2(result.saysASentence(), result.errors.c_str());
    QVERIFY(!std::filesystem::exists(project / "runs"));
}

QTEST_GUILESS_MAIN(TestTrain)
#include "tst_train.moc"
