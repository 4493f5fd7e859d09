// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/program.h"
#include "core/base/atomic_file.h"
#include "core/midi/midi_file.h"
#include "support/shared_data.h"

#include <QtTest/QTest>

#include <chrono>
#include <cmath>
#include <csignal>
#include <filesystem>
#include <thread>

using namespace timbrel;
using namespace timbrel::test;

namespace {

#ifdef TIMBREL_HAS_WORKER
constexpr bool kHasWorker = true;
#else
constexpr bool kHasWorker = false;
#endif

/// A small training that takes a moment.
const std::vector<std::string> kQuickly = {"--max-epochs",
                                           "12",
                                           "--seed",
                                           "1",
                                           "--set",
                                           "encoder_layers=32",
                                           "decoder_layers=32",
                                           "learning_rate=0.005",
                                           "warm_up_epochs=2"};

std::filesystem::path makeFolder(const TemporaryFolder& folder)
{
    const auto project = folder.path() / "p";
    (void)runTimbrel({project.string(), "config"});
    return project;
}

ProgramResult
patterns(const std::filesystem::path& project, std::vector<std::string> arguments, bool json = true)
{
    arguments.insert(arguments.begin(), {project.string(), "patterns"});
    if (json)
        arguments.emplace_back("--json");
    return runTimbrel(arguments);
}

ProgramResult train(const std::filesystem::path& project, std::vector<std::string> more = {})
{
    std::vector<std::string> arguments = {"train"};
    arguments.insert(arguments.end(), kQuickly.begin(), kQuickly.end());
    arguments.insert(arguments.end(), more.begin(), more.end());
    return patterns(project, arguments);
}

std::vector<Json> eventsOf(const ProgramResult& result, const std::string& name)
{
    std::vector<Json> events;
    for (const Json& line : result.lines())
        if (line.value("event", "") == name)
            events.push_back(line);
    return events;
}

/// Four names of patterns that come with Timbrel, as generate takes them.
const std::vector<std::string> kFourCorners {"a.json", "b.json", "c.json", "d.json"};

/// Kick on a step, in a file.
std::string patternFile(const std::filesystem::path& folder, const std::string& name, int step)
{
    std::string steps(16, '.');
    steps[static_cast<std::size_t>(step)] = 'X';
    const auto file = folder / name;
    (void)writeFileAtomically(
        file,
        R"({"format": "timbrel-pattern", "version": 1, "name": ")" + name
            + R"(", "steps": 16, "steps_per_beat": 4, "beats_per_bar": 4,)"
            + R"( "rows": [{"id": "kick", "class": "kick", "notes": [36], "choke_group": 0,)"
            + R"( "steps": ")" + steps + R"("}]})");
    return file.string();
}

} // namespace

class TestPatterns : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void withoutAnyPatternThoseThatComeAlongAreLearnt();
    void aFolderBecomesAProjectOnceThereIsSomethingToKeep();
    void whatCannotBeginMakesNoFolder_data();
    void whatCannotBeginMakesNoFolder();
    void aFileIsNoProject();
    void aTaughtSpaceMakesPatternsAndFindsThemAgain();
    void labelsCanBeAskedForWhereTheyWereTaught();
    void theSameSeedMakesTheSamePatterns();
    void fourCornersNeedNoTraining();
    void soundIsAsLongAsItsBars();
    void importTakesWhatIsThereAndTellsTheRest();
    void aSecondImportOfTheSameAddsNothing();
    void wrongCallsAreSentences_data();
    void wrongCallsAreSentences();
    void aDamagedSpaceIsASentence();
    void withoutASpaceItSaysHowToGetOne();
    void aTrainingThatIsKilledKeepsItsBest();
};

void TestPatterns::withoutAnyPatternThoseThatComeAlongAreLearnt()
{
    if (!kHasWorker)
        QSKIP("This build has no training program.");
    const TemporaryFolder folder;
    const auto project = makeFolder(folder);
    const auto result = train(project);
    QVERIFY2(result.exitCode == 0, result.errors.c_str());
    const Json done = result.last();
    QCOMPARE(done.value("event", ""), std::string("done"));
    QCOMPARE(done.value("epochs", 0), 12);
    QVERIFY(std::isfinite(done.value("loss", NAN)));
    QVERIFY(done["details"].value("test_onset_f1", 0.0) > 0.2);
    QVERIFY(eventsOf(result, "run")[0].value("patterns", 0) >= 120);
    QVERIFY(std::filesystem::exists(done.value("file", "")));
    QVERIFY(std::filesystem::exists(project / "runs/patterns" / done.value("model", "")));
}

void TestPatterns::aFolderBecomesAProjectOnceThereIsSomethingToKeep()
{
    const TemporaryFolder folder;
    const auto project = folder.path() / "new" / "p";
    const auto file = patternFile(folder.path(), "a.json", 0);
    const auto imported = patterns(project, {"import", file, "--keep-near-empty"});
    QVERIFY2(imported.exitCode == 0, imported.errors.c_str());
    QCOMPARE(eventsOf(imported, "project").size(), std::size_t {1});
    QCOMPARE(eventsOf(imported, "project")[0].value("project", ""), project.string());
    QVERIFY(std::filesystem::exists(eventsOf(imported, "project")[0].value("settings", "")));
    QCOMPARE(imported.last().value("patterns", 0), 1);
    // it is one now
    const auto again = patterns(project, {"import", file, "--keep-near-empty"});
    QVERIFY(again.exitCode == 0);
    QVERIFY(eventsOf(again, "project").empty());
    QCOMPARE(runTimbrel({project.string(), "info"}).exitCode, 0);
    if (!kHasWorker)
        return;
    const auto other = folder.path() / "q";
    const auto taught = train(other);
    QVERIFY2(taught.exitCode == 0, taught.errors.c_str());
    QCOMPARE(taught.lines().front().value("event", ""), std::string("project"));
    QVERIFY(std::filesystem::exists(other / "runs/patterns" / taught.last().value("model", "")));
    std::vector<std::string> said = {"train", "--max-epochs", "1"};
    const auto spoken = patterns(folder.path() / "r", said, false);
    QVERIFY2(spoken.exitCode == 0, spoken.errors.c_str());
    QVERIFY2(spoken.out.starts_with("Made the project "), spoken.out.c_str());
}

void TestPatterns::whatCannotBeginMakesNoFolder_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("no such setting")
        << QStringList {QStringLiteral("train"), QStringLiteral("--set=speed=3")};
    QTest::newRow("no such file") << QStringList {QStringLiteral("import"),
                                                  QStringLiteral("/nowhere/a.mid")};
    QTest::newRow("nothing to play") << QStringList {QStringLiteral("generate")};
    QTest::newRow("nothing to find")
        << QStringList {QStringLiteral("encode"), QStringLiteral("/nowhere/a.mid")};
}

void TestPatterns::whatCannotBeginMakesNoFolder()
{
    QFETCH(QStringList, arguments);
    const TemporaryFolder folder;
    const auto project = folder.path() / "p";
    std::vector<std::string> call;
    for (const QString& argument : arguments)
        call.push_back(argument.toStdString());
    const auto result = patterns(project, call, false);
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.saysASentence(), result.errors.c_str());
    QVERIFY(!std::filesystem::exists(project));
}

void TestPatterns::aFileIsNoProject()
{
    const TemporaryFolder folder;
    const auto file = patternFile(folder.path(), "a.json", 0);
    for (const std::string action : {"import", "train"}) {
        const auto result
            = action == "import" ? patterns(file, {action, file}) : patterns(file, {action});
        QCOMPARE(result.exitCode, 1);
        QCOMPARE(result.last().value("id", ""), std::string("ProjectNotAFolder"));
    }
}

void TestPatterns::aTaughtSpaceMakesPatternsAndFindsThemAgain()
{
    if (!kHasWorker)
        QSKIP("This build has no training program.");
    const TemporaryFolder folder;
    const auto project = makeFolder(folder);
    QCOMPARE(train(project).exitCode, 0);
    const auto file = (folder.path() / "out.mid").string();
    const auto made = patterns(project, {"generate", "--z", "0.5,-0.7", "-o", file, "--bars", "4"});
    QVERIFY2(made.exitCode == 0, made.errors.c_str());
    const Json pattern = eventsOf(made, "pattern")[0];
    const auto midi = midi::readMidiFile(file);
    QVERIFY(midi);
    // two turns of two bars
    QCOMPARE(music::countNotes(midi::mergedSequence(*midi)),
             2 * pattern["onsets"].get<std::size_t>());
    const auto found = patterns(project, {"encode", file});
    QVERIFY2(found.exitCode == 0, found.errors.c_str());
    const auto places = eventsOf(found, "pattern");
    QCOMPARE(places.size(), std::size_t {2});
    QCOMPARE(places[0]["z"].size(), std::size_t {2});
    QVERIFY(!places[0].value("nearest", "").empty());
    const double f1 = places[0].value("f1", -1.0);
    QVERIFY(f1 >= 0.0 && f1 <= 1.0);
    QCOMPARE(found.last().value("patterns", 0), 2);
}

void TestPatterns::labelsCanBeAskedForWhereTheyWereTaught()
{
    if (!kHasWorker)
        QSKIP("This build has no training program.");
    const TemporaryFolder folder;
    const auto project = makeFolder(folder);
    QCOMPARE(train(project, {"beta=4", "--conditioned"}).exitCode, 0);
    const auto of = [&](const std::string& label) {
        const auto made = patterns(project, {"generate", "--z", "0,0", "--label", label});
        return made.exitCode == 0 ? eventsOf(made, "pattern")[0] : Json();
    };
    QVERIFY(!of("techno").is_null());
    QCOMPARE(of("techno")["pattern"].value("label", ""), std::string("techno"));
    const auto wrong = patterns(project, {"generate", "--label", "polka"}, false);
    QCOMPARE(wrong.exitCode, 2);
    QVERIFY2(wrong.errors.find("techno") != std::string::npos, wrong.errors.c_str());
}

void TestPatterns::theSameSeedMakesTheSamePatterns()
{
    const TemporaryFolder folder;
    const auto project = makeFolder(folder);
    std::vector<std::string> call = {"generate", "--temperature", "1", "--count", "3", "--seed"};
    const auto of = [&](const std::string& seed) {
        auto arguments = call;
        arguments.insert(arguments.end(), {seed, "--corners"});
        for (int i = 0; i < 4; ++i)
            arguments.push_back(
                patternFile(folder.path(), kFourCorners[static_cast<std::size_t>(i)], 4 * i));
        std::vector<Json> made;
        for (const Json& event : eventsOf(patterns(project, arguments), "pattern"))
            made.push_back(event["pattern"]["rows"]);
        return made;
    };
    QCOMPARE(of("7").size(), std::size_t {3});
    QVERIFY(of("7") == of("7"));
    QVERIFY(of("7") != of("8") || of("7") != of("9"));
}

void TestPatterns::fourCornersNeedNoTraining()
{
    const TemporaryFolder folder;
    const auto project = folder.path() / "p";
    std::vector<std::string> call = {"generate", "-o", "", "--at", "1,0", "--corners"};
    for (int i = 0; i < 4; ++i)
        call.push_back(
            patternFile(folder.path(), kFourCorners[static_cast<std::size_t>(i)], 4 * i));
    const auto file = folder.path() / "corner.json";
    call[2] = file.string();
    const auto made = patterns(project, call);
    QVERIFY2(made.exitCode == 0, made.errors.c_str());
    QCOMPARE(eventsOf(made, "pattern")[0].value("onsets", 0), 1);
    // the corner at the top right itself
    const auto text = readFile(file).value();
    QVERIFY2(text.find(".... X... .... ....") != std::string::npos, text.c_str());
    call.pop_back();
    QCOMPARE(patterns(project, call).exitCode, 2);
    QVERIFY(!std::filesystem::exists(project)); // nor a project
}

void TestPatterns::soundIsAsLongAsItsBars()
{
    const TemporaryFolder folder;
    const auto project = makeFolder(folder);
    const auto file = folder.path() / "loop.wav";
    std::vector<std::string> call
        = {"generate", "-o", file.string(), "--loop", "--bars", "2", "--tempo", "240", "--corners"};
    for (int i = 0; i < 4; ++i)
        call.push_back(
            patternFile(folder.path(), kFourCorners[static_cast<std::size_t>(i)], 4 * i));
    QVERIFY(patterns(project, call).exitCode == 0);
    // 2 bars of 4 beats at 240 are 2 s: 96,000 frames of 6 bytes
    const auto bytes = std::filesystem::file_size(file);
    QVERIFY2(bytes > 576'000 && bytes < 577'000, std::to_string(bytes).c_str());
    QCOMPARE(patterns(project, call).exitCode, 1); // it is there
    call.insert(call.begin() + 1, "--replace");
    QCOMPARE(patterns(project, call).exitCode, 0);
    call.insert(call.begin() + 1, {"--kit", "nobody's"});
    QCOMPARE(patterns(project, call).exitCode, 2);
}

void TestPatterns::importTakesWhatIsThereAndTellsTheRest()
{
    const auto data = sharedData();
    if (!data)
        QSKIP(kNoSharedData);
    const TemporaryFolder folder;
    const auto project = makeFolder(folder);
    std::filesystem::path groove;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(*data / "patterns"))
        if (groove.empty() && entry.path().extension() == ".mid")
            groove = entry.path();
    if (groove.empty())
        QSKIP("There is no MIDI file of drums among the shared data.");
    const auto mixed = folder.path() / "mixed";
    std::filesystem::create_directory(mixed);
    std::filesystem::copy_file(groove, mixed / "funk.mid");
    QVERIFY(writeFileAtomically(mixed / "broken.mid", "MThd and then nothing"));
    QVERIFY(writeFileAtomically(mixed / "readme.txt", "no pattern"));
    const auto result = patterns(project, {"import", mixed.string()});
    QVERIFY2(result.exitCode == 0, result.errors.c_str());
    const Json done = result.last();
    QVERIFY(done.value("patterns", 0) > 0);
    QCOMPARE(done.value("broken_files", 0), 1);
    QCOMPARE(done.value("other_files", 0), 1);
    QVERIFY2(result.errors.empty() || result.saysASentence(), result.errors.c_str());
    QVERIFY(std::filesystem::exists(done.value("file", "")));
}

void TestPatterns::aSecondImportOfTheSameAddsNothing()
{
    const TemporaryFolder folder;
    const auto project = makeFolder(folder);
    const std::string steps = "X.x.X.x.X.x.X.x.";
    const auto file = folder.path() / "one.json";
    QVERIFY(writeFileAtomically(
        file,
        R"({"format": "timbrel-pattern", "version": 1, "name": "one",)"
        R"( "steps": 16, "steps_per_beat": 4, "beats_per_bar": 4, "rows":)"
        R"( [{"id": "kick", "class": "kick", "notes": [36], "choke_group": 0, "steps": ")"
            + steps + R"("}]})"));
    const auto first = patterns(project, {"import", file.string(), "--label", "mine"});
    QVERIFY2(first.exitCode == 0, first.errors.c_str());
    QCOMPARE(first.last().value("patterns", 0), 1);
    QCOMPARE(first.last()["labels"].value("mine", 0), 1);
    const auto second = patterns(project, {"import", file.string(), "--label", "mine"});
    QCOMPARE(second.exitCode, 0);
    QCOMPARE(second.last().value("patterns", 1), 0);
    QCOMPARE(second.last().value("known", 0), 1);
    QCOMPARE(filesIn(project / "patterns", ".jsonl").size(), std::size_t {1});
}

void TestPatterns::wrongCallsAreSentences_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("exitCode");
    const auto add = [](const char* name, const QStringList& arguments, int exitCode) {
        QTest::newRow(name) << arguments << exitCode;
    };
    add("no action", {QStringLiteral("dance")}, 2);
    add("nothing to import", {QStringLiteral("import")}, 2);
    add("no such file", {QStringLiteral("import"), QStringLiteral("/nowhere/a.mid")}, 1);
    add("no such setting", {QStringLiteral("train"), QStringLiteral("--set=speed=3")}, 1);
    add("no value", {QStringLiteral("train"), QStringLiteral("--set=beta")}, 2);
    add("too many dimensions", {QStringLiteral("train"), QStringLiteral("--dimensions=65")}, 2);
    add("two corners",
        {QStringLiteral("generate"),
         QStringLiteral("--corners"),
         QStringLiteral("a"),
         QStringLiteral("b")},
        2);
    add("nothing to encode", {QStringLiteral("encode")}, 2);
}

void TestPatterns::wrongCallsAreSentences()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, exitCode);
    const TemporaryFolder folder;
    const auto project = makeFolder(folder);
    std::vector<std::string> call;
    for (const QString& argument : arguments)
        call.push_back(argument.toStdString());
    const auto result = patterns(project, call, false);
    QCOMPARE(result.exitCode, exitCode);
    QVERIFY2(result.saysASentence(), result.errors.c_str());
    QVERIFY(!std::filesystem::exists(project / "runs"));
}

void TestPatterns::aDamagedSpaceIsASentence()
{
    const TemporaryFolder folder;
    const auto project = makeFolder(folder);
    const auto file = folder.path() / "best.safetensors";
    QVERIFY(writeFileAtomically(file, "not a model"));
    const auto result = patterns(project, {"generate", "--model", file.string()}, false);
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.saysASentence(), result.errors.c_str());
    QVERIFY(result.errors.find("best.safetensors") != std::string::npos);
}

void TestPatterns::withoutASpaceItSaysHowToGetOne()
{
    const TemporaryFolder folder;
    const auto project = makeFolder(folder);
    const auto result = patterns(project, {"generate"});
    QCOMPARE(result.exitCode, 1);
    QCOMPARE(result.last().value("id", ""), std::string("ModelMissing"));
    QVERIFY(result.saysASentence());
}

void TestPatterns::aTrainingThatIsKilledKeepsItsBest()
{
    if (!kHasWorker)
        QSKIP("This build has no training program.");
    const TemporaryFolder folder;
    const auto project = makeFolder(folder);
    // from a thread of the test: as somebody else's kill -9 would
    const auto killWhenItHasABest = [&project] {
        for (int look = 0; look < 6000; ++look) {
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
            std::error_code notYet;
            for (const auto& run :
                 std::filesystem::directory_iterator(project / "runs/patterns", notYet)) {
                const auto state = readJson(run.path() / "state.json");
                if (!state || !state->contains("best") || !(*state)["best"].is_number())
                    continue;
                if (const int worker = state->value("pid", 0); worker > 0)
                    ::kill(worker, SIGKILL);
                return;
            }
        }
    };
    std::thread killer(killWhenItHasABest);
    const auto result = patterns(
        project, {"train", "--max-epochs", "1000000", "--set", "patience_epochs=0", "beta=1"});
    killer.join();
    QCOMPARE(result.exitCode, 1);
    QCOMPARE(result.last().value("id", ""), std::string("WorkerKilled"));
    QVERIFY2(result.saysASentence(), result.errors.c_str());
    const auto made = patterns(project, {"generate", "--z", "0,0"});
    QVERIFY2(made.exitCode == 0, made.errors.c_str());
}

QTEST_GUILESS_MAIN(TestPatterns)
#include "tst_patterns.moc"
