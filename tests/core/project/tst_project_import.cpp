// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/digest.h"
#include "core/expression/example_file.h"
#include "core/midi/midi_file.h"
#include "support/shared_data.h"

#include <set>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

#include "project_for_tests.h"

using namespace timbrel;
using namespace timbrel::project;
using namespace timbrel::test;

namespace fs = std::filesystem;

namespace {

std::vector<int> numbersOf(const std::vector<music::ControllerSummary>& summaries)
{
    std::vector<int> numbers;
    for (const auto& summary : summaries)
        numbers.push_back(summary.controller);
    return numbers;
}

std::set<int> controllersOf(const music::Sequence& sequence)
{
    const auto numbers = numbersOf(music::controllersIn(sequence));
    return {numbers.begin(), numbers.end()};
}

expression::Settings settingsOf(const Project& project)
{
    Random random(1);
    auto settings = project.settings(random);
    if (!settings)
        qFatal("no settings: %s", errorName(settings.error().id));
    return std::move(*settings);
}

} // namespace

class TestProjectImport : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void onlyListedControllersAreKept();
    void originalIsKeptByItsDigest();
    void learningAddsControllersToTheSettings();
    void learningLaterExtendsWhatIsThere();
    void learningReachesOlderExamplesToo();
    void listedControllersCanBeFetchedLater();
    void examplesAreImportedLikeMidiFiles();
    void filesThatTeachNothingAreRefused_data();
    void filesThatTeachNothingAreRefused();
    void faultsChangeNothing_data();
    void faultsChangeNothing();
    void fullDiskChangesNothing();
    void recordingsAreWrittenFromTheirFirstEvent();
    void examplesOfOneMomentHaveNamesOfTheirOwn();
    void killsLeaveWholeExamplesOnly();
    void foreignNamesAreReadInOrder();
    void disabledExamplesAreNotTaught();
    void trainableExamplesAreChecked();
    void exportedMidiReadsBackTheSame();
    void tutorialIsImportedLikeTheOriginal();
};

void TestProjectImport::onlyListedControllersAreKept()
{
    const TemporaryFolder folder;
    const auto project = makeProject(folder.path() / "p");
    writeMidi(folder.path() / "take 3.mid", take());
    const auto report = project.importFile(folder.path() / "take 3.mid");
    QVERIFY(report);
    QCOMPARE(report->trackCount, std::size_t {2});
    QCOMPARE(report->noteCount, std::size_t {1});
    QCOMPARE(report->controllerEventCount, std::size_t {3});
    QCOMPARE(numbersOf(report->kept), std::vector<int> {1});
    QCOMPARE(numbersOf(report->others), (std::vector<int> {11, 74}));
    QVERIFY(!report->others[0].moves && report->others[1].moves);
    QVERIFY(report->learnt.empty() && report->extended.empty());
    QVERIFY(!report->wasImportedBefore && !report->isExtended);
    const auto examples = project.examples();
    QVERIFY(examples && examples->size() == 1);
    const Example& example = examples->front();
    QVERIFY(example.sequence == music::withOnlyControllers(take(), {1}));
    QVERIFY(example.file == report->example.file);
    QVERIFY(example.name.starts_with("example-") && example.name.find(':') == std::string::npos);
    QVERIFY(example.origin.kind == OriginKind::Imported);
    QCOMPARE(example.origin.fileName, std::string("take 3.mid"));
    QVERIFY(project.example(example.name)->sequence == example.sequence);
    QVERIFY(project.example(example.name + ".seq"));
    QVERIFY(project.example(example.file.string()));
    QVERIFY(project.example("other").error().id == ErrorId::FileNotFound);
}

void TestProjectImport::originalIsKeptByItsDigest()
{
    const TemporaryFolder folder;
    const auto project = makeProject(folder.path() / "p");
    const auto file = folder.path() / "take.mid";
    writeMidi(file, take());
    const auto bytes = readFile(file).value();
    const auto first = project.importFile(file);
    QVERIFY(first);
    QVERIFY(first->original == project.sourcesFolder() / (sha256(bytes) + ".mid"));
    QCOMPARE(readFile(first->original).value(), bytes);
    // the same content under another name: another example, the same original
    fs::rename(file, folder.path() / "renamed.mid");
    const auto second = project.importFile(folder.path() / "renamed.mid");
    QVERIFY(second);
    QVERIFY(second->wasImportedBefore && !second->isExtended);
    QVERIFY(second->original == first->original);
    QVERIFY(second->example.file != first->example.file);
    QCOMPARE(project.examples()->size(), std::size_t {2});
}

void TestProjectImport::learningAddsControllersToTheSettings()
{
    const TemporaryFolder folder;
    const auto project = makeProject(folder.path() / "p");
    const auto before = readFile(project.confFile()).value();
    writeMidi(folder.path() / "take.mid", take());
    const auto report = project.importFile(folder.path() / "take.mid", {74, 1});
    QVERIFY(report);
    QCOMPARE(report->learnt, std::vector<std::uint8_t> {74});
    QCOMPARE(numbersOf(report->kept), (std::vector<int> {1, 74}));
    const auto settings = settingsOf(project);
    QCOMPARE(settings.controllers, (std::vector<std::uint8_t> {1, 74}));
    QCOMPARE(settings.controllerDefaults.at(74), 30);
    QCOMPARE(settings.controllerOutputCounts.at(74), 2);
    QCOMPARE(settings.controllerOutputCounts.at(1), 8);
    QVERIFY(readFile(project.confFile())->find("# wheel") != std::string::npos);
    QVERIFY(*readFile(project.confFile()) != before);
    QVERIFY(project.examples()->front().sequence == music::withOnlyControllers(take(), {1, 74}));
}

void TestProjectImport::learningLaterExtendsWhatIsThere()
{
    const TemporaryFolder folder;
    const auto project = makeProject(folder.path() / "p");
    const auto file = folder.path() / "take.mid";
    writeMidi(file, take());
    const auto first = project.importFile(file);
    QVERIFY(first);
    const auto again = project.importFile(file, {74});
    QVERIFY(again);
    QVERIFY(again->isExtended && again->wasImportedBefore);
    QVERIFY(again->example.file == first->example.file);
    QCOMPARE(again->extended, std::vector<fs::path> {first->example.file});
    QCOMPARE(again->learnt, std::vector<std::uint8_t> {74});
    const auto examples = project.examples();
    QCOMPARE(examples->size(), std::size_t {1});
    QCOMPARE(controllersOf(examples->front().sequence), (std::set<int> {1, 74}));
    QCOMPARE(examples->front().sequence.size(), std::size_t {8});
    QVERIFY(again->example.sequence == examples->front().sequence);
    for (const music::Event& event : take())
        if (event.number != 11)
            QVERIFY(std::find(
                        examples->front().sequence.begin(), examples->front().sequence.end(), event)
                    != examples->front().sequence.end());
}

void TestProjectImport::learningReachesOlderExamplesToo()
{
    const TemporaryFolder folder;
    const auto project = makeProject(folder.path() / "p");
    writeMidi(folder.path() / "a.mid", take());
    auto other = take();
    other.push_back(note(2000, 62, 10));
    other.push_back(note(2100, 62, 0));
    writeMidi(folder.path() / "b.mid", other);
    const auto a = project.importFile(folder.path() / "a.mid");
    QVERIFY(a);
    // moved in time by hand: the first note says by how much
    auto shifted = *expression::readExample(a->example.file);
    for (music::Event& event : shifted)
        event.time += Microseconds {7'000'000};
    QVERIFY(writeFileAtomically(a->example.file, expression::writeExample(shifted)));
    const auto b = project.importFile(folder.path() / "b.mid", {74});
    QVERIFY(b);
    QVERIFY(!b->isExtended && !b->wasImportedBefore);
    QCOMPARE(b->extended, std::vector<fs::path> {a->example.file});
    const auto extended = expression::readExample(a->example.file);
    QVERIFY(extended);
    const auto place = std::find(extended->begin(), extended->end(), move(7600, 74, 90));
    QVERIFY(place != extended->end());
    QCOMPARE(music::rebased(*extended).size(), std::size_t {8});
}

void TestProjectImport::listedControllersCanBeFetchedLater()
{
    const TemporaryFolder folder;
    const auto project = makeProject(folder.path() / "p");
    const auto file = folder.path() / "take.mid";
    writeMidi(file, take());
    QVERIFY(project.importFile(file));
    // the settings were changed by hand
    auto conf = expression::LarasynthConf::read(project.confFile());
    QVERIFY(conf->append("midi.controllers", std::array {74}));
    QVERIFY(conf->append("midi.controller_defaults", std::array {74, 30}));
    QVERIFY(conf->append("representation.controller_output_counts", std::array {74, 2}));
    QVERIFY(conf->write(project.confFile()));
    const auto settings = readFile(project.confFile());
    const auto report = project.importFile(file, {74});
    QVERIFY(report);
    QVERIFY(report->learnt.empty() && report->isExtended);
    QCOMPARE(controllersOf(report->example.sequence), (std::set<int> {1, 74}));
    QCOMPARE(readFile(project.confFile()).value(), *settings);
}

void TestProjectImport::examplesAreImportedLikeMidiFiles()
{
    const TemporaryFolder folder;
    const auto project = makeProject(folder.path() / "p");
    const auto file = folder.path() / "old.seq";
    QVERIFY(writeFileAtomically(file, expression::writeExample(take())));
    const auto report = project.importFile(file, {74});
    QVERIFY(report);
    QCOMPARE(report->trackCount, std::size_t {1});
    QVERIFY(report->original.extension() == ".seq");
    QVERIFY(project.examples()->front().sequence == music::withOnlyControllers(take(), {1, 74}));
    // and learnt from later
    QVERIFY(project.importFile(file, {11}));
    QCOMPARE(controllersOf(project.examples()->front().sequence), (std::set<int> {1, 11, 74}));
}

void TestProjectImport::filesThatTeachNothingAreRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("learn");
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<QByteArray>("found");
    QTest::newRow("empty") << QByteArray("") << -1 << QByteArray("ExampleEmpty") << QByteArray();
    QTest::newRow("no notes") << QByteArray("ctrl 1 0 0\nctrl 1 5 9\n") << -1
                              << QByteArray("ExampleWithoutNotes") << QByteArray();
    QTest::newRow("no controllers") << QByteArray("on 60 9 0\noff 60 9\n") << -1
                                    << QByteArray("ExampleWithoutControllers") << QByteArray();
    QTest::newRow("other controllers")
        << QByteArray("on 60 9 0\nctrl 7 1 0\nctrl 7 2 1\nctrl 8 1 1\noff 60 9\n") << -1
        << QByteArray("ExampleWithoutControllers") << QByteArray("7");
    QTest::newRow("learns what is not there")
        << QByteArray("on 60 9 0\nctrl 1 1 0\nctrl 7 2 1\noff 60 9\n") << 99
        << QByteArray("ControllerNotInFile") << QByteArray("1, 7");
    QTest::newRow("broken") << QByteArray("on 60\n") << -1 << QByteArray("SequenceSyntax")
                            << QByteArray("");
}

void TestProjectImport::filesThatTeachNothingAreRefused()
{
    QFETCH(QByteArray, text);
    QFETCH(int, learn);
    QFETCH(QByteArray, id);
    QFETCH(QByteArray, found);
    const TemporaryFolder folder;
    const auto project = makeProject(folder.path() / "p");
    const auto file = folder.path() / "x.seq";
    QVERIFY(writeFileAtomically(file, text.toStdString()));
    const auto before = contentsOf(folder.path());
    std::vector<std::uint8_t> controllers;
    if (learn >= 0)
        controllers.push_back(static_cast<std::uint8_t>(learn));
    const auto report = project.importFile(file, controllers);
    QVERIFY(!report);
    QCOMPARE(errorName(report.error().id), id.constData());
    QCOMPARE(report.error().file, file.string());
    if (id != "SequenceSyntax")
        QCOMPARE(report.error().found, found.toStdString());
    QCOMPARE(contentsOf(folder.path()), before);
}

void TestProjectImport::faultsChangeNothing_data()
{
    QTest::addColumn<QByteArray>("blocked");
    QTest::newRow("examples") << QByteArray("training_examples");
    QTest::newRow("originals") << QByteArray("sources");
}

void TestProjectImport::faultsChangeNothing()
{
    QFETCH(QByteArray, blocked);
    const TemporaryFolder folder;
    const auto project = makeProject(folder.path() / "p");
    writeMidi(folder.path() / "take.mid", take());
    // a file where a folder must be stops root too
    QVERIFY(writeFileAtomically(project.folder() / blocked.toStdString(), "in the way"));
    const auto before = contentsOf(folder.path());
    const auto report = project.importFile(folder.path() / "take.mid", {74});
    QVERIFY(!report);
    QVERIFY(report.error().id == ErrorId::FolderNotWritable
            || report.error().id == ErrorId::FileNotReadable);
    QVERIFY(!report.error().file.empty());
    QCOMPARE(contentsOf(folder.path()), before);
    QVERIFY(project.importFile(folder.path() / "none.mid").error().id == ErrorId::FileNotFound);
    QVERIFY(project.importFile(folder.path()).error().id == ErrorId::FileNotReadable);
    QCOMPARE(contentsOf(folder.path()), before);
}

void TestProjectImport::fullDiskChangesNothing()
{
    const TemporaryFolder folder;
    const auto project = makeProject(folder.path() / "p");
    writeMidi(folder.path() / "take.mid", take());
    writeMidi(folder.path() / "other.mid", take());
    const auto old = project.importFile(folder.path() / "other.mid");
    QVERIFY(old);
    auto longer = take();
    for (int i = 0; i < 200; ++i)
        longer.push_back(move(1001 + i, 1, i % 128));
    writeMidi(folder.path() / "long.mid", longer);
    const auto before = contentsOf(folder.path());
    int failures = 0;
    // wherever the disk fills up: at the original, the origin, the example, the settings
    for (rlim_t limit = 0; limit < 6000; limit += limit < 1200 ? 50 : 400) {
        const FullDisk full(limit);
        const auto report = project.importFile(folder.path() / "long.mid", {74});
        if (report)
            break;
        ++failures;
        QCOMPARE(errorName(report.error().id), "DiskFull");
        QCOMPARE(contentsOf(folder.path()), before);
        QVERIFY(project.addExample(longer, {}).error().id == ErrorId::DiskFull);
        QCOMPARE(contentsOf(folder.path()), before);
    }
    QVERIFY(failures > 5);
    const FullDisk full(0);
    QVERIFY(project.setExampleEnabled(old->example, false).error().id == ErrorId::DiskFull);
    QVERIFY(project.exportExample(old->example, folder.path() / "out.mid").error().id
            == ErrorId::DiskFull);
}

void TestProjectImport::recordingsAreWrittenFromTheirFirstEvent()
{
    const TemporaryFolder folder;
    const auto project = makeProject(folder.path() / "p");
    auto recorded = take();
    for (music::Event& event : recorded)
        event.time += Microseconds {934'046'289};
    const auto example = project.addExample(recorded, {OriginKind::Recorded, "", ""});
    QVERIFY(example);
    QVERIFY(example->sequence == take());
    const auto read = project.examples();
    QVERIFY(read->front().sequence == take());
    QVERIFY(read->front().origin.kind == OriginKind::Recorded);
    QVERIFY(*expression::readExample(example->file) == take());
    QVERIFY(project.addExample({}, {}).error().id == ErrorId::ExampleEmpty);
    QVERIFY(project.addExample({move(0, 1, 1)}, {}).error().id == ErrorId::ExampleWithoutNotes);
    QCOMPARE(project.examples()->size(), std::size_t {1});
}

void TestProjectImport::examplesOfOneMomentHaveNamesOfTheirOwn()
{
    const TemporaryFolder folder;
    const auto project = makeProject(folder.path() / "p");
    constexpr int kThreads = 4;
    constexpr int kEach = 15;
    std::atomic<int> failures = 0;
    std::vector<std::thread> threads;
    for (int t = 0; t < kThreads; ++t)
        threads.emplace_back([&] {
            for (int i = 0; i < kEach; ++i)
                failures += project.addExample(take(), {}) ? 0 : 1;
        });
    for (std::thread& thread : threads)
        thread.join();
    QCOMPARE(failures.load(), 0);
    const auto examples = project.examples();
    QVERIFY(examples);
    QCOMPARE(examples->size(), std::size_t {kThreads * kEach});
    for (const Example& example : *examples)
        QVERIFY(example.sequence == take());
}

void TestProjectImport::killsLeaveWholeExamplesOnly()
{
    const TemporaryFolder folder;
    const auto project = makeProject(folder.path() / "p");
    const auto file = folder.path() / "take.mid";
    writeMidi(file, take());
    Random random(11);
    for (int round = 0; round < 30; ++round) {
        const pid_t child = ::fork();
        if (child == 0) {
            for (std::uint8_t i = 0;; ++i) {
                if (!project.addExample(take(), {}) || !project.importFile(file, {74}))
                    ::_exit(1);
            }
        }
        ::usleep(static_cast<useconds_t>(500 + random.below(15000)));
        ::kill(child, SIGKILL);
        int status = 0;
        ::waitpid(child, &status, 0);
        QVERIFY(WIFSIGNALED(status));
        const auto examples = project.examples(); // the first broken one would be an error
        QVERIFY2(examples, examples ? "" : errorName(examples.error().id));
        for (const Example& example : *examples)
            QVERIFY(example.sequence.size() >= 6);
        settingsOf(project);
    }
    QVERIFY(!project.examples()->empty());
}

void TestProjectImport::foreignNamesAreReadInOrder()
{
    const TemporaryFolder folder;
    const auto project = makeProject(folder.path() / "p");
    fs::create_directories(project.examplesFolder());
    for (const char* name : {"z.seq", "example-2017-05-29-10:56:38.236683.seq", "a.seq"})
        QVERIFY(writeFileAtomically(project.examplesFolder() / name, "on 60 9 5\noff 60 9\n"));
    for (const char* name : {"notes.txt", ".hidden.seq", "a.seq.bak"})
        QVERIFY(writeFileAtomically(project.examplesFolder() / name, "rubbish"));
    QVERIFY(writeFileAtomically(project.examplesFolder() / "a.json", "rubbish"));
    Warnings warnings;
    const auto examples = project.examples(&warnings);
    QVERIFY(examples);
    std::vector<std::string> names;
    for (const Example& example : *examples)
        names.push_back(example.name);
    QCOMPARE(names, (std::vector<std::string> {"a", "example-2017-05-29-10:56:38.236683", "z"}));
    QCOMPARE(warnings.size(), std::size_t {1}); // the origin of a.seq is lost, the example is not
    QVERIFY(warnings[0].id == ErrorId::JsonInvalid);
    QVERIFY(project.examples()); // a lost origin is no error either
}

void TestProjectImport::disabledExamplesAreNotTaught()
{
    const TemporaryFolder folder;
    const auto project = makeProject(folder.path() / "p");
    const auto first = project.addExample(take(), {});
    const auto second = project.addExample(take(), {});
    QVERIFY(first && second);
    QVERIFY(project.setExampleEnabled(*first, false));
    const auto settings = settingsOf(project);
    const auto trainable = project.trainableExamples(settings);
    QVERIFY(trainable);
    QCOMPARE(trainable->size(), std::size_t {1});
    QVERIFY(trainable->front().file == second->file);
    QVERIFY(trainable->front().sequence == music::withOnlyControllers(take(), {1}));
    QVERIFY(!project.example(first->name)->isEnabled);
    QVERIFY(project.setExampleEnabled(*second, false));
    QVERIFY(project.trainableExamples(settings).error().id == ErrorId::ExamplesMissing);
    QVERIFY(project.setExampleEnabled(*first, true));
    QCOMPARE(project.trainableExamples(settings)->size(), std::size_t {1});
}

void TestProjectImport::trainableExamplesAreChecked()
{
    const TemporaryFolder folder;
    const auto project = makeProject(folder.path() / "p");
    auto settings = settingsOf(project);
    QVERIFY(project.trainableExamples(settings).error().id == ErrorId::ExamplesMissing);
    fs::create_directories(project.examplesFolder());
    const auto errorOf = [&](const char* text) {
        const auto file = project.examplesFolder() / "a.seq";
        if (!writeFileAtomically(file, text))
            qFatal("cannot write");
        const auto trainable = project.trainableExamples(settings);
        if (trainable || trainable.error().file != file.string())
            return std::string("none, or without its file");
        return std::string(errorName(trainable.error().id));
    };
    QCOMPARE(errorOf(""), std::string("ExampleEmpty"));
    QCOMPARE(errorOf("ctrl 1 5 0\n"), std::string("ExampleWithoutNotes"));
    QCOMPARE(errorOf("on 1 5 0\nctrl 9 5 0\n"), std::string("ExampleWithoutControllers"));
    QCOMPARE(errorOf("on 1 5\n"), std::string("SequenceSyntax"));
    fs::remove(project.examplesFolder() / "a.seq");
    QVERIFY(project.addExample(take(), {}));
    settings.controllers.push_back(5);
    settings.controllerDefaults[5] = 64;
    Warnings warnings;
    QVERIFY(project.trainableExamples(settings, &warnings));
    QCOMPARE(warnings.size(), std::size_t {1});
    QVERIFY(warnings[0].id == ErrorId::ControllerNeverMoves);
    QCOMPARE(warnings[0].name, std::string("5"));
    QCOMPARE(warnings[0].expected, std::string("64"));
}

void TestProjectImport::exportedMidiReadsBackTheSame()
{
    const TemporaryFolder folder;
    const auto project = makeProject(folder.path() / "p");
    const auto example = project.addExample(take(), {});
    const auto out = folder.path() / "out.mid";
    QVERIFY(project.exportExample(*example, out));
    const auto midi = midi::readMidiFile(out);
    QVERIFY(midi);
    QVERIFY(midi::mergedSequence(*midi) == take());
    QVERIFY(!project.exportExample(*example, out));
    QVERIFY(writeFileAtomically(out, "x"));
    QVERIFY(project.exportExample(*example, out, true));
    QVERIFY(midi::readMidiFile(out));
    QVERIFY(!project.exportExample(*example, out / "below"));
}

void TestProjectImport::tutorialIsImportedLikeTheOriginal()
{
    const auto data = sharedData();
    if (!data)
        QSKIP(kNoSharedData);
    const TemporaryFolder folder;
    const auto project = makeProject(folder.path() / "p");
    // the reference's figures for the original's tutorial: 252 controller events, 254 in all
    const auto example = *data / "larasynth" / "example-2026-11-20-10.19.03.695782.seq";
    const auto report = project.importFile(example);
    QVERIFY(report);
    QCOMPARE(report->noteCount, std::size_t {1});
    QCOMPARE(report->controllerEventCount, std::size_t {252});
    QCOMPARE(project.examples()->front().sequence.size(), std::size_t {254});
    std::size_t imported = 0;
    for (const auto& path : filesIn(*data / "midi" / "freedoom", ".mid")) {
        const auto one = project.importFile(path);
        QVERIFY2(one || one.error().id == ErrorId::ExampleWithoutControllers, path.c_str());
        imported += one ? 1 : 0;
    }
    QCOMPARE(project.examples()->size(), imported + 1);
}

QTEST_APPLESS_MAIN(TestProjectImport)
#include "tst_project_import.moc"
