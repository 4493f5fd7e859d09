// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/digest.h"
#include "core/project/example_store.h"
#include "core/project/project_changes.h"
#include "core/project/project_copy.h"
#include "core/project/trash.h"
#include "support/shared_data.h"

#include "project_for_tests.h"

using namespace timbrel;
using namespace timbrel::project;
using namespace timbrel::test;

namespace fs = std::filesystem;

namespace {

Example added(const Project& project, const music::Sequence& events = take())
{
    auto example = project.addExample(events, {OriginKind::Recorded, {}, {}});
    if (!example)
        qFatal("no example");
    return *example;
}

ChangedExample changed(Example example, const std::string& digest, std::uint64_t key = 1)
{
    return {key, std::make_shared<const Example>(std::move(example)), digest};
}

std::string digestOf(const fs::path& file)
{
    return sha256(readFile(file).value());
}

} // namespace

class TestTrash : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsDeletedIsWhollyInTheTrash();
    void whatIsNotThereCannotBeDeleted();
    void aTrashIsEmptiedOfWhatWasShownOnly();
    void nothingOutsideTheTrashIsEmptied();
    void savingWritesEverythingThatChanged();
    void anExampleThatAnotherProgramChangedIsCopiedFirst();
    void aFailureChangesNothingAndSaysWhy();
    void aCopyOfAProjectHasAllButItsTrash();
    void aCopyIsRefusedWhereSomethingIs();
    void aCopyWithinItselfIsRefused();
};

void TestTrash::whatIsDeletedIsWhollyInTheTrash()
{
    const TemporaryFolder folder;
    const auto project = makeProject(folder.path() / "p");
    const Example one = added(project);
    const Example two = added(project);
    const auto seq = readFile(one.file).value();
    const auto facts = readFile(originFile(one.file)).value();
    const auto trashed = trashExample(project.folder(), one.file);
    QVERIFY(trashed);
    QVERIFY(!fs::exists(one.file) && !fs::exists(originFile(one.file)));
    QCOMPARE(readFile(trashed->file).value(), seq);
    QCOMPARE(readFile(originFile(trashed->file)).value(), facts);
    const auto all = trashedExamples(project.folder());
    QCOMPARE(all.size(), std::size_t {1});
    QCOMPARE(all[0].file, trashed->file);
    const auto left = project.examples();
    QVERIFY(left && left->size() == 1 && left->front().file == two.file);
}

void TestTrash::whatIsNotThereCannotBeDeleted()
{
    const TemporaryFolder folder;
    const auto project = makeProject(folder.path() / "p");
    const auto trashed = trashExample(project.folder(), project.examplesFolder() / "no.seq");
    QVERIFY(!trashed && trashed.error().id == ErrorId::FileNotFound);
    QVERIFY(trashedExamples(project.folder()).empty());
}

void TestTrash::aTrashIsEmptiedOfWhatWasShownOnly()
{
    const TemporaryFolder folder;
    const auto project = makeProject(folder.path() / "p");
    QVERIFY(trashExample(project.folder(), added(project).file));
    const auto shown = trashedExamples(project.folder());
    QVERIFY(trashExample(project.folder(), added(project).file));
    QVERIFY(emptyTrash(project.folder(), shown));
    QCOMPARE(trashedExamples(project.folder()).size(), std::size_t {1});
    QVERIFY(!fs::exists(shown[0].folder));
}

void TestTrash::nothingOutsideTheTrashIsEmptied()
{
    const TemporaryFolder folder;
    const auto project = makeProject(folder.path() / "p");
    const Example example = added(project);
    const TrashedExample alien {project.examplesFolder(), example.file, "now"};
    QVERIFY(!emptyTrash(project.folder(), std::vector {alien}));
    const TrashedExample upwards {project.folder() / ".trash" / "..", example.file, "now"};
    QVERIFY(!emptyTrash(project.folder(), std::vector {upwards}));
    const TrashedExample elsewhere {project.folder() / ".trash" / "x", example.file, "now"};
    QVERIFY(!emptyTrash(project.folder(), std::vector {elsewhere}));
    QVERIFY(fs::exists(example.file));
}

void TestTrash::savingWritesEverythingThatChanged()
{
    const TemporaryFolder folder;
    const auto project = makeProject(folder.path() / "p");
    const Example edited = added(project);
    const Example removed = added(project);
    const Example marked = added(project);

    ProjectChanges changes;
    Example after = edited;
    after.sequence.push_back(note(3000, 70, 1));
    after.sequence.push_back(note(3100, 70, 0));
    changes.examples.push_back(changed(after, digestOf(edited.file), 11));
    Example fresh;
    fresh.sequence = take();
    fresh.isEnabled = false;
    fresh.origin = {OriginKind::Imported, "a.mid", "0f.mid"};
    changes.examples.push_back(changed(fresh, {}, 12));
    changes.removed.push_back(removed.file);
    changes.enabled[marked.file.filename().string()] = false;
    changes.sources.push_back({"0f.mid", std::make_shared<const std::string>("MThd")});
    std::string conf = readFile(project.confFile()).value() + "# more\n";
    changes.conf = conf;

    const auto report = saveChanges(project, changes);
    QVERIFY(!report.error && report.warnings.empty() && report.overwritten.empty());
    QVERIFY(report.isConfWritten && report.isEnabledWritten);
    QCOMPARE(report.examples.size(), std::size_t {2});
    QCOMPARE(report.examples[0].key, std::uint64_t {11});
    QCOMPARE(report.examples[0].digest, digestOf(edited.file));
    const auto read = project.examples();
    QVERIFY(read && read->size() == 3);
    for (const Example& example : *read) {
        if (example.file == edited.file)
            QCOMPARE(example.sequence, after.sequence);
        else
            QVERIFY(!example.isEnabled);
    }
    QCOMPARE(readFile(project.confFile()).value(), conf);
    QVERIFY(fs::exists(project.sourcesFolder() / "0f.mid"));
    QCOMPARE(trashedExamples(project.folder()).size(), std::size_t {1});

    // removing what is gone is no failure
    ProjectChanges again;
    again.removed.push_back(removed.file);
    const auto second = saveChanges(project, again);
    QVERIFY(!second.error && second.warnings.size() == 1 && second.removed.size() == 1);
}

void TestTrash::anExampleThatAnotherProgramChangedIsCopiedFirst()
{
    const TemporaryFolder folder;
    const auto project = makeProject(folder.path() / "p");
    const Example example = added(project);
    const std::string digest = digestOf(example.file);
    const std::string theirs = readFile(example.file).value() + "on 80 1 9000000\noff 80 9100000\n";
    QVERIFY(writeFileAtomically(example.file, theirs));
    ProjectChanges changes;
    changes.examples.push_back(changed(example, digest));
    const auto report = saveChanges(project, changes);
    QVERIFY(!report.error);
    QCOMPARE(report.overwritten.size(), std::size_t {1});
    QCOMPARE(readFile(report.overwritten[0].file).value(), theirs);
    QVERIFY(readFile(example.file).value() != theirs);
    // but not when it is ours
    const auto again
        = saveChanges(project, {{changed(example, report.examples[0].digest)}, {}, {}, {}, {}});
    QVERIFY(!again.error && again.overwritten.empty());
}

void TestTrash::aFailureChangesNothingAndSaysWhy()
{
    const TemporaryFolder folder;
    const auto project = makeProject(folder.path() / "p");
    const Example removed = added(project);
    const auto before = contentsOf(folder.path());
    ProjectChanges changes;
    Example small;
    small.sequence = take();
    changes.examples.push_back(changed(small, {}, 1));
    Example large = small;
    for (int i = 0; i < 1000; ++i)
        large.sequence.push_back(move(2000 + i, 1, i % 128));
    changes.examples.push_back(changed(large, {}, 2));
    changes.removed.push_back(removed.file);
    SaveReport report;
    {
        const FullDisk full(3000);
        report = saveChanges(project, changes);
    }
    QVERIFY(report.error && report.error->id == ErrorId::DiskFull);
    QVERIFY(report.examples.empty() && report.removed.empty());
    QCOMPARE(contentsOf(folder.path()), before); // nothing half
}

void TestTrash::aCopyOfAProjectHasAllButItsTrash()
{
    const TemporaryFolder folder;
    const auto project = makeProject(folder.path() / "p");
    QVERIFY(trashExample(project.folder(), added(project).file));
    const Example kept = added(project);
    QVERIFY(createFolder(project.runsFolder() / "7"));
    QVERIFY(writeFileAtomically(project.runsFolder() / "7" / "state.json", "{}"));
    QVERIFY(createFolder(project.folder() / ".timbrel" / "recovery"));
    const auto copy = copyProject(project.folder(), folder.path() / "new" / "q", "[midi]\n");
    QVERIFY(copy);
    QCOMPARE(readFile(copy->confFile()).value(), std::string("[midi]\n"));
    QVERIFY(fs::exists(copy->runsFolder() / "7" / "state.json"));
    QCOMPARE(readFile(copy->examplesFolder() / kept.file.filename()).value(),
             readFile(kept.file).value());
    QVERIFY(!fs::exists(copy->folder() / ".trash") && !fs::exists(copy->folder() / ".timbrel"));
}

void TestTrash::aCopyIsRefusedWhereSomethingIs()
{
    const TemporaryFolder folder;
    const auto one = makeProject(folder.path() / "one");
    const auto two = makeProject(folder.path() / "two");
    const auto before = contentsOf(folder.path());
    const auto copy = copyProject(one.folder(), two.folder(), "x");
    QVERIFY(!copy && copy.error().id == ErrorId::ProjectAlreadyConfigured);
    QCOMPARE(contentsOf(folder.path()), before);
}

void TestTrash::aCopyWithinItselfIsRefused()
{
    const TemporaryFolder folder;
    const auto project = makeProject(folder.path() / "p");
    QVERIFY(!copyProject(project.folder(), project.folder() / "runs" / "copy", "x"));
    QVERIFY(!fs::exists(project.folder() / "runs"));
}

QTEST_APPLESS_MAIN(TestTrash)
#include "tst_trash.moc"
