// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/example_file.h"
#include "core/music/note_edits.h"
#include "core/project/example_store.h"
#include "support/shared_data.h"
#include "ui/editor/example_document.h"
#include "ui/editor/project_document.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QStandardPaths>

#include <algorithm>
#include <csignal>
#include <ctime>
#include <sys/resource.h>
#include <thread>
#include <unistd.h>

#include "project_for_ui.h"

using namespace timbrel;
using namespace timbrel::test;
using ui::ExampleDocument;
using ui::ProjectDocument;

namespace fs = std::filesystem;

namespace {

void addNote(ExampleDocument& example, int milliseconds, int number)
{
    const music::Note note {Microseconds {milliseconds * 1000},
                            Microseconds {300'000},
                            3,
                            static_cast<std::uint8_t>(number),
                            99,
                            21,
                            0};
    example.push(music::addNotes(example.score(), std::span(&note, 1)), QStringLiteral("draw"));
}

QStringList namesOf(const ProjectDocument& document)
{
    QStringList names;
    for (const auto* example : document.examples())
        names << example->properties().name;
    return names;
}

std::map<std::string, std::string> filesOf(const fs::path& folder)
{
    std::map<std::string, std::string> contents;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file())
            contents[fs::relative(entry.path(), folder).string()]
                = readFile(entry.path()).value_or("?");
    return contents;
}

void prepare()
{
    QStandardPaths::setTestModeEnabled(true);
    QApplication::setOrganizationName(QStringLiteral("timbrel-test"));
    QApplication::setApplicationName(QStringLiteral("tst-project-document"));
}

/// What another process does before it is killed.
void editAndDie(const QString& project)
{
    ProjectDocument document;
    openAndLoad(document, project.toStdString());
    addNote(*document.examples()[0], 7000, 71);
    document.rename(document.examples()[0], QStringLiteral("edited"));
    document.remove({document.examples()[1]});
    document.setEnabled({document.examples()[1]}, false);
    document.setControllerDefault(1, 44);
    document.changeOwnSettings({{"expression.output_channel", 7}}, {});
    (void)document.autosaveNow();
    ::kill(::getpid(), SIGKILL);
}

void importAndDie(const QString& file)
{
    ProjectDocument document;
    document.createUntitled();
    importAndWait(document, {file});
    addNote(*document.createExample(), 250, 40);
    (void)document.autosaveNow();
    ::kill(::getpid(), SIGKILL);
}

constexpr int kManyExamples = 400;

std::size_t examplesIn(const fs::path& folder)
{
    std::size_t count = 0;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder / "training_examples", ignored)) {
        const fs::path& file = entry.path();
        count += file.extension() == ".seq" && file.filename().string()[0] != '.' ? 1U : 0U;
    }
    return count;
}

/// Many new examples and one that is edited, killed as soon as the first of the new ones is there.
void saveAndDie(const QString& project)
{
    ProjectDocument document;
    openAndLoad(document, project.toStdString());
    const std::size_t before = examplesIn(project.toStdString());
    addNote(*document.examples()[0], 7000, 71);
    for (int i = 0; i < kManyExamples; ++i)
        addNote(*document.createExample(), 100 + i, 40);
    std::thread([before, folder = fs::path(project.toStdString())] {
        while (examplesIn(folder) == before) { }
        ::kill(::getpid(), SIGKILL);
    }).detach();
    (void)document.save();
    ::kill(::getpid(), SIGKILL);
}

void dieAfter(const char* work, const QString& what)
{
    QProcess child;
    child.start(QApplication::applicationFilePath(), {QLatin1String(work), what});
    QVERIFY(child.waitForFinished(30'000));
    QCOMPARE(child.exitStatus(), QProcess::CrashExit);
}

/// Tells how long something took, and the longest time that the GUI thread was at work (on the
/// processor, whatever else the machine does) without coming back to its events.
class GuiWork
{
public:
    GuiWork()
    {
        m_clock.start();
        m_last = onProcessor();
        QObject::connect(&m_ticks, &QTimer::timeout, &m_ticks, [this] {
            const qint64 now = onProcessor();
            m_longest = std::max(m_longest, now - m_last);
            m_last = now;
        });
        m_ticks.start(1);
    }
    void tell(const char* what) const
    {
        qInfo("%s: %lld ms; longest work of the GUI thread at a stretch: %.1f ms",
              what,
              static_cast<long long>(m_clock.elapsed()),
              static_cast<double>(std::max(m_longest, onProcessor() - m_last)) * 1e-6);
    }

private:
    static qint64 onProcessor()
    {
        timespec time {};
        ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return qint64 {time.tv_sec} * 1'000'000'000 + time.tv_nsec;
    }

    QElapsedTimer m_clock;
    QTimer m_ticks;
    qint64 m_last = 0;
    qint64 m_longest = 0;
};

} // namespace

class TestProjectDocument : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void openingShowsEveryExample();
    void whatCannotBeOpenedChangesNothing();
    void anEditIsSavedAndComesBack();
    void savingWithoutAChangeWritesNothing();
    void everyListEditIsUndone();
    void whatIsRemovedLiesInTheTrashAfterSaving();
    void undoneAfterSavingItIsThereAgain();
    void marksAndDefaultsAreSaved();
    void settingsOfTimbrelJsonAreUndoneAndSaved();
    void importKeepsTheOriginalAndAsksLater();
    void learningReachesWhatWasImportedBefore();
    void brokenFilesAreToldAndTheOthersAreImported();
    void aFileIsImportedOnce();
    void anUntitledProjectIsSavedIntoAFolder();
    void aProjectIsSavedElsewhere();
    void aFullDiskKeepsItModified();
    void unsavedWorkSurvivesAKill();
    void unsavedWorkOfAProjectNeverSavedSurvivesAKill();
    void aKillInTheMiddleOfSavingLosesNothingAndBringsNothingTwice();
    void aMovedProjectOffersItsOwnWork();
    void aLargeProjectIsCopiedBesideTheGui();
    void discardedWorkIsNotOffered();
    void fiveHundredExamplesOpenBesideTheGui();
    void fiveHundredFilesAreImportedBesideTheGui();
};

void TestProjectDocument::initTestCase()
{
    prepare();
    qRegisterMetaType<QList<ui::ImportedFile>>();
    cleanup();
}

void TestProjectDocument::cleanup()
{
    fs::remove_all(ProjectDocument::recoveryRootOfUntitled());
}

void TestProjectDocument::openingShowsEveryExample()
{
    const TemporaryFolder folder;
    makeProject(folder.path() / "p", 3);
    const auto before = filesOf(folder.path());
    {
        ProjectDocument document;
        openAndLoad(document, folder.path() / "p");
        QCOMPARE(document.name(), QStringLiteral("p"));
        QCOMPARE(document.examples().size(), 3);
        QCOMPARE(document.examples()[0]->score().notes.size(), std::size_t {2});
        QVERIFY(!document.isModified() && !document.isUntitled());
        QCOMPARE(document.settings().controllers, std::vector<std::uint8_t> {1});
        QCOMPARE(document.examples()[0]->defaultValues().at(1), 0);
    }
    QCOMPARE(filesOf(folder.path()), before);
}

void TestProjectDocument::whatCannotBeOpenedChangesNothing()
{
    const TemporaryFolder folder;
    makeProject(folder.path() / "p", 2);
    ProjectDocument document;
    openAndLoad(document, folder.path() / "p");
    const auto failed = document.open(folder.path() / "nothing");
    QVERIFY(!failed && failed.error().id == ErrorId::ProjectNotFound);
    QVERIFY(createFolder(folder.path() / "bad"));
    QVERIFY(writeFileAtomically(folder.path() / "bad" / "larasynth.conf", "[midi\n"));
    QVERIFY(!document.open(folder.path() / "bad"));
    QCOMPARE(document.examples().size(), 2);
    QCOMPARE(document.name(), QStringLiteral("p"));
}

void TestProjectDocument::anEditIsSavedAndComesBack()
{
    const TemporaryFolder folder;
    const auto project = makeProject(folder.path() / "p", 2);
    music::Sequence wanted;
    {
        ProjectDocument document;
        openAndLoad(document, folder.path() / "p");
        QSignalSpy modified(&document, &ProjectDocument::modifiedChanged);
        ExampleDocument& example = *document.examples()[1];
        addNote(example, 4000, 67);
        QVERIFY(document.isModified() && document.isModified(&example));
        QVERIFY(!document.isModified(document.examples()[0]));
        document.rename(&example, QStringLiteral("  Größer \n  "));
        ui::ExampleProperties properties = example.properties();
        properties.meter = {97.0, 3};
        example.pushProperties(properties, QStringLiteral("tempo"));
        wanted = example.sequence();
        QVERIFY(document.save());
        QVERIFY(!document.isModified());
        QCOMPARE(modified.size(), 2);
        QVERIFY(!fs::exists(folder.path() / "p" / ".timbrel" / "recovery")
                || fs::is_empty(folder.path() / "p" / ".timbrel" / "recovery"));
    }
    ProjectDocument again;
    openAndLoad(again, folder.path() / "p");
    QCOMPARE(again.examples().size(), 2);
    const ExampleDocument& example = *again.examples()[1];
    QCOMPARE(example.sequence(), wanted);
    QCOMPARE(example.properties().name, QStringLiteral("Größer"));
    QCOMPARE(example.properties().meter, (music::Meter {97.0, 3}));
    // and as the original program reads it
    const auto plain = expression::readExample(again.fileOf(&example));
    QVERIFY(plain);
    QCOMPARE(plain->size(), wanted.size());
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        QCOMPARE((*plain)[i].time, wanted[i].time - wanted[0].time);
        QCOMPARE((*plain)[i].kind, wanted[i].kind);
        QCOMPARE((*plain)[i].number, wanted[i].number);
    }
}

void TestProjectDocument::savingWithoutAChangeWritesNothing()
{
    const TemporaryFolder folder;
    makeProject(folder.path() / "p", 2);
    const auto before = filesOf(folder.path());
    ProjectDocument document;
    openAndLoad(document, folder.path() / "p");
    addNote(*document.examples()[0], 100, 50);
    document.examples()[0]->history().undo();
    QVERIFY(!document.isModified());
    QVERIFY(document.save());
    QCOMPARE(filesOf(folder.path()), before);
}

void TestProjectDocument::everyListEditIsUndone()
{
    const TemporaryFolder folder;
    makeProject(folder.path() / "p", 3);
    ProjectDocument document;
    openAndLoad(document, folder.path() / "p");
    const QStringList before = namesOf(document);
    ExampleDocument* first = document.examples()[0];

    ExampleDocument* made = document.createExample();
    QCOMPARE(document.examples().last(), made);
    document.duplicate({first});
    QCOMPARE(document.examples().size(), 5);
    QCOMPARE(document.examples()[1]->sequence(), first->sequence());
    QVERIFY(document.examples()[1]->properties().name != first->properties().name);
    document.remove({first, made});
    QCOMPARE(document.examples().size(), 3);
    document.rename(document.examples()[0], QStringLiteral("other"));
    document.setEnabled(document.examples(), false);
    document.setControllerDefault(1, 9);
    QCOMPARE(document.settings().controllerDefaults.at(1), 9);
    QVERIFY(document.isModified());

    while (document.undoStack()->canUndo())
        document.undoStack()->undo();
    QCOMPARE(namesOf(document), before);
    QCOMPARE(document.examples()[0], first);
    QCOMPARE(document.settings().controllerDefaults.at(1), 0);
    for (const auto* example : document.examples())
        QVERIFY(example->properties().isEnabled);
    QVERIFY(!document.isModified());
    while (document.undoStack()->canRedo())
        document.undoStack()->redo();
    QCOMPARE(document.examples().size(), 3);
    QVERIFY(!document.examples()[0]->properties().isEnabled);
}

void TestProjectDocument::whatIsRemovedLiesInTheTrashAfterSaving()
{
    const TemporaryFolder folder;
    const auto project = makeProject(folder.path() / "p", 3);
    ProjectDocument document;
    openAndLoad(document, folder.path() / "p");
    const auto file = document.fileOf(document.examples()[1]);
    const auto sequence = document.examples()[1]->sequence();
    document.remove({document.examples()[1]});
    QVERIFY(fs::exists(file)); // nothing before saving
    QVERIFY(document.save());
    QVERIFY(!fs::exists(file));
    auto trash = document.trash();
    QCOMPARE(trash.size(), std::size_t {1});
    QVERIFY(document.restore(trash[0]));
    QCOMPARE(document.examples().last()->sequence(), sequence);
    QVERIFY(document.save());
    QCOMPARE(project.examples()->size(), std::size_t {3});
    QVERIFY(document.emptyTrash(trash));
    QVERIFY(document.trash().empty());
}

void TestProjectDocument::undoneAfterSavingItIsThereAgain()
{
    const TemporaryFolder folder;
    const auto project = makeProject(folder.path() / "p", 2);
    const auto before = filesOf(project.examplesFolder());
    ProjectDocument document;
    openAndLoad(document, folder.path() / "p");
    document.remove({document.examples()[0]});
    QVERIFY(document.save());
    document.undoStack()->undo();
    QVERIFY(document.isModified());
    QVERIFY(document.save());
    const auto after = filesOf(project.examplesFolder());
    QCOMPARE(after.size(), before.size());
    for (const auto& [name, text] : before)
        if (name.ends_with(".seq"))
            QCOMPARE(after.at(name), text);
}

void TestProjectDocument::marksAndDefaultsAreSaved()
{
    const TemporaryFolder folder;
    const auto project = makeProject(folder.path() / "p", 2);
    {
        ProjectDocument document;
        openAndLoad(document, folder.path() / "p");
        document.setEnabled({document.examples()[1]}, false);
        document.setControllerDefault(1, 5);
        document.setControllerDefault(1, 7); // a wheel turned: one entry
        QCOMPARE(document.undoStack()->count(), 2);
        QVERIFY(document.save());
    }
    const auto examples = project.examples();
    QVERIFY(examples->at(0).isEnabled && !examples->at(1).isEnabled);
    const auto conf = readFile(project.confFile()).value();
    QVERIFY(conf.find("controllers = 1 # wheel") != std::string::npos); // the rest is as it was
    ProjectDocument again;
    openAndLoad(again, folder.path() / "p");
    QCOMPARE(again.settings().controllerDefaults.at(1), 7);
    QVERIFY(!again.examples()[1]->properties().isEnabled);
}

void TestProjectDocument::settingsOfTimbrelJsonAreUndoneAndSaved()
{
    const TemporaryFolder folder;
    const auto project = makeProject(folder.path() / "p", 2);
    QVERIFY(writeFileAtomically(project.settingsFile(),
                                "{\"format\": \"timbrel-project\", \"version\": 1, \"mine\": 5}"));
    ProjectDocument document;
    openAndLoad(document, folder.path() / "p");
    QVERIFY(document.ownSettings().empty() && !document.isModified());
    const QSignalSpy changed(&document, &ProjectDocument::settingsChanged);
    constexpr int kKey = 2000;
    document.changeOwnSettings({{"expression.output_channel", 3}}, {}, kKey);
    document.changeOwnSettings({{"expression.output_channel", 4}}, {}, kKey); // one entry
    document.changeOwnSettings({{"expression.output_channel", 99}}, {}); // not sound
    QCOMPARE(document.undoStack()->count(), 1);
    QCOMPARE(changed.count(), 2);
    QCOMPARE(document.settings().outputChannel, std::optional(3));
    document.undoStack()->undo();
    QVERIFY(!document.settings().outputChannel && !document.isModified());
    document.undoStack()->redo();
    document.setEnabled({document.examples()[1]}, false);
    QVERIFY(document.isModified() && document.save() && !document.isModified());
    const auto text = readFile(project.settingsFile()).value();
    QVERIFY(text.find("\"mine\": 5") != std::string::npos);
    ProjectDocument again;
    openAndLoad(again, folder.path() / "p");
    QCOMPARE(again.settings().outputChannel, std::optional(3));
    QVERIFY(!again.examples()[1]->properties().isEnabled);
    again.changeOwnSettings({}, {});
    QVERIFY(again.save());
    QVERIFY(readFile(project.settingsFile()).value().find("channel") == std::string::npos);
}

void TestProjectDocument::importKeepsTheOriginalAndAsksLater()
{
    const TemporaryFolder folder;
    const auto project = makeProject(folder.path() / "p", 0);
    const QString file = writeMidi(folder.path() / "my take.mid", take());
    ProjectDocument document;
    openAndLoad(document, folder.path() / "p");
    importAndWait(document, {file});
    QCOMPARE(namesOf(document), QStringList {QStringLiteral("my take")});
    ExampleDocument& example = *document.examples()[0];
    QCOMPARE(example.score().lanes.size(), std::size_t {1});
    QCOMPARE(document.undoStack()->count(), 1);
    QVERIFY(document.originalOf(&example) != nullptr);
    QVERIFY(document.save());
    const auto stored = project.examples();
    QCOMPARE(stored->at(0).origin.fileName, std::string("my take.mid"));
    QVERIFY(fs::exists(project.sourcesFolder() / stored->at(0).origin.original));
    const auto facts = document.originalOf(&example);
    QVERIFY(facts != nullptr && facts->controllers.size() == 3);
}

void TestProjectDocument::learningReachesWhatWasImportedBefore()
{
    const TemporaryFolder folder;
    const auto project = makeProject(folder.path() / "p", 0);
    const QString one = writeMidi(folder.path() / "one.mid", take());
    auto other = take();
    other.push_back(move(1500, 74, 31));
    const QString two = writeMidi(folder.path() / "two.mid", other);
    {
        ProjectDocument document;
        openAndLoad(document, folder.path() / "p");
        importAndWait(document, {one});
        QVERIFY(document.save());
    }
    ProjectDocument document;
    openAndLoad(document, folder.path() / "p");
    importAndWait(document, {two});
    QSignalSpy learnt(&document, &ProjectDocument::learnt);
    document.learn({74});
    QVERIFY(learnt.wait());
    QCOMPARE(document.settings().controllers, (std::vector<std::uint8_t> {1, 74}));
    QCOMPARE(document.settings().controllerDefaults.at(74), 30);
    for (const auto* example : document.examples()) {
        const auto* lane = music::findController(example->score(), 74);
        QVERIFY(lane != nullptr && lane->points.size() >= 3);
        QCOMPARE(int {lane->points[0].value}, 30);
        QVERIFY(music::findController(example->score(), 11) == nullptr);
    }
    // where it is in the original, against the note
    const auto& score = document.examples()[0]->score();
    QCOMPARE(music::findController(score, 74)->points[1].time - score.notes[0].onset,
             Microseconds {100'000});
    QVERIFY(document.save());
    Random random(1);
    const auto settings = project.settings(random);
    QVERIFY(settings && settings->controllers.size() == 2);
    QVERIFY(project.trainableExamples(*settings));

    document.forget({74});
    QCOMPARE(document.settings().controllers, std::vector<std::uint8_t> {1});
    document.undoStack()->undo();
    document.undoStack()->undo();
    QCOMPARE(document.settings().controllers, std::vector<std::uint8_t> {1});
}

void TestProjectDocument::brokenFilesAreToldAndTheOthersAreImported()
{
    const TemporaryFolder folder;
    makeProject(folder.path() / "p", 0);
    const QString good = writeMidi(folder.path() / "good.mid", take());
    QVERIFY(writeFileAtomically(folder.path() / "bad.mid", "no music"));
    const QString empty = writeMidi(folder.path() / "empty.mid", {});
    ProjectDocument document;
    openAndLoad(document, folder.path() / "p");
    QSignalSpy finished(&document, &ProjectDocument::importFinished);
    document.importFiles({QString::fromStdString((folder.path() / "bad.mid").string()),
                          good,
                          empty,
                          QStringLiteral("/nowhere.mid")});
    QVERIFY(finished.wait());
    const auto files = finished[0][0].value<QList<ui::ImportedFile>>();
    QCOMPARE(files.size(), 4);
    QVERIFY(files[0].error && files[0].error->id == ErrorId::MidiNotAFile);
    QVERIFY(!files[1].error && files[1].example != 0);
    QVERIFY(files[2].error && files[2].error->id == ErrorId::ExampleEmpty);
    QVERIFY(files[3].error && files[3].error->id == ErrorId::FileNotFound);
    QCOMPARE(document.examples().size(), 1);
    document.undoStack()->undo();
    QVERIFY(document.examples().isEmpty());
}

void TestProjectDocument::aFileIsImportedOnce()
{
    const TemporaryFolder folder;
    makeProject(folder.path() / "p", 0);
    QVERIFY(createFolder(folder.path() / "music"));
    writeMidi(folder.path() / "music" / "a.mid", take());
    writeMidi(folder.path() / "music" / "b.mid", take());
    ProjectDocument document;
    openAndLoad(document, folder.path() / "p");
    // a folder stands for what lies in it
    importAndWait(document, {QString::fromStdString((folder.path() / "music").string())});
    QCOMPARE(namesOf(document), QStringList {QStringLiteral("a")});
    importAndWait(document, {QString::fromStdString((folder.path() / "music" / "b.mid").string())});
    QCOMPARE(document.examples().size(), 1);
    document.remove({document.examples()[0]});
    importAndWait(document, {QString::fromStdString((folder.path() / "music" / "b.mid").string())});
    QCOMPARE(namesOf(document), QStringList {QStringLiteral("b")});
}

void TestProjectDocument::anUntitledProjectIsSavedIntoAFolder()
{
    const TemporaryFolder folder;
    ProjectDocument document;
    document.createUntitled();
    QVERIFY(document.isUntitled() && !document.isModified());
    QVERIFY(!document.name().isEmpty());
    ExampleDocument* example = document.createExample();
    addNote(*example, 500, 60);
    QVERIFY(!document.save());
    QVERIFY(document.isModified());
    QVERIFY(document.saveAs(folder.path() / "new" / "song"));
    QVERIFY(!document.isModified() && !document.isUntitled());
    QCOMPARE(document.name(), QStringLiteral("song"));
    const auto project = project::Project::open(folder.path() / "new" / "song");
    QVERIFY(project);
    QCOMPARE(project->examples()->size(), std::size_t {1});
    // where it begins, too
    ProjectDocument again;
    openAndLoad(again, folder.path() / "new" / "song");
    QCOMPARE(again.examples()[0]->score().notes[0].onset, Microseconds {500'000});
    QCOMPARE(int {again.examples()[0]->score().notes[0].channel}, 3);
    QCOMPARE(int {again.examples()[0]->score().notes[0].releaseVelocity}, 21);
}

void TestProjectDocument::aProjectIsSavedElsewhere()
{
    const TemporaryFolder folder;
    makeProject(folder.path() / "p", 3);
    const auto before = filesOf(folder.path() / "p");
    ProjectDocument document;
    openAndLoad(document, folder.path() / "p");
    document.remove({document.examples()[0]});
    addNote(*document.examples()[0], 100, 50);
    QVERIFY(!document.saveAs(folder.path() / "p"));
    QVERIFY(document.saveAs(folder.path() / "q"));
    QCOMPARE(filesOf(folder.path() / "p"), before);
    const auto copy = project::Project::open(folder.path() / "q");
    QCOMPARE(copy->examples()->size(), std::size_t {2});
    addNote(*document.examples()[0], 200, 50);
    QVERIFY(document.save());
    QCOMPARE(filesOf(folder.path() / "p"), before);
}

void TestProjectDocument::aFullDiskKeepsItModified()
{
    const TemporaryFolder folder;
    makeProject(folder.path() / "p", 1);
    const auto before = filesOf(folder.path());
    ProjectDocument document;
    openAndLoad(document, folder.path() / "p");
    QVERIFY(document.autosaveNow());
    for (int i = 0; i < 400; ++i)
        addNote(*document.examples()[0], 100 * i, 50);
    rlimit limit {};
    ::getrlimit(RLIMIT_FSIZE, &limit);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit small {1000, limit.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &small);
    const auto saved = document.save();
    ::setrlimit(RLIMIT_FSIZE, &limit);
    std::signal(SIGXFSZ, handler);
    QVERIFY(!saved && saved.error().id == ErrorId::DiskFull);
    QVERIFY(document.isModified());
    QCOMPARE(filesOf(folder.path()), before);
    QVERIFY(document.save());
    QVERIFY(!document.isModified());
}

void TestProjectDocument::unsavedWorkSurvivesAKill()
{
    const TemporaryFolder folder;
    makeProject(folder.path() / "p", 3);
    dieAfter("edit", QString::fromStdString((folder.path() / "p").string()));
    const auto found = ProjectDocument::recoverable({folder.path() / "p"});
    QCOMPARE(found.size(), std::size_t {1});
    QCOMPARE(found[0].name, std::string("p"));
    ProjectDocument document;
    QSignalSpy loaded(&document, &ProjectDocument::loaded);
    QVERIFY(document.recover(found[0]));
    QVERIFY(loaded.wait());
    QCOMPARE(document.folder(), std::optional(folder.path() / "p"));
    QCOMPARE(document.examples().size(), 2);
    QCOMPARE(document.examples()[0]->properties().name, QStringLiteral("edited"));
    QCOMPARE(document.examples()[0]->score().notes.back().onset, Microseconds {7'000'000});
    QVERIFY(!document.examples()[1]->properties().isEnabled);
    QCOMPARE(document.settings().controllerDefaults.at(1), 44);
    QCOMPARE(document.settings().outputChannel, std::optional(6));
    QVERIFY(document.isModified());
    QVERIFY(document.save());
    QVERIFY(!document.isModified());
    QVERIFY(ProjectDocument::recoverable({folder.path() / "p"}).empty());
    const auto project = project::Project::open(folder.path() / "p");
    QCOMPARE(project->examples()->size(), std::size_t {2});
    QCOMPARE(document.trash().size(), std::size_t {1});
}

void TestProjectDocument::unsavedWorkOfAProjectNeverSavedSurvivesAKill()
{
    const TemporaryFolder folder;
    const QString file = writeMidi(folder.path() / "a.mid", take());
    dieAfter("untitled", file);
    const auto found = ProjectDocument::recoverable({});
    QCOMPARE(found.size(), std::size_t {1});
    QVERIFY(found[0].project.empty());
    ProjectDocument document;
    QSignalSpy loaded(&document, &ProjectDocument::loaded);
    QVERIFY(document.recover(found[0]));
    QVERIFY(loaded.wait());
    QVERIFY(document.isUntitled() && document.isModified());
    QCOMPARE(document.examples().size(), 2);
    QCOMPARE(document.examples()[1]->score().notes[0].onset, Microseconds {250'000});
    QVERIFY(document.originalOf(document.examples()[0]) != nullptr);
    // and once more, if it crashes again before it is saved
    QVERIFY(document.autosaveNow());
    QVERIFY(document.saveAs(folder.path() / "saved"));
    QVERIFY(fs::exists(folder.path() / "saved" / "sources"));
    QVERIFY(ProjectDocument::recoverable({}).empty());
}

void TestProjectDocument::aKillInTheMiddleOfSavingLosesNothingAndBringsNothingTwice()
{
    const TemporaryFolder folder;
    const fs::path place = folder.path() / "p";
    makeProject(place, 2);
    dieAfter("save", QString::fromStdString(place.string()));
    const auto found = ProjectDocument::recoverable({place});
    QCOMPARE(found.size(), std::size_t {1});
    qInfo("%zu examples were written before the kill", examplesIn(place) - 2);
    ProjectDocument document;
    QSignalSpy loaded(&document, &ProjectDocument::loaded);
    QVERIFY(document.recover(found[0]));
    QVERIFY(loaded.wait(20'000));
    QCOMPARE(document.examples().size(), 2 + kManyExamples);
    std::set<Microseconds> onsets;
    for (int i = 2; i < document.examples().size(); ++i)
        onsets.insert(document.examples()[i]->score().notes.at(0).onset);
    QCOMPARE(onsets.size(), std::size_t {kManyExamples});
    // one more change to all of them, as some are saved and some are not
    for (auto* example : document.examples())
        addNote(*example, 9000, 80);
    QSignalSpy others(&document, &ProjectDocument::savedOverOthers);
    QVERIFY(document.save());
    QVERIFY(others.isEmpty());
    QVERIFY(document.trash().empty());
    QCOMPARE(examplesIn(place), std::size_t {2 + kManyExamples});
    QVERIFY(ProjectDocument::recoverable({place}).empty());
}

void TestProjectDocument::aMovedProjectOffersItsOwnWork()
{
    const TemporaryFolder folder;
    makeProject(folder.path() / "p", 3);
    dieAfter("edit", QString::fromStdString((folder.path() / "p").string()));
    fs::rename(folder.path() / "p", folder.path() / "moved");
    const auto found = ProjectDocument::recoverable({folder.path() / "moved"});
    QCOMPARE(found.size(), std::size_t {1});
    QCOMPARE(found[0].project, folder.path() / "moved");
    ProjectDocument document;
    QSignalSpy loaded(&document, &ProjectDocument::loaded);
    QVERIFY(document.recover(found[0]));
    QVERIFY(loaded.wait());
    QCOMPARE(document.folder(), std::optional(folder.path() / "moved"));
    QCOMPARE(document.examples()[0]->properties().name, QStringLiteral("edited"));
}

void TestProjectDocument::aLargeProjectIsCopiedBesideTheGui()
{
    const TemporaryFolder folder;
    const auto project = makeProject(folder.path() / "p", 1);
    const std::string network(4U << 20U, 'n');
    for (int run = 0; run < 24; ++run) {
        const fs::path at = project.runsFolder() / std::to_string(run) / "checkpoints";
        fs::create_directories(at);
        QVERIFY(writeFileAtomically(at / "best.safetensors", network));
    }
    ProjectDocument document;
    openAndLoad(document, folder.path() / "p");
    addNote(*document.examples()[0], 100, 50);
    quint64 last = 0;
    quint64 all = 0;
    bool grows = true;
    connect(&document, &ProjectDocument::copyProgress, this, [&](quint64 done, quint64 of) {
        grows = grows && done >= last && done <= of && document.isSaving();
        last = done;
        all = of;
    });
    {
        const GuiWork work;
        QVERIFY(document.saveAs(folder.path() / "q"));
        work.tell("a project of 96 MB copied");
    }
    QVERIFY(grows && !document.isSaving());
    QVERIFY(all > 24 * network.size());
    QCOMPARE(last, all);
    QCOMPARE(readFile(folder.path() / "q/runs/expression/23/checkpoints/best.safetensors"),
             Result<std::string>(network));
}

void TestProjectDocument::discardedWorkIsNotOffered()
{
    const TemporaryFolder folder;
    makeProject(folder.path() / "p", 1);
    {
        ProjectDocument document;
        openAndLoad(document, folder.path() / "p");
        addNote(*document.examples()[0], 100, 50);
        QVERIFY(document.autosaveNow());
        document.close();
        QVERIFY(!document.isOpen());
    }
    QVERIFY(ProjectDocument::recoverable({folder.path() / "p"}).empty());
    {
        ProjectDocument document; // gone without a word: it stays
        document.setAutosaveDelay(std::chrono::milliseconds(1));
        openAndLoad(document, folder.path() / "p");
        QSignalSpy kept(&document, &ProjectDocument::autosaved);
        addNote(*document.examples()[0], 100, 50);
        QVERIFY(kept.wait());
    }
    const auto found = ProjectDocument::recoverable({folder.path() / "p"});
    QCOMPARE(found.size(), std::size_t {1});
    QVERIFY(project::discardSession(found[0].folder));
}

void TestProjectDocument::fiveHundredExamplesOpenBesideTheGui()
{
    const TemporaryFolder folder;
    makeProject(folder.path() / "p", 500);
    ProjectDocument document;
    QSignalSpy loaded(&document, &ProjectDocument::loaded);
    const GuiWork work;
    QVERIFY(document.open(folder.path() / "p"));
    QVERIFY(loaded.wait(30'000));
    work.tell("500 examples opened");
    QCOMPARE(document.examples().size(), 500);
}

void TestProjectDocument::fiveHundredFilesAreImportedBesideTheGui()
{
    const TemporaryFolder folder;
    makeProject(folder.path() / "p", 0);
    QVERIFY(createFolder(folder.path() / "music"));
    for (int i = 0; i < 500; ++i) {
        auto events = take();
        events.push_back(note(2000 + i, 64, 70));
        events.push_back(note(3000 + i, 64, 0));
        writeMidi(folder.path() / "music" / (std::to_string(i) + ".mid"), events);
    }
    ProjectDocument document;
    openAndLoad(document, folder.path() / "p");
    {
        const GuiWork work;
        importAndWait(document, {QString::fromStdString((folder.path() / "music").string())});
        work.tell("500 files imported");
    }
    QCOMPARE(document.examples().size(), 500);
    {
        const GuiWork work;
        QSignalSpy learnt(&document, &ProjectDocument::learnt);
        document.learn({74});
        QVERIFY(learnt.wait(30'000));
        work.tell("500 examples learn a controller more");
    }
    {
        const GuiWork work;
        QVERIFY(document.autosaveNow());
        work.tell("500 examples kept for recovery");
    }
    const GuiWork work;
    QVERIFY(document.save());
    work.tell("500 examples saved");
}

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    prepare();
    if (argc == 3 && QLatin1String(argv[1]) == QLatin1String("edit"))
        editAndDie(QString::fromLocal8Bit(argv[2]));
    if (argc == 3 && QLatin1String(argv[1]) == QLatin1String("untitled"))
        importAndDie(QString::fromLocal8Bit(argv[2]));
    if (argc == 3 && QLatin1String(argv[1]) == QLatin1String("save"))
        saveAndDie(QString::fromLocal8Bit(argv[2]));
    TestProjectDocument test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_project_document.moc"
