// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"
#include "core/pattern/pattern_library.h"
#include "support/shared_data.h"

#include <QtTest/QTest>

#include <filesystem>

using namespace timbrel;
using namespace timbrel::pattern;
using timbrel::test::TemporaryFolder;

namespace {

PatternEntry entryOf(const std::string& name, std::size_t step, const std::string& label = "rock")
{
    PatternEntry entry;
    entry.pattern = music::Pattern({8, 16, 4, 4});
    entry.pattern.set(0, step, {1.0F, 0.0F});
    entry.name = name;
    entry.label = label;
    return entry;
}

PatternSet setOf(std::vector<PatternEntry> entries)
{
    PatternSet set;
    set.entries = std::move(entries);
    return set;
}

} // namespace

class TestPatternLibrary : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aFolderThatIsNotThereIsEmpty()
    {
        const TemporaryFolder folder;
        const auto library = readPatternLibrary(folder.path() / "nothing");
        QVERIFY(library);
        QVERIFY(library->set.entries.empty() && library->warnings.empty());
        QVERIFY(!std::filesystem::exists(folder.path() / "nothing"));
    }

    void whatIsKeptComesBackWithItsPlace()
    {
        const TemporaryFolder folder;
        const auto patterns = patternsFolder(folder.path());
        const auto rows = music::standardDrumRows();
        const auto one = keepPattern(patterns, entryOf("B side", 3), rows);
        const auto many = keepPatterns(patterns, setOf({entryOf("x", 1), entryOf("y", 2)}), "A/b");
        QVERIFY(one && many);
        QCOMPARE(one->filename().string(), std::string("B-side.json"));
        QCOMPARE(many->filename().string(), std::string("A-b.jsonl"));
        const auto library = readPatternLibrary(patterns);
        QVERIFY(library);
        QCOMPARE(library->set.entries.size(), std::size_t {3});
        QCOMPARE(library->set.entries[1], entryOf("y", 2));
        QCOMPARE(library->places[1], (LibraryPlace {*many, 1}));
        QCOMPARE(library->set.entries[2].name, std::string("B side"));
        QCOMPARE(library->places[2], (LibraryPlace {*one, 0}));
    }

    void nothingIsOverwritten()
    {
        const TemporaryFolder folder;
        const auto rows = music::standardDrumRows();
        const auto first = keepPattern(folder.path(), entryOf("same", 1), rows);
        const auto second = keepPattern(folder.path(), entryOf("same", 2), rows);
        const auto nameless = keepPattern(folder.path(), entryOf("\xE2\x98\x83 ..", 2), rows);
        QVERIFY(first && second && nameless);
        QVERIFY(*first != *second);
        QCOMPARE(nameless->filename().string(), std::string("pattern.json"));
        QCOMPARE(readPattern(*first)->entry, entryOf("same", 1));
    }

    void aBrokenFileCostsOnlyItself()
    {
        const TemporaryFolder folder;
        const auto rows = music::standardDrumRows();
        QVERIFY(keepPattern(folder.path(), entryOf("good", 1), rows));
        QVERIFY(writeFileAtomically(folder.path() / "bad.json", "{"));
        QVERIFY(writeFileAtomically(folder.path() / "bad.jsonl", "\x00\xff"));
        QVERIFY(writeFileAtomically(folder.path() / "notes.txt", "not a pattern"));
        const auto library = readPatternLibrary(folder.path());
        QVERIFY(library);
        QCOMPARE(library->set.entries.size(), std::size_t {1});
        QCOMPARE(library->warnings.size(), std::size_t {2});
        QVERIFY(library->warnings[0].file.find("bad.json") != std::string::npos);
    }

    void patternsOfOtherRowsComeInTheStandardOnes()
    {
        const TemporaryFolder folder;
        auto two = music::standardDrumRows();
        two.erase(two.begin() + 2, two.end());
        std::swap(two[0], two[1]); // snare, kick
        PatternEntry small;
        small.pattern = music::Pattern({2, 16, 4, 4});
        small.pattern.set(1, 5, {0.5F, 0.0F});
        small.name = "small";
        QVERIFY(keepPattern(folder.path(), small, two));
        QCOMPARE(readPatternLibrary(folder.path())->set.rows, two);
        QVERIFY(keepPattern(folder.path(), entryOf("usual", 1), music::standardDrumRows()));
        const auto library = readPatternLibrary(folder.path());
        QCOMPARE(library->set.rows, music::standardDrumRows());
        QCOMPARE(library->set.entries[0].name, std::string("small"));
        QVERIFY(library->set.entries[0].pattern.at(0, 5).isOnset());
    }

    void whatIsKnownIsTakenOut()
    {
        auto set = setOf({entryOf("a", 1), entryOf("b", 2), entryOf("c", 1, "funk")});
        QCOMPARE(removeKnown(set, setOf({entryOf("other name", 1)})), std::size_t {1});
        QCOMPARE(set.entries.size(), std::size_t {2});
        QCOMPARE(set.entries[0].name, std::string("b"));
        QCOMPARE(set.entries[1].label, std::string("funk"));
    }

    void aFolderThatCannotBeWrittenIsAnError()
    {
        const TemporaryFolder folder;
        QVERIFY(writeFileAtomically(folder.path() / "patterns", "a file"));
        const auto kept = keepPattern(
            patternsFolder(folder.path()), entryOf("a", 1), music::standardDrumRows());
        QVERIFY(!kept);
        QCOMPARE(kept.error().id, ErrorId::FolderNotWritable);
        QVERIFY(!readPatternLibrary(patternsFolder(folder.path())));
    }
};

QTEST_APPLESS_MAIN(TestPatternLibrary)
#include "tst_pattern_library.moc"
